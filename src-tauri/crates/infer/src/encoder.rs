//! The trait of a text encoder; not the similarity of terms, which `assist` builds on it.

use crate::InferError;

/// A model that maps a short text to a vector of unit length.
pub trait Encoder: Send {
    /// The model's id in the manifest of weights.
    fn id(&self) -> &str;

    /// Number of components of each vector.
    fn dimensions(&self) -> usize;

    /// One vector of [`dimensions`](Self::dimensions) components and Euclidean length 1 for each text, in order; `None`
    /// where `go_on`, asked every few hundredths of a second, said no.
    ///
    /// # Errors
    /// [`InferError::TooLong`] for a text beyond the model's context, [`InferError::Broken`] where arithmetic fails.
    fn embed_while(
        &mut self,
        texts: &[&str],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Vec<f32>>>, InferError>;

    /// [`embed_while`](Self::embed_while), which nobody stops.
    ///
    /// # Errors
    /// As there.
    fn embed(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>, InferError> {
        Ok(self.embed_while(texts, &mut || true)?.unwrap_or_default())
    }
}
