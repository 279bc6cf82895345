//! The documents that a name stands for: itself, or those in a folder; opens none of them.

use crate::ending::Failure;
use std::fs;
use std::path::Path;

/// Endings of what is looked at in a folder. Formats that cannot be read are among them, so that each is told.
const ENDINGS: [&str; 8] = ["docx", "pdf", "xml", "md", "txt", "doc", "rtf", "odt"];
/// Folders in folders that are gone into.
const DEEPEST: usize = 16;
/// Most documents of one run.
const MOST: usize = 100_000;

/// The documents that names stand for, those of a folder in the order of their names, and whether any was a folder.
pub fn documents(names: &[String]) -> Result<(Vec<String>, bool), Failure> {
    let (mut found, mut any) = (Vec::new(), false);
    for name in names {
        let path = Path::new(name);
        if name == "-" || !path.is_dir() {
            found.push(name.clone());
            continue;
        }
        any = true;
        let before = found.len();
        gather(path, 0, &mut found)?;
        if found.len() == before {
            return Err(Failure::unusable(format!(
                "{name} holds no document: put files there that end in .docx, .pdf, .xml, .md or .txt."
            )));
        }
    }
    Ok((found, any))
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<String>) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure::unusable(format!("{} cannot be read: {error}.", folder.display()));
    let mut entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(cannot)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        // What is hidden is not meant, nor is the lock that a word processor lays beside an open document.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        // A link to a folder may lead back.
        let kind = entry.file_type().map_err(cannot)?;
        if kind.is_dir() {
            if depth < DEEPEST {
                gather(&path, depth + 1, found)?;
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        {
            found.push(path.to_string_lossy().into_owned());
        }
        if found.len() > MOST {
            return Err(Failure::unusable(format!("There are more than {MOST} documents: run them folder by folder.")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_a_folder_come_in_order_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/c")).expect("folders");
        fs::create_dir(at("empty")).expect("a folder");
        for name in ["z.TXT", "a.docx", "b/c/d.pdf", "b/.hidden.txt", "~$a.docx", "b/picture.png", "old.doc"] {
            fs::write(at(name), "x").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), at("b/loop")).expect("a link");
        let name = folder.path().to_string_lossy().into_owned();
        let (found, any) = documents(&["-".to_owned(), name.clone()]).expect("it holds documents");
        let short: Vec<_> = found.iter().map(|path| path.strip_prefix(&format!("{name}/")).unwrap_or(path)).collect();
        assert_eq!((short, any), (vec!["-", "a.docx", "b/c/d.pdf", "old.doc", "z.TXT"], true));
        assert!(documents(&[at("empty").to_string_lossy().into_owned()]).is_err());
    }
}
