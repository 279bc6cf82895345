//! Files and folders that only their owner reads, durable renames, and which file systems a vault may lie on.

use crate::error::{At, Result, VaultError};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

/// Makes a folder that only its owner enters.
pub(crate) fn private_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).at(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).at(path)?;
    }
    Ok(())
}

/// Opens a file for writing that only its owner reads, made if it is missing. The database makes its side files with
/// the permissions of the main one.
pub(crate) fn private_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).at(path)
}

/// Makes what was written or renamed in a folder survive a loss of power.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    // A folder cannot be opened as a file on Windows, where renames are durable by the file system's journal.
    if cfg!(unix) { File::open(path).and_then(|folder| folder.sync_all()).at(path) } else { Ok(()) }
}

/// Writes a whole file: under another name, flushed, renamed, and the rename flushed.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    let part = with_ending(path, "part");
    let written = private_file(&part).and_then(|mut file| {
        file.set_len(0).and_then(|()| file.write_all(bytes)).and_then(|()| file.sync_all()).at(&part)
    });
    let renamed = written.and_then(|()| fs::rename(&part, path).at(path));
    if renamed.is_err() {
        let _ = fs::remove_file(&part);
    }
    renamed.and_then(|()| sync_folder(folder))
}

/// The path with `.ending` added to its name.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    path.with_file_name(name)
}

/// Removes a database with its side files.
pub(crate) fn remove_database(path: &Path) {
    for ending in ["-wal", "-shm", "-journal", ""] {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        let _ = fs::remove_file(path.with_file_name(name));
    }
}

/// Refuses a folder on a network file system: the write-ahead log needs memory that all its users share.
#[cfg(target_os = "linux")]
pub(crate) fn refuse_network(path: &Path) -> Result<()> {
    /// NFS, CIFS, SMB, SMB2, AFS, Ceph, Coda, 9p (statfs(2)).
    const NETWORK: [u32; 8] =
        [0x6969, 0xff53_4d42, 0x517b, 0xfe53_4d42, 0x5346_414f, 0x00c3_6400, 0x7375_7245, 0x0102_1997];
    let Ok(stat) = rustix::fs::statfs(path) else { return Ok(()) };
    if NETWORK.contains(&(stat.f_type as u32)) { Err(VaultError::NetworkFolder) } else { Ok(()) }
}

/// Refuses a folder given by a network path; other systems are not asked for the kind of a file system.
#[cfg(not(target_os = "linux"))]
pub(crate) fn refuse_network(path: &Path) -> Result<()> {
    let text = path.to_string_lossy();
    let remote = text.starts_with(r"\\") && !text.starts_with(r"\\?\") || text.starts_with(r"\\?\UNC\");
    if remote { Err(VaultError::NetworkFolder) } else { Ok(()) }
}
