//! One waiting sequence per name, and a hidden count per factor: durable before anything is checked, measured on a
//! clock that nobody sets.

use super::State;
use crate::error::{Result, VaultError};
use crate::ids::UserId;
use crate::keys::derive;
use crate::outside::Moment;
use rusqlite::{OptionalExtension, params};

/// Failures of one factor in a row that disable it (NIST SP 800-63B-4 §3.2.2 allows 100).
pub(crate) const DISABLED_AT: i64 = 50;
/// Names that are waited for, at most; of those that nobody has, the oldest tenth is forgotten.
const NAMES: i64 = 10_000;
/// The longest wait.
const LONGEST_MS: i64 = 3_600_000;

/// What may be disabled on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Factor {
    /// The password.
    Password = 1,
    /// The code by time.
    Totp = 2,
    /// The recovery codes.
    Codes = 3,
    /// The second factor beside a right recovery key: only somebody who holds that key can count here.
    BesideRecovery = 4,
}

/// The wait owed after so many failures in a row, in milliseconds: none before the fifth, then 30 s, doubled each time.
pub(crate) fn owed(failures: i64) -> i64 {
    match failures {
        ..=4 => 0,
        more => 30_000_i64.checked_shl((more - 5).min(20) as u32).unwrap_or(LONGEST_MS).min(LONGEST_MS),
    }
}

/// What was counted before an attempt was looked at, to be taken back as far as it succeeds.
pub(crate) struct Counted {
    pub(crate) name: [u8; 32],
    /// Failures in the sequence before this attempt.
    pub(crate) before: i64,
    pub(crate) user: UserId,
    /// Each factor of the attempt, and its failures before.
    pub(crate) factors: Vec<(Factor, i64)>,
}

impl Counted {
    /// Whether a factor was disabled before this attempt.
    pub(crate) fn disabled(&self, factor: Factor) -> bool {
        self.factors.iter().any(|(counted, before)| *counted == factor && *before >= DISABLED_AT)
    }
}

impl State {
    /// The keyed hash under which a name waits, known or not.
    pub(crate) fn name_hash(&self, folded: &str) -> Result<[u8; 32]> {
        let (key, _) = self.installation()?;
        Ok(derive::mac(&key, &[b"name", folded.as_bytes()]))
    }

    fn sequence(&self, name: &[u8; 32]) -> Result<(i64, i64)> {
        let sql = "SELECT failures, owed_ms FROM waiting WHERE name = ?1";
        Ok(self.conn.query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?.unwrap_or_default())
    }

    fn failures(&self, user: UserId, factor: Factor) -> Result<i64> {
        let sql = "SELECT failures FROM factors WHERE user = ?1 AND factor = ?2";
        Ok(self.conn.query_row(sql, params![user, factor as i64], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// Refuses while a wait is pending. The wait is counted from when this process first saw it, so that neither a
    /// restart nor the wall clock shortens it.
    pub(crate) fn refuse_waiting(&mut self, name: &[u8; 32], now: Moment) -> Result<()> {
        let (_, owed) = self.sequence(name)?;
        let owed = u64::try_from(owed).unwrap_or(0);
        if owed == 0 {
            return Ok(());
        }
        let seen = self.seen.entry(*name).or_insert(now.mono_ms);
        let passed = now.mono_ms.saturating_sub(*seen);
        if passed < owed {
            return Err(VaultError::Wait { seconds: (owed - passed).div_ceil(1_000) });
        }
        Ok(())
    }

    /// Counts an attempt as failed, durably, before it is looked at: whoever ends the process in between saves nothing.
    pub(crate) fn count(
        &mut self,
        name: [u8; 32],
        known: bool,
        user: UserId,
        factors: &[Factor],
        now: Moment,
    ) -> Result<Counted> {
        let (before, _) = self.sequence(&name)?;
        let tx = rusqlite::Transaction::new_unchecked(&self.conn, rusqlite::TransactionBehavior::Immediate)?;
        let failures = before + 1;
        // A known name is never forgotten.
        let touched = if known { i64::MAX } else { now.unix_ms };
        tx.execute(
            "INSERT OR REPLACE INTO waiting VALUES (?1, ?2, ?3, ?4)",
            params![name, failures, owed(failures), touched],
        )?;
        let mut counted = Vec::new();
        for factor in factors {
            let before = self.failures(user, *factor)?;
            tx.execute(
                "INSERT OR REPLACE INTO factors VALUES (?1, ?2, ?3)",
                params![user, *factor as i64, before + 1],
            )?;
            counted.push((*factor, before));
        }
        if before == 0 && tx.query_row("SELECT count(*) FROM waiting", [], |row| row.get::<_, i64>(0))? > NAMES {
            tx.execute(
                "DELETE FROM waiting WHERE rowid IN (SELECT rowid FROM waiting WHERE touched <> ?1
                    ORDER BY touched, rowid LIMIT ?2)",
                params![i64::MAX, NAMES / 10],
            )?;
        }
        tx.commit()?;
        self.seen.insert(name, now.mono_ms);
        Ok(Counted { name, before, user, factors: counted })
    }

    /// Sets a factor's count, in the caller's transaction.
    pub(crate) fn set_failures(&self, user: UserId, factor: Factor, failures: i64) -> Result<()> {
        self.conn
            .execute("INSERT OR REPLACE INTO factors VALUES (?1, ?2, ?3)", params![user, factor as i64, failures])?;
        Ok(())
    }

    /// Ends a name's sequence, in the caller's transaction.
    pub(crate) fn end_waiting(&self, name: &[u8; 32]) -> Result<()> {
        self.conn.execute("UPDATE waiting SET failures = 0, owed_ms = 0 WHERE name = ?1", [name])?;
        Ok(())
    }

    /// Takes back the disabling of a second factor that was replaced, in the caller's transaction.
    pub(crate) fn enable_second_factor(&self, user: UserId) -> Result<()> {
        let sql = "DELETE FROM factors WHERE user = ?1 AND factor <> ?2";
        self.conn.execute(sql, params![user, Factor::Password as i64])?;
        Ok(())
    }

    /// Takes back every disabling of a user, and the wait.
    pub(crate) fn enable(&self, user: UserId, name: &[u8; 32]) -> Result<()> {
        self.conn.execute("DELETE FROM factors WHERE user = ?1", [user])?;
        self.end_waiting(name)
    }
}
