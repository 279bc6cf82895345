//! Matters: each has a key of its own, wrapped by the vault's; deleting a matter destroys its key.

use super::audit::Event;
use super::{Desk, LONGEST_TITLE, within};
use crate::error::{Result, VaultError};
use crate::ids::MatterId;
use crate::keys::{Key, wrap};
use rusqlite::{named_params, params};

/// A matter, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Its identifier.
    pub id: MatterId,
    /// Its title.
    pub title: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created_ms: i64,
    /// When something in it changed last.
    pub changed_ms: i64,
    /// Whether a legal hold forbids deleting and thinning.
    pub legal_hold: bool,
}

/// A backup that still holds what was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBy {
    /// The backup's name, which is the name of its folder.
    pub backup: String,
    /// When it was taken, in milliseconds since 1970 (UTC).
    pub taken_ms: i64,
}

/// Which matters the actor sees: everybody's, and the actor's own.
const SEEN: &str = "(only_for IS NULL OR only_for = :actor)";

pub(crate) fn key_bound(vault: crate::ids::VaultId, matter: MatterId) -> Vec<u8> {
    wrap::bound(&[b"claimwright/v1/matter", &vault.0, &matter.0])
}

impl Desk<'_> {
    /// The key of a matter that the actor may see.
    pub(crate) fn matter_key(&self, matter: MatterId) -> Result<Key> {
        let sql = format!("SELECT wrapped_key FROM matters WHERE id = :id AND {SEEN}");
        let asked = named_params! { ":id": matter, ":actor": self.actor };
        let wrapped: Vec<u8> = self.conn.query_row(&sql, asked, |row| row.get(0))?;
        wrap::unwrap(&self.keys.matters, &key_bound(self.vault, matter), &wrapped)
    }

    pub(crate) fn add_matter(&self, title: &str) -> Result<MatterId> {
        within(title.as_bytes(), LONGEST_TITLE)?;
        let id = MatterId(self.id()?);
        let key = Key::random(&*self.outside.random)?;
        let wrapped = wrap::wrap(&self.keys.matters, &*self.outside.random, &key_bound(self.vault, id), &key)?;
        let title = self.seal(&key, "matters", &id.0, title.as_bytes())?;
        let sql = "INSERT INTO matters (id, wrapped_key, title, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)";
        self.conn.execute(sql, params![id, wrapped, title, self.now.unix_ms])?;
        self.audit(Event::MatterMade, &id.0, true)?;
        Ok(id)
    }

    pub(crate) fn matters(&self) -> Result<Vec<Matter>> {
        let sql = format!(
            "SELECT id, wrapped_key, title, created, changed, legal_hold FROM matters WHERE {SEEN}
                ORDER BY changed DESC, id"
        );
        let mut statement = self.conn.prepare(&sql)?;
        let mut rows = statement.query(named_params! { ":actor": self.actor })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: MatterId = row.get(0)?;
            let key = wrap::unwrap(
                &self.keys.matters,
                &key_bound(self.vault, id),
                row.get_ref(1)?.as_blob().map_err(|_| VaultError::Damaged)?,
            )?;
            let title = self.open_text(&key, "matters", &id.0, &row.get::<_, Vec<u8>>(2)?)?;
            all.push(Matter { id, title, created_ms: row.get(3)?, changed_ms: row.get(4)?, legal_hold: row.get(5)? });
        }
        Ok(all)
    }

    pub(crate) fn rename_matter(&self, id: MatterId, title: &str) -> Result<()> {
        within(title.as_bytes(), LONGEST_TITLE)?;
        let title = self.seal(&self.matter_key(id)?, "matters", &id.0, title.as_bytes())?;
        self.conn.execute(
            "UPDATE matters SET title = ?2, changed = ?3 WHERE id = ?1",
            params![id, title, self.now.unix_ms],
        )?;
        self.audit(Event::MatterRenamed, &id.0, true)
    }

    /// Marks a matter as changed now.
    pub(crate) fn touch_matter(&self, id: MatterId) -> Result<()> {
        match self.conn.execute("UPDATE matters SET changed = ?2 WHERE id = ?1", params![id, self.now.unix_ms])? {
            1 => Ok(()),
            _ => Err(VaultError::NotFound),
        }
    }

    pub(crate) fn held(&self, id: MatterId) -> Result<bool> {
        let sql = format!("SELECT legal_hold FROM matters WHERE id = :id AND {SEEN}");
        Ok(self.conn.query_row(&sql, named_params! { ":id": id, ":actor": self.actor }, |row| row.get(0))?)
    }

    pub(crate) fn set_hold(&self, id: MatterId, hold: bool) -> Result<()> {
        self.held(id)?;
        match self.conn.execute("UPDATE matters SET legal_hold = ?2 WHERE id = ?1", params![id, hold])? {
            1 => self.audit(if hold { Event::HoldSet } else { Event::HoldLifted }, &id.0, true),
            _ => Err(VaultError::NotFound),
        }
    }

    /// Deletes a matter with its key and everything in it, and lists the backups that still hold both.
    pub(crate) fn delete_matter(&self, id: MatterId) -> Result<Vec<HeldBy>> {
        if self.held(id)? {
            return Err(VaultError::LegalHold);
        }
        let mut statement =
            self.conn.prepare("SELECT name, taken FROM backups WHERE matter = ?1 ORDER BY taken, name")?;
        let rows = statement.query_map([id], |row| Ok(HeldBy { backup: row.get(0)?, taken_ms: row.get(1)? }))?;
        let held: Vec<HeldBy> = rows.collect::<rusqlite::Result<_>>()?;
        self.conn.execute("DELETE FROM matters WHERE id = ?1", [id])?;
        self.audit(Event::MatterDeleted, &id.0, true)?;
        Ok(held)
    }
}
