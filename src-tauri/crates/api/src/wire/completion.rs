//! How a text goes on at the caret, as it is asked and answered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question how the claims go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Complete {
    /// The whole text of the claims as it stands in the editor.
    #[serde(deserialize_with = "super::text::body")]
    pub text: String,
    /// The caret in it, UTF-16.
    pub at: usize,
    /// At most so many proposals.
    pub most: usize,
}

/// A proposal for what is to be inserted at the caret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposedWords {
    /// What is inserted: the rest of a word that is begun, whole words.
    pub text: String,
    /// The probability that the text goes on so.
    pub score: f32,
    /// Keys that taking it with one key saves.
    pub saves: usize,
}
