//! Text to the word pieces of a BERT, from its `vocab.txt` alone: no pattern of a user's file is ever run.
//!
//! Word pieces after Wu et al., "Google's Neural Machine Translation System" (2016), as BERT uses them.

use crate::LoadError;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::{Model, Tokenizer};

/// The word pieces of one model.
#[derive(Debug)]
pub(crate) struct Words {
    tokenizer: Tokenizer,
    first: u32,
    last: u32,
}

impl Words {
    /// Reads a vocabulary, one piece a line, of at most `rows` pieces.
    pub(crate) fn new(vocabulary: &str, lower_case: bool, rows: usize) -> Result<Self, LoadError> {
        let damaged = |e: tokenizers::Error| LoadError::altered(format!("its vocabulary: {e}"));
        let pieces = WordPiece::read_bytes(vocabulary.as_bytes()).map_err(damaged)?;
        let model = WordPiece::builder().vocab(pieces).unk_token("[UNK]".to_owned()).build().map_err(damaged)?;
        if vocabulary.lines().count() > rows {
            return Err(LoadError::altered("it has more word pieces than embeddings"));
        }
        let id = |piece: &str| {
            model.token_to_id(piece).ok_or_else(|| LoadError::altered(format!("its vocabulary lacks {piece}")))
        };
        let (first, last) = (id("[CLS]")?, id("[SEP]")?);
        id("[UNK]")?;
        let mut tokenizer = Tokenizer::new(model);
        let normalizer = BertNormalizer::new(true, true, None, lower_case);
        tokenizer.with_normalizer(Some(normalizer)).map_err(damaged)?;
        tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
        Ok(Self { tokenizer, first, last })
    }

    /// The pieces of a text between `[CLS]` and `[SEP]`.
    pub(crate) fn encode(&self, text: &str) -> Result<Vec<u32>, String> {
        let mut ids = vec![self.first];
        ids.extend(self.pieces(text)?);
        ids.push(self.last);
        Ok(ids)
    }

    /// The pieces of a text alone.
    pub(crate) fn pieces(&self, text: &str) -> Result<Vec<u32>, String> {
        let encoding = self.tokenizer.encode_fast(text, false).map_err(|e| e.to_string())?;
        Ok(encoding.get_ids().to_vec())
    }

    /// The pieces that are whole words, in the order of the vocabulary: those of BERT begin with the most frequent.
    pub(crate) fn whole(&self) -> impl Iterator<Item = String> {
        let mut pieces: Vec<(u32, String)> =
            self.tokenizer.get_vocab(false).into_iter().map(|(word, id)| (id, word)).collect();
        pieces.sort_unstable();
        pieces.into_iter().map(|(_, word)| word).filter(|word| word.chars().all(char::is_alphabetic))
    }

    /// `[CLS]` and `[SEP]`.
    pub(crate) fn borders(&self) -> (u32, u32) {
        (self.first, self.last)
    }
}
