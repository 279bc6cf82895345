//! Who may enter this vault, with which role and which public key: inside the encrypted file, so that nobody without
//! its key raises a role or puts a key of his own in another's place.

use super::Desk;
use super::audit::Event;
use crate::error::{Result, VaultError};
use crate::ids::UserId;
use rusqlite::{OptionalExtension, params};

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads.
    ReadOnly = 1,
    /// Reads and writes.
    Attorney = 2,
    /// Reads and writes, and governs members, policy, backups, the audit log.
    Administrator = 3,
}

impl Role {
    pub(crate) fn of(byte: i64) -> Result<Self> {
        [Self::ReadOnly, Self::Attorney, Self::Administrator]
            .into_iter()
            .find(|role| *role as i64 == byte)
            .ok_or(VaultError::Damaged)
    }
}

/// A member of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Whose account.
    pub user: UserId,
    /// The name.
    pub name: String,
    /// What the member may do in this vault.
    pub role: Role,
    /// Whether the account was activated, so that the vault's key can be sealed to it.
    pub active: bool,
}

impl Desk<'_> {
    /// Puts a member in, or changes name, role or public key.
    pub(crate) fn put_member(&self, user: UserId, name: &str, role: Role, public: Option<&[u8; 32]>) -> Result<()> {
        let sql = "INSERT INTO members VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE
            SET name = excluded.name, role = excluded.role, public_key = excluded.public_key";
        self.conn.execute(sql, params![user, name, role as i64, public.map(|key| &key[..])])?;
        Ok(())
    }

    /// The public key of a member who was activated.
    pub(crate) fn public_key(&self, user: UserId) -> Result<Option<[u8; 32]>> {
        let sql = "SELECT public_key FROM members WHERE user = ?1";
        Ok(self.conn.query_row(sql, [user], |row| row.get(0)).optional()?.flatten())
    }

    pub(crate) fn set_public_key(&self, user: UserId, public: &[u8; 32]) -> Result<()> {
        self.conn.execute("UPDATE members SET public_key = ?2 WHERE user = ?1", params![user, public])?;
        Ok(())
    }

    pub(crate) fn role(&self, user: UserId) -> Result<Option<Role>> {
        let sql = "SELECT role FROM members WHERE user = ?1";
        let role: Option<i64> = self.conn.query_row(sql, [user], |row| row.get(0)).optional()?;
        role.map(Role::of).transpose()
    }

    pub(crate) fn members(&self) -> Result<Vec<Member>> {
        let mut statement =
            self.conn.prepare("SELECT user, name, role, public_key IS NOT NULL FROM members ORDER BY name, user")?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Member {
                user: row.get(0)?,
                name: row.get(1)?,
                role: Role::of(row.get(2)?)?,
                active: row.get(3)?,
            });
        }
        Ok(all)
    }

    /// The public keys to which a new key of the vault is sealed.
    pub(crate) fn public_keys(&self) -> Result<Vec<(UserId, [u8; 32])>> {
        let mut statement = self.conn.prepare("SELECT user, public_key FROM members WHERE public_key IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an administrator other than `user` remains who can sign in.
    pub(crate) fn another_administrator(&self, user: UserId) -> Result<bool> {
        let sql = "SELECT count(*) FROM members WHERE role = 3 AND public_key IS NOT NULL AND user <> ?1";
        Ok(self.conn.query_row(sql, [user], |row| row.get::<_, i64>(0))? > 0)
    }

    pub(crate) fn remove_member(&self, user: UserId) -> Result<()> {
        match self.conn.execute("DELETE FROM members WHERE user = ?1", [user])? {
            1 => self.audit(Event::MemberRemoved, &user.0, true),
            _ => Err(VaultError::NotFound),
        }
    }
}
