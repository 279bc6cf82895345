//! Rows of the accounts as values; what they mean is decided elsewhere.

use super::State;
use crate::error::{Result, VaultError};
use crate::ids::{SlotId, UserId, VaultId};
use crate::keys::slot::{Slot, SlotType};
use crate::keys::{Cost, Key, seal, wrap};
use crate::outside::Outside;
use rusqlite::{OptionalExtension, Row, params};
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
const LONGEST_NAME: usize = 64;

/// A name as it is looked up: NFKC, small letters, no blanks around.
pub(crate) fn fold(name: &str) -> String {
    // A megabyte is no name; it is looked up as it is, and not found.
    if name.len() > 4 * LONGEST_NAME {
        return name.to_owned();
    }
    name.trim().nfkc().collect::<String>().to_lowercase()
}

/// The name as it is shown, if it can be one.
pub(crate) fn usable_name(name: &str) -> Result<String> {
    let name: String = if name.len() > 4 * LONGEST_NAME { String::new() } else { name.trim().nfkc().collect() };
    let long = name.chars().count() > LONGEST_NAME;
    // A colon parts issuer and name in the address that an authenticator reads.
    if name.is_empty() || long || name.chars().any(|letter| letter.is_control() || letter == ':') {
        return Err(VaultError::NameUnusable);
    }
    Ok(name)
}

/// Whether this is a name that a vault's file may have.
pub(crate) fn is_vault_file(name: &str) -> bool {
    name.strip_prefix("vault-")
        .and_then(|rest| rest.strip_suffix(".db"))
        .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-'))
}

/// The name of a vault's file.
pub(crate) fn vault_file(vault: VaultId, generation: [u8; 4]) -> String {
    format!("vault-{vault}-{}.db", crate::ids::hex(&generation))
}

/// A user, as the file has it.
pub(crate) struct UserRow {
    pub(crate) id: UserId,
    pub(crate) name: String,
    pub(crate) folded: String,
    pub(crate) public_key: Option<[u8; 32]>,
    pub(crate) private_key: Option<Vec<u8>>,
    pub(crate) seed: Option<Vec<u8>>,
    pub(crate) codes_salt: Option<[u8; 16]>,
    pub(crate) notice: i64,
    /// The newest step whose code was accepted; 0 while there was none.
    pub(crate) last_step: u64,
}

impl UserRow {
    const COLUMNS: &str = "id, name, folded, public_key, private_key, seed, codes_salt, notice, last_step";

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            folded: row.get(2)?,
            public_key: row.get(3)?,
            private_key: row.get(4)?,
            seed: row.get(5)?,
            codes_salt: row.get(6)?,
            notice: row.get(7)?,
            last_step: u64::try_from(row.get::<_, i64>(8)?).unwrap_or(0),
        })
    }

    /// The user's private key, which must belong to the public one that lies in the clear.
    pub(crate) fn private(&self, uk: &Key) -> Result<Key> {
        let (public, wrapped) = self.public_key.as_ref().zip(self.private_key.as_ref()).ok_or(VaultError::Damaged)?;
        let private = wrap::unwrap(uk, &private_bound(self.id, public), wrapped)?;
        if seal::public(&private) == *public { Ok(private) } else { Err(VaultError::Damaged) }
    }
}

pub(crate) fn private_bound(user: UserId, public: &[u8; 32]) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/private", &user.0, public])
}

pub(crate) fn seed_bound(user: UserId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/seed", &user.0])
}

pub(crate) fn code_bound(user: UserId, number: i64) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/code", &user.0, &number.to_le_bytes()])
}

pub(crate) fn grant_bound(vault: VaultId, user: UserId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/grant", &vault.0, &user.0])
}

pub(crate) fn invitation_bound(vault: VaultId, user: UserId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/invitation", &vault.0, &user.0])
}

fn last_vault_bound(user: UserId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/last-vault", &user.0])
}

pub(crate) fn vault_name_bound(vault: VaultId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/vault-name", &vault.0])
}

/// A vault's file, as the accounts name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VaultFile {
    /// The vault.
    pub(crate) vault: VaultId,
    /// The name of its file in the folder.
    pub(crate) file: String,
}

impl State {
    pub(crate) fn user_by_name(&self, folded: &str) -> Result<Option<UserRow>> {
        let sql = format!("SELECT {} FROM users WHERE folded = ?1", UserRow::COLUMNS);
        Ok(self.conn.query_row(&sql, [folded], UserRow::of).optional()?)
    }

    pub(crate) fn user(&self, id: UserId) -> Result<Option<UserRow>> {
        let sql = format!("SELECT {} FROM users WHERE id = ?1", UserRow::COLUMNS);
        Ok(self.conn.query_row(&sql, [id], UserRow::of).optional()?)
    }

    pub(crate) fn slot(&self, user: UserId, kind: SlotType) -> Result<Option<Slot>> {
        let sql = "SELECT id, kind, format, memory, passes, lanes, salt, key_file, until, wrapped FROM slots
            WHERE user = ?1 AND kind = ?2";
        let found = self.conn.query_row(sql, params![user, kind as i64], |row| {
            let cost = Cost { memory: row.get(3)?, passes: row.get(4)?, lanes: row.get(5)? };
            Ok((
                row.get(0)?,
                row.get::<_, i64>(1)?,
                row.get(2)?,
                cost,
                row.get(6)?,
                row.get(7)?,
                row.get(8)?,
                row.get(9)?,
            ))
        });
        let Some((id, kind, format, cost, salt, key_file, until, wrapped)) = found.optional()? else { return Ok(None) };
        let id: SlotId = id;
        let kind = u8::try_from(kind).ok().and_then(SlotType::from_byte).ok_or(VaultError::Damaged)?;
        Ok(Some(Slot { id, user, kind, format, cost, salt, key_file, until, wrapped }))
    }

    pub(crate) fn put_slot(&self, slot: &Slot) -> Result<()> {
        let Cost { memory, passes, lanes } = slot.cost;
        self.conn.execute(
            "INSERT OR REPLACE INTO slots VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                slot.id,
                slot.user,
                slot.kind as i64,
                slot.format,
                memory,
                passes,
                lanes,
                slot.salt,
                slot.key_file,
                slot.until,
                slot.wrapped
            ],
        )?;
        Ok(())
    }

    /// Files of vaults that are half made or were replaced.
    pub(super) fn strays(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare("SELECT file FROM strays")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes down that a file goes at the next start, unless a vault names it by then.
    pub(crate) fn put_stray(&self, file: &str) -> Result<()> {
        self.conn.execute("INSERT OR IGNORE INTO strays VALUES (?1)", [file])?;
        Ok(())
    }

    /// The vault that a user had open last; what cannot be read is as if nothing were remembered.
    pub(super) fn last_vault(&self, user: UserId, uk: &Key) -> Result<Option<VaultId>> {
        let sql = "SELECT sealed FROM last_vaults WHERE user = ?1";
        let sealed: Option<Vec<u8>> = self.conn.query_row(sql, [user], |row| row.get(0)).optional()?;
        let opened = sealed.and_then(|sealed| wrap::open(uk, &last_vault_bound(user), &sealed).ok());
        Ok(opened.and_then(|id| id[..].try_into().ok()).map(VaultId))
    }

    /// Remembers the vault that a user has open.
    pub(crate) fn remember_vault(&self, outside: &Outside, user: UserId, uk: &Key, vault: VaultId) -> Result<()> {
        let sealed = wrap::seal(uk, &*outside.random, &last_vault_bound(user), &vault.0)?;
        self.conn.execute("INSERT OR REPLACE INTO last_vaults VALUES (?1, ?2)", params![user, sealed])?;
        Ok(())
    }

    /// Notes that papers were issued, or that their owner has them.
    pub(crate) fn note_papers(&self, user: UserId, issued: bool) -> Result<()> {
        let sql = "UPDATE users SET notice = (notice & ~?2) | ?3 WHERE id = ?1";
        self.conn.execute(sql, params![user, super::PAPERS, if issued { super::PAPERS } else { 0 }])?;
        Ok(())
    }

    pub(crate) fn vault_files(&self) -> Result<Vec<VaultFile>> {
        let mut statement = self.conn.prepare("SELECT id, file FROM vaults ORDER BY created, rowid")?;
        let rows = statement.query_map([], |row| Ok(VaultFile { vault: row.get(0)?, file: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
