//! The traits of `infer` on candle, with our own model files; nothing about patents, nothing about where weights lie.
//!
//! - [`load_generator`]: a GGUF file of the architecture llama or qwen2.
//! - [`load_generator_without_lookup`]: the same, to measure what guessing repeated text brings.
//! - [`load_encoder`]: a folder with a BERT in safetensors.
//! - [`load_similarity`]: that BERT with an [`Adapter`], reading two terms together.
//! - [`PairTraining`]: such an adapter while it is being trained.
//! - [`prepare`]: a copy of a GGUF file that loads and runs faster.
//! - [`inspect`]: what a user's file is.
//! - [`LoadError`]: why weights were refused, one plain sentence each.

mod adapter;
mod attention;
mod bert;
mod cache;
mod checkpoint;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
mod decoder;
mod encoder;
mod error;
mod generator;
mod gguf;
mod inspect;
mod kernels;
mod layers;
mod linear;
mod llama;
mod lookup;
mod mending;
mod outlook;
mod pairs;
mod qwen2;
mod requantise;
mod rotary;
mod safetensors_file;
mod sampler;
mod shape;
mod spelling;
mod stream;
mod tokens;
mod training;
mod words;

use claimwright_infer::{Encoder, Generator, Similarity};
use std::path::Path;

pub use adapter::{Adapter, AdapterShape};
pub use error::LoadError;
pub use inspect::{Inspection, Kind, inspect};
pub use requantise::prepare;
pub use training::PairTraining;

/// Loads a generator from a GGUF file; `id` is what it answers to. The file is opened once, judged, and read.
///
/// # Errors
/// [`LoadError`], in the order in which its causes can be noticed; nothing is allocated for what is refused.
pub fn load_generator(path: &Path, id: &str) -> Result<Box<dyn Generator>, LoadError> {
    Ok(Box::new(generator::CandleGenerator::load(path, id)?))
}

/// As [`load_generator`], without guesses of what a text repeats: it answers the same, and shows what guesses bring.
///
/// # Errors
/// As [`load_generator`].
pub fn load_generator_without_lookup(path: &Path, id: &str) -> Result<Box<dyn Generator>, LoadError> {
    Ok(Box::new(generator::CandleGenerator::load(path, id)?.without_lookup()))
}

/// Loads an encoder from a folder with `model.safetensors`, `config.json` and `vocab.txt`; `id` is what it answers to.
///
/// # Errors
/// [`LoadError`]; [`LoadError::Missing`] names the file of the folder that is not there.
pub fn load_encoder(folder: &Path, id: &str) -> Result<Box<dyn Encoder>, LoadError> {
    Ok(Box::new(encoder::CandleEncoder::load(folder, id)?))
}

/// Loads an encoder as [`load_encoder`] does, with an adapter that lets it score pairs of terms. `base` is the hash of its
/// weights, to which the adapter is bound.
///
/// # Errors
/// [`LoadError`]; [`LoadError::OtherBase`] where the adapter was trained on other weights.
pub fn load_similarity(folder: &Path, base: &str, adapter: &[u8], id: &str) -> Result<Box<dyn Similarity>, LoadError> {
    let adapter = Adapter::read(adapter, base)?;
    Ok(Box::new(pairs::CandleSimilarity::new(encoder::Loaded::load(folder)?, &adapter, id)?))
}
