//! The open document, its parts and facts, and what a front end asks about them.

use super::accounts::SessionView;
use super::finding::{CannotAssessView, Placed};
use super::review::{ComparisonView, EarlierView, FirmView, SetAsideView};
use crate::report::OfficeSummary;
use crate::waivers::Waiver;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The state of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Status {
    /// The program's version.
    pub version: String,
    /// Who is signed in, and what stands in the way of it.
    pub session: SessionView,
    /// The document that is open, where there is one.
    pub document: Option<DocumentView>,
    /// Whether exports go beside the open document without asking.
    pub has_folder: bool,
    /// Models on this machine and the ones that could be there.
    pub models: Vec<ModelView>,
    /// Id of the model that drafts by default; null where none is present.
    pub default_model: Option<String>,
    /// Number of rules that the validator knows.
    pub rules: usize,
    /// Code of the language that the user chose for the window; null where the system's is to be spoken.
    pub language: Option<String>,
    /// The rules of the firm, where a file of them is in force.
    pub firm: Option<FirmView>,
}

/// A model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModelView {
    /// Its id.
    pub id: String,
    /// `generator` or `encoder`.
    pub role: String,
    /// Name for people.
    pub name: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether it is on this machine.
    pub present: bool,
}

/// The open document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentView {
    /// File name, or the name of the sample.
    pub name: String,
    /// `en`, `fr` or `de`.
    pub language: String,
    /// Parts that are there, in the order of the document.
    pub parts: Vec<PartText>,
    /// Facts about the filing.
    pub facts: FactsView,
    /// What the reader left out or could not read.
    pub notices: Vec<String>,
    /// The version that it is compared with.
    pub earlier: Option<EarlierView>,
    /// How many passages the user wrote into a draft that is there no more; they wait for the next one.
    pub passages: usize,
    /// The names of its sets of claims, where it holds several; empty otherwise.
    pub claim_sets: Vec<String>,
    /// The one of them that is read, as an index.
    pub claim_set: usize,
}

/// The text of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartText {
    /// `title`, `description`, `claims`, `drawings` or `abstract`.
    pub part: String,
    /// Its text.
    pub text: String,
    /// `heading`, `form` or `person`: what told it from its neighbours; null where it was given apart.
    pub recognised_by: Option<String>,
}

/// Facts about the filing, each with whether a person gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactsView {
    /// Word of the route.
    pub route: String,
    /// Whether a person gave the route.
    pub route_given: bool,
    /// Word of the stage.
    pub stage: String,
    /// Whether a person gave the stage.
    pub stage_given: bool,
    /// Offices asked.
    pub offices: Vec<String>,
}

/// What the editor asks after a keystroke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckClaims {
    /// The whole text of the claims as it stands in the editor.
    #[serde(deserialize_with = "super::text::body")]
    pub text: String,
    /// The editor's count of changes, handed back so that a stale answer can be mapped.
    pub revision: u32,
}

/// What the linter says of the claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimsChecked {
    /// The revision asked about.
    pub revision: u32,
    /// Findings in the claims.
    pub findings: Vec<Placed>,
    /// Those that a person has set aside.
    pub set_aside: Vec<SetAsideView>,
    /// The claims, for the tree and for screen readers.
    pub claims: Vec<ClaimNode>,
}

/// A claim in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClaimNode {
    /// Printed number.
    pub number: u32,
    /// Start in the claims' text, UTF-16.
    pub from: usize,
    /// End, exclusive.
    pub to: usize,
    /// Positions in this list of the claims that it depends on.
    pub parents: Vec<usize>,
    /// Whether it is dependent in form, whatever became of the claim that it names.
    pub dependent: bool,
    /// Word of the category.
    pub category: String,
    /// Its first words.
    pub opening: String,
}

/// A validation of the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationView {
    /// `document` or `draft`: what was validated.
    pub of: String,
    /// Offices asked.
    pub offices: Vec<String>,
    /// The parts as validated: positions of findings count in these texts.
    pub parts: Vec<PartText>,
    /// Findings.
    pub findings: Vec<Placed>,
    /// Findings that a person has set aside.
    pub set_aside: Vec<SetAsideView>,
    /// Waivers that no finding matches.
    pub idle_waivers: Vec<Waiver>,
    /// Rules that could not be run.
    pub cannot_assess: Vec<CannotAssessView>,
    /// What there is to do, for each office asked.
    pub summary: Vec<OfficeSummary>,
    /// What has changed since an earlier version, where there is one to compare with.
    pub comparison: Option<ComparisonView>,
    /// Number of rules that ran.
    pub ran: usize,
}

/// What to export, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// For filing, or for work.
    pub kind: ExportKind,
    /// The file format.
    pub format: ExportFormat,
    /// Whether to ask for a place even where the document has a folder.
    pub choose_place: bool,
}

/// Two kinds of export, never one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportKind {
    /// Without comments, revisions, author, hidden text and marks of models; proposals are left out.
    Filing,
    /// With proposals set apart; its name says that it is not for filing.
    Working,
}

/// A file format to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Word.
    Docx,
    /// One printable page.
    Html,
    /// Markdown.
    Md,
    /// Plain text.
    Txt,
}

/// Where an export went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// The place, as shown to the user.
    pub place: String,
    /// Proposals that were left out, as nobody has accepted them.
    pub proposals_left_out: usize,
}
