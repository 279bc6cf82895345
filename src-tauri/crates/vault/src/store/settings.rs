//! Settings: of the vault, which administrators change, and of each user; their meaning is the caller's.

use super::{Desk, LONGEST_TITLE, within};
use crate::error::Result;
use crate::ids::UserId;
use rusqlite::{OptionalExtension, params};

/// Whose settings of the vault as a whole are.
const EVERYBODY: UserId = UserId([0; 16]);

impl Desk<'_> {
    /// A setting of the actor, or of the vault.
    pub(crate) fn setting(&self, own: bool, key: &str) -> Result<Option<String>> {
        let user = if own { self.actor } else { EVERYBODY };
        let sql = "SELECT value FROM settings WHERE user = ?1 AND key = ?2";
        Ok(self.conn.query_row(sql, params![user, key], |row| row.get(0)).optional()?)
    }

    /// Sets it; `None` removes it.
    pub(crate) fn set_setting(&self, own: bool, key: &str, value: Option<&str>) -> Result<()> {
        within(key.as_bytes(), LONGEST_TITLE)?;
        within(value.unwrap_or_default().as_bytes(), 1 << 20)?;
        let user = if own { self.actor } else { EVERYBODY };
        match value {
            Some(value) => self.conn.execute(
                "INSERT INTO settings VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET value = excluded.value",
                params![user, key, value],
            )?,
            None => self.conn.execute("DELETE FROM settings WHERE user = ?1 AND key = ?2", params![user, key])?,
        };
        Ok(())
    }
}
