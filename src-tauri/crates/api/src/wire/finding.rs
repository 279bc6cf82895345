//! A finding as the command-line contract writes it, and as the window shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How heavy a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SeverityView {
    /// Fee, preference, style.
    Info,
    /// A likely objection.
    Warning,
    /// An expected refusal or objection.
    Error,
}

/// Severity for each office asked that the rule concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeSeverities {
    /// European Patent Office.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub ep: Option<SeverityView>,
    /// United States Patent and Trademark Office.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub us: Option<SeverityView>,
    /// PCT.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub pct: Option<SeverityView>,
    /// INPI, France.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub fr: Option<SeverityView>,
}

/// A provision of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CitationView {
    /// `ep`, `us`, `pct` or `fr`.
    pub office: String,
    /// As practitioners cite it.
    pub cite: String,
    /// `verified`, `partly-verified` or `from-knowledge`.
    pub status: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// The rule's id.
    pub rule: String,
    /// Highest severity of all offices.
    pub severity: SeverityView,
    /// Severity per office.
    pub by_office: OfficeSeverities,
    /// The law, for the offices asked.
    pub citations: Vec<CitationView>,
    /// What is wrong.
    pub message: String,
    /// `title`, `description`, `claims`, `drawings`, `abstract` or `document`.
    pub part: String,
    /// Printed number of the claim.
    pub claim: Option<u32>,
    /// Name of the set of claims that the claim stands in, where the document holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claim_set: Option<String>,
    /// 1-based paragraph of the part.
    pub paragraph: Option<usize>,
    /// The number printed before the paragraph, such as `[0012]`.
    pub paragraph_label: Option<String>,
    /// Page, where known.
    pub page: Option<u32>,
    /// Start in the claim's own text or in the part's text; null for a whole part.
    pub start: Option<usize>,
    /// End, exclusive.
    pub end: Option<usize>,
    /// The words found.
    pub excerpt: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<RelatedView>,
    /// What may be done; null where there is no honest fix.
    pub fix: Option<FixView>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelatedView {
    /// The part.
    pub part: String,
    /// Printed number of the claim.
    pub claim: Option<u32>,
    /// Start; null for a whole claim or part.
    pub start: Option<usize>,
    /// End, exclusive.
    pub end: Option<usize>,
    /// The words.
    pub excerpt: Option<String>,
    /// What they have to do with the finding.
    pub note: String,
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FixView {
    /// Id of the rule that offers it: another one than the finding's where two rules spoke of one place.
    pub rule: String,
    /// What it does.
    pub title: String,
    /// `safe` or `review`.
    pub applicability: String,
    /// The replacements.
    pub edits: Vec<EditView>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditView {
    /// The part.
    pub part: String,
    /// Printed number of the claim.
    pub claim: Option<u32>,
    /// Start.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// The new text.
    pub replacement: String,
}

/// A finding with its place, and its fix, in the text that the window shows for the part, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Placed {
    /// The finding; its `start` and `end` stay relative to the claim.
    pub finding: FindingView,
    /// The rule's short title.
    pub title: String,
    /// Start in the part's text; null for a whole part.
    pub from: Option<usize>,
    /// End in the part's text, exclusive.
    pub to: Option<usize>,
    /// The fix's edits in the part's text; empty where there is no fix.
    pub edits: Vec<EditView>,
    /// Start of each related place in its part's text, in the order of the finding's list.
    pub related_from: Vec<Option<usize>>,
}

/// A rule that could not be run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CannotAssessView {
    /// Its id.
    pub rule: String,
    /// Why, as a sentence.
    pub reason: String,
}
