//! Signing in and recovering: two factors in, a session out, with what the person should be told.

use super::{Accounts, Attempt, Granted, Secret, Who, usable_name};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::{Cost, Key};
use crate::outside::Moment;
use crate::password;
use crate::session::Session;
use crate::store::Store;
use crate::store::audit::{self, Chain, Event, LoggedAt};
use crate::store::members::Role;
use zeroize::Zeroizing;

/// What a person types at sign-in, all on one screen.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// A code of the authenticator, or a recovery code.
    pub code: &'a str,
    /// The bytes of the key file, where the account has one.
    pub key_file: Option<&'a [u8]>,
    /// The vault to open; with `None` the one that was open last, or the oldest that the user may enter.
    pub vault: Option<VaultId>,
}

/// What a person is told after signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// So many attempts on this name failed since the last sign-in.
    Failures(i64),
    /// A recovery code was used, now or at the last sign-in; so many are left. New ones should be made.
    RecoveryCodeUsed(i64),
    /// The account was recovered with the recovery key.
    RecoveryKeyUsed,
    /// The authenticator's clock is behind (-1) or ahead (1).
    Drift(i64),
    /// The wall clock is more than ten minutes behind the newest entry of the log.
    ClockBehind,
    /// The wall clock moved by more than a day beside the monotonic one.
    ClockJumped,
    /// The audit log does not verify.
    AuditBroken(Chain),
    /// Nobody has said that the papers that were issued last are printed: they may be lost.
    PapersUnconfirmed,
    /// The vault that would have been opened is damaged, and another one was opened.
    VaultDamaged,
}

/// The notices kept with an account: two until the next sign-in, one until its owner has the papers.
const CODE_USED: i64 = 1;
const KEY_USED: i64 = 2;
pub(crate) const PAPERS: i64 = 4;

impl Accounts {
    /// Signs in with both factors. Every failure is [`VaultError::SignInFailed`] or a wait that is the same for every name.
    pub fn sign_in(&self, typed: &SignIn<'_>) -> Result<Session> {
        let secret = Secret::Password(typed.password, typed.key_file);
        let granted = self.authenticate(&Attempt { who: Who::Name(typed.name), secret, code: Some(typed.code) })?;
        let notices = self.notices(&granted)?;
        let session = self.enter(granted.user.id, &granted.key, typed.vault, notices)?;
        Ok(session)
    }

    /// What is to be told from the accounts; what is told once is taken down.
    fn notices(&self, granted: &Granted) -> Result<Vec<Notice>> {
        let mut notices = Vec::new();
        if granted.failures > 0 {
            notices.push(Notice::Failures(granted.failures));
        }
        if granted.drift != 0 {
            notices.push(Notice::Drift(granted.drift));
        }
        if granted.user.notice & KEY_USED != 0 {
            notices.push(Notice::RecoveryKeyUsed);
        }
        if granted.user.notice & PAPERS != 0 {
            notices.push(Notice::PapersUnconfirmed);
        }
        let state = self.state();
        if granted.codes_left.is_some() || granted.user.notice & CODE_USED != 0 {
            let sql = "SELECT count(*) FROM codes WHERE user = ?1 AND used = 0";
            notices.push(Notice::RecoveryCodeUsed(state.conn.query_row(sql, [granted.user.id], |row| row.get(0))?));
        }
        let keep = granted.user.notice & PAPERS | if granted.codes_left.is_some() { CODE_USED } else { 0 };
        state.conn.execute("UPDATE users SET notice = ?2 WHERE id = ?1", rusqlite::params![granted.user.id, keep])?;
        Ok(notices)
    }

    /// Replaces a forgotten password with the recovery key; the second factor is still asked. The recovery key is used
    /// up by it: the answer holds the next one.
    pub fn recover(
        &self,
        name: &str,
        recovery_key: &str,
        code: &str,
        new_password: &str,
        key_file: Option<&[u8]>,
    ) -> Result<(Session, Zeroizing<String>)> {
        if self.is_read_only() {
            return Err(VaultError::ReadOnly);
        }
        let shown = usable_name(name).unwrap_or_default();
        let password = password::checked(new_password, &[&shown])?;
        let secret = Secret::RecoveryKey(recovery_key);
        let granted = self.authenticate(&Attempt { who: Who::Name(name), secret, code: Some(code) })?;
        let (outside, user, uk) = (self.outside(), granted.user.id, &granted.key);
        let cost = Cost::calibrated(outside)?;
        let slot =
            Slot::made(outside, (user, SlotType::Password, cost), None, &Proof::Password(&password, key_file), uk)?;
        let (recovery, text) = super::pending::recovery_slot(outside, user, uk)?;
        {
            let mut state = self.state();
            let tx = rusqlite::Transaction::new_unchecked(&state.conn, rusqlite::TransactionBehavior::Immediate)?;
            tx.execute("DELETE FROM slots WHERE user = ?1", [user])?;
            state.put_slot(&slot)?;
            state.put_slot(&recovery)?;
            let notice = KEY_USED | PAPERS | if granted.codes_left.is_some() { CODE_USED } else { 0 };
            tx.execute("UPDATE users SET notice = ?2 WHERE id = ?1", rusqlite::params![user, notice])?;
            tx.commit()?;
            state.end_sessions(user);
        }
        let mut session = self.enter(user, uk, None, vec![Notice::RecoveryKeyUsed])?;
        session.log(Event::RecoveryKeyUsed, user)?;
        Ok((session, text))
    }

    /// Opens a vault for a user whose key is at hand, and begins a session.
    pub(crate) fn enter(
        &self,
        user: UserId,
        uk: &Key,
        vault: Option<VaultId>,
        mut notices: Vec<Notice>,
    ) -> Result<Session> {
        let (row, keys, generation) = {
            let state = self.state();
            let row = state.user(user)?.ok_or(VaultError::SignInFailed)?;
            let mut keys = state.granted(&row, uk)?;
            let last = state.last_vault(user, uk)?;
            keys.sort_by_key(|(found, _)| Some(*found) != last);
            let generation = state.generation(user);
            (row, keys, generation)
        };
        let (entered, damaged) = self.first_that_opens(user, keys, vault)?;
        let Entered { vault, dek, mut store, role, chain, newest } = entered;
        let now = self.outside().now();
        if damaged {
            notices.push(Notice::VaultDamaged);
        }
        if chain != Chain::Whole {
            notices.push(Notice::AuditBroken(chain));
        }
        let clock = newest.and_then(|newest| suspect(&newest, now, self.outside().clock.boot()));
        notices.extend(clock);
        if !self.is_read_only() {
            let public = row.public_key.ok_or(VaultError::Damaged)?;
            store.write(user, |desk| {
                // A key that was renewed reaches each vault when its owner enters.
                if desk.public_key(user)? != Some(public) {
                    desk.set_public_key(user, &public)?;
                }
                if clock.is_some() {
                    desk.audit(Event::ClockSuspect, &[], true)?;
                }
                if notices.iter().any(|notice| matches!(notice, Notice::RecoveryCodeUsed(_))) {
                    desk.audit(Event::RecoveryCodeUsed, &user.0, true)?;
                }
                desk.audit(Event::SignedIn, &user.0, true)
            })?;
            self.state().remember_vault(self.outside(), user, uk, vault)?;
        }
        Session::begun(self.clone(), row.name, (user, uk.copy(), generation), (vault, dek, store, role), notices)
    }
}

/// A vault that was opened, with what was read of it first.
struct Entered {
    vault: VaultId,
    dek: Key,
    store: Store,
    role: Role,
    chain: Chain,
    newest: Option<LoggedAt>,
}

impl Accounts {
    /// The vault that is wanted, or the first of all that opens; beside it, whether a damaged one was passed over.
    fn first_that_opens(
        &self,
        user: UserId,
        keys: Vec<(VaultId, Key)>,
        wanted: Option<VaultId>,
    ) -> Result<(Entered, bool)> {
        let mut damaged = false;
        for (vault, dek) in keys {
            let there = match wanted {
                Some(wanted) => wanted == vault,
                // A restored installation may name vaults whose files were not in the backup.
                None => self.vault_path(vault).is_ok_and(|path| path.exists()),
            };
            match there.then(|| self.entered(user, vault, dek)) {
                Some(Ok(entered)) => return Ok((entered, damaged)),
                // Whoever may enter another vault is not kept out by a damaged one.
                Some(Err(VaultError::Damaged)) => damaged = true,
                Some(Err(error)) => return Err(error),
                None => {}
            }
        }
        Err(if damaged { VaultError::Damaged } else { VaultError::NotFound })
    }

    fn entered(&self, user: UserId, vault: VaultId, dek: Key) -> Result<Entered> {
        let mut store = self.open_vault(vault, &dek)?;
        let anchor = self.state().anchor(vault)?;
        let (role, chain, newest) = store.read(user, |desk| {
            let role = desk.role(user)?.ok_or(VaultError::NotFound)?;
            Ok((role, desk.verify_audit(Some(audit::AT_OPENING), &anchor)?, desk.newest_time()?))
        })?;
        Ok(Entered { vault, dek, store, role, chain, newest })
    }

    /// Opens a vault again for a session that was locked.
    pub(crate) fn enter_again(&self, user: UserId, uk: &Key, vault: VaultId) -> Result<(Key, Store, Role)> {
        let (granted, public) = {
            let state = self.state();
            let row = state.user(user)?.ok_or(VaultError::SignInAgain)?;
            (state.granted(&row, uk)?, row.public_key.ok_or(VaultError::Damaged)?)
        };
        let (_, dek) = granted.into_iter().find(|(found, _)| *found == vault).ok_or(VaultError::NotFound)?;
        let mut store = self.open_vault(vault, &dek)?;
        let (role, known) = store.read(user, |desk| Ok((desk.role(user)?, desk.public_key(user)?)))?;
        if !self.is_read_only() && known != Some(public) {
            store.write(user, |desk| desk.set_public_key(user, &public))?;
        }
        Ok((dek, store, role.ok_or(VaultError::NotFound)?))
    }
}

/// Whether the wall clock looks wrong beside the newest entry of the log: behind it, or more than a day away from what
/// the monotonic clock of the same start of the machine counted.
fn suspect(newest: &LoggedAt, now: Moment, boot: [u8; 16]) -> Option<Notice> {
    const TEN_MINUTES: i64 = 600_000;
    const DAY: i64 = 86_400_000;
    let wall = now.unix_ms.saturating_sub(newest.utc);
    let counted = i64::try_from(now.mono_ms).unwrap_or(i64::MAX).saturating_sub(newest.mono);
    if wall < -TEN_MINUTES {
        Some(Notice::ClockBehind)
    } else if newest.boot == boot && counted >= 0 && wall.saturating_sub(counted).saturating_abs() > DAY {
        Some(Notice::ClockJumped)
    } else {
        None
    }
}
