//! The open vault: one connection, the keys below the vault's, and the border of every write; no query of its own.

use super::open::{self, Mode};
use super::{audit, migrate};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::derive::{Purpose, derive};
use crate::keys::{Key, wrap};
use crate::outside::{Moment, Outside};
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use std::path::{Path, PathBuf};

/// The keys derived from a vault's key.
pub(crate) struct StoreKeys {
    /// Encrypts the pages.
    pub(crate) database: Key,
    /// Wraps the keys of matters.
    pub(crate) matters: Key,
    /// Chains the audit log.
    pub(crate) audit: Key,
    /// Authenticates manifests.
    pub(crate) backup: Key,
    /// Seals what belongs to no matter.
    pub(crate) vault: Key,
}

impl StoreKeys {
    /// Derives them all.
    pub(crate) fn of(dek: &Key, vault: VaultId) -> Self {
        let make = |purpose| derive(&[dek.bytes()], purpose, &[&vault.0]);
        Self {
            database: make(Purpose::Database),
            matters: make(Purpose::Matters),
            audit: make(Purpose::Audit),
            backup: make(Purpose::Backup),
            vault: make(Purpose::Vault),
        }
    }
}

/// An open vault. Dropping it closes the file and wipes the keys.
pub(crate) struct Store {
    conn: Option<Connection>,
    path: PathBuf,
    keys: StoreKeys,
    pub(crate) vault: VaultId,
    outside: Outside,
    mode: Mode,
    /// Whether damage was met: from then on nothing is written, since what is written next to it may be lost with it.
    damaged: bool,
    /// How many writes there were, how many of them the last look saw, and how many the main file holds.
    writes: u64,
    seen: u64,
    settled: u64,
}

/// What statements are run with: a connection inside a transaction or beside one, keys, and who asks.
pub(crate) struct Desk<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) keys: &'a StoreKeys,
    pub(crate) vault: VaultId,
    pub(crate) outside: &'a Outside,
    pub(crate) now: Moment,
    pub(crate) actor: UserId,
}

impl Store {
    /// Opens the vault's file, which is made if `mode` says so, and brings it to the present schema. `before` makes the
    /// backup that precedes a migration.
    pub(crate) fn open(
        path: &Path,
        dek: &Key,
        vault: VaultId,
        outside: &Outside,
        mode: Mode,
        before: impl FnOnce(&Connection, &StoreKeys) -> Result<()>,
    ) -> Result<Self> {
        let keys = StoreKeys::of(dek, vault);
        let mut conn = open::encrypted(path, &keys.database, mode)?;
        if mode == Mode::Read {
            // Nothing is migrated where nothing is written; an older schema has no reader of its own.
            match migrate::version(&conn)? {
                present if present > migrate::VAULT.len() => return Err(VaultError::MadeByNewer),
                present if present < migrate::VAULT.len() => return Err(VaultError::ReadOnly),
                _ => migrate::migrate(&mut conn, migrate::VAULT, |_| Ok(()))?,
            };
        } else {
            migrate::migrate(&mut conn, migrate::VAULT, |conn| before(conn, &keys))?;
        }
        Ok(Self {
            conn: Some(conn),
            path: path.to_owned(),
            keys,
            vault,
            outside: outside.clone(),
            mode,
            damaged: false,
            writes: 0,
            seen: 0,
            settled: 0,
        })
    }

    fn connection(&mut self) -> Result<&mut Connection> {
        if self.conn.is_none() {
            self.conn = Some(open::encrypted(&self.path, &self.keys.database, self.mode)?);
        }
        self.conn.as_mut().ok_or(VaultError::Damaged)
    }

    /// Runs what only reads.
    pub(crate) fn read<T>(&mut self, actor: UserId, f: impl FnOnce(&Desk<'_>) -> Result<T>) -> Result<T> {
        self.connection()?;
        let conn = self.conn.as_mut().ok_or(VaultError::Damaged)?;
        let (keys, outside) = (&self.keys, &self.outside);
        let attempt = || -> Result<T> {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Deferred)?;
            let read = f(&Desk { conn: &tx, keys, vault: self.vault, outside, now: outside.now(), actor })?;
            open::proven(&tx)?;
            Ok(read)
        };
        let outcome = attempt();
        self.judge(outcome)
    }

    /// Runs what writes, in one transaction that is durable when this returns.
    pub(crate) fn write<T>(&mut self, actor: UserId, f: impl FnOnce(&Desk<'_>) -> Result<T>) -> Result<T> {
        if self.mode == Mode::Read {
            return Err(VaultError::ReadOnly);
        }
        if self.damaged {
            return Err(VaultError::Damaged);
        }
        self.connection()?;
        let conn = self.conn.as_mut().ok_or(VaultError::Damaged)?;
        let (keys, outside) = (&self.keys, &self.outside);
        let attempt = || -> Result<T> {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let made = f(&Desk { conn: &tx, keys, vault: self.vault, outside, now: outside.now(), actor })?;
            open::proven(&tx)?;
            tx.commit()?;
            Ok(made)
        };
        let outcome = attempt();
        self.writes += u64::from(outcome.is_ok());
        self.judge(outcome)
    }

    /// Moves what was written into the main file, once nothing was written between two calls: nobody waits for it then.
    /// A save by itself leaves its pages in the log, which is as durable.
    pub(crate) fn settle(&mut self) -> Result<()> {
        if self.writes == self.settled || std::mem::replace(&mut self.seen, self.writes) != self.writes {
            return Ok(());
        }
        self.settled = self.writes;
        let conn = self.connection()?;
        let outcome = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).map_err(VaultError::from);
        self.judge(outcome)
    }

    /// After a failed write of the system the connection is not trusted: what the kernel holds may differ from what
    /// lies on the disk. It is closed, and opened and proven again before the next use. A damaged page poisons a
    /// connection of SQLCipher as a whole.
    fn judge<T>(&mut self, outcome: Result<T>) -> Result<T> {
        let untrusted = match &outcome {
            Err(VaultError::Database(rusqlite::Error::SqliteFailure(failure, _))) => {
                matches!(failure.code, ErrorCode::SystemIoFailure | ErrorCode::CannotOpen)
            }
            Err(VaultError::Damaged | VaultError::DiskFull) => true,
            _ => false,
        };
        if untrusted {
            self.conn = None;
        }
        self.damaged |= matches!(outcome, Err(VaultError::Damaged));
        outcome
    }

    /// Whether every page and row is sound.
    pub(crate) fn sound(&mut self) -> Result<bool> {
        let conn = self.connection()?;
        let outcome = open::sound(conn, true);
        match self.judge(outcome) {
            Err(VaultError::Damaged) => Ok(false),
            other => other,
        }
    }

    /// Empties the log into the main file, so that what was deleted stands in neither.
    pub(crate) fn checkpoint(&mut self) -> Result<()> {
        let conn = self.connection()?;
        let outcome = open::checkpoint(conn);
        self.judge(outcome)
    }

    /// The newest entry of the audit log.
    pub(crate) fn head(&mut self, actor: UserId) -> Result<audit::Head> {
        self.read(actor, |desk| desk.head())
    }
}

impl Desk<'_> {
    /// Sixteen random bytes.
    pub(crate) fn id(&self) -> Result<[u8; 16]> {
        Ok(self.outside.bytes()?)
    }

    /// Seals a text of a matter, bound to the row that it stands in.
    pub(crate) fn seal(&self, key: &Key, place: &str, row: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        wrap::seal(key, &*self.outside.random, &at(place, row), plain)
    }

    /// Opens what [`Desk::seal`] made.
    pub(crate) fn open(&self, key: &Key, place: &str, row: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        wrap::open(key, &at(place, row), sealed).map(|mut plain| std::mem::take(&mut *plain))
    }

    /// Opens a text.
    pub(crate) fn open_text(&self, key: &Key, place: &str, row: &[u8], sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.open(key, place, row, sealed)?).map_err(|_| VaultError::Damaged)
    }
}

fn at(place: &str, row: &[u8]) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/text", place.as_bytes(), row])
}

/// The longest text that one row takes, in bytes.
pub(crate) const LONGEST_TEXT: usize = 64 << 20;
/// The longest title or name, in bytes.
pub(crate) const LONGEST_TITLE: usize = 4 << 10;

/// Refuses what is longer than `most`.
pub(crate) fn within(text: &[u8], most: usize) -> Result<()> {
    if text.len() > most { Err(VaultError::TooLong) } else { Ok(()) }
}
