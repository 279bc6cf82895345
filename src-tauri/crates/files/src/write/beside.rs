//! Puts bytes in a file's place all at once or not at all; the one place where this crate touches the disk.

use crate::WriteError;
use std::io::Write;
use std::path::Path;

/// Writes beside the file, flushes to the disk, and renames: whatever happens, the file has its old content or the new.
///
/// # Errors
/// As [`WriteError`] says; nothing has then changed at `path`.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
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
    file.persist(path).map_err(|failed| WriteError::from(failed.error))?;
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder) {
        // The new name is safe once the folder is; a file system that cannot do this has no more to give.
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
