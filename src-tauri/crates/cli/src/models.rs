//! Finds and loads models for the command line: the store says where they are, candle runs them.

use crate::ending::Failure;
use crate::input;
use claimwright_api::{Encoder, Generator};
use claimwright_infer::Similarity;
use claimwright_weights::{Installed, State, Store, TERM_PAIRS, Task, WeightsError, default_store};
use std::borrow::Cow;
use std::path::Path;

/// The role of the model that is taken where none is named.
const DEFAULT: &str = "default";

/// The encoder whose adapter scores terms.
pub const TERM_ENCODER: &str = "minilm-l6";

/// The store of this user.
pub fn store() -> Result<Store, Failure> {
    default_store(|name| std::env::var_os(name))
        .map(Store::open)
        .ok_or_else(|| Failure::model("No folder for models is known: set CLAIMWRIGHT_MODELS to one."))
}

/// Id of the generator that is taken where none is named: the default of the manifest where it is here, else the
/// largest that is.
pub fn default_generator() -> Result<String, Failure> {
    let entries = store()?.list().map_err(failure)?;
    let generators = || entries.iter().filter(|entry| entry.model.task == Task::Generator);
    let present = |state: State| matches!(state, State::Ready | State::Unchecked);
    let named = generators().find(|entry| entry.model.role == DEFAULT);
    if let Some(entry) = named.filter(|entry| present(entry.state)) {
        return Ok(entry.model.id.clone());
    }
    generators()
        .filter(|entry| present(entry.state))
        .max_by_key(|entry| entry.model.bytes())
        .map(|entry| entry.model.id.clone())
        .ok_or_else(|| {
            let id = named.map_or("", |entry| entry.model.id.as_str());
            Failure::model(format!(
                "No generator is installed: run `claimwright models fetch {id}`, or draft with --model none."
            ))
        })
}

/// Loads a generator.
pub fn generator(id: &str) -> Result<Box<dyn Generator>, Failure> {
    let Installed { model, weights, .. } = store()?.installed(id).map_err(failure)?;
    if model.task != Task::Generator {
        return Err(Failure::model(format!("{id} is an encoder and writes no text: name a generator.")));
    }
    claimwright_candle::load_generator(&weights, id).map_err(|error| Failure::model(error.to_string()))
}

/// Loads an encoder.
pub fn encoder(id: &str) -> Result<Box<dyn Encoder>, Failure> {
    let installed = store()?.installed(id).map_err(failure)?;
    claimwright_candle::load_encoder(&installed.folder, id).map_err(|error| Failure::model(error.to_string()))
}

/// The encoder that reads terms, and the hash of its weights, to which adapters are bound.
pub fn term_encoder() -> Result<(Installed, String), Failure> {
    let installed = store()?.installed(TERM_ENCODER).map_err(failure)?;
    let base = installed.model.files[0].sha256.clone();
    Ok((installed, base))
}

/// Loads what scores pairs of terms: the encoder with the adapter in a file, or with the one that comes with the program.
pub fn similarity(adapter: Option<&Path>) -> Result<Box<dyn Similarity>, Failure> {
    let (installed, base) = term_encoder()?;
    let adapter = match adapter {
        Some(path) => Cow::Owned(input::bytes(path)?),
        None => Cow::Borrowed(TERM_PAIRS),
    };
    claimwright_candle::load_similarity(&installed.folder, &base, &adapter, TERM_ENCODER)
        .map_err(|error| Failure::model(error.to_string()))
}

/// What the store says, as a failure of a model.
pub fn failure(error: WeightsError) -> Failure {
    Failure::model(error.to_string())
}
