//! The structure of claims as `claims --format json` writes it: complete enough to rebuild the tree with all mentions.

use serde::Serialize;

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// Printed number.
    pub number: u32,
    /// Whether a number was printed.
    pub numbered: bool,
    /// The last number where one entry stands for a range, as in `5-8. (Canceled)`.
    pub through: Option<u32>,
    /// `en`, `fr` or `de`.
    pub language: &'static str,
    /// The printed number with what follows it up to the first word.
    pub label: RangeView,
    /// `original`, `currently-amended`, `previously-presented`, `new`, `canceled`, `withdrawn` or `not-entered`; null
    /// where nothing is said.
    pub status: Option<&'static str>,
    /// Words that an amendment added or took away.
    pub changes: Vec<ChangeView>,
    /// The clean reading; `text` is the marked one.
    pub clean: String,
    /// `substance` (Art. 54(4), (5) EPC), `swiss`, or null.
    pub medical_use: Option<&'static str>,
    /// What the claim is in law.
    pub standing: StandingView,
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
    /// From after the transition to the end.
    pub body: RangeView,
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
    /// `dependency`, `whole`, `other-category` or `other`.
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
    /// Its printed label.
    pub label: Option<RangeView>,
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
    /// Words before the head, lower case.
    pub modifiers: Vec<String>,
    /// The reference sign after it.
    pub sign: Option<String>,
    /// What the resolver concluded: `introduces`, `reintroduces`, `refers`, `exempt`, `missing`, `inherent`,
    /// `ambiguous`, `other-branch`, `number-mismatch` or `not-examined`.
    pub resolution: &'static str,
    /// Why it needs no antecedent: `claim-subject`, `unique`, `defined-by-complement`, `world` or `action`.
    pub exemption: Option<&'static str>,
    /// The fact that decided, such as `same-words`, `fewer-words`, `nothing-of-that-name`.
    pub reason: &'static str,
    /// The mention that it refers to.
    pub antecedent: Option<MentionPlace>,
    /// The candidates that were seen, best first, each with what became of it.
    pub candidates: Vec<CandidateView>,
    /// The phrase without its determiner.
    pub phrase: RangeView,
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

/// A mention that was looked at for an antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CandidateView {
    /// Which.
    #[serde(flatten)]
    pub place: MentionPlace,
    /// `chosen`, `earlier`, `less-alike`, `lacks-word`, `other-ordinal`, `other-words`, `one-letter`, `outside-chain`,
    /// `other-number` or `undecided`.
    pub verdict: &'static str,
}

/// A stretch that an amendment added or took away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// `inserted` or `deleted`.
    pub kind: &'static str,
    /// The words without marks.
    pub words: String,
    /// Where, marks included.
    #[serde(flatten)]
    pub range: RangeView,
}

/// What a claim is in law: four notions that do not follow from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StandingView {
    /// 35 U.S.C. 112(d); Rule 43(4) EPC.
    pub dependent_in_form: bool,
    /// 37 CFR 1.16(h); MPEP 607, 608.01(n) II.
    pub independent_for_us_fees: bool,
    /// How many claims it is charged as in the US (37 CFR 1.75(c)).
    pub us_claims_charged: usize,
    /// Its place in the count for EP claims fees (Rule 45 EPC), from 1.
    pub ep_fee_position: Option<usize>,
    /// Rule 43(2) EPC.
    pub independent_for_rule_43_2: bool,
}
