//! What goes on while nobody asks: locking by the clock, the journal, a backup and retention once a day; no rule of
//! what is idle, which the session knows.

use crate::defect::guarded;
use crate::desk::Desk;
use claimwright_api::wire::SessionEvent;
use claimwright_vault::{Role, Session};
use std::sync::Arc;
use std::time::Duration;

/// How often it is looked: a session is locked within two seconds of its limit, and typing is journaled within two.
const OFTEN: Duration = Duration::from_millis(500);
/// Every so many looks what was typed is journaled, and it is asked whether a day has passed.
const JOURNALED: u64 = 3;
const DAILY: u64 = 120;
/// How long before locking the window is told.
const SOON_MS: u64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// Watches over the session from a thread of its own, for as long as the program runs.
pub fn watch(desk: Arc<Desk>) {
    if !desk.entrance.is_there() {
        return;
    }
    #[cfg(target_os = "linux")]
    super::signals::lock_on_suspend(&desk);
    let name = std::thread::Builder::new().name("session".to_owned());
    // Without the thread every command still asks the session's own clocks.
    let _ = name.spawn(move || {
        let mut watched = Watched::default();
        loop {
            std::thread::sleep(OFTEN);
            // A defect in one look is no reason to lock nothing any more.
            let _ = guarded(|| {
                desk.tick(&mut watched);
                Ok(())
            });
        }
    });
}

/// What is remembered from one look to the next.
#[derive(Default)]
pub(crate) struct Watched {
    looks: u64,
    /// Whether the window knows that the session locks soon.
    told: bool,
}

impl Desk {
    /// One look at the session.
    pub(crate) fn tick(&self, watched: &mut Watched) {
        let look = watched.looks;
        watched.looks += 1;
        if self.entrance.has_closed() {
            self.closed();
        }
        if !self.is_open() {
            return;
        }
        if look.is_multiple_of(JOURNALED) {
            self.flush();
            // What cannot be settled now stays in the log, as durable as in the file.
            let _ = self.entrance.session(Session::settle);
        }
        let left = self.entrance.session(|session| Ok(session.locks_in_ms())).unwrap_or(u64::MAX);
        if left <= SOON_MS && look.is_multiple_of(JOURNALED) {
            // Once it is locked, nothing can be kept any more.
            self.set_aside();
        }
        if left > SOON_MS {
            watched.told = false;
        } else if !std::mem::replace(&mut watched.told, true) {
            let seconds = u32::try_from(left / 1_000).unwrap_or(0);
            self.entrance.tell(SessionEvent::LocksSoon { seconds });
        }
        if !look.is_multiple_of(DAILY) {
            return;
        }
        let now_ms = self.entrance.outside.clock.now().unix_ms;
        // What fails today is tried tomorrow; a backup that is asked for says why it fails.
        let _ = self.entrance.session(|session| daily(session, now_ms));
    }
}

/// Takes a backup and runs retention, where neither was done for a day and something could be lost.
fn daily(session: &mut Session, now_ms: i64) -> claimwright_vault::Result<()> {
    /// When it was done last, as milliseconds since 1970; each person's own, so that no administrator is needed.
    const DONE: &str = "daily";
    if session.is_read_only() || session.role()? < Role::Attorney {
        return Ok(());
    }
    let last = session.own_setting(DONE)?.and_then(|text| text.parse::<i64>().ok());
    if last.is_some_and(|last| (now_ms - last).abs() < DAY_MS) {
        return Ok(());
    }
    session.set_own_setting(DONE, Some(&now_ms.to_string()))?;
    if last.is_none() {
        // The first day has nothing yet that a backup could save.
        return Ok(());
    }
    session.run_retention()?;
    session.back_up(None).map(|_| ())
}
