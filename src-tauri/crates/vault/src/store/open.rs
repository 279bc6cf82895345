//! Opens databases: the encrypted ones with their key and settings, the plain one of accounts with the same settings.

use super::files::{private_file, with_ending};
use crate::error::{At, Result};
use crate::ids::hex;
use crate::keys::Key;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use zeroize::Zeroizing;

/// What a database is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Made anew, or opened if it is there.
    Create,
    /// It must be there.
    Write,
    /// It must be there and is not written; its folder may be read-only.
    Read,
}

/// How long a statement waits for another connection to the same file.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// Settings of every connection, after the key. The log is moved into the main file when nobody waits for it, and amid
/// writes only at eight thousand pages (32 MB).
const SETTINGS: &str = "PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 8000;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;";

fn connect(path: &Path, mode: Mode) -> Result<Connection> {
    let access = match mode {
        Mode::Create => {
            private_file(path)?;
            OpenFlags::SQLITE_OPEN_READ_WRITE
        }
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => {
            // What the log holds is not in the main file yet: it is read too, which a read-only folder forbids only
            // where nothing is left in the log.
            let log = std::fs::metadata(path.with_file_name(wal_name(path))).map_or(0, |found| found.len());
            if log == 0 {
                return Ok(Connection::open_with_flags(
                    immutable(path)?,
                    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX,
                )?);
            }
            OpenFlags::SQLITE_OPEN_READ_ONLY
        }
    };
    std::fs::metadata(path).at(path)?;
    Ok(Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
}

fn wal_name(path: &Path) -> std::ffi::OsString {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push("-wal");
    name
}

/// The address of a file that nobody changes while it is read.
fn immutable(path: &Path) -> Result<String> {
    let path = path.canonicalize().at(path)?;
    let mut address = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b':' => address.push(char::from(byte)),
            letter if letter.is_ascii_alphanumeric() => address.push(char::from(letter)),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    Ok(address)
}

fn set(conn: &Connection, mode: Mode) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    if mode != Mode::Read {
        conn.execute_batch("PRAGMA journal_mode = WAL;")?;
    }
    conn.execute_batch(SETTINGS)?;
    // The first read proves the key: the page's authentication code holds or it does not.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Whether every page that an encrypted connection read was sound. SQLCipher hands out a page that fails its
/// authentication as zeros, which at the end of a long value pass for content, and only remembers that it failed.
pub(crate) fn proven(conn: &Connection) -> Result<()> {
    let status: String = conn.query_row("PRAGMA cipher_status", [], |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(crate::VaultError::Damaged) }
}

/// Opens an encrypted database with its raw key.
pub(crate) fn encrypted(path: &Path, key: &Key, mode: Mode) -> Result<Connection> {
    let conn = connect(path, mode)?;
    // SQLCipher reports on standard error by default, and would name files there. What it frees is wiped from here on,
    // the statement with the key included.
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let digits = Zeroizing::new(hex(key.bytes()));
    // The room is taken at once: a string that grows leaves what it held behind.
    let mut statement = Zeroizing::new(String::with_capacity(96));
    for part in ["PRAGMA key = \"x'", &digits, "'\";"] {
        statement.push_str(part);
    }
    conn.execute_batch(&statement)?;
    set(&conn, mode)?;
    Ok(conn)
}

/// Opens the plain database of accounts.
pub(crate) fn plain(path: &Path, mode: Mode) -> Result<Connection> {
    let conn = connect(path, mode)?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    set(&conn, mode)?;
    Ok(conn)
}

/// Whether every page and every row is sound. The log is emptied first: SQLCipher's check reads the main file and takes
/// pages that are still in the log for damage.
pub(crate) fn sound(conn: &Connection, encrypted: bool) -> Result<bool> {
    if !conn.is_readonly(rusqlite::MAIN_DB)? {
        checkpoint(conn)?;
    }
    if encrypted {
        let mut statement = conn.prepare("PRAGMA cipher_integrity_check")?;
        if statement.query([])?.next()?.is_some() {
            return Ok(false);
        }
    }
    let said: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(said == "ok")
}

/// Moves the log into the main file and empties it.
pub(crate) fn checkpoint(conn: &Connection) -> Result<()> {
    Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Copies a database, in one step and so in one state, to a new file under `key` (or plain without one), checks the
/// copy, and makes it durable. A failure leaves no file.
pub(crate) fn copy(from: &Connection, to: &Path, key: Option<&Key>) -> Result<()> {
    let attempt = || -> Result<()> {
        let open = |mode| match key {
            Some(key) => encrypted(to, key, mode),
            None => plain(to, mode),
        };
        {
            let mut copy = open(Mode::Create)?;
            let backup = rusqlite::backup::Backup::new(from, &mut copy)?;
            while backup.step(-1)? != rusqlite::backup::StepResult::Done {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            drop(backup);
            checkpoint(&copy)?;
        }
        let copy = open(Mode::Write)?;
        if !sound(&copy, key.is_some())? {
            return Err(crate::VaultError::Damaged);
        }
        drop(copy);
        std::fs::File::open(to).and_then(|file| file.sync_all()).at(to)
    };
    let outcome = attempt();
    if outcome.is_err() {
        super::files::remove_database(to);
    }
    outcome
}

/// The path under which a file is made before it is renamed.
pub(crate) fn part(path: &Path) -> std::path::PathBuf {
    with_ending(path, "part")
}
