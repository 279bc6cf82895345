//! Who is signed in: the accounts of this machine, opened once, and one session at most; not what a session is used for.

mod administration;
pub(crate) mod clock;
mod enter;
mod help;
mod own;
mod repair;
pub mod sentences;
#[cfg(target_os = "linux")]
mod signals;
#[cfg(test)]
pub(crate) mod tests;

pub use administration::{name_of, named};
pub use clock::watch;
pub use repair::BACKUP;

use crate::desk::Desk;
use claimwright_api::wire::{KeptView, NoticeView, OpenView, RoleView, SessionEvent, SessionView, VaultView};
use claimwright_api::{ApiError, Gate, Language};
use claimwright_vault::{
    Accounts, DocumentId, NewSecondFactor, Notice, Outside, Pending, Result, Role, Session, State, VaultError,
};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// Who is told of what the window did not ask for.
pub type Listener = Box<dyn Fn(SessionEvent) + Send>;

/// The accounts of this machine, and who is signed in.
pub struct Entrance {
    /// Where accounts and vaults lie; `None` where the program runs without accounts.
    folder: Option<PathBuf>,
    outside: Outside,
    inside: Mutex<Inside>,
    listener: Mutex<Option<Listener>>,
}

/// What changes while the program runs.
#[derive(Default)]
struct Inside {
    accounts: Option<Accounts>,
    /// Why there are none.
    failure: Option<VaultError>,
    session: Option<Session>,
    /// Whether the window was shown an open session, and must be told when it is none any more.
    shown: bool,
    notices: Vec<Notice>,
    /// The document that was open when the session was locked.
    left: Option<DocumentId>,
    pending: Option<Pending>,
    second_factor: Option<NewSecondFactor>,
    key_files: Vec<KeyFile>,
    /// Until when, on the monotonic clock, no attempt is looked at.
    waits_until_ms: u64,
}

/// A key file that was chosen.
struct KeyFile {
    token: String,
    bytes: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Entrance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entrance").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// Where accounts lie; `variable` looks up an environment variable.
pub fn folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    // The XDG specification asks that a relative path be ignored.
    let data = folder("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let data = if cfg!(windows) { folder("LOCALAPPDATA").or(data) } else { data };
    let data = data.or_else(|| Some(folder("HOME")?.join(".local").join("share")));
    folder("CLAIMWRIGHT_ACCOUNTS").or_else(|| Some(data?.join("claimwright").join("accounts")))
}

/// Opens a folder of accounts, for reading where it cannot be written.
fn opened(folder: &Path, outside: &Outside) -> Result<Accounts> {
    let unwritable = |error: &VaultError| match error {
        VaultError::ReadOnly => true,
        VaultError::Io { cause, .. } => {
            matches!(cause.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
        }
        _ => false,
    };
    match Accounts::open(folder, outside.clone()) {
        Err(error) if unwritable(&error) => Accounts::open_read_only(folder, outside.clone()),
        other => other,
    }
}

impl Entrance {
    /// The entrance to the accounts of a folder; to none with `None`.
    pub fn new(folder: Option<PathBuf>, outside: Outside) -> Self {
        let mut inside = Inside::default();
        if let Some(folder) = &folder {
            match opened(folder, &outside) {
                Ok(accounts) => inside.accounts = Some(accounts),
                Err(error) => inside.failure = Some(error),
            }
        }
        Self { folder, outside, inside: Mutex::new(inside), listener: Mutex::new(None) }
    }

    /// A panic elsewhere leaves it usable: every change of it is one assignment.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the commands that are not listed answer.
    pub fn gate(&self) -> Gate {
        let open = |session: &mut Session| session.state() == State::Open;
        if self.folder.is_none() || self.inside().session.as_mut().is_some_and(open) {
            Gate::Open
        } else {
            Gate::Locked
        }
    }

    /// Whether the program runs with accounts.
    pub const fn is_there(&self) -> bool {
        self.folder.is_some()
    }

    /// The accounts, for what takes long: nothing is locked by holding them.
    fn accounts(&self) -> Result<Accounts> {
        let inside = self.inside();
        match (&inside.accounts, &inside.failure) {
            (Some(accounts), _) => Ok(accounts.clone()),
            (None, Some(failure)) => Err(repeated(failure)),
            (None, None) => Err(VaultError::NotFound),
        }
    }

    /// Does something with the session.
    ///
    /// # Errors
    /// [`VaultError::Locked`] where there is none, and what is done with it.
    pub fn session<T>(&self, act: impl FnOnce(&mut Session) -> Result<T>) -> Result<T> {
        act(self.inside().session.as_mut().ok_or(VaultError::Locked)?)
    }

    /// Tells the window something, where it listens.
    fn tell(&self, event: SessionEvent) {
        if let Some(listener) = &*self.listener.lock().unwrap_or_else(PoisonError::into_inner) {
            listener(event);
        }
    }

    /// Tells `listener` from now on.
    pub fn listen(&self, listener: Listener) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }

    /// Seconds for which no attempt is looked at, as far as an answer said.
    fn wait_seconds(&self, inside: &Inside) -> u32 {
        let left = inside.waits_until_ms.saturating_sub(self.outside.clock.now().mono_ms);
        u32::try_from(left.div_ceil(1_000)).unwrap_or(u32::MAX)
    }

    /// Takes note of a wait that an attempt was answered with.
    fn noted<T>(&self, outcome: Result<T>) -> Result<T> {
        let until = match &outcome {
            Err(VaultError::Wait { seconds }) => {
                self.outside.clock.now().mono_ms.saturating_add(seconds.saturating_mul(1_000))
            }
            _ => 0,
        };
        self.inside().waits_until_ms = until;
        outcome
    }

    /// Where the program stands, as the window shows it.
    pub fn view(&self, kept: Option<KeptView>, language: Language) -> SessionView {
        if self.folder.is_none() {
            return SessionView::WithoutAccounts {};
        }
        let mut inside = self.inside();
        if let (Some(folder), Some(VaultError::AlreadyOpen { .. })) = (&self.folder, &inside.failure) {
            // The other window may have been closed since.
            (inside.accounts, inside.failure) = match opened(folder, &self.outside) {
                Ok(accounts) => (Some(accounts), None),
                Err(error) => (None, Some(error)),
            };
        }
        if let Some(failure) = &inside.failure {
            let now_ms = self.outside.clock.now().unix_ms;
            let error = sentences::error(failure, now_ms);
            return SessionView::Unavailable { sentence: error.sentence_in(language).to_owned() };
        }
        let wait_seconds = self.wait_seconds(&inside);
        match inside.session.as_mut().map(Session::state) {
            Some(State::Open) => match open_view(&mut inside, kept, language) {
                Ok(session) => return SessionView::Open { session },
                // It was locked between the two questions.
                Err(_) => return SessionView::SignedOut { wait_seconds, read_only: false },
            },
            Some(State::Locked) => {
                let user = inside.session.as_ref().map(|session| session.user_name().to_owned()).unwrap_or_default();
                return SessionView::Locked { user, wait_seconds };
            }
            Some(State::Over) => inside.session = None,
            None => {}
        }
        let accounts = inside.accounts.as_ref();
        if accounts.is_some_and(|accounts| accounts.is_first_start().unwrap_or(false)) {
            return SessionView::NoAccount {};
        }
        SessionView::SignedOut { wait_seconds, read_only: accounts.is_some_and(Accounts::is_read_only) }
    }

    /// Whether a session that the window was shown is open no more; told once.
    fn has_closed(&self) -> bool {
        let mut inside = self.inside();
        let open = inside.session.as_mut().is_some_and(|session| session.state() == State::Open);
        let shown = inside.shown;
        inside.shown = shown && open;
        shown && !open
    }
}

/// The same failure once more, for whoever asks again.
fn repeated(failure: &VaultError) -> VaultError {
    match failure {
        VaultError::AlreadyOpen { since } => VaultError::AlreadyOpen { since: *since },
        VaultError::NetworkFolder => VaultError::NetworkFolder,
        VaultError::MadeByNewer => VaultError::MadeByNewer,
        VaultError::ReadOnly => VaultError::ReadOnly,
        VaultError::DiskFull => VaultError::DiskFull,
        _ => VaultError::Damaged,
    }
}

/// The open session as the window shows it.
fn open_view(inside: &mut Inside, kept: Option<KeptView>, language: Language) -> Result<OpenView> {
    let notices = inside.notices.iter().map(|notice| sentences::notice(*notice, language)).collect::<Vec<NoticeView>>();
    let session = inside.session.as_mut().ok_or(VaultError::Locked)?;
    let vault = session.vault();
    let name = session.vaults()?.into_iter().find(|entry| entry.vault == vault).map(|entry| entry.name);
    let minutes = session.limits().idle_ms / 60_000;
    Ok(OpenView {
        user_id: session.user().to_string(),
        user: session.user_name().to_owned(),
        role: role_view(session.role()?),
        vault: VaultView { id: vault.to_string(), name: name.unwrap_or_default() },
        read_only: session.is_read_only(),
        idle_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        notices,
        kept,
    })
}

/// A role as the window shows it.
pub const fn role_view(role: Role) -> RoleView {
    match role {
        Role::ReadOnly => RoleView::ReadOnly,
        Role::Attorney => RoleView::Attorney,
        Role::Administrator => RoleView::Administrator,
    }
}

/// The role that the window names.
const fn role(view: RoleView) -> Role {
    match view {
        RoleView::ReadOnly => Role::ReadOnly,
        RoleView::Attorney => Role::Attorney,
        RoleView::Administrator => Role::Administrator,
    }
}

impl Desk {
    /// What the window is told of something that the vault did not do.
    pub fn said<T>(&self, outcome: Result<T>) -> Result<T, ApiError> {
        let now_ms = self.entrance.outside.clock.now().unix_ms;
        outcome.map_err(|error| sentences::error(&error, now_ms))
    }

    /// Does something with the session; as [`Entrance::session`].
    ///
    /// # Errors
    /// [`ErrorCode::Locked`](claimwright_api::ErrorCode::Locked), and those of the vault.
    pub fn with_session<T>(&self, act: impl FnOnce(&mut Session) -> Result<T>) -> Result<T, ApiError> {
        let outcome = self.entrance.session(act);
        self.said(outcome)
    }

    /// The open session, as the window shows it.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`](claimwright_api::ErrorCode::Locked).
    pub fn open_view(&self) -> Result<OpenView, ApiError> {
        let kept = self.kept_view();
        let outcome = open_view(&mut self.entrance.inside(), kept, self.spoken());
        self.said(outcome)
    }

    /// Takes a session over: what was open before belonged to another one.
    fn adopt(&self, mut session: Session) -> Result<OpenView, ApiError> {
        self.empty();
        {
            let mut inside = self.entrance.inside();
            inside.notices = session.take_notices();
            (inside.session, inside.shown, inside.waits_until_ms) = (Some(session), true, 0);
            (inside.pending, inside.second_factor, inside.left) = (None, None, None);
        }
        self.open_first();
        self.open_view()
    }

    /// Locks: what was typed goes to the journal, the vault is closed and its keys are wiped, the workbench is emptied,
    /// and the window is loaded anew. `over` ends the session as well.
    pub fn lock(&self, over: bool) {
        self.flush();
        self.set_aside();
        {
            let mut inside = self.entrance.inside();
            if let Some(session) = &mut inside.session {
                session.lock();
            }
            if over {
                inside.session = None;
                inside.notices.clear();
            }
            inside.shown = false;
            inside.second_factor = None;
        }
        self.closed();
    }

    /// What is to be done once a session is closed, however it came.
    fn closed(&self) {
        let left = self.shown_in_vault().map(|shown| shown.document()).or_else(|| self.set_aside_last());
        self.entrance.inside().left = left;
        self.empty();
        self.entrance.tell(SessionEvent::Locked {});
        self.reload();
    }
}
