//! Claims: their structure, dependencies, terms and antecedents; not rules about them, which are `lint`'s.
//!
//! Phases: split a text into claims → references to other claims → category, preamble, transition, limitations →
//! mentions (noun phrases with determiner, head, modifiers, sign) → antecedents up every chain of dependencies.

mod amendment;
mod category;
mod cuts;
mod english;
mod french;
mod german;
mod limitation;
mod medical;
mod phrase;
mod reading;
mod reason;
mod reference;
mod resolve;
mod role;
mod set;
mod split;
mod standing;
mod structure;
mod thread;
mod token;
mod transition;
mod wordlist;

pub use amendment::{Change, ClaimStatus};
pub use medical::MedicalUse;
pub use reason::{Candidate, Reason, Verdict};
pub use resolve::ordinal;
pub use set::ClaimSet;
pub use standing::Standing;

use crate::{Language, Span};

/// Whether an English word, lower case, can be an adjective and no noun.
pub fn is_english_adjective(word: &str) -> bool {
    english::is_adjective(word)
}

/// Whether a claim's text says of its claim what an amendment did to it, as in `1. (Currently amended)`.
pub(crate) fn has_status(text: &str) -> bool {
    split::label(text).status.is_some()
}

/// The changes that marks in the text of one claim show.
pub fn amendments(text: &str) -> Vec<Change> {
    amendment::changes(text, split::label(text).status.map(|span| amendment::status(span.of(text))))
}

/// One claim. All spans are bytes in [`Claim::text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Position in the set, from 0.
    pub index: usize,
    /// The printed number; for a claim without one, its position from 1.
    pub number: u32,
    /// Whether a number was printed.
    pub numbered: bool,
    /// The claim's own text, with its number.
    pub text: String,
    /// Byte of the part's text ([`ClaimSet::text`]) at which this claim begins.
    pub offset: usize,
    /// Bytes of the number and what follows it up to the first word.
    pub label: Span,
    /// The last number of a range that stands for one entry, as in `5-8. (Canceled)`.
    pub through: Option<u32>,
    /// What the parenthesis behind the number says.
    pub status: Option<ClaimStatus>,
    /// Words that an amendment added or took away. What is read in a claim is read in its clean reading; the positions
    /// are those of the marked one, [`Claim::text`].
    pub changes: Vec<Change>,
    /// Language of the claim.
    pub language: Language,
    /// What is claimed.
    pub category: Category,
    /// The medical use that it protects, if that is how it is drafted.
    pub medical_use: Option<MedicalUse>,
    /// From the first word to the transition.
    pub preamble: Span,
    /// The transitional phrase, where there is one.
    pub transition: Option<Transition>,
    /// From after the transition (or the preamble) to the end.
    pub body: Span,
    /// Limitations of the body in reading order; [`Limitation::parent`] makes them a tree.
    pub limitations: Vec<Limitation>,
    /// References to other claims, in reading order.
    pub references: Vec<ClaimReference>,
    /// Claims whose features it includes, by index in the set, ascending and without repetition; empty for an
    /// independent claim. A reference in another category ("a method of making the device of claim 1") is no parent.
    pub parents: Vec<usize>,
    /// Whether it is dependent in form (35 U.S.C. 112(d); Rule 43(4) EPC), whatever became of its target.
    pub dependent: bool,
    /// Noun phrases, in reading order.
    pub mentions: Vec<Mention>,
}

impl Claim {
    /// The text without number.
    pub fn body_text(&self) -> &str {
        &self.text[self.label.end..]
    }

    /// The text as it stands after its amendments; [`Claim::text`] is the marked reading.
    pub fn clean_text(&self) -> String {
        amendment::clean(&self.text, &self.changes)
    }
}

/// What a claim protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// An article or thing, and what is not told apart further.
    Product,
    /// An apparatus, device or machine.
    Apparatus,
    /// A system.
    System,
    /// A composition, compound or material.
    Composition,
    /// A storage medium.
    Medium,
    /// A computer program or program product.
    Program,
    /// A data signal.
    Signal,
    /// A kit of parts.
    Kit,
    /// A method or process.
    Method,
    /// A use.
    Use,
}

impl Category {
    /// Whether it claims an activity (method, use) rather than a thing.
    pub const fn is_activity(self) -> bool {
        matches!(self, Self::Method | Self::Use)
    }
}

/// A transitional phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// How it limits.
    pub kind: TransitionKind,
    /// Where it stands.
    pub span: Span,
}

/// How a transitional phrase limits the claim (MPEP 2111.03; Rule 43(1) EPC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransitionKind {
    /// comprising, including, umfassend, comprenant.
    Open,
    /// consisting of, bestehend aus, constitué de.
    Closed,
    /// consisting essentially of, im Wesentlichen bestehend aus.
    PartlyClosed,
    /// characterised in that, dadurch gekennzeichnet, caractérisé en ce que, the improvement comprising.
    Characterising,
    /// wherein, wobei, dans lequel as the only transition.
    Wherein,
}

/// One limitation of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limitation {
    /// Where it stands, without separators and label.
    pub span: Span,
    /// What it is.
    pub kind: LimitationKind,
    /// Its printed label, such as `a)` or `(ii)`.
    pub label: Option<Span>,
    /// Index in [`Claim::limitations`] of the limitation it belongs to.
    pub parent: Option<usize>,
}

/// What a limitation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitationKind {
    /// An element of a thing.
    Element,
    /// A step of a method.
    Step,
    /// A wherein-, whereby- or characterising clause.
    Clause,
}

/// A reference to other claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimReference {
    /// The words that refer, such as `any one of claims 1 to 5`.
    pub span: Span,
    /// Printed numbers referred to, ranges expanded, as read; "preceding claims" expanded to all earlier numbers.
    pub numbers: Vec<u32>,
    /// How several are joined.
    pub joined: Joined,
    /// What the reference does.
    pub role: ReferenceRole,
}

/// How the numbers of a reference are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joined {
    /// One claim.
    Single,
    /// One of several ("claim 1 or 2", "any of claims 1 to 3").
    Alternative,
    /// All of several ("claims 1 and 2").
    Cumulative,
}

/// What a reference to a claim does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceRole {
    /// Makes the claim dependent: it takes over all features of its target.
    Dependency,
    /// Names the thing of the other claim as part of a whole: "a door comprising the lock of claim 1".
    Whole,
    /// Refers to a claim of another category: "a method of making the lock of claim 1".
    OtherCategory,
    /// Speaks of the thing of another claim without taking it in: "a key for the lock of claim 1".
    Other,
}

/// A noun phrase in a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The whole phrase with its determiner, without reference sign.
    pub span: Span,
    /// The phrase without determiner.
    pub phrase: Span,
    /// How it is determined.
    pub determiner: Determiner,
    /// The head noun in the singular, lower case.
    pub head: String,
    /// Modifiers before the head, lower case, in order; ordinals ("first") among them.
    pub modifiers: Vec<String>,
    /// Whether the head is plural.
    pub plural: bool,
    /// A reference sign in parentheses after it.
    pub sign: Option<Span>,
    /// What the resolver found.
    pub resolution: Resolution,
    /// The fact that decided it.
    pub reason: Reason,
    /// What was looked at for it, best first; a handful at most.
    pub candidates: Vec<Candidate>,
}

impl Mention {
    /// Modifiers and head, joined by spaces: what the term table shows.
    pub fn term(&self) -> String {
        let mut term = self.modifiers.join(" ");
        if !term.is_empty() {
            term.push(' ');
        }
        term + &self.head
    }
}

/// How a noun phrase is determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Determiner {
    /// a, an, one, at least one, a plurality of, two …: introduces.
    Indefinite,
    /// the, said, such, each of the …: refers back.
    Definite,
    /// its, their.
    Possessive,
    /// None (bare plural or mass noun): introduces where nothing of the name stands before.
    Bare,
}

/// A mention in a set of claims: claim index and mention index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId {
    /// Index in [`ClaimSet::claims`].
    pub claim: usize,
    /// Index in [`Claim::mentions`].
    pub mention: usize,
}

/// What the resolver concluded about a mention, with what it saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// It introduces something.
    Introduces,
    /// It introduces by an indefinite article what the chain already has under the same name.
    Reintroduces(MentionId),
    /// It refers to this antecedent.
    Refers(MentionId),
    /// It needs no antecedent.
    Exempt(Exemption),
    /// Nothing in the claim or its chains introduces it; the nearest candidates, best first.
    Missing(Vec<MentionId>),
    /// A part that its whole implies, not introduced ("the surface of the plate").
    Inherent,
    /// Several could be meant.
    Ambiguous(Vec<MentionId>),
    /// Introduced, but in claims that are not in the chain.
    OtherBranch(Vec<MentionId>),
    /// Introduced, in the other number.
    NumberMismatch(MentionId),
    /// Not examined, as the claim's dependency is broken.
    NotExamined,
}

/// Why a definite phrase needs no antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exemption {
    /// "The device of claim 1": refers to the claim's own subject.
    ClaimSubject,
    /// A superlative or otherwise unique thing ("the largest", "the same", "the group consisting of").
    Unique,
    /// Defined by what follows ("the step of heating", "the fact that").
    DefinedByComplement,
    /// A world's own thing ("the environment", "the atmosphere").
    World,
    /// An action or result that the chain states by a verb ("the rotation" after "rotates").
    Action,
}
