//! What a reviewer does with a validation: sets aside, compares, reports, corrects what was recognised; not the findings.

use super::finding::Placed;
use crate::waivers::Waiver;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A finding that a person has set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetAsideView {
    /// The finding.
    pub placed: Placed,
    /// Why, and what else the same waiver would set aside.
    pub waiver: Waiver,
}

/// Where waivers are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaiversKept {
    /// Name of the file beside the document; null where they hold until the document is closed, or lie in the vault.
    pub file: Option<String>,
    /// Whether the vault keeps them.
    pub vault: bool,
}

/// An earlier version of the document, to compare with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierView {
    /// Its file name.
    pub name: String,
    /// Whether it is the application as filed, so that matter which it does not hold is looked for.
    pub as_filed: bool,
}

/// What has changed since an earlier version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparisonView {
    /// File name of the earlier version.
    pub name: String,
    /// Positions, in the list of findings, of those that the earlier version does not have.
    pub new: Vec<usize>,
    /// Findings of the earlier version that are gone; places count in its texts.
    pub gone: Vec<Placed>,
    /// Findings that both have.
    pub same: usize,
}

/// A report to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    /// Its form.
    pub format: ReportKind,
    /// Whether it is for a client, who is not shown why findings were set aside.
    pub client: bool,
    /// The claims as they stand in the editor.
    #[serde(deserialize_with = "super::text::body")]
    pub claims: String,
    /// Whether it is of the draft, and not of the document.
    pub draft: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReportKind {
    /// One printable page.
    Html,
    /// The document with a comment at each finding.
    Docx,
    /// Plain text.
    Text,
    /// One JSON document.
    Json,
    /// One JSON document on one line.
    Jsonl,
    /// A SARIF 2.1.0 log.
    Sarif,
}

/// What was read, paragraph by paragraph, and the part that each was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceView {
    /// Paragraphs with text.
    pub paragraphs: Vec<SourceParagraph>,
    /// How many corrections a person has made.
    pub corrections: usize,
}

/// A paragraph of what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceParagraph {
    /// Its index in the file.
    pub index: usize,
    /// Its first words.
    pub opening: String,
    /// The number printed before it.
    pub label: Option<String>,
    /// Page, where known.
    pub page: Option<u32>,
    /// The part that it was taken for; null for none.
    pub part: Option<String>,
    /// Whether a part begins here: `heading`, `form` or `person` told so; null where it goes on.
    pub begins: Option<String>,
}

/// A correction: what begins at a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignPart {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// The part that begins there; null where what follows belongs to none.
    pub part: Option<String>,
}

/// The rules of the firm that are in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmView {
    /// Name of the file.
    pub name: String,
    /// Number of its rules.
    pub rules: usize,
}

/// What becomes of a file that is dragged over the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum DropEvent {
    /// It is held over the window.
    Over,
    /// It was taken away.
    Left,
    /// It was let go, and waits to be opened.
    Dropped,
}
