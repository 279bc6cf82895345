//! Files that are dragged over the window: which one was let go, and who is told; nothing is read of it here.

use claimwright_api::wire::DropEvent;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::DragDropEvent;

/// Who is told.
type Listener = Box<dyn Fn(DropEvent) + Send>;

/// What is known of dragged files.
#[derive(Default)]
pub struct Drops {
    listener: Mutex<Option<Listener>>,
    /// The file that was let go last, until it is opened. The window learns that there is one, and never names one itself.
    dropped: Mutex<Option<PathBuf>>,
}

impl std::fmt::Debug for Drops {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drops").finish_non_exhaustive()
    }
}

impl Drops {
    /// Tells `listener` from now on.
    pub fn watch(&self, listener: Listener) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }

    /// The file that was let go; it is not there a second time.
    pub fn take(&self) -> Option<PathBuf> {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Takes note of what the system says.
    pub fn happened(&self, event: &DragDropEvent) {
        let told = match event {
            DragDropEvent::Enter { .. } => DropEvent::Over,
            DragDropEvent::Drop { paths, .. } => {
                let Some(path) = paths.first() else { return self.tell(DropEvent::Left) };
                *self.dropped.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
                DropEvent::Dropped
            }
            DragDropEvent::Leave => DropEvent::Left,
            _ => return,
        };
        self.tell(told);
    }

    fn tell(&self, event: DropEvent) {
        if let Some(listener) = &*self.listener.lock().unwrap_or_else(PoisonError::into_inner) {
            listener(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use tauri::PhysicalPosition;

    #[test]
    fn a_file_that_is_let_go_is_told_and_taken_once() {
        let drops = Drops::default();
        let (sender, told) = mpsc::channel();
        let position = PhysicalPosition { x: 1.0, y: 1.0 };
        let path = |name: &str| vec![PathBuf::from(name)];
        drops.happened(&DragDropEvent::Leave);
        drops.watch(Box::new(move |event| drop(sender.send(event))));
        drops.happened(&DragDropEvent::Enter { paths: path("a.docx"), position });
        assert_eq!(drops.take(), None);
        drops.happened(&DragDropEvent::Drop { paths: path("a.docx"), position });
        drops.happened(&DragDropEvent::Drop { paths: Vec::new(), position });
        assert_eq!(told.try_iter().collect::<Vec<_>>(), [DropEvent::Over, DropEvent::Dropped, DropEvent::Left]);
        assert_eq!((drops.take(), drops.take()), (Some(PathBuf::from("a.docx")), None));
    }
}
