//! Puts bytes in a file's place all at once or not at all; the one place where this crate touches the disk.

use crate::WriteError;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes beside the file, flushes to the disk, and renames: whatever happens, the file has its old content or the new.
///
/// # Errors
/// As [`WriteError`] says; nothing has then changed at `path`.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    prepare_beside(path, bytes)?.put()
}

/// A file that is written in full beside the one that it will replace; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Prepared {
    file: NamedTempFile,
    path: PathBuf,
}

/// Writes beside the file and flushes to the disk, so that several files can be replaced once all of them can be.
///
/// # Errors
/// As [`WriteError`] says; nothing has then changed at `path`.
pub fn prepare_beside(path: &Path, bytes: &[u8]) -> Result<Prepared, WriteError> {
    if path.is_dir() {
        return Err(WriteError::Disk(std::io::ErrorKind::IsADirectory));
    }
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The usual rights of a new file, which the user's own mask narrows; a replaced file keeps its rights.
        let rights = std::fs::metadata(path).map_or(0o666, |old| old.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(rights));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(Prepared { file, path: path.to_owned() })
}

impl Prepared {
    /// Renames it to the file that it replaces.
    ///
    /// # Errors
    /// As [`WriteError`] says; the file then has its old content.
    pub fn put(self) -> Result<(), WriteError> {
        self.file.persist(&self.path).map_err(|failed| WriteError::from(failed.error))?;
        #[cfg(unix)]
        if let Ok(folder) = std::fs::File::open(folder_of(&self.path)) {
            // The new name is safe once the folder is; a file system that cannot do this has no more to give.
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_prepared_and_dropped_leaves_no_trace() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("a.txt");
        drop(prepare_beside(&path, b"one"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 0);
        assert_eq!(write_beside(folder.path(), b"x"), Err(WriteError::Disk(std::io::ErrorKind::IsADirectory)));
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("a.txt");
        assert_eq!(write_beside(&path, b"one"), Ok(()));
        assert_eq!(write_beside(&path, b"two"), Ok(()));
        assert_eq!(std::fs::read(&path).expect("the file is there"), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 1);
    }

    #[test]
    fn a_missing_folder_is_said() {
        assert_eq!(write_beside(Path::new("/nonexistent-folder/a.txt"), b"x"), Err(WriteError::NoSuchFolder));
    }
}
