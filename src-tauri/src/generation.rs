//! A generator fills the slots of the draft, one run at a time, stopped within
//! a tenth of a second; what it may propose is not decided here.

use crate::desk::Desk;
use claimwright_api::drafting::SLOTS;
use claimwright_api::wire::DraftEvent;
use claimwright_api::{ApiError, Control, ErrorCode, Filling, Generator, Outcome};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Words are sent together when this long has passed: each message is an evaluation in the web view.
const BATCH: Duration = Duration::from_millis(40);

/// Sends an event to the window.
pub type Send = Box<dyn Fn(DraftEvent) + std::marker::Send + Sync>;

/// The place of the one run that there may be.
#[derive(Default)]
pub struct Generation {
    run: Mutex<Option<Arc<Run>>>,
    /// The generator of the last run: its weights and its cache serve the next one.
    loaded: Mutex<Option<Box<dyn Generator>>>,
}

impl std::fmt::Debug for Generation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Generation").field("busy", &self.busy()).finish()
    }
}

/// A run: whether it shall stop, and whether the window was told that it is over.
struct Run {
    stop: AtomicBool,
    told: Mutex<bool>,
    loading: AtomicBool,
    send: Send,
}

impl Run {
    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    /// Tells the window how the run goes; nothing follows the word that it is over.
    fn say(&self, event: DraftEvent) {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !*told {
            (self.send)(event);
        }
    }

    /// Tells the window once that the run is over.
    fn end(&self, came_to: CameTo, error: Option<&ApiError>) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::replace(&mut *told, true) {
            let error = error.cloned();
            let CameTo { proposed, dropped, left_out } = came_to;
            (self.send)(DraftEvent::Ended { proposed, dropped, left_out, stopped: self.stopped(), error });
        }
    }
}

impl Generation {
    fn current(&self) -> MutexGuard<'_, Option<Arc<Run>>> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a run is under way.
    pub fn busy(&self) -> bool {
        self.current().is_some()
    }

    /// Takes the place of a run until what is answered is dropped: no draft is begun meanwhile.
    ///
    /// # Errors
    /// As [`free`](Self::free).
    pub fn hold(&self) -> Result<Held<'_>, ApiError> {
        let run = Arc::new(Run {
            stop: AtomicBool::new(false),
            told: Mutex::new(true),
            loading: AtomicBool::new(false),
            send: Box::new(|_| {}),
        });
        self.take_place(&run)?;
        Ok(Held { generation: self, run })
    }

    /// Takes the place where it is free.
    fn take_place(&self, run: &Arc<Run>) -> Result<(), ApiError> {
        let mut current = self.current();
        if current.is_some() {
            return Err(busy());
        }
        *current = Some(Arc::clone(run));
        Ok(())
    }

    /// Frees the place where this run has it.
    fn free_place(&self, run: &Arc<Run>) {
        let mut current = self.current();
        if current.as_ref().is_some_and(|current| Arc::ptr_eq(current, run)) {
            *current = None;
        }
    }

    /// Refuses a second run.
    ///
    /// # Errors
    /// [`ErrorCode::Busy`].
    pub fn free(&self) -> Result<(), ApiError> {
        if self.busy() { Err(busy()) } else { Ok(()) }
    }

    /// Forgets the generator that was kept, with all that it has computed of a text.
    pub fn forget(&self) {
        *self.kept() = None;
    }

    /// Asks the run to stop. While weights are read, which cannot be interrupted, the window is told at once.
    pub fn stop(&self) {
        if let Some(run) = &*self.current() {
            run.stop.store(true, Ordering::Release);
            if run.loading.load(Ordering::Acquire) {
                run.end(CameTo::default(), None);
            }
        }
    }

    /// Starts a run of the model `id` on a thread of its own; `asked` slots were asked in an earlier run of it.
    ///
    /// # Errors
    /// As [`free`](Self::free).
    pub fn start(desk: &Arc<Desk>, id: String, filling: Filling, asked: usize, send: Send) -> Result<(), ApiError> {
        let run = Arc::new(Run {
            stop: AtomicBool::new(false),
            told: Mutex::new(false),
            loading: AtomicBool::new(true),
            send,
        });
        desk.generation.take_place(&run)?;
        let desk = Arc::clone(desk);
        spawn(move || {
            // Whatever happens to the thread, the next run finds its place free.
            let place = Place(&desk.generation, &run);
            let (came_to, error) = fill(&desk, &run, &id, filling, asked);
            // The place is free before the window is told, as it may ask for the next run at once.
            place.free();
            run.end(came_to, error.as_ref());
        });
        Ok(())
    }

    fn kept(&self) -> MutexGuard<'_, Option<Box<dyn Generator>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The generator `id`, kept or loaded.
    fn generator(&self, desk: &Desk, id: &str) -> Result<Box<dyn Generator>, ApiError> {
        let kept = self.kept().take();
        match kept {
            Some(generator) if generator.id() == id => Ok(generator),
            // The old weights go before the new ones come.
            other => {
                drop(other);
                desk.models.load_to_draft(id)
            }
        }
    }
}

fn busy() -> ApiError {
    let sentences = [
        "A model is still at work: wait a moment until it has stopped, then draft again.",
        "Un modèle travaille encore : attendez un instant qu'il se soit arrêté, puis rédigez de nouveau.",
        "Ein Modell arbeitet noch: Warten Sie einen Augenblick, bis es steht, und entwerfen Sie dann erneut.",
    ];
    ApiError::said(ErrorCode::Busy, sentences)
}

/// The place of a run, held by something else.
pub struct Held<'a> {
    generation: &'a Generation,
    run: Arc<Run>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.generation.free_place(&self.run);
    }
}

/// Runs work on a thread of its own.
pub fn spawn(work: impl FnOnce() + std::marker::Send + 'static) {
    std::thread::spawn(work);
}

/// Frees the place of a run when its thread ends, by a panic too.
struct Place<'a>(&'a Generation, &'a Arc<Run>);

impl Place<'_> {
    fn free(&self) {
        self.0.free_place(self.1);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.free();
        let sentences = [
            "The model stopped unexpectedly: draft again, or choose another one.",
            "Le modèle s'est arrêté de façon inattendue : rédigez de nouveau ou choisissez-en un autre.",
            "Das Modell ist unerwartet stehen geblieben: Entwerfen Sie erneut, oder wählen Sie ein anderes.",
        ];
        let lost = ApiError::said(ErrorCode::ModelFailed, sentences);
        self.1.end(CameTo::default(), std::thread::panicking().then_some(&lost));
    }
}

/// What a run came to.
#[derive(Debug, Default)]
struct CameTo {
    proposed: usize,
    dropped: usize,
    /// Numbers of the claims that the model was not shown.
    left_out: Vec<u32>,
}

/// Does the run; answers what it came to, and what went wrong.
fn fill(desk: &Desk, run: &Run, id: &str, filling: Filling, asked: usize) -> (CameTo, Option<ApiError>) {
    run.say(DraftEvent::Loading);
    // One generator computes at a time.
    desk.typing.give_way();
    let loaded = desk.generation.generator(desk, id);
    run.loading.store(false, Ordering::Release);
    let mut generator = match loaded {
        Ok(generator) => generator,
        Err(error) => return (CameTo::default(), Some(error)),
    };
    let mut came_to = CameTo::default();
    let mut words = Words::default();
    let mut kept = Ok(());
    let ran = filling.run(&mut *generator, &mut |outcome| {
        if run.stopped() {
            return Control::Stop;
        }
        if let Outcome::Text { slot, piece } = &outcome {
            words.add(*slot, piece, run);
            return Control::Continue;
        }
        words.flush(run);
        match &outcome {
            Outcome::LeftOut { claims } => came_to.left_out.clone_from(claims),
            // What an earlier run has asked counts too.
            Outcome::Asked { done, .. } if asked + done >= SLOTS => return Control::Stop,
            &Outcome::Asked { slot, done, total } => {
                run.say(DraftEvent::Asked { slot, done: asked + done, total: SLOTS.min(asked + total) });
            }
            Outcome::Proposed { .. } => came_to.proposed += 1,
            Outcome::Dropped { .. } => came_to.dropped += 1,
            Outcome::Text { .. } => {}
        }
        if matches!(outcome, Outcome::Proposed { .. } | Outcome::Dropped { .. }) {
            match desk.workbench().record(&outcome) {
                Ok(draft) => run.say(DraftEvent::Changed { draft }),
                // The draft is gone, and with it whom the model works for.
                Err(_) => return Control::Stop,
            }
            // A window that is closed now loses none of it.
            kept = desk.keep();
        }
        Control::Continue
    });
    let mut loaded = desk.generation.kept();
    // Whoever locks closes the gate first and then has it forgotten: it is not laid back behind that.
    if desk.gate_is_open() {
        *loaded = Some(generator);
    }
    drop(loaded);
    (came_to, ran.err().or(kept.err()))
}

/// Words that wait to be sent together.
#[derive(Default)]
struct Words {
    slot: usize,
    text: String,
    since: Option<Instant>,
}

impl Words {
    fn add(&mut self, slot: usize, piece: &str, run: &Run) {
        if slot != self.slot {
            self.flush(run);
            self.slot = slot;
        }
        self.text.push_str(piece);
        if self.since.get_or_insert_with(Instant::now).elapsed() >= BATCH {
            self.flush(run);
        }
    }

    fn flush(&mut self, run: &Run) {
        if !self.text.is_empty() {
            run.say(DraftEvent::Text { slot: self.slot, piece: std::mem::take(&mut self.text) });
        }
        self.since = None;
    }
}

#[cfg(test)]
mod tests;
