//! The one place where a person's secrets are judged: counted first, all of them checked, one answer for every failure,
//! and what may be used once is used up in the transaction that lets in.

use super::rows::{UserRow, code_bound, fold, seed_bound};
use super::waiting::{Counted, Factor};
use super::{Accounts, State};
use crate::error::{Result, VaultError};
use crate::ids::{SlotId, UserId};
use crate::keys::slot::{FORMAT, Proof, Slot, SlotType};
use crate::keys::stretch::{normalised, stretch};
use crate::keys::{Cost, Key, derive, recovery, wrap};
use crate::outside::{Moment, Outside};
use crate::totp::{self, Code, SEED};
use rusqlite::params;
use subtle::{ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

/// Whose secrets are judged.
pub(crate) enum Who<'a> {
    /// As typed at sign-in.
    Name(&'a str),
    /// The user of a session.
    User(UserId),
}

/// The first secret.
pub(crate) enum Secret<'a> {
    /// A password, and the bytes of a key file.
    Password(&'a str, Option<&'a [u8]>),
    /// The printed recovery key.
    RecoveryKey(&'a str),
    /// A printed activation code.
    Activation(&'a str),
}

/// What is judged.
pub(crate) struct Attempt<'a> {
    pub(crate) who: Who<'a>,
    pub(crate) secret: Secret<'a>,
    /// The second factor; `None` where none is asked for.
    pub(crate) code: Option<&'a str>,
}

/// What a success gives.
pub(crate) struct Granted {
    pub(crate) user: UserRow,
    /// What the slot wraps: the user's key, or the key of an activation.
    pub(crate) key: Key,
    /// Failures in a row before this success.
    pub(crate) failures: i64,
    /// How far the authenticator's clock was off, in steps.
    pub(crate) drift: i64,
    /// Whether a recovery code stood in for the code, and how many are left.
    pub(crate) codes_left: Option<i64>,
}

/// The second factor, as it was found right.
pub(super) enum Second {
    None,
    Step(u64),
    Number(i64),
}

/// What happens before a sign-in is logged beside the accounts; the numbers are part of the format.
#[derive(Debug, Clone, Copy)]
pub(super) enum Access {
    SignIn = 1,
    Unlock = 2,
    Recover = 3,
    Activate = 4,
}

impl Accounts {
    /// Judges an attempt.
    pub(crate) fn authenticate(&self, attempt: &Attempt<'_>) -> Result<Granted> {
        let mut state = self.state();
        let outside = self.outside();
        let now = outside.now();
        let (user, folded) = match attempt.who {
            Who::Name(name) => {
                let folded = fold(name);
                (state.user_by_name(&folded)?, folded)
            }
            Who::User(id) => {
                let user = state.user(id)?.ok_or(VaultError::SignInAgain)?;
                let folded = user.folded.clone();
                (Some(user), folded)
            }
        };
        let name = state.name_hash(&folded)?;
        let (kind, mut factors) = match attempt.secret {
            Secret::Password(..) => (SlotType::Password, vec![Factor::Password]),
            Secret::RecoveryKey(_) => (SlotType::Recovery, Vec::new()),
            Secret::Activation(_) => (SlotType::Activation, Vec::new()),
        };
        // The recovery key works at once, whatever was counted: it is no guess.
        if kind != SlotType::Recovery {
            state.refuse_waiting(&name, now)?;
        }
        let second = attempt.code.map(|code| match (kind, Code::read(code)) {
            (SlotType::Recovery, _) => Factor::BesideRecovery,
            (_, Code::Digits(_)) => Factor::Totp,
            (_, Code::Other) => Factor::Codes,
        });
        factors.extend(second);
        let id = user.as_ref().map_or(UserId([0; 16]), |user| user.id);
        let counted = state.count(name, user.is_some(), id, &factors, now)?;

        // Every piece of work below is done whether the name is known or not.
        let slot = user.as_ref().map(|user| state.slot(user.id, kind)).transpose()?.flatten();
        let slot = slot.map_or_else(|| state.decoy(&folded, kind), Ok)?;
        let key = open(&slot, &attempt.secret, now);
        let found = match attempt.code {
            Some(code) => state.second(user.as_ref(), key.as_ref(), code, now, outside)?,
            None => Some(Second::None),
        };
        let barred = factors.iter().any(|factor| counted.disabled(*factor));
        let access = match (kind, attempt.code) {
            (SlotType::Recovery, _) => Access::Recover,
            (SlotType::Activation, _) => Access::Activate,
            (SlotType::Password, Some(_)) => Access::SignIn,
            (SlotType::Password, None) => Access::Unlock,
        };
        match (user, key, found) {
            (Some(user), Some(key), Some(found)) if !barred => {
                let drift = match found {
                    Second::Step(step) => totp::step(now.unix_ms).map_or(0, |now| step as i64 - now as i64),
                    _ => 0,
                };
                match state.let_in(&counted, &user, kind, &found, access, now, outside)? {
                    Some(codes_left) => Ok(Granted { user, key, failures: counted.before, drift, codes_left }),
                    // The code had been used before.
                    None => {
                        state.keep_out(&counted, Some(true), access, now, outside)?;
                        Err(VaultError::SignInFailed)
                    }
                }
            }
            (user, key, _) => {
                let first_right = key.is_some() && !counted.disabled(Factor::Password);
                state.keep_out(&counted, user.map(|_| first_right), access, now, outside)?;
                Err(VaultError::SignInFailed)
            }
        }
    }
}

/// Opens a slot with what was typed; every failure is `None`, after the same work.
fn open(slot: &Slot, secret: &Secret<'_>, now: Moment) -> Option<Key> {
    let late = slot.until.is_some_and(|until| now.unix_ms > until);
    let key = match secret {
        Secret::Password(password, file) => {
            // A password that is too long is judged as an empty one: the work is the same, and it opens nothing.
            let normal = normalised(password);
            let text = normal.as_ref().map_or("", |normal| normal.as_str());
            slot.opened(&Proof::Password(text, *file)).ok().filter(|_| normal.is_some())
        }
        Secret::RecoveryKey(text) | Secret::Activation(text) => {
            let secret = recovery::read_secret(text);
            let key = slot.opened(&Proof::Paper(secret.as_deref().unwrap_or(&[0; 16]))).ok();
            key.filter(|_| secret.is_some())
        }
    };
    key.filter(|_| !late)
}

impl State {
    /// A slot for a name that has none: it costs what a real one costs and opens for nothing.
    fn decoy(&self, folded: &str, kind: SlotType) -> Result<Slot> {
        let (key, cost) = self.installation()?;
        let a = derive::mac(&key, &[b"decoy", folded.as_bytes()]);
        let mut parts = [[0; 16]; 2];
        parts[0].copy_from_slice(&a[..16]);
        parts[1].copy_from_slice(&a[16..]);
        let [id, salt] = parts;
        let wrapped = vec![0; wrap::NONCE + 32 + wrap::TAG];
        Ok(Slot {
            id: SlotId(id),
            user: UserId(id),
            kind,
            format: FORMAT,
            cost,
            salt,
            key_file: false,
            until: None,
            wrapped,
        })
    }

    /// Checks the second factor against the user's, or does the same work for nothing.
    pub(super) fn second(
        &self,
        user: Option<&UserRow>,
        key: Option<&Key>,
        text: &str,
        now: Moment,
        outside: &Outside,
    ) -> Result<Option<Second>> {
        let known = user.zip(key);
        if let Code::Digits(digits) = Code::read(text) {
            let sealed = known.and_then(|(user, key)| Some((user.id, key, user.seed.as_ref()?)));
            let seed = sealed.and_then(|(user, key, seed)| wrap::open(key, &seed_bound(user), seed).ok());
            let mut bytes = Zeroizing::new([0; SEED]);
            let real = seed.filter(|seed| seed.len() == SEED).map(|seed| bytes.copy_from_slice(&seed)).is_some();
            let step = totp::matching_step(&bytes, &digits, now.unix_ms);
            return Ok(step.filter(|_| real).map(Second::Step));
        }
        let Some(values) = recovery::read_code(text) else { return Ok(None) };
        let salt = user.and_then(|user| user.codes_salt).unwrap_or_default();
        let hash = stretch(&values[..], &salt, Cost::of_codes(outside))?;
        let Some((user, key)) = known else { return Ok(None) };
        let mut matched = -1_i64;
        for (number, sealed) in self.codes(user.id)? {
            if let Ok(stored) = wrap::open(key, &code_bound(user.id, number), &sealed) {
                matched.conditional_assign(&number, stored.ct_eq(hash.bytes()));
            }
        }
        Ok((matched >= 0).then_some(Second::Number(matched)))
    }

    /// The recovery codes that were not used.
    fn codes(&self, user: UserId) -> Result<Vec<(i64, Vec<u8>)>> {
        let mut statement = self.conn.prepare("SELECT number, sealed FROM codes WHERE user = ?1 AND used = 0")?;
        let rows = statement.query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Uses up what may be used once and takes the counts back, in one transaction. `None`: the code had been used.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn let_in(
        &self,
        counted: &Counted,
        user: &UserRow,
        kind: SlotType,
        second: &Second,
        access: Access,
        now: Moment,
        outside: &Outside,
    ) -> Result<Option<Option<i64>>> {
        let tx = rusqlite::Transaction::new_unchecked(&self.conn, rusqlite::TransactionBehavior::Immediate)?;
        let mut codes_left = None;
        let used = match second {
            Second::None => 1,
            Second::Step(step) => {
                let sql = "UPDATE users SET last_step = ?2 WHERE id = ?1 AND last_step < ?2";
                tx.execute(sql, params![user.id, i64::try_from(*step).unwrap_or(i64::MAX)])?
            }
            Second::Number(number) => {
                let sql = "UPDATE codes SET used = 1 WHERE user = ?1 AND number = ?2 AND used = 0";
                let used = tx.execute(sql, params![user.id, number])?;
                let sql = "SELECT count(*) FROM codes WHERE user = ?1 AND used = 0";
                codes_left = Some(tx.query_row(sql, [user.id], |row| row.get(0))?);
                used
            }
        };
        if used != 1 {
            return Ok(None);
        }
        // An activation is only half of a way in: what it was counted stays until the new account is confirmed.
        if kind == SlotType::Recovery {
            self.enable(user.id, &counted.name)?;
        } else if kind == SlotType::Password {
            for (factor, _) in &counted.factors {
                self.set_failures(user.id, *factor, 0)?;
            }
            self.end_waiting(&counted.name)?;
        }
        self.log_access(Some(user.id), access, true, now, outside)?;
        tx.commit()?;
        Ok(Some(codes_left))
    }

    /// Takes back what did not fail: a factor that was right, and one that could not be judged. `first_right` is `None`
    /// for a name that is not known, whose rows are written all the same.
    pub(super) fn keep_out(
        &self,
        counted: &Counted,
        first_right: Option<bool>,
        access: Access,
        now: Moment,
        outside: &Outside,
    ) -> Result<()> {
        let tx = rusqlite::Transaction::new_unchecked(&self.conn, rusqlite::TransactionBehavior::Immediate)?;
        for (factor, before) in &counted.factors {
            match (factor, first_right.unwrap_or(false)) {
                (Factor::Password, true) => self.set_failures(counted.user, *factor, 0)?,
                (Factor::Password, false) => self.set_failures(counted.user, *factor, before + 1)?,
                (_, true) => self.set_failures(counted.user, *factor, before + 1)?,
                (_, false) => self.set_failures(counted.user, *factor, *before)?,
            }
        }
        self.log_access(first_right.map(|_| counted.user), access, false, now, outside)?;
        tx.commit()?;
        Ok(())
    }

    fn log_access(
        &self,
        user: Option<UserId>,
        access: Access,
        done: bool,
        now: Moment,
        outside: &Outside,
    ) -> Result<()> {
        let sql = "INSERT INTO access (utc, boot, mono, user, event, done) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mono = i64::try_from(now.mono_ms).unwrap_or(i64::MAX);
        self.conn.execute(sql, params![now.unix_ms, outside.clock.boot(), mono, user, access as i64, done])?;
        // The file lies in the clear and is copied into every backup: it stays small.
        self.conn.execute("DELETE FROM access WHERE seq <= (SELECT max(seq) FROM access) - 100000", [])?;
        Ok(())
    }
}
