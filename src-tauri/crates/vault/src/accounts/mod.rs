//! Accounts: who may try to sign in, how often, and with what; it opens vaults for those who succeed and reads none.

mod authenticate;
mod first_start;
mod grants;
mod pending;
mod restore;
mod rows;
mod sign_in;
#[cfg(test)]
mod tests;
mod waiting;

pub use pending::{Pending, Welcome};
pub use restore::restore_backup;
pub use sign_in::{Notice, SignIn};

pub(crate) use authenticate::{Attempt, Granted, Secret, Who};
pub(crate) use first_start::VAULT_NAME;
pub(crate) use pending::{Bundle, first_step, recovery_codes, recovery_slot};
pub(crate) use rows::{UserRow, fold, seed_bound, usable_name, vault_file};
pub(crate) use sign_in::PAPERS;

use crate::error::{At, Result, VaultError};
use crate::ids::{UserId, hex};
use crate::keys::Cost;
use crate::outside::Outside;
use crate::store::files::{private_file, private_folder, refuse_network, remove_database};
use crate::store::{migrate, open};
use fs4::FileExt;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use zeroize::Zeroizing;

/// The name of the file of accounts.
const FILE: &str = "accounts.db";
/// The advisory lock, and beside it who holds it.
const LOCK: &str = "lock";
const OPENED: &str = "lock.txt";
/// Room that is given back when the disk is full, so that the next save finds some.
const RESERVE: &str = "reserve";
const RESERVE_BYTES: usize = 5 << 20;

/// The accounts of an installation: one folder, held by one instance of the program.
#[derive(Clone)]
pub struct Accounts {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    outside: Outside,
    read_only: bool,
    state: Mutex<State>,
    /// Held as long as this lives; the system releases it when the process ends, however it ends.
    _lock: Option<File>,
}

/// What is changed under one lock: sign-ins are judged one after the other.
pub(crate) struct State {
    pub(crate) conn: Connection,
    /// When, on the monotonic clock, this process first saw a name's pending wait.
    seen: HashMap<[u8; 32], u64>,
    /// How often the sessions of a user were ended from elsewhere.
    generations: HashMap<UserId, u64>,
}

impl Accounts {
    /// Opens the folder, which is made if it is missing, and holds it against other instances.
    pub fn open(folder: &Path, outside: Outside) -> Result<Self> {
        private_folder(folder)?;
        refuse_network(folder)?;
        let lock = hold(folder, &outside)?;
        let path = folder.join(FILE);
        let mut conn = open::plain(&path, open::Mode::Create)?;
        migrate::migrate(&mut conn, migrate::ACCOUNTS, |conn| {
            let stamp = crate::store::backup::stamp(outside.now().unix_ms);
            open::copy(conn, &folder.join(format!("{FILE}.before-{stamp}")), None)
        })?;
        let inner = Inner {
            folder: folder.to_owned(),
            outside,
            read_only: false,
            state: Mutex::new(State::new(conn)),
            _lock: Some(lock),
        };
        let accounts = Self { inner: Arc::new(inner) };
        accounts.install()?;
        accounts.reserve();
        accounts.sweep()?;
        Ok(accounts)
    }

    /// Opens the folder without writing to it: counts of failures and used codes are kept in memory alone, and vaults
    /// open for reading.
    pub fn open_read_only(folder: &Path, outside: Outside) -> Result<Self> {
        let disk = open::plain(&folder.join(FILE), open::Mode::Read)?;
        let mut conn = Connection::open_in_memory()?;
        rusqlite::backup::Backup::new(&disk, &mut conn)?.run_to_completion(1_000, std::time::Duration::ZERO, None)?;
        conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
        if migrate::version(&conn)? > migrate::ACCOUNTS.len() {
            return Err(VaultError::MadeByNewer);
        }
        migrate::migrate(&mut conn, migrate::ACCOUNTS, |_| Ok(()))?;
        let inner = Inner {
            folder: folder.to_owned(),
            outside,
            read_only: true,
            state: Mutex::new(State::new(conn)),
            _lock: None,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Whether there is no account yet.
    pub fn is_first_start(&self) -> Result<bool> {
        let state = self.state();
        Ok(state.conn.query_row("SELECT count(*) FROM users", [], |row| row.get::<_, i64>(0))? == 0)
    }

    /// Whether nothing is written.
    pub fn is_read_only(&self) -> bool {
        self.inner.read_only
    }

    /// A passphrase to propose.
    pub fn passphrase(&self, words: crate::password::Words) -> Result<Zeroizing<String>> {
        Ok(crate::password::passphrase(words, &*self.inner.outside.random)?)
    }

    /// Whether a password would be taken, and why not, told while it is typed. `context`: names that it must not hold,
    /// of the person and the firm.
    pub fn judge_password(&self, password: &str, context: &[&str]) -> Result<()> {
        crate::password::checked(password, context).map(|_| ())
    }

    /// The folder of backups that are taken unless another is asked for.
    pub fn backups_folder(&self) -> PathBuf {
        self.inner.folder.join("backups")
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.inner.folder
    }

    pub(crate) fn outside(&self) -> &Outside {
        &self.inner.outside
    }

    /// The state; a panic elsewhere leaves it usable, since every change of it is a transaction.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Takes the reserve, unless it is there. A disk too full for it has none: that is no reason not to open.
    fn reserve(&self) {
        let path = self.folder().join(RESERVE);
        if !path.exists() {
            let _ = crate::store::files::write_whole(&path, &vec![0; RESERVE_BYTES]);
        }
    }

    /// Gives the reserve back to a full disk.
    pub(crate) fn release_reserve(&self) {
        let _ = std::fs::remove_file(self.folder().join(RESERVE));
    }

    /// Writes the row of the installation, once.
    fn install(&self) -> Result<()> {
        let key: [u8; 32] = self.outside().bytes()?;
        let now = self.outside().now().unix_ms;
        let Cost { memory, passes, lanes } = Cost::FLOOR;
        let sql = "INSERT OR IGNORE INTO installation VALUES (1, ?1, ?2, ?3, ?4, ?5)";
        self.state().conn.execute(sql, params![key, memory, passes, lanes, now])?;
        Ok(())
    }

    /// Removes what an interrupted run left: parts of files, and files of vaults that were written down as half made or
    /// replaced. A file that is merely not named is left alone: an older copy of the accounts may have been put in place.
    fn sweep(&self) -> Result<()> {
        let entries = std::fs::read_dir(self.folder()).at(self.folder())?;
        for name in entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
            if name.ends_with(".part") {
                let _ = std::fs::remove_file(self.folder().join(name));
            }
        }
        let state = self.state();
        let named = state.vault_files()?;
        if named.iter().all(|vault| self.folder().join(&vault.file).is_file()) {
            for file in state.strays()?.iter().filter(|file| rows::is_vault_file(file)) {
                if !named.iter().any(|vault| vault.file == **file) {
                    remove_database(&self.folder().join(file));
                }
                state.conn.execute("DELETE FROM strays WHERE file = ?1", [file])?;
            }
        }
        drop(state);
        let parts =
            std::fs::read_dir(self.backups_folder()).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        for part in parts.filter(|path| path.extension().is_some_and(|ending| ending == "part")) {
            let _ = std::fs::remove_dir_all(part);
        }
        Ok(())
    }

    /// Copies the accounts to a path, in one state.
    pub(crate) fn copy_to(&self, to: &Path) -> Result<()> {
        open::copy(&self.state().conn, to, None)
    }
}

impl State {
    fn new(conn: Connection) -> Self {
        Self { conn, seen: HashMap::new(), generations: HashMap::new() }
    }

    /// The key under which names are hashed, and the cost of new slots.
    fn installation(&self) -> Result<(Zeroizing<[u8; 32]>, Cost)> {
        let sql = "SELECT name_key, memory, passes, lanes FROM installation";
        let found = self.conn.query_row(sql, [], |row| {
            Ok((Zeroizing::new(row.get(0)?), Cost { memory: row.get(1)?, passes: row.get(2)?, lanes: row.get(3)? }))
        });
        found.optional()?.ok_or(VaultError::Damaged)
    }

    /// How often the sessions of a user were ended.
    pub(crate) fn generation(&self, user: UserId) -> u64 {
        self.generations.get(&user).copied().unwrap_or(0)
    }

    /// Ends every session of a user; answers the new generation.
    pub(crate) fn end_sessions(&mut self, user: UserId) -> u64 {
        let generation = self.generations.entry(user).or_default();
        *generation += 1;
        *generation
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts").field("folder", &self.inner.folder).finish_non_exhaustive()
    }
}

/// Takes the lock of a folder, or says since when another instance has it.
fn hold(folder: &Path, outside: &Outside) -> Result<File> {
    let lock = private_file(&folder.join(LOCK))?;
    // Beside the lock, since a locked file cannot be read on Windows.
    let beside = folder.join(OPENED);
    match FileExt::try_lock(&lock) {
        Ok(()) => {
            crate::store::files::write_whole(&beside, outside.now().unix_ms.to_string().as_bytes())?;
            Ok(lock)
        }
        Err(_) => {
            let since = std::fs::read_to_string(&beside).ok().and_then(|text| text.trim().parse().ok());
            Err(VaultError::AlreadyOpen { since })
        }
    }
}

/// The identifier of a session: 256 random bits as text.
pub(crate) fn session_id(outside: &Outside) -> Result<Zeroizing<String>> {
    let bytes = Zeroizing::new(outside.bytes::<32>()?);
    Ok(Zeroizing::new(hex(&*bytes)))
}
