//! The trait of what tells how alike two terms are; not what follows from it for a document.

use crate::InferError;

/// Two terms, and the field of technology in which their words are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermPair<'a> {
    /// One term.
    pub a: &'a str,
    /// The other.
    pub b: &'a str,
    /// The title of a patent class, or other words that say what the terms are about.
    pub context: Option<&'a str>,
}

/// A model that reads two terms together.
pub trait Similarity: Send {
    /// The id of the encoder under it, in the manifest of weights.
    fn id(&self) -> &str;

    /// How alike the terms of each pair are, in order: from 0, unrelated, to 1, the same thing.
    ///
    /// # Errors
    /// [`InferError::TooLong`] for terms beyond the model's context, [`InferError::Broken`] where arithmetic fails.
    fn similar(&mut self, pairs: &[TermPair<'_>]) -> Result<Vec<f32>, InferError>;
}
