//! In which way the work of a generator is shared among threads; what a thread does is the generator's.

/// How work is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharing {
    /// Threads that compute, with the one that asks; 1 for that one alone.
    pub threads: usize,
    /// How often a thread looks whether there is more to do before it sleeps.
    pub spin: u32,
}

impl Default for Sharing {
    /// The thread that asks, alone.
    fn default() -> Self {
        Self { threads: 1, spin: 0 }
    }
}
