//! What a vault keeps: matters and documents; not their revisions, nor who may see them.

use super::document::DocumentView;
use super::revisions::UnsavedView;
use super::text::{Body, Line};
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
