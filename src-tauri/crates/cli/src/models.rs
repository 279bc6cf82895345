//! Finds and loads models for the command line: the store says where they are, candle runs them.

use crate::ending::Failure;
use crate::input;
use claimwright_api::{Encoder, Generator};
use claimwright_candle::{Crew, GeneratorAdapter, LoadError, Loading, free_memory, load_generator_with};
use claimwright_infer::{CosineAbove, Sharing, Similarity};
use claimwright_weights::{
    Installed, MANY_LANGUAGES, MANY_LANGUAGES_FLOOR, Speed, State, Store, TERM_PAIRS, Task, WeightsError, default_store,
};
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

/// What a generator is loaded for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Sentences: with the threads that were fastest when it was measured, and guesses at their price.
    Drafting,
    /// The next words, while somebody may work beside it: with one.
    Completing,
}

/// The generator that an argument names; `None` for `none`, beside which an adapter would change nothing.
pub fn unless_none<'a>(id: &'a str, adapter: Option<&Path>) -> Result<Option<&'a str>, Failure> {
    match (id, adapter) {
        ("none", Some(_)) => Err(Failure::unusable(
            "--adapter changes a model and --model none uses none: name the model that it was made for, or leave it out.",
        )),
        ("none", None) => Ok(None),
        (id, _) => Ok(Some(id)),
    }
}

/// Loads a generator, with the adapter in a file where one is named.
pub fn generator(id: &str, purpose: Purpose, adapter: Option<&Path>) -> Result<Box<dyn Generator>, Failure> {
    let loading = match (purpose, store()?.speed(id)) {
        (Purpose::Drafting, Some(Speed::Generator { threads, spin, guess, .. })) => {
            Loading::measured(Sharing { threads, spin }, guess)
        }
        _ => Loading::default(),
    };
    load(id, adapter, loading)
}

/// Loads a generator that is measured with one crew after another: what its text repeats is not guessed, so that each is
/// given the same work.
pub fn generator_to_measure(id: &str, crew: &Crew) -> Result<Box<dyn Generator>, Failure> {
    load(id, None, Loading { crew: crew.clone(), guess: None, ..Loading::default() })
}

fn load(id: &str, adapter: Option<&Path>, loading: Loading) -> Result<Box<dyn Generator>, Failure> {
    let Installed { model, weights, .. } = store()?.installed(id).map_err(failure)?;
    if model.task != Task::Generator {
        return Err(Failure::model(format!("{id} is an encoder and writes no text: name a generator.")));
    }
    let refused = |error: LoadError| Failure::model(error.to_string());
    let adapter = match adapter {
        Some(path) => Some(GeneratorAdapter::read(&input::adapter(path)?, &model.files[0].sha256).map_err(refused)?),
        None => None,
    };
    load_generator_with(&weights, id, Loading { adapter, free: free_memory(), ..loading }).map_err(refused)
}

/// Loads an encoder.
pub fn encoder(id: &str) -> Result<Box<dyn Encoder>, Failure> {
    let installed = store()?.installed(id).map_err(failure)?;
    claimwright_candle::load_encoder(installed.encoder(), id).map_err(|error| Failure::model(error.to_string()))
}

/// Whether a model is here, whole or not.
pub fn is_here(id: &str) -> bool {
    store().is_ok_and(|store| !matches!(store.installed(id), Err(WeightsError::Missing { .. })))
}

/// Loads what scores terms in any language: each term is read alone.
pub fn similarity_of_many() -> Result<Box<dyn Similarity>, Failure> {
    Ok(Box::new(CosineAbove { encoder: encoder(MANY_LANGUAGES)?, floor: MANY_LANGUAGES_FLOOR }))
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
        Some(path) => Cow::Owned(input::adapter(path)?),
        None => Cow::Borrowed(TERM_PAIRS),
    };
    claimwright_candle::load_similarity(&installed.folder, &base, &adapter, TERM_ENCODER)
        .map_err(|error| Failure::model(error.to_string()))
}

/// What the store says, as a failure of a model.
pub fn failure(error: WeightsError) -> Failure {
    Failure::model(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adapter_without_a_model_is_refused() {
        let adapter = Some(Path::new("claims.safetensors"));
        let refused = unless_none("none", adapter).expect_err("there is nothing that it could change");
        assert!(refused.sentence.contains("--adapter") && refused.sentence.contains("--model none"), "{refused:?}");
        assert_eq!(unless_none("none", None), Ok(None));
        assert_eq!(unless_none("smollm2-135m", adapter), Ok(Some("smollm2-135m")));
    }
}
