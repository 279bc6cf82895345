//! Everything that can go wrong, named by what the caller can do; it never tells which part of a sign-in was wrong.

use crate::outside::NoRandomness;
use crate::password::Weakness;
use std::path::PathBuf;

/// Why something was not done. Every value has one sentence in the window.
#[derive(Debug)]
#[non_exhaustive]
pub enum VaultError {
    /// The sign-in failed; the same answer whatever was wrong.
    SignInFailed,
    /// Too many failures: try again after the wait. The recovery key works at once.
    Wait {
        /// Seconds until the next attempt is looked at.
        seconds: u64,
    },
    /// The session is locked: unlock with the password.
    Locked,
    /// The session is over: sign in with both factors.
    SignInAgain,
    /// The command needs both factors, not older than five minutes: confirm first.
    ConfirmFirst,
    /// The role of the signed-in user does not cover this.
    NotAllowed,
    /// The vault is open for reading alone.
    ReadOnly,
    /// The password is too weak; the reason may be shown.
    PasswordTooWeak(Weakness),
    /// There is no such thing, or it lies behind another wall.
    NotFound,
    /// Another account has this name.
    NameTaken,
    /// A name is empty, too long, or holds a colon or a control character.
    NameUnusable,
    /// The last administrator can neither be removed nor lose the role.
    LastAdministrator,
    /// There is an account already: the first start is over.
    AlreadyStarted,
    /// Another instance has the folder open.
    AlreadyOpen {
        /// When it opened it, in milliseconds since 1970 (UTC), as far as it said.
        since: Option<i64>,
    },
    /// The folder lies on a network file system, where a vault would be damaged sooner or later.
    NetworkFolder,
    /// A file is damaged: restore a backup, or salvage what can be read.
    Damaged,
    /// A newer version of the program wrote this file: use that version.
    MadeByNewer,
    /// The disk is full: free some space and save again; nothing is lost yet.
    DiskFull,
    /// A legal hold forbids this.
    LegalHold,
    /// This is no backup, or it is not whole.
    NotABackup,
    /// This is no archive, its password is another one, or it is not whole.
    NotAnArchive,
    /// The folder must be empty, or must not exist.
    FolderNotEmpty,
    /// A text is longer than the vault takes.
    TooLong,
    /// A figure lies outside what is allowed.
    OutOfRange,
    /// The operating system gave no randomness.
    NoRandomness,
    /// A file or folder could not be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The database could not do it, and no part of it is known to be damaged.
    Database(rusqlite::Error),
}

/// The result of this crate.
pub type Result<T, E = VaultError> = std::result::Result<T, E>;

impl std::fmt::Display for VaultError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::SignInFailed => "the sign-in failed",
            Self::Wait { seconds } => return write!(f, "too many failures: wait {seconds} seconds"),
            Self::Locked => "the session is locked",
            Self::SignInAgain => "the session is over: sign in again",
            Self::ConfirmFirst => "confirm with password and code first",
            Self::NotAllowed => "the role does not allow this",
            Self::ReadOnly => "the vault is open for reading alone",
            Self::PasswordTooWeak(weakness) => return write!(f, "the password is too weak: {weakness:?}"),
            Self::NotFound => "there is no such thing",
            Self::NameTaken => "another account has this name",
            Self::NameUnusable => "the name cannot be used",
            Self::LastAdministrator => "the last administrator stays",
            Self::AlreadyStarted => "there is an account already",
            Self::AlreadyOpen { .. } => "another instance has the folder open",
            Self::NetworkFolder => "the folder lies on a network file system",
            Self::Damaged => "a file of the vault is damaged",
            Self::MadeByNewer => "a newer version of the program wrote this",
            Self::DiskFull => "the disk is full",
            Self::LegalHold => "a legal hold forbids this",
            Self::NotABackup => "this is no whole backup",
            Self::NotAnArchive => "this is no whole archive, or the password is another one",
            Self::FolderNotEmpty => "the folder is not empty",
            Self::TooLong => "the text is too long",
            Self::OutOfRange => "a figure lies outside what is allowed",
            Self::NoRandomness => "the system gave no randomness",
            Self::Io { path, cause } => return write!(f, "{}: {cause}", path.display()),
            Self::Database(cause) => return write!(f, "database: {cause}"),
        };
        f.write_str(text)
    }
}

impl std::error::Error for VaultError {}

impl From<NoRandomness> for VaultError {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull,
                ErrorCode::ReadOnly => Self::ReadOnly,
                ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged,
                _ => Self::Database(error),
            },
            rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => Self::Damaged,
            _ => Self::Database(error),
        }
    }
}

/// Says which path an error of the operating system belongs to.
pub(crate) trait At<T> {
    /// The same, with the path.
    fn at(self, path: &std::path::Path) -> Result<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, path: &std::path::Path) -> Result<T> {
        self.map_err(|cause| match cause.kind() {
            std::io::ErrorKind::StorageFull => VaultError::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => VaultError::ReadOnly,
            _ => VaultError::Io { path: path.to_owned(), cause },
        })
    }
}
