//! The user's own weights brought into the store; what they are is decided by the loader, which comes in as a function.

use crate::manifest::{Model, Task, WeightFile, safe_name};
use crate::stamp::{self, write_beside};
use crate::store::ADDED;
use crate::{Store, WeightsError, hash};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a loader says of a file or folder that it accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// What the model does.
    pub task: Task,
    /// Its architecture.
    pub architecture: String,
}

impl Store {
    /// Copies the user's own model into the store under `id`: `files`, the weights first. `inspect` is given the *copy* of
    /// the weights, with the other copies beside it, so that what was judged is what is used; it says what they are or
    /// refuses. Files that the manifest knows by their hash become the model that it describes, under its own id: that is how
    /// a machine without a network gets one.
    ///
    /// # Errors
    /// [`WeightsError::BadId`], [`WeightsError::Exists`], [`WeightsError::Refused`] with the loader's sentence,
    /// [`WeightsError::NoSpace`], [`WeightsError::Busy`], [`WeightsError::Store`].
    pub fn add<E: std::fmt::Display>(
        &self,
        id: &str,
        files: &[PathBuf],
        inspect: impl FnOnce(&Path) -> Result<Inspected, E>,
    ) -> Result<Model, WeightsError> {
        if !safe_name(id) {
            return Err(WeightsError::BadId { id: id.to_owned() });
        }
        let _lock = self.lock()?;
        if self.folder(id).exists() {
            return Err(WeightsError::Exists { id: id.to_owned() });
        }
        let beside = self.root().join(".fetch").join(format!("adding-{id}"));
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir_all(&beside)?;
        let added = self.add_beside(id, files, &beside, inspect).and_then(|model| {
            let folder = self.folder(&model.id);
            if folder.exists() {
                return Err(WeightsError::Exists { id: model.id });
            }
            fs::rename(&beside, folder)?;
            Ok(model)
        });
        if added.is_err() {
            let _ = fs::remove_dir_all(&beside);
        }
        added
    }

    /// The model of the manifest whose files these are, the weights first.
    fn known(&self, files: &[WeightFile]) -> Option<&Model> {
        let same = |model: &&Model| {
            let mut needed = model.files.iter().filter(|file| !file.optional);
            files.first().is_some_and(|weights| weights.sha256 == model.files[0].sha256)
                && needed.all(|needed| files.iter().any(|file| file.sha256 == needed.sha256))
        };
        self.manifest().models.iter().find(same)
    }

    fn add_beside<E: std::fmt::Display>(
        &self,
        id: &str,
        files: &[PathBuf],
        beside: &Path,
        inspect: impl FnOnce(&Path) -> Result<Inspected, E>,
    ) -> Result<Model, WeightsError> {
        let mut kept = Vec::new();
        for path in files {
            let name = path.file_name().and_then(|name| name.to_str()).filter(|name| safe_name(name));
            let name = name.ok_or_else(|| WeightsError::BadId { id: path.display().to_string() })?;
            let mut hasher = Sha256::new();
            let mut to = File::create(beside.join(name))?;
            let go_on = &mut |_| ControlFlow::Continue(());
            let copied = hash::copy(&mut File::open(path)?, &mut to, &mut hasher, u64::MAX, go_on)?;
            to.sync_all()?;
            kept.push(WeightFile {
                name: name.to_owned(),
                bytes: copied.bytes,
                sha256: hash::finish(hasher),
                optional: false,
            });
        }
        let refused = |reason: String| WeightsError::Refused { reason };
        let weights = kept.first().ok_or_else(|| WeightsError::BadId { id: id.to_owned() })?;
        let inspected = inspect(&beside.join(&weights.name)).map_err(|e| refused(e.to_string()))?;
        if let Some(known) = self.known(&kept) {
            for file in &kept {
                let as_known = known.files.iter().find(|known| known.sha256 == file.sha256);
                match as_known {
                    Some(known) => fs::rename(beside.join(&file.name), beside.join(&known.name))?,
                    None => fs::remove_file(beside.join(&file.name))?,
                }
            }
            let here = known.files.iter().filter(|file| beside.join(&file.name).exists());
            here.for_each(|file| stamp::record(beside, &file.name, &file.sha256));
            return Ok(known.clone());
        }
        if self.manifest().model(id).is_some() {
            return Err(WeightsError::Exists { id: id.to_owned() });
        }
        for file in &kept {
            stamp::record(beside, &file.name, &file.sha256);
        }
        let model = Model {
            id: id.to_owned(),
            name: id.to_owned(),
            task: inspected.task,
            role: "added".to_owned(),
            architecture: inspected.architecture,
            licence: "unknown: the user's own file".to_owned(),
            notes: String::new(),
            files: kept,
            sources: Vec::new(),
        };
        model.check().map_err(|e| refused(e.to_string()))?;
        let text = toml::to_string(&model).map_err(|e| refused(e.to_string()))?;
        write_beside(&beside.join(ADDED), text.as_bytes())?;
        Ok(model)
    }
}
