//! Threads that share the pieces of a product; how many there are and how long one waits awake is said from outside, and
//! what a piece is, by whoever shares it out.
//!
//! A thread that waits asleep costs nothing and takes some hundredths of a millisecond to wake, which is as long as a small
//! product takes; one that waits awake takes the time of a core from others. Which is better, only the machine tells.

use claimwright_infer::Sharing;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// More threads than this are not begun: memory is not read faster by them.
const MOST: usize = 64;

/// Threads that multiply for a generator, at first none beside the one that asks. Its clones are the same threads.
#[derive(Debug, Clone, Default)]
pub struct Crew(Arc<Mutex<Option<Arc<Hands>>>>);

impl Crew {
    /// Threads that share in this way.
    pub fn new(sharing: Sharing) -> Self {
        let crew = Self::default();
        crew.share_as(sharing);
        crew
    }

    /// Shares in another way from the next product on. Answers do not change by it.
    pub fn share_as(&self, sharing: Sharing) {
        let more = sharing.threads.clamp(1, MOST) - 1;
        *lock(&self.0) = (more > 0).then(|| Arc::new(Hands::new(more, sharing.spin)));
    }

    /// The threads beside the one that asks, where there are any.
    pub(super) fn hands(&self) -> Option<Arc<Hands>> {
        lock(&self.0).clone()
    }
}

/// What a lock protects is whole at every moment: each change is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Work in pieces that any thread may take.
struct Job {
    piece: Box<dyn Fn(usize) + Send + Sync>,
    pieces: usize,
    next: AtomicUsize,
    left: AtomicUsize,
    failed: AtomicBool,
}

impl Job {
    /// Takes pieces until none is left.
    fn work(&self) {
        /// Counts a piece as done, by a panic too: whoever waits for it must not wait for ever.
        struct Done<'a>(&'a Job);
        impl Drop for Done<'_> {
            fn drop(&mut self) {
                if std::thread::panicking() {
                    self.0.failed.store(true, Ordering::Release);
                }
                self.0.left.fetch_sub(1, Ordering::AcqRel);
            }
        }
        loop {
            let index = self.next.fetch_add(1, Ordering::AcqRel);
            if index >= self.pieces {
                return;
            }
            let done = Done(self);
            (self.piece)(index);
            drop(done);
        }
    }
}

/// What threads look at.
#[derive(Default)]
struct Board {
    /// Counts jobs: a thread that waits awake looks at it.
    number: AtomicUsize,
    job: Mutex<Option<Arc<Job>>>,
    over: AtomicBool,
}

/// Threads that wait for work.
pub(super) struct Hands {
    board: Arc<Board>,
    threads: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for Hands {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hands").field("threads", &self.threads.len()).finish_non_exhaustive()
    }
}

impl Hands {
    fn new(count: usize, spin: u32) -> Self {
        let board = Arc::new(Board::default());
        let begin = |_| {
            let board = Arc::clone(&board);
            std::thread::Builder::new().name("claimwright-product".to_owned()).spawn(move || wait(&board, spin)).ok()
        };
        // A system that gives no further thread leaves the work to those that are there.
        let threads = (0..count).map_while(begin).collect();
        Self { board, threads }
    }

    /// Does some pieces of work, on all threads, and waits until all are done.
    ///
    /// # Panics
    /// Where a piece panics.
    pub(super) fn share(&self, pieces: usize, piece: impl Fn(usize) + Send + Sync + 'static) {
        let job = Arc::new(Job {
            piece: Box::new(piece),
            pieces,
            next: AtomicUsize::new(0),
            left: AtomicUsize::new(pieces),
            failed: AtomicBool::new(false),
        });
        *lock(&self.board.job) = Some(Arc::clone(&job));
        self.board.number.fetch_add(1, Ordering::AcqRel);
        self.threads.iter().for_each(|thread| thread.thread().unpark());
        job.work();
        let mut looks = 0u32;
        while job.left.load(Ordering::Acquire) > 0 {
            // What is left is a piece that another thread is at; where that one has lost its core, it needs this one.
            looks += 1;
            if looks < 4096 { spin_loop() } else { std::thread::yield_now() }
        }
        *lock(&self.board.job) = None;
        assert!(!job.failed.load(Ordering::Acquire), "a piece of a product failed");
    }
}

impl Drop for Hands {
    fn drop(&mut self) {
        self.board.over.store(true, Ordering::Release);
        for thread in self.threads.drain(..) {
            thread.thread().unpark();
            // One that panicked has told so where its piece was shared out.
            let _ = thread.join();
        }
    }
}

/// Waits for jobs, first awake and then asleep, and works at each.
fn wait(board: &Board, spin: u32) {
    let mut seen = 0;
    let mut looks = 0;
    while !board.over.load(Ordering::Acquire) {
        let number = board.number.load(Ordering::Acquire);
        if number != seen {
            (seen, looks) = (number, 0);
            let job = lock(&board.job).clone();
            if let Some(job) = job {
                job.work();
            }
        } else if looks < spin {
            looks += 1;
            spin_loop();
        } else {
            // Whoever shares out wakes every thread, so that nothing is missed between the look and the sleep.
            std::thread::park();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_done_once_by_any_number_of_threads() {
        for (threads, spin) in [(2, 0), (2, 1000), (5, 0), (5, 100)] {
            let hands = Hands::new(threads - 1, spin);
            for pieces in [0, 1, 2, 7, 300] {
                let counts: Arc<Vec<AtomicUsize>> = Arc::new((0..pieces).map(|_| AtomicUsize::new(0)).collect());
                let counted = Arc::clone(&counts);
                hands.share(pieces, move |index| {
                    counted[index].fetch_add(1, Ordering::AcqRel);
                });
                assert!(counts.iter().all(|count| count.load(Ordering::Acquire) == 1), "{threads} {spin} {pieces}");
            }
        }
    }

    #[test]
    fn a_piece_that_fails_is_told_and_the_others_are_done() {
        let hands = Hands::new(2, 0);
        let done = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&done);
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            hands.share(20, move |index| {
                assert_ne!(index, 19, "the last one fails");
                counted.fetch_add(1, Ordering::AcqRel);
            });
        }));
        assert!(failed.is_err());
        assert_eq!(done.load(Ordering::Acquire), 19);
    }

    #[test]
    fn a_crew_is_alone_until_it_is_told() {
        let crew = Crew::default();
        assert!(crew.hands().is_none());
        let same = crew.clone();
        crew.share_as(Sharing { threads: 3, spin: 0 });
        assert_eq!(same.hands().map(|hands| hands.threads.len()), Some(2));
        crew.share_as(Sharing::default());
        assert!(same.hands().is_none());
    }
}
