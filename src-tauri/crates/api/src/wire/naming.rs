//! Names of the claims that may be names of one thing, and what a person says of them; positions are UTF-16 in the text of
//! the part.

use super::text::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Claims whose names are to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareNames {
    /// The whole text of the claims as it stands in the editor.
    #[serde(deserialize_with = "super::text::body")]
    pub text: String,
}

/// What a person says of two names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideNames {
    /// The name that was introduced first, by its key.
    #[ts(type = "string")]
    pub name: Line,
    /// The other one, by its key.
    #[ts(type = "string")]
    pub other: Line,
    /// Whether they name one thing; null forgets what was said.
    pub answer: Option<SameView>,
}

/// Whether two names name one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SameView {
    /// One thing.
    Same,
    /// Nobody can say.
    Maybe,
    /// Two things.
    Different,
}

/// Where decisions about names are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GlossaryKept {
    /// Name of the file beside the document; null where they hold until the document is closed, or lie in the vault.
    pub file: Option<String>,
    /// Whether they lie in the glossary of the matter.
    pub vault: bool,
}

/// The groups of names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamesView {
    /// Names that may be names of one thing.
    pub groups: Vec<NameGroupView>,
    /// Pairs of names of these claims that a person keeps apart.
    pub apart: Vec<ApartView>,
    /// Number of names in the claims.
    pub names: usize,
    /// Pairs that the model has read for this answer.
    pub read: usize,
    /// Pairs that it has not read yet.
    pub waiting: usize,
    /// Why no model is asked, in a sentence; null where one is.
    pub missing: Option<String>,
}

/// Names that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NameGroupView {
    /// The name that was introduced first.
    pub name: NameView,
    /// The others.
    pub others: Vec<OtherNameView>,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NameView {
    /// What it is known by.
    pub key: String,
    /// Its words as the claims write them first.
    pub shown: String,
    /// Its reference signs.
    pub signs: Vec<String>,
    /// Its acronyms in the description.
    pub acronyms: Vec<String>,
    /// Where it stands: in the claims, then in the description and the abstract.
    pub places: Vec<NamePlace>,
    /// The sentence of the description that defines it.
    pub definition: Option<NamePlace>,
    /// What else the description calls its sign.
    pub by_sign: Vec<NamePlace>,
}

/// A name that may stand for the first of its group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OtherNameView {
    /// The name.
    pub name: NameView,
    /// What is concluded, or was decided.
    pub answer: SameView,
    /// What ties the names: `variant`, `new-in-dependent`, `misspelt`, `inflected`, `abbreviated`, `same-sign` or
    /// `look-alike`.
    pub tie: String,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// Whether a person decided.
    pub decided: bool,
}

/// Where a name stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamePlace {
    /// The part: `claims`, `description` or `abstract`.
    pub part: String,
    /// Printed number of the claim.
    pub claim: Option<u32>,
    /// Start in the text of the part, UTF-16.
    pub from: usize,
    /// End, exclusive.
    pub to: usize,
    /// The words.
    pub text: String,
}

/// Two names that a person keeps apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApartView {
    /// The one, by its key.
    pub name: String,
    /// The other.
    pub other: String,
}
