//! A matter as plain files, its texts and what they came from, all or nothing: written to a folder beside, then renamed;
//! not an archive.

use super::Desk;
use super::audit::Event;
use super::files::{private_folder, sync_folder, write_whole};
use super::pieces::PieceKind;
use crate::error::{At, Result, VaultError};
use crate::ids::MatterId;
use std::collections::BTreeSet;
use std::path::Path;

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];
/// The longest name of a file, in characters.
const LONGEST: usize = 80;

/// A title as the name of a file on every system; never empty, never a path, never a device.
fn file_name(title: &str, ending: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = title
        .chars()
        .map(|letter| if letter.is_control() || "\\/:*?\"<>|\u{feff}".contains(letter) { '_' } else { letter })
        .take(LONGEST)
        .collect();
    let clean = clean.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let device = DEVICES.iter().any(|device| clean.to_lowercase().split('.').next() == Some(device))
        || clean.len() == 4 && ["com", "lpt"].iter().any(|port| clean.to_lowercase().starts_with(port));
    let base = if clean.is_empty() || device { format!("document {clean}") } else { clean.to_owned() };
    let mut name = format!("{base}{ending}");
    let mut number = 2;
    // File systems that ignore case must not lose a file to another of nearly the same name.
    while !taken.insert(name.to_lowercase()) {
        name = format!("{base} ({number}){ending}");
        number += 1;
    }
    name
}

/// The ending of a file's name, with its dot, where it looks like one; what stands before it.
fn ending(name: &str) -> (&str, &str) {
    let dot = name.rfind('.').filter(|dot| *dot > 0);
    let short = |ending: &str| (2..=8).contains(&ending.len()) && ending[1..].chars().all(char::is_alphanumeric);
    dot.map(|dot| name.split_at(dot)).filter(|(_, ending)| short(ending)).unwrap_or((name, ""))
}

/// What the state of a document says of its plain files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// The name of the file that it came from.
    pub file: Option<String>,
    /// What the user wrote into the description of its draft.
    pub passages: Option<String>,
}

impl Desk<'_> {
    /// Writes the newest text of every document of a matter, what the user wrote into its draft, and the file that it came
    /// from where there is one, to `folder`, which must not exist. `stated` reads a document's state. Answers how many
    /// documents it wrote.
    pub(crate) fn export_plain(
        &self,
        matter: MatterId,
        folder: &Path,
        stated: &dyn Fn(&[u8]) -> Stated,
    ) -> Result<usize> {
        if std::fs::symlink_metadata(folder).is_ok() {
            return Err(VaultError::FolderNotEmpty);
        }
        let parent = folder.parent().ok_or(VaultError::NotFound)?;
        let beside = parent.join(format!(".claimwright-{}.part", crate::ids::hex(&self.id()?)));
        let write = || -> Result<usize> {
            // The folder around it must be there: an export makes no path of its own.
            std::fs::create_dir(&beside).at(&beside)?;
            private_folder(&beside)?;
            let mut taken = BTreeSet::new();
            let documents = self.documents(matter)?;
            for document in &documents {
                let text = self.newest(document.id)?.map(|(_, text)| text).unwrap_or_default();
                write_whole(&beside.join(file_name(&document.title, ".txt", &mut taken)), text.as_bytes())?;
                let state = self.newest_piece(document.id, PieceKind::State)?;
                let stated = state.as_deref().map(stated).unwrap_or_default();
                if let Some(passages) = stated.passages {
                    let name = file_name(&format!("{} (passages)", document.title), ".txt", &mut taken);
                    write_whole(&beside.join(name), passages.as_bytes())?;
                }
                let Some(source) = self.newest_piece(document.id, PieceKind::Source)? else { continue };
                let name = stated.file.unwrap_or_else(|| document.title.clone());
                let (stem, ending) = ending(&name);
                write_whole(&beside.join(file_name(stem, ending, &mut taken)), &source)?;
            }
            self.audit(Event::MatterExported, &matter.0, true)?;
            std::fs::rename(&beside, folder).at(folder)?;
            sync_folder(parent)?;
            Ok(documents.len())
        };
        let outcome = write();
        if outcome.is_err() {
            let _ = std::fs::remove_dir_all(&beside);
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_every_system_takes_and_none_is_lost() {
        let mut taken = BTreeSet::new();
        for (title, name) in [
            ("Claims", "Claims.txt"),
            ("CLAIMS", "CLAIMS (2).txt"),
            ("../../etc/passwd", "_.._etc_passwd.txt"),
            ("", "document .txt"),
            ("...", "document  (2).txt"),
            ("con", "document con.txt"),
            ("lpt1", "document lpt1.txt"),
            ("a\u{0}b\nc", "a_b_c.txt"),
        ] {
            let made = file_name(title, ".txt", &mut taken);
            assert!(!made.contains('/') && !made.contains('\\') && !made.contains('\0'), "{made}");
            if title != "..." {
                assert_eq!(made, name);
            }
        }
        assert!(file_name(&"é".repeat(500), ".txt", &mut taken).chars().count() <= LONGEST + 4);
    }

    #[test]
    fn the_ending_of_a_file_is_kept_and_nothing_else_is_taken_for_one() {
        assert_eq!(ending("as filed.docx"), ("as filed", ".docx"));
        for name in ["no ending", ".hidden", "dot.", "1. A lamp comprising a coil", "a./b"] {
            assert_eq!(ending(name), (name, ""), "{name}");
        }
    }
}
