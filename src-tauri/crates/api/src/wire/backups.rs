//! Backups, and matters that leave or enter a vault; not what is in them.

use super::text::{Line, Secret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is done with backups.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Backups {
    /// Lists those of the usual folder, newest first.
    List {},
    /// Takes one into the usual folder, or where the user says.
    Take {
        /// Whether to ask for a folder.
        elsewhere: bool,
    },
    /// Verifies one of the usual folder, or one that the user chooses.
    Verify {
        /// Its name; null to ask for a folder.
        #[ts(type = "string | null")]
        name: Option<Line>,
    },
}

/// The backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupsView {
    /// Those of the usual folder, newest first.
    pub backups: Vec<BackupView>,
    /// The usual folder, as shown to the user, who deletes by hand what shall not remain.
    pub folder: String,
    /// The name of the one that was taken or verified; null where none was, or where no folder was chosen.
    pub done: Option<String>,
    /// Names of older ones that went.
    pub pruned: Vec<String>,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// Its name.
    pub name: String,
    /// When it was taken, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub taken_ms: i64,
    /// Whether it was taken before the file was brought to a newer schema; such ones stay.
    pub before_migration: bool,
}

/// A matter leaves or enters the vault, all or nothing; places are chosen by dialog.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Transfer {
    /// Writes a matter as one encrypted file; needs both factors fresh.
    ExportArchive {
        /// Which.
        #[ts(type = "string")]
        matter: Line,
        /// The file's own password.
        #[ts(type = "string")]
        password: Secret,
    },
    /// Reads such a file into a new matter.
    ImportArchive {
        /// The file's password.
        #[ts(type = "string")]
        password: Secret,
    },
    /// Writes the newest claims of each document in the clear, into a new folder; needs both factors fresh.
    ExportPlain {
        /// Which.
        #[ts(type = "string")]
        matter: Line,
    },
}

/// What went or came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Transferred {
    /// The place, as shown to the user.
    pub place: String,
    /// The matter that was made.
    pub matter: Option<String>,
    /// How many documents were written in the clear.
    pub documents: Option<usize>,
}
