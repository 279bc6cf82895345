//! Saves, revisions, and typing that was not saved; not what a document is.

use super::text::{Body, Line};
use super::vault::KeptOpened;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
#[expect(clippy::large_enum_variant, reason = "there is one answer at a time, and it is written out at once")]
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
