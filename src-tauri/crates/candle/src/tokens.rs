//! Text to tokens and back for a decoder, with the chat template; its patterns are built in, never taken from a file.
//!
//! Byte-level byte-pair encoding (Radford et al., "Language Models are Unsupervised Multitask Learners", 2019). Text of a
//! document is always encoded as text: where it spells a control token, it stays the letters of it.

use crate::LoadError;
use crate::checkpoint::Checkpoint;
use candle_core::quantized::gguf_file::Value;
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use tokenizers::Tokenizer;
use tokenizers::pre_tokenizers::PreTokenizerWrapper;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;

/// Tokens of ordinary text in the numbering of GGUF's `tokenizer.ggml.token_type`; the others are controls, unused or
/// added by hand, and an answer holds none of them.
const ORDINARY: i64 = 1;
const BYTE: i64 = 6;

/// The tokenizer of one checkpoint.
#[derive(Debug)]
pub(crate) struct Tokens {
    tokenizer: Tokenizer,
    /// The bytes that each token stands for; empty for the others.
    bytes: Vec<Box<[u8]>>,
    turn_start: u32,
    turn_end: u32,
    /// Tokens that end an answer.
    pub ends: Vec<u32>,
    /// Tokens that an answer never holds.
    pub banned: Vec<u32>,
}

/// The tokens of a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Encoded {
    pub tokens: Vec<u32>,
    /// How many of them come from the template and the prefix.
    pub prefix: usize,
}

impl Tokens {
    pub(crate) fn new(checkpoint: &Checkpoint, rows: usize) -> Result<Self, LoadError> {
        let unsupported = |what: String| LoadError::Unsupported { what };
        let model = checkpoint.text("tokenizer.ggml.model").unwrap_or("none");
        if model != "gpt2" {
            return Err(unsupported(format!("its tokenizer of the kind {model:?}")));
        }
        let words = strings(checkpoint, "tokenizer.ggml.tokens")?;
        if words.len() > rows {
            return Err(LoadError::altered("it has more tokens than embeddings"));
        }
        check_merges(&strings(checkpoint, "tokenizer.ggml.merges")?)?;
        let mut tokenizer = Tokenizer::from_gguf(&checkpoint.content)?;
        match checkpoint.text("tokenizer.ggml.pre").unwrap_or("none") {
            "qwen2" => {}
            "smollm" => {
                // Digits one by one, and no space put before the text.
                let digits = PreTokenizerWrapper::Digits(Digits::new(true));
                let bytes = PreTokenizerWrapper::ByteLevel(ByteLevel::new(false, false, true));
                tokenizer.with_pre_tokenizer(Some(Sequence::new(vec![digits, bytes])));
            }
            "gpt-2" => {
                tokenizer.with_pre_tokenizer(Some(ByteLevel::new(false, false, true)));
            }
            other => return Err(unsupported(format!("its tokenizer of the family {other:?}"))),
        }
        tokenizer.set_encode_special_tokens(true);
        let id = |word: &str| words.iter().position(|w| *w == word).map(|id| id as u32);
        let (Some(turn_start), Some(turn_end)) = (id("<|im_start|>"), id("<|im_end|>")) else {
            return Err(unsupported("a chat template other than ChatML".to_owned()));
        };
        let ends: Vec<_> = [Some(turn_end), id("<|endoftext|>")].into_iter().flatten().collect();
        let kinds = kinds(checkpoint, words.len())?;
        let ordinary = |id: usize| matches!(kinds[id], ORDINARY | BYTE);
        let mut banned: Vec<_> = (0..words.len()).filter(|id| !ordinary(*id)).map(|id| id as u32).collect();
        banned.extend(words.len() as u32..rows as u32);
        banned.retain(|id| !ends.contains(id));
        let decode = |(id, word): (usize, &&str)| if ordinary(id) { spelled(word) } else { Box::default() };
        let bytes = words.iter().enumerate().map(decode).collect();
        Ok(Self { tokenizer, bytes, turn_start, turn_end, ends, banned })
    }

    /// The tokens of a text, which hold no control token.
    pub(crate) fn encode(&self, text: &str) -> Result<Vec<u32>, String> {
        let encoding = self.tokenizer.encode_fast(text, false).map_err(|e| e.to_string())?;
        Ok(encoding.get_ids().to_vec())
    }

    /// Prefix, prompt and opening in the ChatML template: a system turn, one user turn and the beginning of the answer.
    /// Prefix and prompt are encoded apart, so that the tokens of a prefix do not depend on the prompt.
    pub(crate) fn request(&self, prefix: &str, prompt: &str, opening: &str) -> Result<Encoded, String> {
        // Both families were tuned with a system turn and answer worse without one.
        let mut tokens = vec![self.turn_start];
        tokens.extend(self.encode("system\nYou are a helpful assistant.")?);
        tokens.push(self.turn_end);
        tokens.extend(self.encode("\n")?);
        tokens.push(self.turn_start);
        tokens.extend(self.encode("user\n")?);
        tokens.extend(self.encode(prefix)?);
        let length = tokens.len();
        tokens.extend(self.encode(prompt)?);
        tokens.push(self.turn_end);
        tokens.extend(self.encode("\n")?);
        tokens.push(self.turn_start);
        tokens.extend(self.encode("assistant\n")?);
        tokens.extend(self.encode(opening)?);
        Ok(Encoded { tokens, prefix: length })
    }

    /// The bytes of a token, which may be a part of a character.
    pub(crate) fn bytes(&self, token: u32) -> &[u8] {
        self.bytes.get(token as usize).map_or(&[], |bytes| bytes)
    }
}

fn strings<'a>(checkpoint: &'a Checkpoint, key: &str) -> Result<Vec<&'a str>, LoadError> {
    let wrong = || LoadError::altered(format!("{key} is no list of texts"));
    let values = checkpoint.content.metadata.get(key).ok_or_else(wrong)?.to_vec().map_err(|_| wrong())?;
    values.iter().map(|value| value.to_string().map(String::as_str).map_err(|_| wrong())).collect()
}

/// The library indexes the parts of a merge without looking, so their form is judged here.
fn check_merges(merges: &[&str]) -> Result<(), LoadError> {
    match merges.iter().find(|merge| merge.split(' ').count() != 2 || merge.starts_with(' ') || merge.ends_with(' ')) {
        Some(merge) => Err(LoadError::altered(format!("{merge:?} is no pair of tokens"))),
        None => Ok(()),
    }
}

fn kinds(checkpoint: &Checkpoint, count: usize) -> Result<Vec<i64>, LoadError> {
    let wrong = || LoadError::altered("its tokens have no kinds");
    let list = checkpoint.content.metadata.get("tokenizer.ggml.token_type").ok_or_else(wrong)?;
    let kind = |value: &Value| match value {
        Value::I32(kind) => Ok(i64::from(*kind)),
        Value::U32(kind) => Ok(i64::from(*kind)),
        _ => Err(wrong()),
    };
    let kinds = list.to_vec().map_err(|_| wrong())?.iter().map(kind).collect::<Result<Vec<_>, _>>()?;
    if kinds.len() == count { Ok(kinds) } else { Err(wrong()) }
}

/// The bytes that a word of a byte-level vocabulary spells: printable Latin-1 characters stand for themselves, the other
/// bytes for characters from U+0100 on, in order.
fn spelled(word: &str) -> Box<[u8]> {
    let printable = |byte: u8| matches!(byte, 0x21..=0x7E | 0xA1..=0xAC | 0xAE..=0xFF);
    let byte = |character: char| match u32::from(character) {
        code @ 0..=0xFF => Some(code as u8).filter(|byte| printable(*byte)),
        code => (0..=255u8).filter(|byte| !printable(*byte)).nth((code - 0x100) as usize),
    };
    word.chars().map(byte).collect::<Option<Vec<_>>>().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_spell_bytes() {
        assert_eq!(&*spelled("Ġthe"), b" the");
        assert_eq!(&*spelled("Ċ"), b"\n");
        assert_eq!(&*spelled("Ã©"), "é".as_bytes());
        assert_eq!(&*spelled("łŃ"), [0xA0, 0xAD]);
        assert_eq!(&*spelled("漢"), b"", "no byte is spelled so");
    }
}
