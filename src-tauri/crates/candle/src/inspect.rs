//! What a file or folder of weights is, judged without running it; bringing it into a store is not done here.

use crate::checkpoint::Checkpoint;
use crate::e5s1;
use crate::encoder::{CandleEncoder, config};
use crate::memory::free_memory;
use crate::shape::Shape;
use crate::tokens::Tokens;
use crate::{LoadError, gguf};
use candle_core::quantized::gguf_file::Content;
use std::path::{Path, PathBuf};

/// What weights can be loaded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By [`load_encoder`](crate::load_encoder), from their folder or their one file.
    Encoder,
    /// By [`load_generator`](crate::load_generator).
    Generator,
}

/// Weights that can be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What they are.
    pub kind: Kind,
    /// The architecture that they name: `llama`, `qwen2`, `bert` or `e5s1`.
    pub architecture: String,
    /// The files that loading reads, the weights first.
    pub files: Vec<PathBuf>,
}

/// The architecture that the bytes of a GGUF file name, or `e5s1` for an encoder of many languages, if their header is sound:
/// everything that stands in it fits the bytes, and the library can read it.
///
/// # Errors
/// [`LoadError::NotGguf`], [`LoadError::Truncated`], [`LoadError::Altered`], [`LoadError::Unsupported`].
pub fn outline(bytes: &[u8]) -> Result<String, LoadError> {
    if bytes.starts_with(e5s1::NAME) {
        return e5s1::File::read(bytes).map(|_| e5s1::ARCHITECTURE.to_owned());
    }
    let outline = gguf::outline(&mut &*bytes, bytes.len() as u64)?;
    Content::read(&mut std::io::Cursor::new(bytes))?;
    Ok(outline.architecture)
}

/// Judges a GGUF file, the one file of an encoder of many languages, or the folder (or the `model.safetensors`) of a BERT.
///
/// # Errors
/// What loading would answer; an architecture that cannot be run is named.
pub fn inspect(path: &Path) -> Result<Inspection, LoadError> {
    let safetensors = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("safetensors"));
    if path.is_dir() || safetensors {
        let folder = if safetensors { path.parent().unwrap_or(Path::new("")) } else { path };
        let architecture = config(folder)?.model_type;
        CandleEncoder::load(folder, "", free_memory())?;
        let names = ["model.safetensors", "config.json", "vocab.txt", "tokenizer_config.json"];
        let files = names.map(|name| folder.join(name)).into_iter().filter(|file| file.exists()).collect();
        return Ok(Inspection { kind: Kind::Encoder, architecture, files });
    }
    let files = vec![path.to_owned()];
    if e5s1::is_named(path)? {
        CandleEncoder::load(path, "", free_memory())?;
        return Ok(Inspection { kind: Kind::Encoder, architecture: e5s1::ARCHITECTURE.to_owned(), files });
    }
    let mut checkpoint = Checkpoint::open(path)?;
    checkpoint.check_architecture()?;
    let shape = Shape::read(&checkpoint)?;
    Tokens::new(&checkpoint, shape.vocabulary)?;
    checkpoint.check_weights()?;
    Ok(Inspection { kind: Kind::Generator, architecture: checkpoint.architecture, files })
}
