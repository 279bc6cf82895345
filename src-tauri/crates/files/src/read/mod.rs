//! Tells the format of a file and hands it to that format's reader; not the reading itself.

mod content;
pub(crate) mod docx;
mod encoding;
mod markdown;
mod pdf;
mod text;
pub(crate) mod walk;
mod xml;

use crate::ReadError;
use claimwright_application::Manuscript;
use serde::{Deserialize, Serialize};

/// The most text that is read, in megabytes.
pub(crate) const TEXT_LIMIT_MB: usize = 20;
/// The same in bytes.
pub(crate) const TEXT_LIMIT: usize = TEXT_LIMIT_MB * 1_000_000;
/// The most bytes of a packed file.
const PACKED_LIMIT: usize = 200_000_000;

/// A format of files, as told by their first bytes or their ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// Office Open XML, or at least a ZIP archive.
    Docx,
    /// An old binary Word document, or an encrypted DOCX.
    OldWord,
    /// Rich text.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// Portable document.
    Pdf,
    /// XML.
    Xml,
    /// A web page.
    Html,
    /// Data in JSON.
    Json,
}

impl Format {
    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "txt" | "text" | "" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "docx" | "docm" | "dotx" => Self::Docx,
            "doc" | "dot" => Self::OldWord,
            "rtf" => Self::Rtf,
            "odt" => Self::Odt,
            "pdf" => Self::Pdf,
            "xml" => Self::Xml,
            _ => return None,
        })
    }

    /// The format that the first bytes show, where they show one.
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let odt =
                bytes.get(30..).is_some_and(|b| b.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
            Some(if odt { Self::Odt } else { Self::Docx })
        } else if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"{\\rtf") {
            Some(Self::Rtf)
        } else if bytes.starts_with(OLE) {
            Some(Self::OldWord)
        } else {
            None
        }
    }
}

/// Reads a file. `name` is its file name, of which only the ending counts; a name without ending, such as `-`, stands
/// for text. The manuscript's notices say what was left out.
///
/// # Errors
/// Each case of [`ReadError`] says what is wrong with the file.
pub fn read(bytes: &[u8], name: &str) -> Result<Manuscript, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let ending = ending(name);
    let told = Format::of_ending(&ending).ok_or_else(|| ReadError::UnsupportedFormat { ending: ending.clone() })?;
    let shown = Format::of_bytes(bytes);
    let mismatch = |really| ReadError::NotWhatItsEndingSays { ending: ending.clone(), really };
    let manuscript = match (told, shown) {
        (Format::Docx, Some(Format::Docx)) => {
            if bytes.len() > PACKED_LIMIT {
                return Err(ReadError::TooLarge { limit_mb: PACKED_LIMIT / 1_000_000 });
            }
            docx::read(bytes)?
        }
        (Format::Docx | Format::OldWord, Some(Format::OldWord)) if is_encrypted(bytes) => {
            return Err(ReadError::Encrypted);
        }
        (Format::Docx, None) => return Err(ReadError::NotADocx),
        (Format::Text, Some(_)) if ending.is_empty() => {
            return Err(ReadError::UnsupportedFormat { ending });
        }
        (Format::OldWord | Format::Rtf | Format::Odt, _) => return Err(ReadError::OldWordFormat { ending }),
        (Format::Html | Format::Json, _) => return Err(ReadError::UnsupportedFormat { ending }),
        (Format::Xml, None) => xml::read(bytes)?,
        (Format::Pdf, Some(Format::Pdf)) => {
            if bytes.len() > PACKED_LIMIT {
                return Err(ReadError::TooLarge { limit_mb: PACKED_LIMIT / 1_000_000 });
            }
            pdf::read(bytes)?
        }
        (Format::Pdf, None) => return Err(mismatch(Format::Text)),
        (_, Some(really)) => return Err(mismatch(really)),
        (Format::Text | Format::Markdown, None) => {
            if bytes.len() > TEXT_LIMIT {
                return Err(ReadError::TooLarge { limit_mb: TEXT_LIMIT_MB });
            }
            let (decoded, notice) = encoding::decode(bytes)?;
            let (mut manuscript, notice) = match content::shown(&decoded) {
                // The text of a patent is wanted, whatever its file is called; the declared encoding counts there.
                Some(Format::Xml) => (xml::read(bytes)?, None),
                Some(really) => return Err(mismatch(really)),
                None if told == Format::Markdown => (markdown::read(&decoded), notice),
                None => (text::read(&decoded), notice),
            };
            manuscript.notices.extend(notice);
            manuscript
        }
    };
    let text = manuscript.text_len();
    if text > TEXT_LIMIT {
        return Err(ReadError::TooLarge { limit_mb: TEXT_LIMIT_MB });
    }
    if manuscript.paragraphs.iter().all(|p| p.text.trim().is_empty()) {
        return Err(if matches!(told, Format::Text | Format::Markdown) { ReadError::Empty } else { ReadError::NoText });
    }
    Ok(manuscript)
}

/// The ending of a file name in lower case, without the dot.
fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    match file.rsplit_once('.') {
        Some((front, ending)) if !front.is_empty() || !ending.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// An encrypted DOCX is an OLE container with a stream of this name.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).take(1 << 20).any(|window| window == name)
}
