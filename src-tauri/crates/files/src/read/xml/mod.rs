//! Reads patent XML of the offices into paragraphs with their parts; loads and expands nothing that a file declares.

mod line;
mod names;
mod reader;
mod sets;

use super::encoding;
use crate::ReadError;
use crate::read::walk::{Node, Source, Walk};
use claimwright_application::Notice;
use claimwright_application::manuscript::Manuscript;
use reader::Reader;

/// The most bytes of a file.
pub(super) const LARGEST_MB: usize = 50;

/// The manuscript of a patent document.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    if bytes.len() > LARGEST_MB * 1_000_000 {
        return Err(ReadError::TooLarge { limit_mb: LARGEST_MB });
    }
    let (text, assumed) = encoding::decode(bytes)?;
    let mut walk = Walk::of(&text, Source::Patent);
    let mut reader = Reader::default();
    while let Some(node) = walk.next_node()? {
        match node {
            Node::Open(element) => {
                if reader.open(&element) {
                    walk.skip()?;
                }
            }
            Node::Close(_) => reader.close(),
            Node::Text(text) => reader.text(&text, walk.page()),
        }
    }
    let mut manuscript = sets::manuscript(reader.finished())?;
    // A file that declares another encoding than UTF-8 was read in the one that it declares.
    let declared = text.get(..200.min(text.len())).unwrap_or_default().to_ascii_lowercase();
    manuscript.notices.extend(assumed.filter(|_| !["8859-1", "1252"].iter().any(|name| declared.contains(name))));
    if walk.unknown() > 0 {
        manuscript.notices.push(Notice::UnknownNames(walk.unknown()));
    }
    Ok(manuscript)
}
