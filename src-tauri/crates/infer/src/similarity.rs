//! The trait of what tells how alike two terms are; not what follows from it for a document.

use crate::{Encoder, InferError};
use std::collections::BTreeMap;

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

    /// How alike the terms of each pair are, in order: from 0, unrelated, to 1, the same thing; `None` where `go_on`, asked
    /// every few hundredths of a second, said no.
    ///
    /// # Errors
    /// [`InferError::TooLong`] for terms beyond the model's context, [`InferError::Broken`] where arithmetic fails.
    fn similar_while(
        &mut self,
        pairs: &[TermPair<'_>],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<f32>>, InferError>;

    /// [`similar_while`](Self::similar_while), which nobody stops.
    ///
    /// # Errors
    /// As there.
    fn similar(&mut self, pairs: &[TermPair<'_>]) -> Result<Vec<f32>, InferError> {
        Ok(self.similar_while(pairs, &mut || true)?.unwrap_or_default())
    }
}

/// An encoder that reads each term alone: the cosine of two vectors, nothing below zero. It knows no context.
pub struct Cosine(pub Box<dyn Encoder>);

impl Similarity for Cosine {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn similar_while(
        &mut self,
        pairs: &[TermPair<'_>],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<f32>>, InferError> {
        cosines(&mut *self.0, pairs, go_on)
    }
}

/// The same of an encoder whose vectors all point much one way: how far the cosine is above that of terms that have nothing
/// in common, as a part of what there is above it.
pub struct CosineAbove {
    /// The encoder.
    pub encoder: Box<dyn Encoder>,
    /// The cosine of terms that have nothing in common, below 1.
    pub floor: f32,
}

impl Similarity for CosineAbove {
    fn id(&self) -> &str {
        self.encoder.id()
    }

    fn similar_while(
        &mut self,
        pairs: &[TermPair<'_>],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<f32>>, InferError> {
        let above = |cosine: f32| ((cosine - self.floor) / (1.0 - self.floor)).clamp(0.0, 1.0);
        let cosines = cosines(&mut *self.encoder, pairs, go_on)?;
        Ok(cosines.map(|cosines| cosines.into_iter().map(above).collect()))
    }
}

/// The cosine of each pair, nothing below zero; each term is embedded once.
fn cosines(
    encoder: &mut dyn Encoder,
    pairs: &[TermPair<'_>],
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<Vec<f32>>, InferError> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for text in pairs.iter().flat_map(|pair| [pair.a, pair.b]) {
        let next = places.len();
        places.entry(text).or_insert(next);
    }
    let mut texts = vec![""; places.len()];
    for (text, place) in &places {
        texts[*place] = text;
    }
    let Some(vectors) = encoder.embed_while(&texts, go_on)? else { return Ok(None) };
    let vector = |text: &str| places.get(text).and_then(|place| vectors.get(*place));
    let cosine = |pair: &TermPair<'_>| match (vector(pair.a), vector(pair.b)) {
        (Some(a), Some(b)) => a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>().clamp(0.0, 1.0),
        _ => 0.0,
    };
    Ok(Some(pairs.iter().map(cosine).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scripted::LetterEncoder;

    #[test]
    fn equal_terms_are_one_thing_and_scores_stay_in_order() {
        let pair = |a, b| TermPair { a, b, context: None };
        let mut cosine = Cosine(Box::new(LetterEncoder));
        let scores = cosine.similar(&[pair("bolt", "bolt"), pair("bolt", "screw"), pair("gear", "rage")]);
        let scores = scores.expect("letters do not fail");
        assert!((scores[0] - 1.0).abs() < 1e-5 && scores[1] < 0.5 && (scores[2] - 1.0).abs() < 1e-5, "{scores:?}");
    }

    #[test]
    fn what_is_below_the_floor_is_nothing_and_what_is_above_is_stretched() {
        let pair = |a, b| TermPair { a, b, context: None };
        let pairs = [pair("bolt", "bolt"), pair("bolt", "screw"), pair("bolts", "bolt")];
        let plain = Cosine(Box::new(LetterEncoder)).similar(&pairs).expect("letters do not fail");
        let mut above = CosineAbove { encoder: Box::new(LetterEncoder), floor: 0.5 };
        let scores = above.similar(&pairs).expect("letters do not fail");
        assert!((scores[0] - 1.0).abs() < 1e-5 && scores[1] == 0.0, "{scores:?} of {plain:?}");
        assert!((scores[2] - (plain[2] - 0.5) * 2.0).abs() < 1e-5, "{scores:?} of {plain:?}");
    }
}
