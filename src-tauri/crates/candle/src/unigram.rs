//! Text to the pieces of an encoder of many languages, from the pieces that its file names alone; not its states.
//!
//! Kudo, "Subword Regularization" (2018): of all ways to cut a word, the likeliest.

use crate::LoadError;
use crate::e5s1::Pieces;
use std::collections::HashMap;
use tokenizers::Tokenizer;
use tokenizers::models::unigram::Unigram;
use tokenizers::pre_tokenizers::PreTokenizerWrapper;
use tokenizers::pre_tokenizers::metaspace::{Metaspace, PrependScheme};
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::pre_tokenizers::whitespace::WhitespaceSplit;

/// What each text begins with: the model was trained on texts that say what they are for (Wang et al., "Multilingual E5 Text
/// Embeddings", 2024), and terms that are compared are questions to each other.
const TASK: &str = "query: ";

/// The pieces of one model.
#[derive(Debug)]
pub(crate) struct Unigrams {
    tokenizer: Tokenizer,
    letters: HashMap<char, String>,
    first: u32,
    last: u32,
}

impl Unigrams {
    pub(crate) fn new(pieces: Pieces) -> Result<Self, LoadError> {
        let Pieces { pieces, first, last, unknown, letters } = pieces;
        let damaged = |e: tokenizers::Error| LoadError::altered(format!("its pieces: {e}"));
        let model = Unigram::from(pieces, Some(unknown as usize), false).map_err(damaged)?;
        let mut tokenizer = Tokenizer::new(model);
        let split = PreTokenizerWrapper::WhitespaceSplit(WhitespaceSplit);
        let marked = PreTokenizerWrapper::Metaspace(Metaspace::new('\u{2581}', PrependScheme::Always, true));
        tokenizer.with_pre_tokenizer(Some(Sequence::new(vec![split, marked])));
        Ok(Self { tokenizer, letters, first, last })
    }

    /// The pieces of a text between those that begin and end it.
    pub(crate) fn encode(&self, text: &str) -> Result<Vec<u32>, String> {
        let mut read = TASK.to_owned();
        for letter in text.chars() {
            match self.letters.get(&letter) {
                Some(others) => read.push_str(others),
                None => read.push(letter),
            }
        }
        let encoding = self.tokenizer.encode_fast(read, false).map_err(|e| e.to_string())?;
        let mut ids = vec![self.first];
        ids.extend(encoding.get_ids());
        ids.push(self.last);
        Ok(ids)
    }
}
