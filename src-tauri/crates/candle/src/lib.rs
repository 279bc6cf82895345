//! The traits of `infer` on candle, with our own model files; nothing about patents, nothing about where weights lie.
//!
//! - [`load_generator`]: a GGUF file of the architecture llama or qwen2; [`load_generator_with`]: with what [`Loading`] says.
//! - [`Crew`]: the threads that a generator's products are shared with; [`free_memory`]: what a model may take.
//! - [`GeneratorAdapter`]: low-rank changes beside the weights of a generator.
//! - [`load_encoder`]: a folder with a BERT in safetensors, or the file of an encoder of many languages.
//! - [`load_similarity`]: that BERT with an [`Adapter`], reading two terms together.
//! - [`PairTraining`]: such an adapter while it is being trained.
//! - [`prepare`]: a copy of a GGUF file that loads and runs faster.
//! - [`inspect`]: what a user's file is; [`outline`]: what bytes say that they are.
//! - [`LoadError`]: why weights were refused, one plain sentence each.

mod adapter;
mod adapter_file;
mod attention;
mod bert;
mod cache;
mod checkpoint;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
mod decoder;
mod e5s1;
mod encoder;
mod error;
mod generator;
mod generator_adapter;
mod gguf;
mod inspect;
mod kernels;
mod layers;
mod linear;
mod llama;
mod lookup;
mod low_rank;
mod memory;
mod mending;
mod outlook;
mod pace;
mod pairs;
mod qwen2;
mod reading;
mod recall;
mod requantise;
mod rotary;
mod safetensors_file;
mod sampler;
mod shape;
mod sound;
mod spelling;
#[cfg(test)]
mod stopping;
mod stream;
mod tokens;
mod training;
mod unigram;
mod words;

use claimwright_infer::{Encoder, Generator, Sharing, Similarity};
use std::path::Path;

pub use adapter::{Adapter, AdapterShape};
pub use adapter_file::LARGEST_ADAPTER;
pub use error::LoadError;
pub use generator_adapter::GeneratorAdapter;
pub use inspect::{Inspection, Kind, inspect, outline};
pub use kernels::Crew;
pub use memory::free_memory;
pub use requantise::prepare;
pub use training::PairTraining;

/// Loads a generator from a GGUF file; `id` is what it answers to. The file is opened once, judged, and read.
///
/// # Errors
/// [`LoadError`], in the order in which its causes can be noticed; nothing is allocated for what is refused.
pub fn load_generator(path: &Path, id: &str) -> Result<Box<dyn Generator>, LoadError> {
    load_generator_with(path, id, Loading::default())
}

/// How a generator is loaded.
#[derive(Debug, Clone)]
pub struct Loading {
    /// The threads that multiply with it; answers do not depend on them.
    pub crew: Crew,
    /// Changes beside its weights.
    pub adapter: Option<GeneratorAdapter>,
    /// What a guessed token costs that is checked, as a part of the time of one computed alone: what a text repeats is
    /// guessed where that is likely to pay. Answers are the same. With `None` nothing is guessed.
    pub guess: Option<f32>,
    /// Bytes of memory that are free; a model that needs more is refused.
    pub free: Option<u64>,
}

impl Default for Loading {
    /// One thread, no adapter, guesses at the price that they have with most models, and whatever memory there is.
    fn default() -> Self {
        Self { crew: Crew::default(), adapter: None, guess: Some(0.3), free: None }
    }
}

impl Loading {
    /// On threads that share so, and with guesses at the price that was measured, where it was.
    pub fn measured(sharing: Sharing, guess: Option<f64>) -> Self {
        let usual = Self::default();
        Self { crew: Crew::new(sharing), guess: guess.map(|price| price as f32).or(usual.guess), ..usual }
    }
}

/// Loads a generator as [`load_generator`] does, in another way.
///
/// # Errors
/// As there; [`LoadError::NoRoom`] for one that needs more memory than is free, [`LoadError::Altered`] for an adapter that
/// does not fit.
pub fn load_generator_with(path: &Path, id: &str, loading: Loading) -> Result<Box<dyn Generator>, LoadError> {
    Ok(Box::new(generator::CandleGenerator::load(path, id, loading)?))
}

/// Loads an encoder from a folder with `model.safetensors`, `config.json` and `vocab.txt`, or one of many languages from its
/// one file in the format `E5S1`; `id` is what it answers to.
///
/// # Errors
/// [`LoadError`]; [`LoadError::Missing`] names the file that is not there, [`LoadError::NoRoom`] says what memory is lacking.
pub fn load_encoder(path: &Path, id: &str) -> Result<Box<dyn Encoder>, LoadError> {
    Ok(Box::new(encoder::CandleEncoder::load(path, id, free_memory())?))
}

/// Loads an encoder as [`load_encoder`] does, with an adapter that lets it score pairs of terms. `base` is the hash of its
/// weights, to which the adapter is bound.
///
/// # Errors
/// [`LoadError`]; [`LoadError::OtherBase`] where the adapter was trained on other weights.
pub fn load_similarity(folder: &Path, base: &str, adapter: &[u8], id: &str) -> Result<Box<dyn Similarity>, LoadError> {
    let adapter = Adapter::read(adapter, base)?;
    Ok(Box::new(pairs::CandleSimilarity::new(encoder::Loaded::load(folder, free_memory())?, &adapter, id)?))
}
