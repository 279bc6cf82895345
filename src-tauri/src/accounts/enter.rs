//! First start, activation, sign-in, recovery and confirmation: both factors in, an open session out; no rule of its own.

use super::{Entrance, sentences};
use crate::desk::Desk;
use claimwright_api::ApiError;
use claimwright_api::wire::{
    AccountAnswer, Activate, Confirm, EnrolmentView, Factors, FirstStart, Line, OpenView, PapersView, Recover, SignIn,
};
use claimwright_vault::{Enrolment, Pending, Result, SignIn as Typed, State, VaultError, Welcome};
use tauri::AppHandle;
use zeroize::Zeroizing;

/// An enrolment as the window draws it.
pub(super) fn enrolment(enrolment: &Enrolment) -> EnrolmentView {
    EnrolmentView { side: enrolment.qr.side, path: enrolment.qr.path.to_string(), key: enrolment.seed_text.to_string() }
}

/// Both factors, as the vault takes them.
pub(super) fn typed<'a>(factors: &'a Factors, code: &'a str, key_file: Option<&'a [u8]>) -> Typed<'a> {
    Typed { name: &factors.name, password: &factors.password, code, key_file, vault: None }
}

impl Entrance {
    /// The bytes of a key file that was chosen.
    pub(super) fn key_file(&self, token: Option<&Line>) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some(token) = token else { return Ok(None) };
        let inside = self.inside();
        let found = inside.key_files.iter().find(|file| file.token == **token);
        found.map(|file| Some(file.bytes.clone())).ok_or(VaultError::NotFound)
    }

    fn enrolling(&self, pending: Pending) -> Result<AccountAnswer> {
        let drawn = enrolment(&pending.enrolment()?);
        self.inside().pending = Some(pending);
        Ok(AccountAnswer::Enrolment { enrolment: drawn })
    }
}

impl Desk {
    /// A step of the first start.
    ///
    /// # Errors
    /// [`AlreadyStarted`](claimwright_api::ErrorCode::AlreadyStarted),
    /// [`WeakPassword`](claimwright_api::ErrorCode::WeakPassword), and others of the vault.
    pub fn first_start(&self, app: &AppHandle, request: &FirstStart) -> Result<AccountAnswer, ApiError> {
        match request {
            FirstStart::Help { help } => self.help(app, help),
            FirstStart::Begin { name, password, vault, key_file } => self.said((|| {
                let key_file = self.entrance.key_file(key_file.as_ref())?;
                let accounts = self.entrance.accounts()?;
                let pending = accounts.first_start(name, password, vault, key_file.as_ref().map(|bytes| &bytes[..]))?;
                self.entrance.enrolling(pending)
            })()),
            FirstStart::Confirm { code } => self.enrolled(code),
        }
    }

    /// A step of an activation.
    ///
    /// # Errors
    /// [`SignInFailed`](claimwright_api::ErrorCode::SignInFailed), [`Wait`](claimwright_api::ErrorCode::Wait), and
    /// others of the vault.
    pub fn activate(&self, app: &AppHandle, request: &Activate) -> Result<AccountAnswer, ApiError> {
        match request {
            Activate::Help { help } => self.help(app, help),
            Activate::Begin { name, activation, password, key_file } => self.said((|| {
                let key_file = self.entrance.key_file(key_file.as_ref())?;
                let accounts = self.entrance.accounts()?;
                let begun = accounts.activate(name, activation, password, key_file.as_ref().map(|bytes| &bytes[..]));
                self.entrance.enrolling(self.entrance.noted(begun)?)
            })()),
            Activate::Confirm { code } => self.enrolled(code),
        }
    }

    /// Makes the pending account.
    fn enrolled(&self, code: &str) -> Result<AccountAnswer, ApiError> {
        let pending = self.entrance.inside().pending.take();
        let mut pending = pending.ok_or_else(sentences::begin_anew)?;
        match pending.confirm(code) {
            Ok(Welcome { session, recovery_key, recovery_codes }) => {
                let papers = PapersView {
                    recovery_key: Some(recovery_key.to_string()),
                    recovery_codes: recovery_codes.iter().map(|code| code.to_string()).collect(),
                };
                Ok(AccountAnswer::Open { session: self.adopt(session)?, papers: Some(papers), left: None })
            }
            Err(VaultError::SignInFailed) => {
                self.entrance.inside().pending = Some(pending);
                Err(sentences::wrong_first_code())
            }
            Err(error) => self.said(Err(error)),
        }
    }

    /// A step of signing in, or unlocking.
    ///
    /// # Errors
    /// [`SignInFailed`](claimwright_api::ErrorCode::SignInFailed), [`Wait`](claimwright_api::ErrorCode::Wait),
    /// [`SignInAgain`](claimwright_api::ErrorCode::SignInAgain), and others of the vault.
    pub fn sign_in(&self, app: &AppHandle, request: &SignIn) -> Result<AccountAnswer, ApiError> {
        let factors = match request {
            SignIn::Help { help } => return self.help(app, help),
            SignIn::Enter { factors } => factors,
        };
        let (session, left) = match &factors.code {
            Some(code) => {
                let entered = (|| {
                    let key_file = self.entrance.key_file(factors.key_file.as_ref())?;
                    let accounts = self.entrance.accounts()?;
                    let typed = typed(factors, code, key_file.as_ref().map(|bytes| &bytes[..]));
                    self.entrance.noted(accounts.sign_in(&typed))
                })();
                (self.adopt(self.said(entered)?)?, None)
            }
            None => {
                let unlocked = self.unlock(factors);
                self.said(unlocked)?;
                let left = self.entrance.inside().left.take();
                (self.open_view()?, left.map(|document| document.to_string()))
            }
        };
        Ok(AccountAnswer::Open { session, papers: None, left })
    }

    fn unlock(&self, factors: &Factors) -> Result<()> {
        let key_file = self.entrance.key_file(factors.key_file.as_ref())?;
        let key_file = key_file.as_ref().map(|bytes| &bytes[..]);
        // Nobody is signed in, or the session is over: both factors.
        let unlocked = self.entrance.session(|session| session.unlock(&factors.password, key_file));
        let unlocked = unlocked.map_err(|error| match error {
            VaultError::Locked => VaultError::SignInAgain,
            other => other,
        });
        self.entrance.noted(unlocked)?;
        self.entrance.inside().shown = true;
        Ok(())
    }

    /// A step of recovering with the recovery key.
    ///
    /// # Errors
    /// As [`sign_in`](Self::sign_in), and [`WeakPassword`](claimwright_api::ErrorCode::WeakPassword).
    pub fn recover(&self, app: &AppHandle, request: &Recover) -> Result<AccountAnswer, ApiError> {
        let (name, recovery_key, code, password, key_file) = match request {
            Recover::Help { help } => return self.help(app, help),
            Recover::Enter { name, recovery_key, code, password, key_file } => {
                (name, recovery_key, code, password, key_file)
            }
        };
        let recovered = (|| {
            let key_file = self.entrance.key_file(key_file.as_ref())?;
            let accounts = self.entrance.accounts()?;
            let key_file = key_file.as_ref().map(|bytes| &bytes[..]);
            self.entrance.noted(accounts.recover(name, recovery_key, code, password, key_file))
        })();
        let (session, next) = self.said(recovered)?;
        let papers = PapersView { recovery_key: Some(next.to_string()), recovery_codes: Vec::new() };
        Ok(AccountAnswer::Open { session: self.adopt(session)?, papers: Some(papers), left: None })
    }

    /// Takes both factors again.
    ///
    /// # Errors
    /// As [`sign_in`](Self::sign_in).
    pub fn confirm(&self, request: &Confirm) -> Result<OpenView, ApiError> {
        let confirmed = (|| {
            let key_file = self.entrance.key_file(request.key_file.as_ref())?;
            let key_file = key_file.as_ref().map(|bytes| &bytes[..]);
            let confirmed =
                self.entrance.session(|session| session.confirm(&request.password, &request.code, key_file));
            self.entrance.noted(confirmed)
        })();
        self.said(confirmed)?;
        self.open_view()
    }

    /// Whether the session is open, for what goes on by itself.
    pub(super) fn is_open(&self) -> bool {
        self.entrance.session(|session| Ok(session.state() == State::Open)).unwrap_or(false)
    }
}
