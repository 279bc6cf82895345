//! What is kept in a vault: matters, documents, revisions, the journal, backups; nothing of who may see it.

use super::document::DocumentView;
use super::text::{Body, Line, Secret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is done with matters. Each step answers the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Matters {
    /// Lists them, changed last first.
    List {},
    /// Makes one.
    Add {
        /// Its title.
        #[ts(type = "string")]
        title: Line,
    },
    /// Renames one.
    Rename {
        /// Which.
        #[ts(type = "string")]
        matter: Line,
        /// Its new title.
        #[ts(type = "string")]
        title: Line,
    },
    /// Deletes one and destroys its key.
    Delete {
        /// Which.
        #[ts(type = "string")]
        matter: Line,
    },
    /// Sets or lifts a legal hold; an administrator's.
    SetHold {
        /// Which.
        #[ts(type = "string")]
        matter: Line,
        /// Whether it is held.
        hold: bool,
    },
}

/// The matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MattersView {
    /// Changed last first.
    pub matters: Vec<MatterView>,
    /// The identifier of the one that was made.
    pub made: Option<String>,
    /// Backups that still hold the one that was deleted, and its key.
    pub held_by: Vec<HeldByView>,
}

/// A matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatterView {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub created_ms: i64,
    /// When something in it changed last.
    #[ts(type = "number")]
    pub changed_ms: i64,
    /// Whether a legal hold forbids deleting and thinning.
    pub legal_hold: bool,
}

/// A backup that still holds what was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldByView {
    /// Its name.
    pub backup: String,
    /// When it was taken, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub taken_ms: i64,
}

/// What is done with the documents of a matter. Each step answers the list of the matter.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Documents {
    /// Lists them, oldest first.
    List {
        /// Whose.
        #[ts(type = "string")]
        matter: Line,
    },
    /// Makes an empty one; `open_kept` opens it.
    Add {
        /// In which matter.
        #[ts(type = "string")]
        matter: Line,
        /// Its title.
        #[ts(type = "string")]
        title: Line,
    },
    /// Keeps what is open on the workbench as a new document, with its first revision.
    Keep {
        /// In which matter.
        #[ts(type = "string")]
        matter: Line,
        /// Its title.
        #[ts(type = "string")]
        title: Line,
        /// The claims as they stand in the editor.
        #[ts(type = "string")]
        claims: Body,
    },
    /// Renames one.
    Rename {
        /// Which.
        #[ts(type = "string")]
        document: Line,
        /// Its new title.
        #[ts(type = "string")]
        title: Line,
        /// In which matter.
        #[ts(type = "string")]
        matter: Line,
    },
    /// Deletes one with its revisions.
    Delete {
        /// Which.
        #[ts(type = "string")]
        document: Line,
        /// In which matter.
        #[ts(type = "string")]
        matter: Line,
    },
}

/// The documents of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentsView {
    /// Oldest first.
    pub documents: Vec<KeptView>,
    /// The identifier of the one that was made.
    pub made: Option<String>,
}

/// A document of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptView {
    /// Its identifier.
    pub id: String,
    /// The matter that it belongs to.
    pub matter: String,
    /// Its title.
    pub title: String,
    /// When it was saved last, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub changed_ms: i64,
    /// How often it was saved.
    #[ts(type = "number")]
    pub saves: i64,
}

/// A document of the vault, open on the workbench.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptOpened {
    /// As any open document; null while it is empty.
    pub document: Option<DocumentView>,
    /// What is kept of it.
    pub kept: KeptView,
    /// The undo history that the editor gave last.
    pub history: Option<String>,
    /// Typing of this person that was not saved, where there is some: it is offered, and lies there until it is taken,
    /// discarded, or something is saved.
    pub unsaved: Option<UnsavedView>,
}

/// A save.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The claims as they stand in the editor.
    #[ts(type = "string")]
    pub claims: Body,
    /// A name for the revision; named ones are never thinned.
    #[ts(type = "string | null")]
    pub name: Option<Line>,
    /// The undo history, as text that the editor understands.
    #[ts(type = "string | null")]
    pub history: Option<Body>,
}

/// What was typed, at most two seconds old.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The document in which it was typed.
    #[ts(type = "string")]
    pub document: Line,
    /// The claims as they stand in the editor.
    #[ts(type = "string")]
    pub claims: Body,
    /// The undo history; null leaves what is kept of it.
    #[ts(type = "string | null")]
    pub history: Option<Body>,
}

/// What is done with revisions.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Revisions {
    /// Lists them, newest first: answers `list`.
    List {
        /// Of which document.
        #[ts(type = "string")]
        document: Line,
    },
    /// The claims of one: answers `text`.
    Text {
        /// Which.
        #[ts(type = "string")]
        revision: Line,
    },
    /// Makes an old one the newest: answers `list`. `open_kept` then shows it.
    Restore {
        /// Of which document.
        #[ts(type = "string")]
        document: Line,
        /// Which.
        #[ts(type = "string")]
        revision: Line,
    },
    /// Names one, or takes its name away with null: answers `list`.
    Name {
        /// Of which document.
        #[ts(type = "string")]
        document: Line,
        /// Which.
        #[ts(type = "string")]
        revision: Line,
        /// Its name.
        #[ts(type = "string | null")]
        name: Option<Line>,
    },
}

/// What revisions answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RevisionsAnswer {
    /// The revisions.
    List {
        /// Newest first.
        revisions: Vec<RevisionView>,
    },
    /// The claims of one.
    Text {
        /// The claims.
        claims: String,
    },
}

/// A revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevisionView {
    /// Its identifier.
    pub id: String,
    /// Its number in the document, from 1.
    #[ts(type = "number")]
    pub number: i64,
    /// When it was saved, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub created_ms: i64,
    /// Who saved it: a member's name, or an identifier.
    pub author: String,
    /// Bytes of its text.
    #[ts(type = "number")]
    pub size: i64,
    /// Its name.
    pub name: Option<String>,
}

/// What is done with typing that was not saved.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Unsaved {
    /// Lists the documents with such typing of this person: answers `list`.
    List {},
    /// What was saved and what was typed, to compare: answers `texts`.
    Texts {
        /// Which.
        #[ts(type = "string")]
        document: Line,
    },
    /// Opens the document with what was typed: answers `opened`.
    Take {
        /// Which.
        #[ts(type = "string")]
        document: Line,
    },
    /// Throws away what was typed: answers `list`.
    Discard {
        /// Which.
        #[ts(type = "string")]
        document: Line,
    },
}

/// What that answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UnsavedAnswer {
    /// Documents with typing that was not saved, newest first.
    List {
        /// The documents.
        unsaved: Vec<UnsavedView>,
    },
    /// Both texts.
    Texts {
        /// The claims that were saved last; empty where nothing was.
        saved: String,
        /// The claims that were typed.
        typed: String,
    },
    /// The document, with what was typed in the editor.
    Opened {
        /// The document.
        opened: KeptOpened,
    },
}

/// A document with typing that was not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnsavedView {
    /// The document.
    pub document: String,
    /// The matter that it belongs to.
    pub matter: String,
    /// The document's title.
    pub title: String,
    /// When it was typed, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub last_ms: i64,
}

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
