//! A draft as the window shows it and as `--trace` writes it.

use super::text::Body;
use crate::ApiError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartDraft {
    /// The claims as they stand in the editor.
    #[serde(deserialize_with = "super::text::body")]
    pub claims: String,
    /// `ep` or `us`.
    pub office: String,
    /// Id of the model that proposes sentences; null for none.
    pub model: Option<String>,
    /// Seed of the sampling.
    pub seed: u32,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftView {
    /// For which office.
    pub office: String,
    /// In which language.
    pub language: String,
    /// Title, headings, paragraphs, claims, abstract, in reading order.
    pub blocks: Vec<BlockView>,
    /// Places for proposals.
    pub slots: Vec<SlotView>,
    /// Questions that only a person can answer.
    pub questions: Vec<QuestionView>,
}

/// A paragraph of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockView {
    /// `title`, `heading1`, `heading2`, `paragraph`, `claim` or `abstract`.
    pub kind: String,
    /// Its sentences.
    pub sentences: Vec<SentenceView>,
}

/// A sentence and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SentenceView {
    /// The text.
    pub text: String,
    /// Where it came from.
    pub origin: OriginView,
    /// Whether a person has accepted it; true for what no model wrote.
    pub accepted: bool,
}

/// Where a sentence came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "lowercase")]
pub enum OriginView {
    /// Words of a claim.
    Claim {
        /// Printed number.
        claim: u32,
        /// Start of the limitation in the claim's own text.
        start: usize,
        /// End, exclusive.
        end: usize,
        /// The limitation's words.
        limitation: String,
    },
    /// A template of the program.
    Template {
        /// Its name.
        name: String,
    },
    /// The user's disclosure.
    Disclosure {
        /// 1-based paragraph.
        paragraph: usize,
    },
    /// The user, who wrote it into the draft.
    User {
        /// The passage that it is a paragraph of.
        passage: u32,
    },
    /// A model.
    Model {
        /// Its id.
        model: String,
        /// Seed of the sampling.
        #[ts(type = "number")]
        seed: u64,
        /// Index of the slot.
        slot: usize,
    },
}

/// A place for a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SlotView {
    /// Index of its block.
    pub block: usize,
    /// Claim that it speaks of.
    pub claim: u32,
    /// What became of it.
    pub state: SlotStateView,
}

/// What became of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum SlotStateView {
    /// Not asked yet.
    Open,
    /// A sentence stands in the block.
    Proposed,
    /// The guard dropped it.
    Dropped {
        /// Why, as a sentence.
        reason: String,
    },
    /// A person took the sentence out.
    Rejected,
}

/// A question that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuestionView {
    /// The section that it would serve.
    pub section: String,
    /// The question.
    pub text: String,
}

/// Writes a passage of the user's own in the description of the draft.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum WritePassage {
    /// A new one.
    Add {
        /// Index of the block that it stands behind, in the draft as it is shown.
        behind: usize,
        /// Its paragraphs, one a line.
        #[ts(type = "string")]
        text: Body,
    },
    /// Another text for one that is there; a blank one takes it out.
    Change {
        /// Its number.
        passage: u32,
        /// Its paragraphs, one a line.
        #[ts(type = "string")]
        text: Body,
    },
}

/// A passage that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PassageWritten {
    /// Its number.
    pub passage: u32,
    /// The draft as it stands.
    pub draft: DraftView,
    /// Why the vault, or the folder, does not hold it yet; the draft does.
    pub unkept: Option<ApiError>,
}

/// What streams to the window while a model fills slots; one message carries all that came within some 40 ms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum DraftEvent {
    /// The model's weights are being read.
    Loading,
    /// A slot is asked.
    Asked {
        /// Index of the slot.
        slot: usize,
        /// Slots asked before it.
        done: usize,
        /// Slots to be asked.
        total: usize,
    },
    /// Words for a slot.
    Text {
        /// Index of the slot.
        slot: usize,
        /// The words.
        piece: String,
    },
    /// The slot's sentence is a proposal now; the whole draft as it stands.
    Changed {
        /// The draft.
        draft: DraftView,
    },
    /// It is over.
    Ended {
        /// Sentences proposed.
        proposed: usize,
        /// Sentences dropped by the guard.
        dropped: usize,
        /// Numbers of the claims that the model was not shown, as it cannot read them with the others.
        left_out: Vec<u32>,
        /// Whether the user stopped it.
        stopped: bool,
        /// What went wrong.
        error: Option<ApiError>,
    },
}
