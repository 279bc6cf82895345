//! Which files were hashed and when, so that a start does not read a gigabyte again; not a proof against an attacker,
//! who could write a stamp too: a full [`crate::Store::verify`] is.

use crate::hash;
use crate::manifest::WeightFile;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

const NAME: &str = ".checked.toml";

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Stamp {
    bytes: u64,
    /// Nanoseconds since 1970 as text, since TOML integers end at 2⁶³.
    modified: String,
    sha256: String,
}

/// What is true of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// There, and its hash is the expected one.
    Whole,
    /// Not there.
    Absent,
    /// There, with other contents.
    Altered,
    /// There with the right size, and not hashed since it was last written.
    Unchecked,
}

fn read(folder: &Path) -> BTreeMap<String, Stamp> {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}

fn stamp_of(path: &Path, sha256: &str) -> io::Result<Stamp> {
    let metadata = fs::metadata(path)?;
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().to_string();
    Ok(Stamp { bytes: metadata.len(), modified, sha256: sha256.to_owned() })
}

/// Looks without hashing.
pub(crate) fn glance(folder: &Path, file: &WeightFile) -> Found {
    let Ok(now) = stamp_of(&folder.join(&file.name), &file.sha256) else { return Found::Absent };
    if now.bytes != file.bytes {
        return Found::Altered;
    }
    if read(folder).get(&file.name) == Some(&now) { Found::Whole } else { Found::Unchecked }
}

/// Looks and, where there is no valid stamp or `always`, hashes; a good hash leaves a stamp.
pub(crate) fn check(folder: &Path, file: &WeightFile, always: bool) -> io::Result<Found> {
    match glance(folder, file) {
        Found::Whole if !always => Ok(Found::Whole),
        Found::Whole | Found::Unchecked => {
            if hash::of_file(&folder.join(&file.name))? == file.sha256 {
                record(folder, &file.name, &file.sha256);
                Ok(Found::Whole)
            } else {
                Ok(Found::Altered)
            }
        }
        other => Ok(other),
    }
}

/// Remembers that a file was just seen with this hash. A folder that cannot be written (a shared, read-only store) is
/// no error: it costs the next start a hash.
pub(crate) fn record(folder: &Path, name: &str, sha256: &str) {
    let mut stamps = read(folder);
    let Ok(stamp) = stamp_of(&folder.join(name), sha256) else { return };
    stamps.insert(name.to_owned(), stamp);
    if let Ok(text) = toml::to_string(&stamps) {
        let _ = write_beside(&folder.join(NAME), text.as_bytes());
    }
}

/// Writes a small file beside its place and renames it there, so that it is never half written.
pub(crate) fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, bytes)?;
    fs::rename(&beside, path)
}
