//! How a text goes on at the caret, as it is asked and answered.

use super::text::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question how the claims go on, or a passage of the description behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Complete {
    /// The whole text of the claims as it stands in the editor, or of the passage.
    #[serde(deserialize_with = "super::text::body")]
    pub text: String,
    /// The caret in it, UTF-16.
    pub at: usize,
    /// The claims as they stand in the editor, where the text is a passage; else null.
    #[serde(default, deserialize_with = "super::text::perhaps_body")]
    pub claims: Option<String>,
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

/// Which of the user's own texts completion takes wordings from. Each step answers how it stands.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum OwnTexts {
    /// Asks how it stands.
    Look {},
    /// Says which client's the matter of the open document is; empty for none.
    SetClient {
        /// The client's name.
        #[ts(type = "string")]
        client: Line,
    },
    /// Says whether texts of all matters of the client may be used, or of this matter alone.
    Reach {
        /// Whether of the client.
        to_client: bool,
    },
}

/// Which of the user's own texts completion takes wordings from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct OwnTextsView {
    /// Whether the vault keeps the open document; without it there are none.
    pub kept: bool,
    /// The client of its matter, where one was named.
    pub client: Option<String>,
    /// Whether this user lets texts of all matters of a client be used.
    pub to_client: bool,
    /// Of how many matters they are.
    pub matters: usize,
    /// How many there are.
    pub texts: usize,
}
