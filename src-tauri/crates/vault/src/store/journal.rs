//! The editor's journal: what was typed since the last save, and the undo history, sealed under the matter's key; it
//! does not know what an entry means.

use super::{Desk, LONGEST_TEXT, within};
use crate::error::Result;
use crate::ids::DocumentId;
use rusqlite::params;

/// What a journal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Edits since the last save; saving empties it.
    Edits = 1,
    /// The undo history, which outlives saves.
    Undo = 2,
}

/// A document with unsaved typing of the present user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The document.
    pub document: DocumentId,
    /// How many entries its journal holds.
    pub entries: i64,
    /// When the last of them was written, in milliseconds since 1970 (UTC).
    pub last_ms: i64,
}

impl Desk<'_> {
    /// What an entry is bound to: document, user, kind and number, so that entries cannot be reordered.
    fn row(&self, document: DocumentId, kind: Kind, number: i64) -> Vec<u8> {
        [&document.0[..], &self.actor.0, &[kind as u8], &number.to_le_bytes()].concat()
    }

    /// Appends an entry of the actor's journal; `whole` says that it replaces all earlier ones.
    pub(crate) fn append_journal(&self, document: DocumentId, kind: Kind, entry: &[u8], whole: bool) -> Result<()> {
        within(entry, LONGEST_TEXT)?;
        let (_, key) = self.document_key(document)?;
        let sql = "SELECT coalesce(max(number), 0) + 1 FROM journal WHERE document = ?1 AND user = ?2 AND kind = ?3";
        let number: i64 = self.conn.query_row(sql, params![document, self.actor, kind as i64], |row| row.get(0))?;
        if whole {
            self.clear_journal(document, kind)?;
        }
        let body = self.seal(&key, "journal", &self.row(document, kind, number), entry)?;
        let sql = "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.conn.execute(sql, params![document, self.actor, kind as i64, number, self.now.unix_ms, body])?;
        Ok(())
    }

    /// The entries of the actor's journal, oldest first.
    pub(crate) fn journal(&self, document: DocumentId, kind: Kind) -> Result<Vec<Vec<u8>>> {
        let (_, key) = self.document_key(document)?;
        let sql = "SELECT number, body FROM journal WHERE document = ?1 AND user = ?2 AND kind = ?3 ORDER BY number";
        let mut statement = self.conn.prepare(sql)?;
        let rows: Vec<(i64, Vec<u8>)> = statement
            .query_map(params![document, self.actor, kind as i64], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        rows.into_iter()
            .map(|(number, body)| self.open(&key, "journal", &self.row(document, kind, number), &body))
            .collect()
    }

    /// Empties the actor's journal of a document.
    pub(crate) fn clear_journal(&self, document: DocumentId, kind: Kind) -> Result<()> {
        let sql = "DELETE FROM journal WHERE document = ?1 AND user = ?2 AND kind = ?3";
        self.conn.execute(sql, params![document, self.actor, kind as i64])?;
        Ok(())
    }

    /// The documents of which the actor's journal holds edits, newest first.
    pub(crate) fn unsaved(&self) -> Result<Vec<Unsaved>> {
        let sql = "SELECT document, count(*), max(created) FROM journal WHERE user = ?1 AND kind = 1
            GROUP BY document ORDER BY max(created) DESC, document";
        let mut statement = self.conn.prepare(sql)?;
        let rows = statement.query_map([self.actor], |row| {
            Ok(Unsaved { document: row.get(0)?, entries: row.get(1)?, last_ms: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
