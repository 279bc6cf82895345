//! The models of this machine as the window's panel of models shows them, and what is asked of them; not their weights.

use super::text::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is done with models. Each step answers the list. Fetching is none of them: the window opens no connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Models {
    /// Lists them.
    List {},
    /// Adds one from a file that the user chooses in a dialog.
    Add {},
    /// Hashes every file of one.
    Verify {
        /// Its id.
        #[ts(type = "string")]
        model: Line,
    },
    /// Measures how fast one is on this machine.
    Bench {
        /// Its id.
        #[ts(type = "string")]
        model: Line,
    },
}

/// The models.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ModelsView {
    /// Those of the manifest, then those that the user added.
    pub models: Vec<ModelLine>,
    /// What is heard while somebody types.
    pub hearing: HearingView,
    /// The id of the model that was added.
    pub added: Option<String>,
}

/// A model.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ModelLine {
    /// Its id, which is also what `claimwright models fetch` takes.
    pub id: String,
    /// The name its makers gave it.
    pub name: String,
    /// `generator` or `encoder`.
    pub task: String,
    /// `default`, `small`, `multilingual`, `comparison` or `added`.
    pub role: String,
    /// The licence, as far as it is known.
    pub licence: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The packages that it comes from, the first and the last; empty for one that the user added.
    pub from: Vec<String>,
    /// The SHA-256 that its weights must have.
    pub sha256: String,
    /// How much of it is there.
    pub state: ModelState,
    /// How fast it was when it was measured on this machine.
    pub speed: Option<SpeedView>,
    /// What it is used for now.
    pub used_for: Vec<ModelUse>,
}

/// How much of a model is on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ModelState {
    /// Nothing.
    Missing,
    /// A fetch has begun.
    Partial,
    /// All of it, hashed since it was last written.
    Verified,
    /// All of it by its size; not hashed yet.
    Unverified,
    /// A file is not what it should be.
    Altered,
}

/// What a model is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ModelUse {
    /// It proposes sentences of a draft, unless another is chosen there.
    Drafting,
    /// It is heard while somebody types.
    Completion,
}

/// How fast a model is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum SpeedView {
    /// A generator, in tokens a second.
    Generator {
        /// Of a text that it reads.
        read: f64,
        /// Of a text that it writes.
        written: f64,
        /// Threads with which it was fastest, and with which it drafts.
        threads: usize,
    },
    /// An encoder.
    Encoder {
        /// Milliseconds for a phrase.
        phrase_ms: f64,
    },
}

/// Whether a generator is heard while somebody types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HearingView {
    /// Whether, or what stands in the way.
    pub state: HearingState,
    /// Which, where one is there.
    pub model: Option<String>,
}

/// Whether a generator is heard while somebody types, or what stands in the way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HearingState {
    /// Nobody has typed yet.
    #[default]
    Untried,
    /// It is heard.
    Hears,
    /// It is heard; the claims are longer than what it can read, so that it does not read the first ones.
    Shortened,
    /// None is on this machine that is fast enough.
    NoModel,
    /// The program was started without models.
    Off,
    /// There is too little memory.
    MemoryShort,
    /// It cannot be used.
    Failed,
}
