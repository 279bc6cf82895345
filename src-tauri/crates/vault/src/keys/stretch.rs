//! Argon2id (RFC 9106): a password to 32 bytes, at a cost that is checked before any memory is taken.

use super::Key;
use crate::error::{Result, VaultError};
use crate::outside::Outside;
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

#[cfg(all(feature = "cheap-keys-for-tests", not(debug_assertions)))]
compile_error!("cheap keys are for tests: a release build refuses them");

/// Longest password in characters; a longer one is refused, never cut.
pub(crate) const LONGEST_PASSWORD: usize = 1_024;
/// Bytes of a salt.
pub(crate) const SALT: usize = 16;

/// What one guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Memory in KiB.
    pub(crate) memory: u32,
    /// Passes.
    pub(crate) passes: u32,
    /// Lanes.
    pub(crate) lanes: u32,
}

impl Cost {
    /// The least that a new slot gets: RFC 9106 §4, second recommended option.
    pub(crate) const FLOOR: Self = Self { memory: 64 << 10, passes: 3, lanes: 4 };
    /// The least memory that is accepted from a file (OWASP's minimum), in KiB.
    pub(crate) const LEAST_MEMORY: u32 = 19 << 10;
    /// The most memory that is accepted from a file, in KiB.
    pub(crate) const MOST_MEMORY: u32 = 1 << 20;
    /// The most passes and lanes that are accepted from a file.
    pub(crate) const MOST_ROUNDS: u32 = 16;
    /// Memory that calibration tries, in KiB.
    const STEPS: [u32; 4] = [64 << 10, 128 << 10, 256 << 10, 512 << 10];
    /// What a sign-in should cost at least and at most, in milliseconds.
    const WANTED: std::ops::RangeInclusive<u64> = 700..=1_500;

    /// What tests pay.
    #[cfg(feature = "cheap-keys-for-tests")]
    pub(crate) const CHEAP: Self = Self { memory: 8, passes: 1, lanes: 1 };

    /// Whether these figures may be worked with; asked before any memory is taken, since they come from a file.
    pub(crate) fn acceptable(self) -> bool {
        #[cfg(feature = "cheap-keys-for-tests")]
        if self == Self::CHEAP {
            return true;
        }
        (Self::LEAST_MEMORY..=Self::MOST_MEMORY).contains(&self.memory)
            && (1..=Self::MOST_ROUNDS).contains(&self.passes)
            && (1..=Self::MOST_ROUNDS).contains(&self.lanes)
    }

    /// The cost of new slots on this machine: memory is raised first, then passes, until one run takes 0.7 s, never past
    /// 1.5 s or a quarter of memory, and never below the floor.
    pub(crate) fn calibrated(outside: &Outside) -> Result<Self> {
        #[cfg(feature = "cheap-keys-for-tests")]
        if outside.memory == 0 {
            return Ok(Self::CHEAP);
        }
        let measure = |cost: Self| -> Result<u64> {
            let before = outside.now().mono_ms;
            stretch(b"calibration", &[0; SALT], cost)?;
            Ok(outside.now().mono_ms.saturating_sub(before))
        };
        calibrate(outside.memory, measure)
    }

    /// The cost of recovery codes, which are random: the floor.
    pub(crate) fn of_codes(outside: &Outside) -> Self {
        #[cfg(feature = "cheap-keys-for-tests")]
        if outside.memory == 0 {
            return Self::CHEAP;
        }
        let _ = outside;
        Self::FLOOR
    }
}

/// The search of [`Cost::calibrated`], with the measuring handed in.
fn calibrate(memory: u64, mut measure: impl FnMut(Cost) -> Result<u64>) -> Result<Cost> {
    let most = u32::try_from(memory / 1024 / 4).unwrap_or(u32::MAX);
    let mut best = Cost::FLOOR;
    let mut spent = measure(best)?;
    for memory in Cost::STEPS.into_iter().skip(1) {
        // Twice the memory takes twice the time: a step that would pass the most is not taken.
        if spent >= *Cost::WANTED.start() || memory > most || spent * 2 > *Cost::WANTED.end() {
            break;
        }
        best = Cost { memory, ..best };
        spent = measure(best)?;
    }
    while spent < *Cost::WANTED.start() && best.passes < Cost::MOST_ROUNDS {
        let next = Cost { passes: best.passes + 1, ..best };
        let cost = measure(next)?;
        if cost > *Cost::WANTED.end() {
            break;
        }
        (best, spent) = (next, cost);
    }
    Ok(best)
}

/// The password as it is stretched: NFKC, neither trimmed nor folded; `None` when it is too long. The length is judged
/// on what arrives, so that no work is done on a megabyte.
pub(crate) fn normalised(password: &str) -> Option<Zeroizing<String>> {
    // Four bytes a character: what is longer holds too many.
    if password.len() > LONGEST_PASSWORD * 4 || password.chars().count() > LONGEST_PASSWORD {
        return None;
    }
    // NFKC makes at most eighteen characters of one (U+FDFA); the room is taken at once, so that no part is left behind
    // by a growing string.
    let mut normal = Zeroizing::new(String::with_capacity(password.len() * 18));
    normal.extend(password.nfkc());
    Some(normal)
}

/// Argon2id version 0x13.
pub(crate) fn stretch(password: &[u8], salt: &[u8; SALT], cost: Cost) -> Result<Key> {
    if !cost.acceptable() {
        return Err(VaultError::Damaged);
    }
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(|_| VaultError::Damaged)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut outcome = Ok(());
    let key = Key::made(|out| outcome = argon.hash_password_into(password, salt, out));
    // The memory of the run could not be taken: the figures are within bounds, so the machine is out of it.
    outcome.map(|()| key).map_err(|_| VaultError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sec_cryp_07_argon2id_gives_the_output_of_the_reference_implementation() {
        // Made with the reference implementation, by way of argon2-cffi for Python.
        let cost = Cost { memory: 19 << 10, passes: 2, lanes: 1 };
        let key = stretch(b"password", b"somesaltsomesalt", cost).expect("the cost is acceptable");
        assert_eq!(crate::ids::hex(key.bytes()), "2b5dc4054886ec957ef59c73b661c54dd6fb274590b278f657c6d96aac8fa6d1");
    }

    #[test]
    fn sec_cryp_02_a_cost_outside_the_bounds_is_refused_before_memory_is_taken() {
        for (memory, passes, lanes) in [
            (u32::MAX, 3, 4),
            (Cost::MOST_MEMORY + 1, 3, 4),
            (Cost::LEAST_MEMORY - 1, 3, 4),
            (0, 3, 4),
            (64 << 10, 0, 4),
            (64 << 10, 17, 4),
            (64 << 10, u32::MAX, 4),
            (64 << 10, 3, 0),
            (64 << 10, 3, 17),
        ] {
            let cost = Cost { memory, passes, lanes };
            assert!(!cost.acceptable(), "{cost:?}");
            assert!(matches!(stretch(b"x", &[0; SALT], cost), Err(VaultError::Damaged)));
        }
        assert!(Cost::FLOOR.acceptable());
        assert!(Cost { memory: Cost::MOST_MEMORY, passes: 16, lanes: 16 }.acceptable());
    }

    #[test]
    fn sec_cryp_02_calibration_stays_at_or_above_the_floor_and_within_a_quarter_of_memory() {
        // A machine that takes `speed` microseconds for a MiB and a pass.
        let machine =
            |speed: u64| move |cost: Cost| Ok(u64::from(cost.memory >> 10) * u64::from(cost.passes) * speed / 1000);
        for speed in [1, 10, 100, 900, 2_000, 8_000, 100_000] {
            for memory in [0, 1 << 28, 1 << 30, 1 << 32, u64::MAX] {
                let cost = calibrate(memory, machine(speed)).expect("measuring works");
                assert!(cost.memory >= Cost::FLOOR.memory && cost.passes >= 3 && cost.lanes == 4 && cost.acceptable());
                assert!(cost == Cost::FLOOR || machine(speed)(cost).expect("it measures") <= 1_500);
                assert!(cost.memory == Cost::FLOOR.memory || u64::from(cost.memory) * 1024 <= memory / 4);
            }
        }
        let ordinary = calibrate(8 << 30, machine(1_000)).expect("measuring works");
        assert_eq!(ordinary, Cost { memory: 256 << 10, passes: 3, lanes: 4 });
    }

    #[test]
    fn sec_auth_11_composed_and_decomposed_forms_are_one_password() {
        let composed = normalised("caf\u{e9} caf\u{e9} caf\u{e9}").expect("it is short");
        let decomposed = normalised("cafe\u{301} cafe\u{301} cafe\u{301}").expect("it is short");
        assert_eq!(*composed, *decomposed);
        assert_eq!(*normalised("  Kept As It Is  ").expect("it is short"), "  Kept As It Is  ");
        assert!(normalised(&"x".repeat(1_025)).is_none());
        assert!(normalised(&"\u{fdfa}".repeat(1_024)).is_some());
        assert!(normalised(&"x".repeat(1 << 20)).is_none());
    }
}
