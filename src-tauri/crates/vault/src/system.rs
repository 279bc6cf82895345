//! The real clocks, randomness and memory, for the binaries to hand in; nothing else in the crate calls it.

use crate::outside::{Clock, Moment, NoRandomness, Outside, Random};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// The clocks of the system.
#[derive(Debug)]
pub struct SystemClock {
    #[cfg(not(target_os = "linux"))]
    start: std::time::Instant,
}

impl SystemClock {
    /// The clocks of the system.
    pub fn new() -> Self {
        Self {
            #[cfg(not(target_os = "linux"))]
            start: std::time::Instant::now(),
        }
    }

    /// Time since the machine started, suspend included.
    #[cfg(target_os = "linux")]
    fn mono_ms(&self) -> u64 {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        seconds.saturating_mul(1_000) + u64::try_from(time.tv_nsec).unwrap_or(0) / 1_000_000
    }

    /// Time since this process started; whether suspend counts is the system's choice, and the wall clock is compared
    /// beside it.
    #[cfg(not(target_os = "linux"))]
    fn mono_ms(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let unix_ms = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
        };
        Moment { unix_ms, mono_ms: self.mono_ms() }
    }

    fn boot(&self) -> [u8; 16] {
        let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        let digits: Vec<u32> = text.chars().filter_map(|digit| digit.to_digit(16)).collect();
        let mut boot = [0; 16];
        for (byte, pair) in boot.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (pair[0] * 16 + pair[1]) as u8;
        }
        boot
    }
}

/// The randomness of the operating system.
#[derive(Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

/// Bytes of main memory; one gigabyte where the system does not say.
fn memory() -> u64 {
    const UNKNOWN: u64 = 1 << 30;
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kib.map_or(UNKNOWN, |kib| kib * 1024)
}

/// Everything that the binaries hand in.
pub fn outside() -> Outside {
    Outside { clock: Arc::new(SystemClock::new()), random: Arc::new(SystemRandom), memory: memory() }
}
