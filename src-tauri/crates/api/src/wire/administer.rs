//! What administrators do and see: members, vaults, retention, the audit log; nothing of what a vault keeps.

use super::accounts::{RoleView, VaultView};
use super::text::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an administrator does. All that changes something needs both factors fresh.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Administer {
    /// Answers `members`.
    Members {},
    /// Invites somebody new into the open vault: answers `invited`.
    Invite {
        /// The name.
        #[ts(type = "string")]
        name: Line,
        /// The role.
        role: RoleView,
    },
    /// Makes an activation code for a member who lost every way in: answers `invited`.
    Reset {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Lets somebody who has an account into the open vault: answers `members`.
    Admit {
        /// The name of the account.
        #[ts(type = "string")]
        name: Line,
        /// The role.
        role: RoleView,
    },
    /// Changes a role: answers `members`.
    SetRole {
        /// Whose.
        #[ts(type = "string")]
        user: Line,
        /// The role.
        role: RoleView,
    },
    /// Takes away what was counted against a member: answers `members`.
    Enable {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Removes a member and replaces the vault's key: answers `members` with those to invite again.
    Remove {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Replaces the vault's key: answers `members` with those to invite again.
    Rotate {},
    /// Makes a further vault with this administrator as its only member: answers `vault_made`.
    AddVault {
        /// Its name.
        #[ts(type = "string")]
        name: Line,
    },
    /// Sets the idle limit of the open vault, 1 to 60: answers `done`.
    SetIdleMinutes {
        /// Minutes.
        minutes: u32,
    },
    /// What is kept how long: answers `retention`.
    Retention {},
    /// Sets it: answers `retention`.
    SetRetention {
        /// What is kept how long.
        retention: RetentionView,
    },
    /// Removes now what retention says: answers `thinned`.
    RunRetention {},
    /// A hundred entries of the audit log, newest first: answers `audit`.
    Audit {
        /// Only entries before this number; null for the newest.
        #[ts(type = "number | null")]
        before: Option<i64>,
    },
    /// Verifies the whole audit log: answers `chain`.
    VerifyAudit {},
}

/// What an administrator is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AdministerAnswer {
    /// The members of the open vault.
    Members {
        /// Who they are.
        members: Vec<MemberView>,
        /// Identifiers of members whose activation codes opened the old key, and who need new ones.
        invite_again: Vec<String>,
    },
    /// An activation code, for 72 hours and one use, shown this once.
    Invited {
        /// The name.
        name: String,
        /// The code to hand over.
        activation: String,
    },
    /// A vault was made.
    VaultMade {
        /// The vault.
        vault: VaultView,
    },
    /// What is kept how long.
    Retention {
        /// What is kept how long.
        retention: RetentionView,
    },
    /// What was removed.
    Thinned {
        /// Revisions.
        revisions: usize,
        /// Traces of drafts.
        traces: usize,
        /// Rejected proposals.
        rejected: usize,
    },
    /// Entries of the audit log.
    Audit {
        /// Newest first.
        entries: Vec<AuditEntryView>,
        /// The newest entry in sixteen digits, to write down.
        head: String,
    },
    /// Whether the audit log is what was written.
    Chain {
        /// Whether every entry is.
        whole: bool,
        /// What was found.
        sentence: String,
        /// The newest entry in sixteen digits, to write down.
        head: String,
    },
    /// It is done.
    Done {},
}

/// A member of the open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberView {
    /// The identifier of the account.
    pub user: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: RoleView,
    /// Whether the account was activated.
    pub active: bool,
}

/// How long things are kept, in days; null is for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionView {
    /// After so many days, of the unnamed revisions of a day only the last is kept.
    pub thin_revisions_after: Option<u32>,
    /// Whether traces of drafts are kept at all.
    pub keep_traces: bool,
    /// After so many days, traces are deleted.
    pub traces_for: Option<u32>,
    /// After so many days, rejected proposals are deleted.
    pub rejected_for: Option<u32>,
}

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditEntryView {
    /// Its number, from 1.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Who: the name of a member, or the identifier of somebody who is none any more.
    pub actor: String,
    /// What, as a word.
    pub event: String,
    /// The identifier of what it happened to; empty where there is none.
    pub object: String,
}
