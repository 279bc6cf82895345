//! The trait of a text encoder; not the similarity of terms, which `assist` builds on it.

use crate::InferError;

/// A model that maps a short text to a vector of unit length.
pub trait Encoder: Send {
    /// The model's id in the manifest of weights.
    fn id(&self) -> &str;

    /// Number of components of each vector.
    fn dimensions(&self) -> usize;

    /// One vector of [`dimensions`](Self::dimensions) components and Euclidean length 1 for each text, in order.
    ///
    /// # Errors
    /// [`InferError::TooLong`] for a text beyond the model's context, [`InferError::Broken`] where arithmetic fails.
    fn embed(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>, InferError>;
}
