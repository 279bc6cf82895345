//! What the program asks of a neural model, and nothing of how a model answers.
//!
//! - [`Encoder`]: short texts to unit vectors.
//! - [`Generator`]: a prompt to text, streamed and cancellable, within a [`Wording`] where one is given.
//! - [`Sharing`]: in which way its work is shared among threads.
//! - [`Similarity`]: two terms to how alike they are; [`Cosine`] and [`CosineAbove`] make one of an encoder.
//! - [`scripted`]: fakes that answer from a script, for tests of everything above.

mod encoder;
mod generator;
pub mod scripted;
mod sharing;
mod similarity;

pub use encoder::Encoder;
pub use generator::{Control, Ended, Generation, Generator, Outlook, Request, Sampling, Score, Wording};
pub use sharing::Sharing;
pub use similarity::{Cosine, CosineAbove, Similarity, TermPair};

/// Why a model gave no answer, named by what the caller can do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InferError {
    /// The text does not fit the model's context: `needed` tokens of at most `limit`. Shorten the text.
    TooLong {
        /// Tokens that the request needs.
        needed: usize,
        /// Tokens that the model can hold.
        limit: usize,
    },
    /// The model computed something that is no number or failed in its arithmetic. Verify the weights.
    Broken(String),
}

impl std::fmt::Display for InferError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong { needed, limit } => {
                write!(f, "the text needs {needed} tokens and the model holds {limit}")
            }
            Self::Broken(cause) => write!(f, "the model failed: {cause}"),
        }
    }
}

impl std::error::Error for InferError {}
