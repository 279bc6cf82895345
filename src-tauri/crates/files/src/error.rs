//! Why a file cannot be read or written, as a person can act on it; not the technical cause in full.

use claimwright_application::Language;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a file cannot be read. [`ReadError::sentence`] says it to the user in one sentence that names no path;
/// [`fmt::Display`] does so in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    /// It holds more text than the program takes.
    TooLarge {
        /// The limit in megabytes.
        limit_mb: usize,
    },
    /// Its name ends in `.docx`, and it is no DOCX document.
    NotADocx,
    /// It is XML, and no patent document in a format of the offices.
    NotAPatent,
    /// Its content is another format than its ending says.
    NotWhatItsEndingSays {
        /// The ending of its name, without the dot.
        ending: String,
        /// What it really is.
        really: Format,
    },
    /// It breaks off or is damaged.
    Truncated,
    /// It is protected by a password.
    Encrypted,
    /// It unpacks to far more than a document holds.
    ZipBomb,
    /// It has more parts than a document has.
    TooManyParts,
    /// Its XML declares what documents never do, nests too deep or carries too many attributes, which documents never do.
    UnsafeXml,
    /// An old or foreign word-processor format.
    OldWordFormat {
        /// The format's customary ending, without the dot.
        ending: String,
    },
    /// A format that is not read.
    UnsupportedFormat {
        /// The ending of its name, without the dot; empty where there is none.
        ending: String,
    },
    /// Its bytes are no text in an encoding that is known.
    NotText,
    /// It holds pictures of pages, as a scanner makes them, and no text.
    Scanned,
    /// It can be opened and holds no text.
    NoText,
}

pub use crate::read::Format;

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

impl std::error::Error for ReadError {}

/// Why a document cannot be written. The [`fmt::Display`] text is one sentence for the user; it names no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The folder does not exist or cannot be written to.
    NoSuchFolder,
    /// Writing there is not permitted.
    NotPermitted,
    /// The disk is full.
    DiskFull,
    /// The disk failed in another way.
    Disk(std::io::ErrorKind),
    /// The document could not be packed.
    Packing,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchFolder => f.write_str("The folder to write to does not exist; choose another one."),
            Self::NotPermitted => f.write_str("Writing to this place is not permitted; choose another folder."),
            Self::DiskFull => f.write_str("The disk is full and nothing was written; free some space and try again."),
            Self::Disk(kind) => {
                write!(f, "The disk refused the file ({kind}) and nothing was written; choose another place.")
            }
            Self::Packing => {
                f.write_str("The document could not be packed and nothing was written; export it as Markdown instead.")
            }
        }
    }
}

impl std::error::Error for WriteError {}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NoSuchFolder,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::NotPermitted,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::Disk(kind),
        }
    }
}
