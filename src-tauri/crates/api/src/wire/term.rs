//! A term of the claims with its introduction and all its mentions; positions are of the claims' text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question about the term at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TermAt {
    /// The whole text of the claims as it stands in the editor.
    pub text: String,
    /// A position in it, UTF-16.
    pub at: usize,
}

/// A term and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermView {
    /// Modifiers and head, lower case, head in the singular.
    pub term: String,
    /// The mention asked about.
    pub here: TermPlace,
    /// Where it was introduced; null where nothing introduces it.
    pub introduction: Option<TermPlace>,
    /// Every mention of it, in reading order, the introduction among them.
    pub mentions: Vec<TermPlace>,
    /// What was concluded about the mention asked about, as in `claims --format json`.
    pub resolution: String,
    /// The fact that decided it.
    pub reason: String,
    /// What was looked at, best first.
    pub candidates: Vec<TermCandidate>,
}

/// A mention of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermPlace {
    /// Printed number of the claim.
    pub claim: u32,
    /// Start in the claims' text, UTF-16.
    pub from: usize,
    /// End, exclusive.
    pub to: usize,
    /// The words.
    pub text: String,
    /// Whether it introduces the term.
    pub introduces: bool,
}

/// A mention that was looked at for the antecedent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermCandidate {
    /// Where.
    pub place: TermPlace,
    /// What became of it.
    pub verdict: String,
}
