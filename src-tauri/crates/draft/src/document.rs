//! A draft: blocks of sentences with their origins, open slots, passages of the user, questions to the user; not how they
//! are written.

use crate::passages::Passage;
use claimwright_application::{Language, Office, Span};

/// A drafted application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// For which office.
    pub office: Office,
    /// In which language.
    pub language: Language,
    /// Title, headings, paragraphs, claims, abstract, in reading order, without what the user wrote.
    pub blocks: Vec<Block>,
    /// What the user wrote, in reading order, each with the index of the block that it stands behind.
    pub(crate) passages: Vec<(usize, Passage)>,
    /// Places where a generator may propose a sentence.
    pub slots: Vec<Slot>,
    /// Reference signs and the names of their parts.
    pub signs: Vec<(String, String)>,
    /// What only a person can answer (problem, advantages, prior art).
    pub questions: Vec<Question>,
}

/// A paragraph of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, joined by one space. A heading, a title and a claim are one sentence.
    pub sentences: Vec<Sentence>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title.
    Title,
    /// A heading of level 1 (part) or 2 (section).
    Heading(u8),
    /// A numbered paragraph of the description.
    Paragraph,
    /// A claim.
    Claim,
    /// A paragraph of the abstract.
    Abstract,
}

/// A sentence and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The text.
    pub text: String,
    /// Where it came from.
    pub origin: Origin,
    /// Whether a person has accepted it; always true for what is not a model's.
    pub accepted: bool,
}

/// Where a sentence came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Words of a claim: its number, and the limitation's span in the claim's own text.
    Claim {
        /// Printed number.
        claim: u32,
        /// Bytes in the claim's text.
        limitation: Span,
    },
    /// A template of the program, by name, with nothing from the claims but their terms.
    Template(&'static str),
    /// The user's disclosure, by paragraph index.
    Disclosure(usize),
    /// The user, who wrote it here.
    User {
        /// Number of the passage that it is a paragraph of.
        passage: u32,
    },
    /// A model.
    Model {
        /// Id of the model.
        model: String,
        /// Seed of the sampling.
        seed: u64,
        /// Index of the slot.
        slot: usize,
    },
}

/// A place where a generator may propose a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Index of the block after whose last coded sentence the proposal stands.
    pub block: usize,
    /// Claim that the sentence may speak of, by printed number.
    pub claim: u32,
    /// The limitation, in the claim's own text.
    pub limitation: Span,
    /// What is asked, in words for the model.
    pub prompt: String,
    /// First words of the sentence.
    pub opening: String,
    /// What became of it.
    pub state: SlotState,
}

/// What became of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SlotState {
    /// Not asked yet.
    #[default]
    Open,
    /// A sentence stands in the block as a proposal.
    Proposed,
    /// The guard dropped what came; the reason in a word of [`crate::guard::Objection`].
    Dropped(crate::guard::Objection),
    /// A person took the sentence out.
    Rejected,
}

/// A question that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The section that it would serve.
    pub section: String,
    /// The question.
    pub text: String,
}

/// What becomes of proposals that nobody has accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Proposals {
    /// They are left out.
    #[default]
    Drop,
    /// Each stands apart as a paragraph `[PROPOSAL …]`.
    Marked,
}
