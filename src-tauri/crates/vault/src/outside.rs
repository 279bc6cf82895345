//! What the vault is handed from outside: clocks, randomness, the size of memory; it asks the system for none of them.

use std::sync::Arc;

/// One reading of both clocks. The wall clock may be wrong or set back; the monotonic one counts on through suspend
/// (`CLOCK_BOOTTIME` on Linux) and starts anew at some point before this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// Milliseconds since 1970-01-01 UTC; negative before.
    pub unix_ms: i64,
    /// Milliseconds on the monotonic clock.
    pub mono_ms: u64,
}

/// The clocks.
pub trait Clock: Send + Sync {
    /// Reads both clocks.
    fn now(&self) -> Moment;
    /// Which start of the machine this is, for the audit log; zeros where the system does not say.
    fn boot(&self) -> [u8; 16] {
        [0; 16]
    }
}

/// The system gave no randomness; nothing is made without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;

/// A cryptographically secure source of random bytes.
pub trait Random: Send + Sync {
    /// Fills all of `bytes`, or fails and leaves them to be thrown away.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

/// All that is handed in.
#[derive(Clone)]
pub struct Outside {
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// The source of randomness.
    pub random: Arc<dyn Random>,
    /// Bytes of main memory: the stretching of a password takes a quarter of them at most.
    pub memory: u64,
}

impl Outside {
    /// Reads both clocks.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// `N` random bytes that are no secret: identifiers, salts, nonces.
    pub(crate) fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes)?;
        Ok(bytes)
    }
}

impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside").field("memory", &self.memory).finish_non_exhaustive()
    }
}
