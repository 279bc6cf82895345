//! The structure of claims as `claims --format json` writes it: complete enough to rebuild the tree with all mentions.

use serde::Serialize;

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// Printed number.
    pub number: u32,
    /// Whether a number was printed.
    pub numbered: bool,
    /// The claim's own text, with its number; all positions of this object count in it.
    pub text: String,
    /// What is claimed.
    pub category: &'static str,
    /// Whether it is dependent in form.
    pub dependent: bool,
    /// Positions in the list, from 0, of the claims whose features it includes.
    pub parents: Vec<usize>,
    /// From the first word to the transition.
    pub preamble: RangeView,
    /// The transitional phrase.
    pub transition: Option<TransitionView>,
    /// References to other claims.
    pub references: Vec<ReferenceView>,
    /// Limitations in reading order.
    pub limitations: Vec<LimitationView>,
    /// Noun phrases in reading order.
    pub mentions: Vec<MentionView>,
}

/// A range with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RangeView {
    /// Start.
    pub start: usize,
    /// End, exclusive.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A transitional phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TransitionView {
    /// `open`, `closed`, `partly-closed`, `characterising` or `wherein`.
    pub kind: &'static str,
    /// Where.
    #[serde(flatten)]
    pub range: RangeView,
}

/// A reference to other claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferenceView {
    /// Numbers referred to, ranges expanded.
    pub numbers: Vec<u32>,
    /// `single`, `alternative` or `cumulative`.
    pub joined: &'static str,
    /// `dependency` or `other`.
    pub role: &'static str,
    /// Where.
    #[serde(flatten)]
    pub range: RangeView,
}

/// A limitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LimitationView {
    /// `element`, `step` or `clause`.
    pub kind: &'static str,
    /// Position in the list of the limitation it belongs to.
    pub parent: Option<usize>,
    /// Where.
    #[serde(flatten)]
    pub range: RangeView,
}

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionView {
    /// Modifiers and head, lower case, head in the singular.
    pub term: String,
    /// The head.
    pub head: String,
    /// `indefinite`, `definite`, `possessive` or `bare`.
    pub determiner: &'static str,
    /// Whether the head is plural.
    pub plural: bool,
    /// The reference sign after it.
    pub sign: Option<String>,
    /// What the resolver concluded: `introduces`, `reintroduces`, `refers`, `exempt`, `missing`, `inherent`,
    /// `ambiguous`, `other-branch`, `number-mismatch` or `not-examined`.
    pub resolution: &'static str,
    /// The antecedent, or the candidates that were seen, best first.
    pub candidates: Vec<MentionPlace>,
    /// Where.
    #[serde(flatten)]
    pub range: RangeView,
}

/// The place of a mention: positions in the lists of claims and mentions, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MentionPlace {
    /// Position of the claim.
    pub claim: usize,
    /// Position of the mention in the claim.
    pub mention: usize,
}
