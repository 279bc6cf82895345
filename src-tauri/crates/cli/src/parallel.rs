//! Does many things at once and hands their results on in order: the only place of the command line that starts threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

/// Results that may wait for an earlier one, for each thread; what waits takes memory.
const AHEAD: usize = 4;

/// How many things this machine does at once.
pub fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// How many items may be taken, and whether no more shall be.
struct Room {
    state: Mutex<(usize, bool)>,
    changed: Condvar,
}

impl Room {
    fn lock(&self) -> MutexGuard<'_, (usize, bool)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for room; `false` where all is to end.
    fn take(&self) -> bool {
        let full = |state: &mut (usize, bool)| state.0 == 0 && !state.1;
        let mut state = self.changed.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        state.0 = state.0.saturating_sub(1);
        !state.1
    }

    fn give(&self) {
        self.lock().0 += 1;
        self.changed.notify_one();
    }

    fn end(&self) {
        self.lock().1 = true;
        self.changed.notify_all();
    }
}

/// Ends all where a thread panics, as nobody would give room any more.
struct EndOnPanic<'a>(&'a Room);

impl Drop for EndOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

/// Works on `items` with so many threads and hands each result to `take` in the order of the items, as soon as all before
/// it are there. Where `take` breaks, no further item is begun.
pub fn in_order<T, R: Send>(
    threads: NonZeroUsize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let source = Mutex::new(items.enumerate());
    let room = Room { state: Mutex::new((threads.get() * AHEAD, false)), changed: Condvar::new() };
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (sender, source, room, work) = (sender.clone(), &source, &room, &work);
            scope.spawn(move || {
                let _end = EndOnPanic(room);
                while room.take() {
                    let next = source.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((index, item)) = next else { break };
                    if sender.send((index, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                next += 1;
                if take(result).is_break() {
                    room.end();
                    return;
                }
                room.give();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const THREE: NonZeroUsize = NonZeroUsize::new(3).expect("three is more than none");

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let mut told = Vec::new();
        let work = |item: u64| {
            // Every fifth lets the others overtake it.
            (0..if item.is_multiple_of(5) { 200_000 } else { 10 })
                .fold(item, |sum, n| std::hint::black_box(sum ^ n ^ n))
        };
        in_order(THREE, 0..100, work, |result| {
            told.push(result);
            ControlFlow::Continue(())
        });
        assert_eq!(told, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn where_nobody_takes_more_little_more_is_begun() {
        let begun = AtomicUsize::new(0);
        let mut told = 0;
        in_order(
            THREE,
            0..10_000,
            |_| begun.fetch_add(1, Ordering::Relaxed),
            |_| {
                told += 1;
                if told == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(told, 5);
        assert!(begun.load(Ordering::Relaxed) <= 5 + 3 * AHEAD + 3);
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_ends_all() {
        in_order(THREE, 0..1000, |item| assert_ne!(item, 40), |()| ControlFlow::Continue(()));
    }
}
