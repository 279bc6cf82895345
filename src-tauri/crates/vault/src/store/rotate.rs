//! Replacing a vault's key: a new file under a new key is made beside the old one; which of the two counts is decided
//! by one transaction elsewhere, so that at every moment one of them opens.

use super::audit::Event;
use super::matters::key_bound;
use super::open;
use super::{Desk, Store, StoreKeys};
use crate::error::Result;
use crate::ids::{MatterId, UserId};
use crate::keys::{Key, wrap};
use rusqlite::params;
use std::path::Path;

impl Store {
    /// Writes the vault to `to` under `dek`: the keys of matters are wrapped anew, and the audit log goes on under a new
    /// key. `f` changes what else differs in the new file, such as a member who is gone.
    pub(crate) fn rotated(
        &mut self,
        actor: UserId,
        to: &Path,
        dek: &Key,
        f: impl FnOnce(&Desk<'_>) -> Result<()>,
    ) -> Result<()> {
        let keys = StoreKeys::of(dek, self.vault);
        super::files::remove_database(to);
        let outcome = self.read(actor, |old| {
            open::copy(old.conn, to, Some(&keys.database))?;
            let mut conn = open::encrypted(to, &keys.database, open::Mode::Write)?;
            let tx = conn.transaction()?;
            let new = Desk { conn: &tx, keys: &keys, ..*old };
            rewrap(old, &new)?;
            f(&new)?;
            tx.commit()?;
            open::checkpoint(&conn)
        });
        if outcome.is_err() {
            super::files::remove_database(to);
        }
        outcome
    }
}

fn rewrap(old: &Desk<'_>, new: &Desk<'_>) -> Result<()> {
    let mut statement = new.conn.prepare("SELECT id, wrapped_key FROM matters")?;
    let matters: Vec<(MatterId, Vec<u8>)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (matter, wrapped) in matters {
        let bound = key_bound(old.vault, matter);
        let key = wrap::unwrap(&old.keys.matters, &bound, &wrapped)?;
        let wrapped = wrap::wrap(&new.keys.matters, &*new.outside.random, &bound, &key)?;
        new.conn.execute("UPDATE matters SET wrapped_key = ?2 WHERE id = ?1", params![matter, wrapped])?;
    }
    // Earlier keys of the log are wrapped under the vault's key too; the present one joins them.
    let mut statement = new.conn.prepare("SELECT first, wrapped_key FROM audit_keys")?;
    let earlier: Vec<(i64, Vec<u8>)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (first, wrapped) in &earlier {
        let key = wrap::unwrap(&old.keys.vault, &super::audit::audit_key_bound(*first), wrapped)?;
        new.keep_audit_key(*first, &key)?;
    }
    let sql = "SELECT coalesce(max(seq), 1) FROM audit WHERE event = 'rotated'";
    let first: i64 = new.conn.query_row(sql, [], |row| row.get(0))?;
    new.keep_audit_key(if earlier.is_empty() { 1 } else { first }, &old.keys.audit)?;
    new.audit(Event::Rotated, &new.vault.0, true)
}
