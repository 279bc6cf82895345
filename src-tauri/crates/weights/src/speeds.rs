//! How fast weights were on this machine and with how many threads, kept beside them; how it was measured is not known here.

use crate::stamp::write_beside;
use crate::{Store, WeightsError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::env::consts::ARCH;
use std::num::NonZeroUsize;

const FILE: &str = ".speeds.toml";

/// How fast a model is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Speed {
    /// A generator, in tokens a second, with the threads that were fastest.
    Generator {
        /// Of a text that it reads.
        read: f64,
        /// Of a text that it writes.
        written: f64,
        /// Threads that compute.
        threads: usize,
        /// How often a thread looks whether there is more to do before it sleeps.
        spin: u32,
        /// What a guessed token costs that is checked, as a part of the time of one that is written, where that was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guess: Option<f64>,
    },
    /// An encoder.
    Encoder {
        /// Milliseconds for a phrase.
        phrase_ms: f64,
    },
}

/// What was measured, of which weights, and on what machine: several may share a folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Measured {
    sha256: String,
    machine: String,
    speed: Speed,
}

impl Store {
    /// How fast a model was on this machine; nothing where it was not measured here, or where its weights are others by now.
    pub fn speed(&self, id: &str) -> Option<Speed> {
        let model = self.model(id).ok()?;
        let sha256 = &model.files.first()?.sha256;
        let machine = machine();
        let measured = self.speeds().remove(id)?;
        measured.into_iter().find(|m| m.machine == machine && m.sha256 == *sha256).map(|measured| measured.speed)
    }

    /// Keeps how fast a model was on this machine.
    ///
    /// # Errors
    /// [`WeightsError::Unknown`], and [`WeightsError::Store`] where nothing can be written in the folder.
    pub fn keep_speed(&self, id: &str, speed: Speed) -> Result<(), WeightsError> {
        let sha256 = self.model(id)?.files.swap_remove(0).sha256;
        let _lock = self.lock()?;
        let mut speeds = self.speeds();
        let machine = machine();
        let measured = speeds.entry(id.to_owned()).or_default();
        measured.retain(|one| one.machine != machine);
        measured.push(Measured { sha256, machine, speed });
        let text = toml::to_string(&speeds).map_err(std::io::Error::other)?;
        Ok(write_beside(&self.root().join(FILE), text.as_bytes())?)
    }

    fn speeds(&self) -> BTreeMap<String, Vec<Measured>> {
        let text = std::fs::read_to_string(self.root().join(FILE)).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }
}

/// What tells machines apart that share a folder: the processor, where the system names it, and its cores.
fn machine() -> String {
    let list = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = list.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let variable = || std::env::var("PROCESSOR_IDENTIFIER").ok();
    let processor = named.map(|(_, name)| name.to_owned()).or_else(variable).unwrap_or_else(|| ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    format!("{processor}, {cores} cores")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_holds_for_the_weights_that_were_measured() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path());
        let speed = Speed::Generator { read: 210.5, written: 21.0, threads: 2, spin: 2_000, guess: Some(0.25) };
        store.keep_speed("smollm2-135m", Speed::Encoder { phrase_ms: 1.0 }).expect("it is kept");
        store.keep_speed("smollm2-135m", speed).expect("it is kept in place of the other");
        store.keep_speed("minilm-l6", Speed::Encoder { phrase_ms: 7.25 }).expect("it is kept");
        let unknown = store.keep_speed("a-model-that-nobody-knows", speed);
        assert!(matches!(unknown, Err(WeightsError::Unknown { .. })), "{unknown:?}");
        assert_eq!(store.speed("smollm2-135m"), Some(speed));
        assert_eq!(store.speed("minilm-l6"), Some(Speed::Encoder { phrase_ms: 7.25 }));
        assert_eq!(store.speed("qwen2.5-coder-1.5b"), None);
        assert_eq!(store.speed("a-model-that-nobody-knows"), None);
        let whole = std::fs::read_to_string(folder.path().join(FILE)).expect("the file");
        let elsewhere = whole.replace(&machine(), "another machine");
        assert_ne!(elsewhere, whole);
        std::fs::write(folder.path().join(FILE), &elsewhere).expect("the file");
        assert_eq!(store.speed("minilm-l6"), None, "measured on another machine");
        store.keep_speed("minilm-l6", Speed::Encoder { phrase_ms: 8.5 }).expect("it is kept beside the other");
        let both = std::fs::read_to_string(folder.path().join(FILE)).expect("the file");
        assert!(both.contains("7.25") && both.contains("8.5"), "{both}");
        std::fs::write(folder.path().join(FILE), whole).expect("the file");
        let text = std::fs::read_to_string(folder.path().join(FILE)).expect("the file");
        let hash = &store.model("smollm2-135m").expect("the manifest has it").files[0].sha256;
        std::fs::write(folder.path().join(FILE), text.replace(hash.as_str(), &"0".repeat(64))).expect("the file");
        assert_eq!(store.speed("smollm2-135m"), None, "other weights");
        std::fs::write(folder.path().join(FILE), text.replace("guess = 0.25\n", "")).expect("the file");
        let without = store.speed("smollm2-135m");
        assert!(matches!(without, Some(Speed::Generator { threads: 2, guess: None, .. })), "{without:?}");
        std::fs::write(folder.path().join(FILE), "no table").expect("the file");
        assert_eq!(store.speed("minilm-l6"), None);
    }

    #[test]
    fn where_nothing_can_be_written_that_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a file");
        std::fs::write(&file, "no folder").expect("a file");
        let store = Store::open(file.join("models"));
        let kept = store.keep_speed("minilm-l6", Speed::Encoder { phrase_ms: 1.0 });
        assert!(matches!(kept, Err(WeightsError::Store(_))), "{kept:?}");
        assert_eq!(store.speed("minilm-l6"), None);
    }
}
