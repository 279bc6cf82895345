//! How fast weights were on this machine and with how many threads, kept beside them; how it was measured is not known here.

use crate::Store;
use crate::stamp::write_beside;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    },
    /// An encoder.
    Encoder {
        /// Milliseconds for a phrase.
        phrase_ms: f64,
    },
}

/// What was measured, and of which weights.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Measured {
    sha256: String,
    speed: Speed,
}

impl Store {
    /// How fast a model was; nothing where it was not measured, or where its weights are others by now.
    pub fn speed(&self, id: &str) -> Option<Speed> {
        let model = self.model(id).ok()?;
        let sha256 = &model.files.first()?.sha256;
        self.speeds().remove(id).filter(|measured| measured.sha256 == *sha256).map(|measured| measured.speed)
    }

    /// Keeps how fast a model was. Where that cannot be, it is measured anew another time, which is no reason to trouble
    /// anybody.
    pub fn keep_speed(&self, id: &str, speed: Speed) {
        let Some(file) = self.model(id).ok().and_then(|model| model.files.into_iter().next()) else { return };
        let mut speeds = self.speeds();
        speeds.insert(id.to_owned(), Measured { sha256: file.sha256, speed });
        if let Ok(text) = toml::to_string(&speeds) {
            let _ = write_beside(&self.root().join(FILE), text.as_bytes());
        }
    }

    fn speeds(&self) -> BTreeMap<String, Measured> {
        let text = std::fs::read_to_string(self.root().join(FILE)).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_holds_for_the_weights_that_were_measured() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path());
        let speed = Speed::Generator { read: 210.5, written: 21.0, threads: 2, spin: 2_000 };
        store.keep_speed("smollm2-135m", speed);
        store.keep_speed("minilm-l6", Speed::Encoder { phrase_ms: 7.25 });
        store.keep_speed("a-model-that-nobody-knows", speed);
        assert_eq!(store.speed("smollm2-135m"), Some(speed));
        assert_eq!(store.speed("minilm-l6"), Some(Speed::Encoder { phrase_ms: 7.25 }));
        assert_eq!(store.speed("qwen2.5-coder-1.5b"), None);
        assert_eq!(store.speed("a-model-that-nobody-knows"), None);
        let text = std::fs::read_to_string(folder.path().join(FILE)).expect("the file");
        let hash = &store.model("smollm2-135m").expect("the manifest has it").files[0].sha256;
        std::fs::write(folder.path().join(FILE), text.replace(hash.as_str(), &"0".repeat(64))).expect("the file");
        assert_eq!(store.speed("smollm2-135m"), None, "other weights");
        std::fs::write(folder.path().join(FILE), "no table").expect("the file");
        assert_eq!(store.speed("minilm-l6"), None);
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_kept() {
        let store = Store::open("/nowhere/at/all");
        store.keep_speed("minilm-l6", Speed::Encoder { phrase_ms: 1.0 });
        assert_eq!(store.speed("minilm-l6"), None);
    }
}
