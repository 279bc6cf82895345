//! A session: what a signed-in person may do, how long, and what is left of it while it is locked; no query of its own.

mod content;
mod credentials;
mod keeping;
mod limits;
mod members;
#[cfg(test)]
mod tests;

pub use credentials::{NewSecondFactor, Papers};
pub use keeping::BackupTaken;
pub use limits::{Limits, State};
pub use members::{Invited, Removed, VaultEntry};

use crate::accounts::{Accounts, Attempt, Notice, Secret, Who, session_id};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::Key;
use crate::outside::Moment;
use crate::store::audit::Event;
use crate::store::members::Role;
use crate::store::{Desk, Store};
use zeroize::Zeroizing;

/// The setting of the idle limit, in minutes.
pub(crate) const IDLE: &str = "vault.idle_minutes";
/// Failures of unlocking after which both factors are asked.
const UNLOCK_FAILURES: u8 = 3;

/// What exists only while the session is open. Dropping it closes the vault and wipes the keys.
struct Open {
    uk: Key,
    dek: Key,
    store: Store,
    role: Role,
}

/// A signed-in person. While it is locked it holds a name and clocks, and no key.
pub struct Session {
    accounts: Accounts,
    user: UserId,
    name: String,
    generation: u64,
    id: Zeroizing<String>,
    vault: VaultId,
    limits: Limits,
    /// When both factors were given last, for the length of the session.
    started: Moment,
    /// When the person did something last.
    touched: Moment,
    /// When both factors were given last, for what needs them fresh.
    fresh: Moment,
    failures: u8,
    over: bool,
    notices: Vec<Notice>,
    open: Option<Open>,
}

impl Session {
    /// Begins one: both factors were right.
    pub(crate) fn begun(
        accounts: Accounts,
        name: String,
        (user, uk, generation): (UserId, Key, u64),
        (vault, dek, mut store, role): (VaultId, Key, Store, Role),
        notices: Vec<Notice>,
    ) -> Result<Self> {
        let now = accounts.outside().now();
        let id = session_id(accounts.outside())?;
        let limits = Limits::of(store.read(user, |desk| desk.setting(false, IDLE))?.as_deref());
        let open = Some(Open { uk, dek, store, role });
        let (started, touched, fresh) = (now, now, now);
        Ok(Self {
            accounts,
            user,
            name,
            generation,
            id,
            vault,
            limits,
            started,
            touched,
            fresh,
            failures: 0,
            over: false,
            notices,
            open,
        })
    }

    /// The session's identifier: 256 random bits as text, replaced whenever both factors are given again. It is all
    /// that the window learns.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who is signed in.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// The name of who is signed in.
    pub fn user_name(&self) -> &str {
        &self.name
    }

    /// The vault that is open, or that unlocking opens.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// What the person is to be told, once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// The role in the open vault.
    pub fn role(&mut self) -> Result<Role> {
        Ok(self.opened()?.role)
    }

    /// Says that the person did something: the idle limit counts from here. Commands that run by themselves, such as
    /// the journal's, do not call it.
    pub fn touch(&mut self) -> Result<()> {
        self.opened()?;
        self.touched = self.accounts.outside().now();
        Ok(())
    }

    /// Whether the session is open, locked or over, by the clocks of now. A session past a limit is locked by this call.
    pub fn state(&mut self) -> State {
        let now = self.accounts.outside().now();
        let generation = self.accounts.state().generation(self.user);
        if self.over || generation != self.generation || self.limits.is_over(self.started, now) {
            self.over = true;
            self.lock();
            return State::Over;
        }
        if self.open.is_some() && self.limits.is_idle(self.touched, now) {
            self.lock();
        }
        if self.open.is_some() { State::Open } else { State::Locked }
    }

    /// Milliseconds until an open session locks by itself.
    pub fn locks_in_ms(&self) -> u64 {
        self.limits.left(self.touched, self.accounts.outside().now())
    }

    /// Whether nothing is written.
    pub fn is_read_only(&self) -> bool {
        self.accounts.is_read_only()
    }

    /// Locks: closes the vault, wipes the keys. What the editor holds was given to the journal before.
    pub fn lock(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Ok(head) = open.store.head(self.user)
            && !self.accounts.is_read_only()
        {
            // An older anchor is a weaker one, and no reason to keep the keys.
            let _ = self.accounts.state().set_anchor(self.vault, &head);
        }
    }

    /// Unlocks with the password alone, within twelve hours of the last sign-in and at most three failures.
    pub fn unlock(&mut self, password: &str, key_file: Option<&[u8]>) -> Result<()> {
        match self.state() {
            State::Over => return Err(VaultError::SignInAgain),
            State::Open => return Ok(()),
            State::Locked => {}
        }
        let secret = Secret::Password(password, key_file);
        match self.accounts.authenticate(&Attempt { who: Who::User(self.user), secret, code: None }) {
            Ok(granted) => {
                let opened = self.accounts.enter_again(self.user, &granted.key, self.vault)?;
                let (dek, store, role) = opened;
                self.open = Some(Open { uk: granted.key, dek, store, role });
                self.failures = 0;
                self.touched = self.accounts.outside().now();
                if !self.accounts.is_read_only() {
                    self.log(Event::Unlocked, self.user)?;
                }
                Ok(())
            }
            Err(VaultError::SignInFailed) => {
                self.failures += 1;
                self.over = self.failures >= UNLOCK_FAILURES;
                Err(if self.over { VaultError::SignInAgain } else { VaultError::SignInFailed })
            }
            Err(other) => Err(other),
        }
    }

    /// Takes both factors again, for what needs them not older than five minutes; the session gets a new identifier,
    /// and twelve more hours.
    pub fn confirm(&mut self, password: &str, code: &str, key_file: Option<&[u8]>) -> Result<()> {
        self.opened()?;
        let secret = Secret::Password(password, key_file);
        let granted = self.accounts.authenticate(&Attempt { who: Who::User(self.user), secret, code: Some(code) })?;
        self.id = session_id(self.accounts.outside())?;
        let now = self.accounts.outside().now();
        (self.started, self.touched, self.fresh) = (now, now, now);
        if granted.codes_left.is_some() {
            self.log(Event::RecoveryCodeUsed, self.user)?;
        }
        Ok(())
    }

    /// Appends to the audit log.
    pub(crate) fn log(&mut self, event: Event, object: UserId) -> Result<()> {
        self.write_as(Role::ReadOnly, |desk| desk.audit(event, &object.0, true))
    }

    /// What is open, or why it is not.
    fn opened(&mut self) -> Result<&mut Open> {
        match self.state() {
            State::Over => Err(VaultError::SignInAgain),
            State::Locked => Err(VaultError::Locked),
            State::Open => self.open.as_mut().ok_or(VaultError::Locked),
        }
    }

    fn read<T>(&mut self, f: impl FnOnce(&Desk<'_>) -> Result<T>) -> Result<T> {
        let user = self.user;
        self.opened()?.store.read(user, f)
    }

    /// Runs what writes, for those who may write.
    fn write<T>(&mut self, f: impl FnOnce(&Desk<'_>) -> Result<T>) -> Result<T> {
        self.write_as(Role::Attorney, f)
    }

    /// Runs what writes, for those whose role is at least `least`. The role is read again inside the transaction, so
    /// that a lowered one holds at once.
    fn write_as<T>(&mut self, least: Role, f: impl FnOnce(&Desk<'_>) -> Result<T>) -> Result<T> {
        let user = self.user;
        let outcome = self.opened()?.store.write(user, |desk| {
            if desk.role(user)?.is_none_or(|role| role < least) {
                return Err(VaultError::NotAllowed);
            }
            f(desk)
        });
        if matches!(outcome, Err(VaultError::DiskFull)) {
            self.accounts.release_reserve();
        }
        outcome
    }

    /// Passes for an administrator of the open vault.
    fn administrator(&mut self) -> Result<()> {
        let user = self.user;
        match self.read(|desk| desk.role(user))? {
            Some(Role::Administrator) => Ok(()),
            _ => Err(VaultError::NotAllowed),
        }
    }

    /// Passes when both factors are not older than five minutes, by either clock.
    ///
    /// # Errors
    /// [`VaultError::ConfirmFirst`], [`VaultError::Locked`].
    pub fn confirmed(&mut self) -> Result<()> {
        self.opened()?;
        let now = self.accounts.outside().now();
        if limits::is_fresh(self.fresh, now) { Ok(()) } else { Err(VaultError::ConfirmFirst) }
    }

    /// Passes where the installation may be written.
    fn writable(&self) -> Result<()> {
        if self.accounts.is_read_only() { Err(VaultError::ReadOnly) } else { Ok(()) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.lock();
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("user", &self.user).field("open", &self.open.is_some()).finish_non_exhaustive()
    }
}
