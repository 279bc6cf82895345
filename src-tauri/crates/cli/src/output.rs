//! Writes what the user asked for, all of it or nothing, and never over what was read; knows no format.

use crate::ending::Failure;
use claimwright_api::prepare_beside;
use std::path::{Path, PathBuf};

/// Writes files, all or none: each is written beside its place, and put there once every one of them could be written.
pub fn write(files: &[(&Path, &[u8])]) -> Result<(), Failure> {
    let said = |path: &Path| {
        let shown = path.display().to_string();
        move |error| Failure::unusable(format!("{shown}: {error}"))
    };
    let mut prepared = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        prepared.push((path, prepare_beside(path, bytes).map_err(said(path))?));
    }
    for (path, file) in prepared {
        file.put().map_err(said(path))?;
    }
    Ok(())
}

/// Refuses outputs that would replace an input or each other, or whose folder does not exist. An output is an option
/// with its file, an input a name as the user gave it.
pub fn apart(outputs: &[(&str, &Path)], inputs: &[&str]) -> Result<(), Failure> {
    for (index, (option, path)) in outputs.iter().enumerate() {
        if inputs.iter().any(|input| is_input(path, input)) {
            return Err(Failure::unusable(format!(
                "{option} names {}, which is read: choose another name, so that it is not replaced.",
                path.display()
            )));
        }
        if let Some((other, _)) = outputs[..index].iter().find(|(_, earlier)| same(earlier, path)) {
            return Err(Failure::unusable(format!(
                "{other} and {option} name the same file {}: choose two names.",
                path.display()
            )));
        }
        if place(path).is_none() {
            return Err(Failure::unusable(format!(
                "{}: The folder to write to does not exist; choose another one.",
                path.display()
            )));
        }
    }
    Ok(())
}

/// Whether an output is the file of an input; `-` is standard input and no file.
fn is_input(output: &Path, input: &str) -> bool {
    input != "-" && same(output, Path::new(input))
}

/// Whether two paths lead to one file, whether or not it exists yet.
fn same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(one), Ok(other)) = (std::fs::metadata(one), std::fs::metadata(other)) {
        use std::os::unix::fs::MetadataExt;
        return (one.dev(), one.ino()) == (other.dev(), other.ino());
    }
    place(one).is_some_and(|one| place(other).as_ref() == Some(&one))
}

/// Where a path leads, with a file that need not exist yet; `None` where its folder does not exist.
fn place(path: &Path) -> Option<PathBuf> {
    if let Ok(place) = path.canonicalize() {
        return Some(place);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_under_several_names_is_one() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("inner")).expect("a folder");
        std::fs::write(at("a.txt"), "1. A hinge.").expect("a file");
        assert!(same(&at("a.txt"), &at("inner/../a.txt")));
        assert!(same(&at("new.txt"), &at("inner/../new.txt")));
        assert!(!same(&at("a.txt"), &at("new.txt")));
        assert!(!same(&at("missing/a.txt"), &at("missing/a.txt")), "nothing can be written there");
        #[cfg(unix)]
        {
            std::fs::hard_link(at("a.txt"), at("linked.txt")).expect("a link");
            std::os::unix::fs::symlink(at("a.txt"), at("pointing.txt")).expect("a link");
            assert!(same(&at("a.txt"), &at("linked.txt")) && same(&at("pointing.txt"), &at("linked.txt")));
        }
        assert!(!is_input(&at("a.txt"), "-"));
    }
}
