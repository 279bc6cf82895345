//! Which models are on this machine, what each is used for, how one is loaded, added and verified; never fetched: no
//! connection is opened from the window.

mod sentences;

use claimwright_api::wire::{ModelLine, ModelState, ModelUse, ModelView, SpeedView};
use claimwright_api::{ApiError, CosineAbove, Encoder, ErrorCode, Generator, Sharing, Similarity};
use claimwright_candle::{Crew, Kind, LoadError, Loading, free_memory, load_generator_with};
use claimwright_weights::{
    Entry, Inspected, Installed, MANY_LANGUAGES, MANY_LANGUAGES_FLOOR, Speed, State, Store, TERM_PAIRS, Task,
    default_store,
};
use sentences::{missing, not_kept, not_loaded, not_taken, refused};
use std::cmp::Reverse;
use std::ffi::OsString;
use std::path::Path;

/// The role of the generator that proposes unless the user says otherwise.
const DEFAULT: &str = "default";

/// The role of the generator that is heard while somebody types.
const SMALL: &str = "small";

/// A generator with more bytes than this is too slow to be heard between two keys.
const MOST_WHILE_TYPING: u64 = 600_000_000;

/// The encoder that compares names.
const NAME_ENCODER: &str = "minilm-l6";

/// The folder of models.
#[derive(Debug, Clone)]
pub struct Models {
    store: Option<Store>,
}

impl Models {
    /// Models in the folder that the environment names; `variable` looks one up.
    pub fn new(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        Self { store: default_store(variable).map(Store::open) }
    }

    fn all(&self) -> Vec<Entry> {
        let nowhere = || Store::open("");
        let store = self.store.clone().unwrap_or_else(nowhere);
        store.list().unwrap_or_default()
    }

    /// The generators that are there.
    fn generators(&self) -> impl Iterator<Item = Entry> {
        let here = |entry: &Entry| entry.model.task == Task::Generator && is_here(entry.state);
        self.all().into_iter().filter(here)
    }

    /// All models that the program knows.
    pub fn list(&self) -> Vec<ModelView> {
        let view = |entry: Entry| ModelView {
            present: is_here(entry.state),
            bytes: entry.model.bytes(),
            role: task(entry.model.task).to_owned(),
            id: entry.model.id,
            name: entry.model.name,
        };
        self.all().into_iter().map(view).collect()
    }

    /// All models with what the panel of models shows; where none is named for a use, none serves it.
    pub fn lines(&self, drafting: Option<&str>, completion: Option<&str>) -> Vec<ModelLine> {
        let line = |Entry { model, state }: Entry| {
            let packages = model.sources.first().map_or(&[][..], |source| &source.packages);
            let named = |package: &claimwright_weights::Package| format!("{} {}", package.name, package.version);
            let from = match packages {
                [] => Vec::new(),
                [one] => vec![named(one)],
                [first, .., last] => vec![named(first), named(last)],
            };
            let uses = [(drafting, ModelUse::Drafting), (completion, ModelUse::Completion)];
            let used = uses.into_iter().filter(|(id, _)| *id == Some(&model.id)).map(|(_, used)| used);
            ModelLine {
                used_for: used.collect(),
                bytes: model.bytes(),
                speed: self.speed(&model.id).map(view),
                sha256: model.files.first().map(|file| file.sha256.clone()).unwrap_or_default(),
                task: task(model.task).to_owned(),
                id: model.id,
                name: model.name,
                role: model.role,
                licence: model.licence,
                from,
                state: match state {
                    State::Missing => ModelState::Missing,
                    State::Partial { .. } => ModelState::Partial,
                    State::Ready => ModelState::Verified,
                    State::Unchecked => ModelState::Unverified,
                    _ => ModelState::Altered,
                },
            }
        };
        self.all().into_iter().map(line).collect()
    }

    /// The generator that proposes unless the user says otherwise: the default one, else the largest that is there, as
    /// on the command line.
    pub fn default_generator(&self) -> Option<String> {
        self.generators()
            .min_by_key(|entry| (entry.model.role != DEFAULT, Reverse(entry.model.bytes())))
            .map(|entry| entry.model.id)
    }

    /// The generator that is heard while somebody types: the small one, else the smallest that is there and quick enough.
    pub fn typing_generator(&self) -> Option<String> {
        self.generators()
            .filter(|entry| entry.model.bytes() <= MOST_WHILE_TYPING)
            .min_by_key(|entry| (entry.model.role != SMALL, entry.model.bytes()))
            .map(|entry| entry.model.id)
    }

    fn store(&self, id: &str) -> Result<&Store, ApiError> {
        self.store.as_ref().ok_or_else(|| missing(id))
    }

    fn installed(&self, id: &str) -> Result<Installed, ApiError> {
        self.store(id)?.installed(id).map_err(|error| refused(id, error))
    }

    /// What a model does.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`] where the program knows none of this name.
    pub fn task(&self, id: &str) -> Result<Task, ApiError> {
        self.store(id)?.model(id).map(|model| model.task).map_err(|_| missing(id))
    }

    /// Reads what compares names by their meaning: the encoder with the adapter that comes with the program.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`], [`ErrorCode::ModelBroken`].
    pub fn load_comparer(&self) -> Result<Box<dyn Similarity>, ApiError> {
        let found = self.installed(NAME_ENCODER).map_err(|_| {
            let sentences = [
                format!("The model {NAME_ENCODER}, which compares the meaning of names, is not on this computer: names are compared by their words and by where they stand."),
                format!("Le modèle {NAME_ENCODER}, qui compare le sens des noms, n'est pas sur cet ordinateur : les noms sont comparés par leurs mots et leur place."),
                format!("Das Modell {NAME_ENCODER}, das die Bedeutung von Namen vergleicht, ist nicht auf diesem Rechner: Namen werden nach ihren Wörtern und ihrem Platz verglichen."),
            ];
            ApiError::said(ErrorCode::ModelMissing, sentences)
        })?;
        let base = found.model.files.first().map(|file| file.sha256.as_str()).unwrap_or_default();
        claimwright_candle::load_similarity(&found.folder, base, TERM_PAIRS, NAME_ENCODER).map_err(|error| {
            if let LoadError::NoRoom { .. } = error {
                return not_loaded(NAME_ENCODER, error);
            }
            let sentences = [
                format!("The model {NAME_ENCODER}, which compares the meaning of names, cannot be used: remove it and fetch it again."),
                format!("Le modèle {NAME_ENCODER}, qui compare le sens des noms, ne peut pas servir : supprimez-le et chargez-le de nouveau."),
                format!("Das Modell {NAME_ENCODER}, das die Bedeutung von Namen vergleicht, lässt sich nicht verwenden: Entfernen Sie es, und holen Sie es erneut."),
            ];
            ApiError::said(ErrorCode::ModelBroken, sentences).because(error)
        })
    }

    /// Reads what compares names in French and German; `None` where it is not there.
    ///
    /// # Errors
    /// [`ErrorCode::ModelBroken`].
    pub fn load_comparer_of_many(&self) -> Result<Option<Box<dyn Similarity>>, ApiError> {
        match self.load_encoder(MANY_LANGUAGES) {
            Ok(encoder) => Ok(Some(Box::new(CosineAbove { encoder, floor: MANY_LANGUAGES_FLOOR }))),
            Err(error) if error.code == ErrorCode::ModelMissing => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Reads the weights of a generator that computes beside somebody who works: on one thread.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`], [`ErrorCode::ModelBroken`].
    pub fn load(&self, id: &str) -> Result<Box<dyn Generator>, ApiError> {
        self.load_with(id, Loading::default())
    }

    /// Reads the weights of a generator that drafts: on as many threads as were fastest when it was measured, with guesses at
    /// their price.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_to_draft(&self, id: &str) -> Result<Box<dyn Generator>, ApiError> {
        let loading = match self.speed(id) {
            Some(Speed::Generator { threads, spin, guess, .. }) => Loading::measured(Sharing { threads, spin }, guess),
            _ => Loading::default(),
        };
        self.load_with(id, loading)
    }

    /// Reads the weights of a generator that is measured with one crew after another: what its text repeats is not guessed,
    /// so that each is given the same work.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_to_measure(&self, id: &str, crew: &Crew) -> Result<Box<dyn Generator>, ApiError> {
        self.load_with(id, Loading { crew: crew.clone(), guess: None, ..Loading::default() })
    }

    fn load_with(&self, id: &str, loading: Loading) -> Result<Box<dyn Generator>, ApiError> {
        let found = self.installed(id)?;
        if found.model.task != Task::Generator {
            return Err(missing(id));
        }
        load_generator_with(&found.weights, id, Loading { free: free_memory(), ..loading })
            .map_err(|error| not_loaded(id, error))
    }

    /// How fast a model was when it was measured here.
    fn speed(&self, id: &str) -> Option<Speed> {
        self.store.as_ref()?.speed(id)
    }

    /// Keeps how fast a model was.
    ///
    /// # Errors
    /// [`ErrorCode::CannotWrite`] with the sentence that it was measured in vain, where the folder cannot be written to.
    pub fn keep_speed(&self, id: &str, speed: Speed) -> Result<(), ApiError> {
        self.store(id)?.keep_speed(id, speed).map_err(not_kept)
    }

    /// Reads the weights of an encoder.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_encoder(&self, id: &str) -> Result<Box<dyn Encoder>, ApiError> {
        let found = self.installed(id)?;
        claimwright_candle::load_encoder(found.encoder(), id).map_err(|error| not_loaded(id, error))
    }

    /// Hashes every file of a model.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`], [`ErrorCode::ModelBroken`].
    pub fn verify(&self, id: &str) -> Result<(), ApiError> {
        self.store(id)?.verify(id).map(drop).map_err(|error| refused(id, error))
    }

    /// Copies the user's own weights into the folder of models, under a name made of the file's or the one under which they
    /// are known, and makes their faster form; answers their id.
    ///
    /// # Errors
    /// [`ErrorCode::BadValue`] with the one sentence that says why the file was not taken.
    pub fn add(&self, file: &Path) -> Result<String, ApiError> {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
        let id: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let id = id.trim_matches(['-', '.']).to_owned();
        let store = self.store(&id)?;
        let files = claimwright_candle::inspect(file).map_err(|error| not_taken(&error))?.files;
        let mut why = None;
        let added = store.add(&id, &files, |path| {
            let found = claimwright_candle::inspect(path).inspect_err(|error| why = Some(not_taken(error)))?;
            let task = if found.kind == Kind::Encoder { Task::Encoder } else { Task::Generator };
            Ok::<_, LoadError>(Inspected { task, architecture: found.architecture })
        });
        let id = added.map_err(|error| why.take().unwrap_or_else(|| refused(&id, error)))?.id;
        // Without its faster form it serves as well, only more slowly.
        let _ = store.prepare(&id, claimwright_candle::prepare);
        Ok(id)
    }
}

const fn is_here(state: State) -> bool {
    matches!(state, State::Ready | State::Unchecked)
}

const fn task(task: Task) -> &'static str {
    match task {
        Task::Encoder => "encoder",
        Task::Generator => "generator",
    }
}

const fn view(speed: Speed) -> SpeedView {
    match speed {
        Speed::Generator { read, written, threads, .. } => SpeedView::Generator { read, written, threads },
        Speed::Encoder { phrase_ms } => SpeedView::Encoder { phrase_ms },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn of(folder: &Path) -> Models {
        Models::new(|name| (name == "CLAIMWRIGHT_MODELS").then(|| folder.as_os_str().to_owned()))
    }

    #[test]
    fn the_manifest_is_understood() {
        let models = Models { store: None };
        let listed = models.list();
        assert!(listed.iter().any(|model| model.role == "generator"));
        assert!(listed.iter().all(|model| !model.present && model.bytes > 0));
        assert_eq!(models.default_generator(), None);
        assert_eq!(models.typing_generator(), None);
        let lines = models.lines(None, None);
        assert!(lines.iter().all(|line| line.state == ModelState::Missing && !line.from.is_empty()));
        assert!(lines.iter().all(|line| !line.licence.is_empty() && line.sha256.len() == 64));
    }

    #[test]
    fn a_model_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = of(folder.path()).load("smollm2-135m").err().expect("nothing is there");
        assert_eq!(error.code, ErrorCode::ModelMissing);
        assert!(error.sentence.contains("smollm2-135m"));
    }

    #[test]
    fn a_file_of_another_size_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let model = folder.path().join("smollm2-135m");
        fs::create_dir(&model).expect("a folder");
        fs::write(model.join("model.gguf"), "GGUF").expect("a file");
        let models = of(folder.path());
        assert_eq!(models.load("smollm2-135m").err().map(|error| error.code), Some(ErrorCode::ModelBroken));
        assert_eq!(models.verify("smollm2-135m").err().map(|error| error.code), Some(ErrorCode::ModelBroken));
        assert_eq!(models.default_generator(), None);
    }

    #[test]
    fn an_added_model_is_listed_only_under_its_own_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let hash = "0".repeat(64);
        let text = format!(
            "id = \"mine\"\nname = \"mine\"\ntask = \"generator\"\nrole = \"added\"\narchitecture = \"llama\"\nlicence = \"unknown\"\n[[file]]\nname = \"m.gguf\"\nbytes = 1\nsha256 = \"{hash}\"\n"
        );
        for name in ["mine", "other"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::write(folder.path().join(name).join("model.toml"), &text).expect("a file");
        }
        fs::write(folder.path().join("mine/m.gguf"), "x").expect("a file");
        let models = of(folder.path());
        assert_eq!(models.list().iter().filter(|model| model.id == "mine").count(), 1);
        assert_eq!(models.typing_generator().as_deref(), Some("mine"));
        let lines = models.lines(Some("mine"), Some("mine"));
        let mine = lines.iter().find(|line| line.id == "mine").expect("it is listed");
        assert_eq!(mine.used_for, [ModelUse::Drafting, ModelUse::Completion]);
        assert_eq!((mine.state, mine.from.len()), (ModelState::Unverified, 0));
    }

    #[test]
    fn a_file_that_is_no_model_is_refused_in_one_sentence_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("My notes.gguf");
        fs::write(&file, "no model at all").expect("a file");
        let store = folder.path().join("models");
        let error = of(&store).add(&file).expect_err("it is no model");
        assert_eq!(error.code, ErrorCode::BadValue);
        assert!(error.sentence.starts_with("This file is no model"), "{}", error.sentence);
        assert!(!store.join("my-notes").exists());
    }
}
