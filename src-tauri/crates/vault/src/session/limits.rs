//! How long a session lasts: judged by two clocks, whichever says longer; it holds no timer.

use crate::outside::Moment;

/// Whether a session answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It answers.
    Open,
    /// It asks for the password.
    Locked,
    /// It asks for both factors.
    Over,
}

/// The limits of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Milliseconds without a touch until it locks.
    pub idle_ms: u64,
    /// Milliseconds since both factors were given until it is over.
    pub absolute_ms: u64,
}

const MINUTE: u64 = 60_000;
/// How long both factors count as fresh.
const FRESH_MS: u64 = 5 * MINUTE;

/// Minutes without a touch that the policy may set.
pub(crate) const IDLE_MINUTES: std::ops::RangeInclusive<u32> = 1..=60;

impl Default for Limits {
    fn default() -> Self {
        Self { idle_ms: 15 * MINUTE, absolute_ms: 12 * 60 * MINUTE }
    }
}

/// Milliseconds between two readings, by the clock that says more: a clock that is set back shortens nothing.
fn passed(from: Moment, to: Moment) -> u64 {
    let wall = u64::try_from(to.unix_ms.saturating_sub(from.unix_ms)).unwrap_or(0);
    wall.max(to.mono_ms.saturating_sub(from.mono_ms))
}

/// Whether both factors given at `at` still count.
pub(crate) fn is_fresh(at: Moment, now: Moment) -> bool {
    passed(at, now) <= FRESH_MS
}

impl Limits {
    /// The limits with the idle minutes of a setting; one that is out of bounds is not believed.
    pub(crate) fn of(setting: Option<&str>) -> Self {
        let minutes =
            setting.and_then(|text| text.parse::<u32>().ok()).filter(|minutes| IDLE_MINUTES.contains(minutes));
        let default = Self::default();
        Self { idle_ms: minutes.map_or(default.idle_ms, |minutes| u64::from(minutes) * MINUTE), ..default }
    }

    pub(crate) fn is_idle(self, touched: Moment, now: Moment) -> bool {
        passed(touched, now) >= self.idle_ms
    }

    pub(crate) fn left(self, touched: Moment, now: Moment) -> u64 {
        self.idle_ms.saturating_sub(passed(touched, now))
    }

    pub(crate) fn is_over(self, started: Moment, now: Moment) -> bool {
        passed(started, now) >= self.absolute_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sec_sess_01_either_clock_ends_a_session_and_none_set_back_lengthens_it() {
        let start = Moment { unix_ms: 1_700_000_000_000, mono_ms: 5_000 };
        let limits = Limits::default();
        let after = |wall: i64, mono: u64| Moment { unix_ms: start.unix_ms + wall, mono_ms: start.mono_ms + mono };
        let (idle, day) = (15 * MINUTE, 12 * 60 * MINUTE);
        assert!(!limits.is_idle(start, after(idle as i64 - 1, idle - 1)));
        assert!(limits.is_idle(start, after(idle as i64, 0)));
        assert!(limits.is_idle(start, after(-31_536_000_000, idle)));
        assert!(limits.is_over(start, after(0, day)));
        assert!(limits.is_over(start, after(day as i64, 0)));
        assert!(!limits.is_over(start, after(-1, day - 1)));
        assert!(is_fresh(start, after(300_000, 300_000)) && !is_fresh(start, after(300_001, 0)));
        assert!(!is_fresh(start, after(0, 300_001)));
    }

    #[test]
    fn an_idle_limit_out_of_bounds_is_not_believed() {
        for (text, minutes) in [("1", 1), ("60", 60), ("0", 15), ("61", 15), ("-1", 15), ("x", 15), ("", 15)] {
            assert_eq!(Limits::of(Some(text)).idle_ms, minutes * MINUTE);
        }
    }
}
