//! Why a file cannot be read or written, as a person can act on it; not the technical cause in full.

use std::fmt;

/// Why a file cannot be read. The [`fmt::Display`] text is one sentence for the user; it names no path.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        match self {
            Self::Empty => f.write_str("The file is empty; choose the file that holds the claims or the application."),
            Self::TooLarge { limit_mb } => write!(
                f,
                "The file holds more than {limit_mb} MB of text, which is more than an application has; split it or choose another file."
            ),
            Self::NotADocx => {
                f.write_str("The file is not a DOCX document although its name says so; open it in a word processor and save it as DOCX.")
            }
            Self::NotAPatent => f.write_str(
                "The XML file is no patent document in a format of the offices (WIPO ST.36, US grants and applications); save the application as DOCX, Markdown or text.",
            ),
            Self::NotWhatItsEndingSays { ending, really } => {
                let what_to_do = match really {
                    Format::OldWord | Format::Rtf | Format::Odt => "open it in a word processor and save it as DOCX",
                    Format::Html | Format::Json => "save the text of the document as DOCX, Markdown or text",
                    _ => "rename it or save it again in the format you want",
                };
                if ending.is_empty() {
                    return write!(f, "This is {} and not the text of a document; {what_to_do}.", really.words());
                }
                write!(f, "The name of the file ends in .{ending}, but its content is {}; {what_to_do}.", really.words())
            }
            Self::Truncated => {
                f.write_str("The file breaks off or is damaged; copy it again from its source or save it again.")
            }
            Self::Encrypted => {
                f.write_str("The file is protected by a password; open it in a word processor and save a copy without one.")
            }
            Self::ZipBomb => {
                f.write_str("The file unpacks to far more than a document holds and was refused; ask its sender for a clean copy.")
            }
            Self::TooManyParts => {
                f.write_str("The file has more parts than a document has and was refused; ask its sender for a clean copy.")
            }
            Self::UnsafeXml => f.write_str(
                "The file is built in a way that documents are not and was refused; open it in a word processor and save it again as DOCX.",
            ),
            Self::OldWordFormat { ending } => {
                write!(f, "Files of the format .{ending} are not read; open the file in a word processor and save it as DOCX.")
            }
            Self::UnsupportedFormat { ending } if ending.is_empty() => {
                f.write_str("The format of the file is not known; give it as DOCX, PDF, XML, Markdown (.md) or text (.txt).")
            }
            Self::UnsupportedFormat { ending } => {
                write!(f, "Files of the format .{ending} are not read; give the document as DOCX, PDF, XML, Markdown (.md) or text (.txt).")
            }
            Self::NotText => {
                f.write_str("The file is not text in a known encoding; save it again as text in UTF-8.")
            }
            Self::Scanned => f.write_str(
                "The PDF holds pictures of pages and no text (a scan); run text recognition on it, or give the document that it was made from.",
            ),
            Self::NoText => {
                f.write_str("The document holds no text, only pictures or nothing at all; give a document whose text can be selected.")
            }
        }
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
