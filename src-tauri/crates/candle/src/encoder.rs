//! A BERT as an [`Encoder`]: the mean of a text's token states, at unit length; not how states are computed.
//!
//! Reimers and Gurevych, "Sentence-BERT" (2019).

use crate::LoadError;
use crate::bert::{Bert, Config};
use crate::e5s1;
use crate::memory::check_room;
use crate::pace::{BETWEEN, Pace};
use crate::recall::Recall;
use crate::safetensors_file::{check_header, header_length};
use crate::unigram::Unigrams;
use crate::words::Words;
use claimwright_infer::{Encoder, InferError};
use safetensors::SafeTensors;
use serde::Deserialize;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Tokens computed at once: enough to use the processor, few enough for its caches.
const BATCH: usize = 1024;

/// Vectors that are kept: the terms of some hundred sets of claims.
const KEPT: usize = 8192;

/// Larger files than this are no sentence encoder, and they are read into memory.
const MAX_BYTES: u64 = 4 << 30;

/// What lies in the folder of an encoder, loaded.
pub(crate) struct Loaded {
    pub words: Words,
    pub bert: Bert,
    /// Components of a state.
    pub width: usize,
    /// Most word pieces of a sequence.
    pub context: usize,
}

/// How a model splits a text.
#[derive(Debug)]
enum Split {
    Words(Words),
    Unigrams(Unigrams),
}

/// A model with its words.
#[derive(Debug)]
pub(crate) struct CandleEncoder {
    id: String,
    words: Split,
    bert: Bert,
    dimensions: usize,
    context: usize,
    recall: Recall,
}

#[derive(Debug, Deserialize)]
struct TokenizerConfig {
    #[serde(default = "yes")]
    do_lower_case: bool,
}

fn yes() -> bool {
    true
}

/// A small text file of the model.
fn read_text(path: &Path) -> Result<String, LoadError> {
    let reading = LoadError::reading(path);
    let file = File::open(path).map_err(&reading)?;
    let mut text = String::new();
    file.take(64 << 20).read_to_string(&mut text).map_err(&reading)?;
    Ok(text)
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str, name: &str) -> Result<T, LoadError> {
    serde_json::from_str(text).map_err(|e| LoadError::altered(format!("{name}: {e}")))
}

/// The configuration of the model in a folder.
pub(crate) fn config(folder: &Path) -> Result<Config, LoadError> {
    let text = read_text(&folder.join("config.json"))?;
    // The architecture is judged before the entries, which other architectures name otherwise.
    #[derive(Deserialize)]
    struct Kind {
        model_type: String,
    }
    let kind: Kind = parse(&text, "config.json")?;
    if kind.model_type != "bert" {
        return Err(LoadError::UnsupportedArchitecture { name: kind.model_type });
    }
    let config: Config = parse(&text, "config.json")?;
    config.check()?;
    Ok(config)
}

fn read_tensors(path: &Path) -> Result<Vec<u8>, LoadError> {
    let reading = LoadError::reading(path);
    let mut file = File::open(path).map_err(&reading)?;
    let length = file.metadata().map_err(&reading)?.len();
    let mut first = [0; 8];
    file.read_exact(&mut first).map_err(|_| LoadError::NotSafetensors)?;
    let header = header_length(first, length)? as usize;
    if length > MAX_BYTES {
        return Err(LoadError::Unsupported { what: "its size".to_owned() });
    }
    let mut bytes = first.to_vec();
    file.by_ref().take(header as u64).read_to_end(&mut bytes).map_err(&reading)?;
    check_header(&bytes[8..])?;
    bytes.reserve_exact(length.saturating_sub(bytes.len() as u64) as usize);
    file.take(length).read_to_end(&mut bytes).map_err(&reading)?;
    Ok(bytes)
}

impl Loaded {
    /// Loads what lies in a folder, where so many bytes of memory are `free`.
    pub(crate) fn load(folder: &Path, free: Option<u64>) -> Result<Self, LoadError> {
        let config = config(folder)?;
        let words = read_text(&folder.join("vocab.txt"))?;
        let lower_case = match read_text(&folder.join("tokenizer_config.json")) {
            Ok(text) => parse::<TokenizerConfig>(&text, "tokenizer_config.json")?.do_lower_case,
            Err(LoadError::Missing { .. }) => yes(),
            Err(error) => return Err(error),
        };
        let weights = folder.join("model.safetensors");
        let length = weights.metadata().map_err(LoadError::reading(&weights))?.len();
        check_room(length + config.memory() + config.memory_of_words(), free)?;
        let bytes = read_tensors(&weights)?;
        let tensors = SafeTensors::deserialize(&bytes).map_err(|e| match e {
            safetensors::SafeTensorError::MetadataIncompleteBuffer => LoadError::Truncated,
            other => LoadError::altered(other.to_string()),
        })?;
        let bert = Bert::load(&tensors, &config)?;
        let words = Words::new(&words, lower_case, config.vocab_size)?;
        Ok(Self { words, bert, width: config.hidden_size, context: config.max_position_embeddings })
    }
}

impl CandleEncoder {
    /// Loads a BERT from its folder, or an encoder of many languages from its one file, where so many bytes of memory are
    /// `free`.
    pub(crate) fn load(path: &Path, id: &str, free: Option<u64>) -> Result<Self, LoadError> {
        if path.is_file() {
            return Self::load_file(path, id, free);
        }
        let Loaded { words, bert, width, context } = Loaded::load(path, free)?;
        let (words, bert) = (Split::Words(words), bert.joined()?);
        Ok(Self { id: id.to_owned(), words, bert, dimensions: width, context, recall: Recall::new(KEPT) })
    }

    fn load_file(path: &Path, id: &str, free: Option<u64>) -> Result<Self, LoadError> {
        let reading = LoadError::reading(path);
        let file = File::open(path).map_err(&reading)?;
        let length = file.metadata().map_err(&reading)?.len();
        if length > MAX_BYTES {
            return Err(LoadError::Unsupported { what: "its size".to_owned() });
        }
        check_room(length, free)?;
        let mut bytes = Vec::new();
        file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(&reading)?;
        let file = e5s1::File::read(&bytes)?;
        // The embeddings of its words stay in blocks, which are a part of the file.
        check_room(2 * length + file.config.memory(), free)?;
        let bert = Bert::of(&file, &file.config)?.joined()?;
        let e5s1::File { config, pieces, .. } = file;
        let (dimensions, context) = (config.hidden_size, config.max_position_embeddings);
        let words = Split::Unigrams(Unigrams::new(pieces)?);
        Ok(Self { id: id.to_owned(), words, bert, dimensions, context, recall: Recall::new(KEPT) })
    }

    /// One unit vector for each sequence, in order; `None` where somebody said no.
    fn pooled(&self, sequences: &[&[u32]], pace: &mut Pace<'_>) -> Result<Option<Vec<Vec<f32>>>, InferError> {
        let Some(states) = self.bert.forward(sequences, pace).map_err(broken)? else { return Ok(None) };
        let states = states.to_vec2::<f32>().map_err(broken)?;
        let mut rows = states.iter();
        sequences.iter().map(|sequence| self.mean(rows.by_ref().take(sequence.len())).map(Some)).collect()
    }

    fn mean<'a>(&self, rows: impl Iterator<Item = &'a Vec<f32>>) -> Result<Vec<f32>, InferError> {
        let mut sum = vec![0f32; self.dimensions];
        for row in rows {
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        // Scaling to unit length makes the division by the number of tokens superfluous.
        let length = sum.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        if !length.is_finite() || length == 0.0 {
            return Err(broken("its vectors are no numbers"));
        }
        sum.iter_mut().for_each(|value| *value = (f64::from(*value) / length) as f32);
        Ok(sum)
    }
}

/// What arithmetic says, as a failure of the model.
pub(crate) fn broken(cause: impl std::fmt::Display) -> InferError {
    let text = cause.to_string();
    InferError::Broken(text.lines().next().unwrap_or_default().to_owned())
}

impl Encoder for CandleEncoder {
    fn id(&self) -> &str {
        &self.id
    }

    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn embed_while(
        &mut self,
        texts: &[&str],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Vec<f32>>>, InferError> {
        let mut sequences = Vec::with_capacity(texts.len());
        let mut vectors = vec![Vec::new(); texts.len()];
        for (index, text) in texts.iter().enumerate() {
            if let Some(vector) = self.recall.get(text) {
                vectors[index] = vector;
                continue;
            }
            let ids = match &self.words {
                Split::Words(words) => words.encode(text),
                Split::Unigrams(unigrams) => unigrams.encode(text),
            };
            let ids = ids.map_err(broken)?;
            if ids.len() > self.context {
                return Err(InferError::TooLong { needed: ids.len(), limit: self.context });
            }
            sequences.push((index, ids));
        }
        sequences.sort_by_key(|(_, ids)| ids.len());
        let mut rest = sequences.as_slice();
        let mut pace = Pace::new(go_on, BETWEEN);
        while let Some((_, first)) = rest.first() {
            // The last of a batch is its longest, so this bounds the tokens from above.
            let fits = |n: usize, length: usize| (n + 1) * length <= BATCH.max(first.len());
            let count = rest.iter().enumerate().take_while(|(n, (_, ids))| fits(*n, ids.len())).count().max(1);
            let (batch, others) = rest.split_at(count);
            let ids: Vec<&[u32]> = batch.iter().map(|(_, ids)| ids.as_slice()).collect();
            let Some(pooled) = self.pooled(&ids, &mut pace)? else { return Ok(None) };
            for ((index, _), vector) in batch.iter().zip(pooled) {
                self.recall.put(texts[*index], &vector);
                vectors[*index] = vector;
            }
            rest = others;
        }
        Ok(Some(vectors))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoder_that_does_not_fit_the_free_memory_is_refused() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/e5s1/read-tiny.bin");
        let load = |free| CandleEncoder::load(&path, "tiny", free);
        let Err(LoadError::NoRoom { needed, free: 100 }) = load(Some(100)) else { panic!("it is not even read") };
        let length = path.metadata().expect("a file").len();
        assert_eq!(needed, length);
        let Err(LoadError::NoRoom { needed, .. }) = load(Some(length)) else { panic!("its numbers do not fit") };
        assert!(needed > 2 * length && load(Some(needed - 1)).is_err());
        assert!(load(Some(needed)).is_ok() && load(None).is_ok());
    }
}
