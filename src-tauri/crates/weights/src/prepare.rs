//! A second, faster form of a model's weights beside the first, kept by the hash of its source; the conversion itself
//! belongs to the loader and comes in as a function.

use crate::manifest::WeightFile;
use crate::stamp::{self, Found, write_beside};
use crate::{Store, WeightsError, hash};
use std::fs;
use std::path::{Path, PathBuf};

const RECORD: &str = ".prepared.toml";

fn name(source: &WeightFile) -> String {
    let ending = Path::new(&source.name).extension().and_then(|e| e.to_str()).unwrap_or("bin");
    format!("prepared-{}.{ending}", &source.sha256[..16])
}

/// The prepared form of a file.
pub(crate) enum Prepared {
    /// There is none that was made from this very file.
    None,
    /// It is whole.
    Whole(PathBuf),
    /// It is not what it was when it was made; the source serves in its place.
    Damaged,
}

/// The prepared form of a file, as it stands in the model's folder.
pub(crate) fn found(folder: &Path, source: &WeightFile, always: bool) -> std::io::Result<Prepared> {
    let record = fs::read_to_string(folder.join(RECORD)).ok().and_then(|text| toml::from_str::<WeightFile>(&text).ok());
    let Some(record) = record.filter(|record| record.name == name(source)) else { return Ok(Prepared::None) };
    Ok(match stamp::check(folder, &record, always)? {
        Found::Whole => Prepared::Whole(folder.join(&record.name)),
        _ => Prepared::Damaged,
    })
}

impl Store {
    /// Makes the prepared form of a model, unless it is there. `convert` reads the first path and writes the second, or
    /// writes nothing and answers `false` where the model is best as it is; its error becomes
    /// [`WeightsError::Refused`]. Answers whether there is a prepared form now.
    ///
    /// # Errors
    /// As [`Store::installed`], and [`WeightsError::Busy`], [`WeightsError::Refused`], [`WeightsError::NoSpace`].
    pub fn prepare<E: std::fmt::Display>(
        &self,
        id: &str,
        convert: impl FnOnce(&Path, &Path) -> Result<bool, E>,
    ) -> Result<bool, WeightsError> {
        let _lock = self.lock()?;
        self.prepare_locked(id, convert)
    }

    pub(crate) fn prepare_locked<E: std::fmt::Display>(
        &self,
        id: &str,
        convert: impl FnOnce(&Path, &Path) -> Result<bool, E>,
    ) -> Result<bool, WeightsError> {
        let installed = self.installed(id)?;
        let source = &installed.model.files[0];
        if installed.weights != installed.folder.join(&source.name) {
            return Ok(true);
        }
        let target = installed.folder.join(name(source));
        let beside = installed.folder.join(format!("{}.part", name(source)));
        let converted = convert(&installed.weights, &beside).map_err(|e| {
            let _ = fs::remove_file(&beside);
            WeightsError::Refused { reason: e.to_string() }
        })?;
        if !converted {
            return Ok(false);
        }
        let record = WeightFile {
            name: name(source),
            bytes: fs::metadata(&beside)?.len(),
            sha256: hash::of_file(&beside)?,
            optional: true,
        };
        fs::rename(&beside, &target)?;
        stamp::record(&installed.folder, &record.name, &record.sha256);
        let text = toml::to_string(&record).expect("a flat record of texts and numbers is always TOML");
        write_beside(&installed.folder.join(RECORD), text.as_bytes())?;
        Ok(true)
    }
}
