//! Who is signed in, and what a session tells; not how somebody signs in, nor what is kept in a vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the program stands between its start and an open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionView {
    /// Started without accounts: documents are files, nothing is kept.
    WithoutAccounts {},
    /// There is no account yet.
    NoAccount {},
    /// Nobody is signed in: both factors are asked.
    SignedOut {
        /// Seconds for which no attempt is looked at; 0 for none. The recovery key works at once.
        wait_seconds: u32,
        /// Whether nothing can be written, so that vaults open for reading.
        read_only: bool,
    },
    /// Somebody is signed in and locked: the password alone is asked.
    Locked {
        /// Who.
        user: String,
        /// As in `signed_out`.
        wait_seconds: u32,
    },
    /// Somebody is signed in.
    Open {
        /// Who, and where.
        session: OpenView,
    },
    /// The folder of accounts cannot be opened: another instance has it, it is damaged, or a newer version wrote it.
    Unavailable {
        /// What is the matter, and what to do.
        sentence: String,
    },
}

/// A signed-in person and the open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenView {
    /// The identifier of the account.
    pub user_id: String,
    /// The name.
    pub user: String,
    /// The role in the open vault.
    pub role: RoleView,
    /// The open vault.
    pub vault: VaultView,
    /// Whether nothing can be written.
    pub read_only: bool,
    /// Minutes without a touch after which the session locks.
    pub idle_minutes: u32,
    /// What the person is to be told, until the session ends.
    pub notices: Vec<NoticeView>,
    /// The document of the vault that is open on the workbench.
    pub kept: Option<super::vault::KeptView>,
}

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoleView {
    /// Reads.
    ReadOnly,
    /// Reads and writes.
    Attorney,
    /// Reads and writes, and governs.
    Administrator,
}

/// A vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultView {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Something a person is told after signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticeView {
    /// `failures`, `recovery_code_used`, `recovery_key_used`, `drift`, `clock_behind`, `clock_jumped`, `audit_broken`,
    /// `papers_unconfirmed`, `vault_damaged`.
    pub kind: String,
    /// The sentence.
    pub sentence: String,
}

/// Something about the session that the window did not ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum SessionEvent {
    /// The session locks in so many seconds unless somebody does something.
    LocksSoon {
        /// Seconds.
        seconds: u32,
    },
    /// The session is locked; the program loads the window anew right after.
    Locked {},
}
