//! Typing that was set aside: a document in a matter that its author alone sees, until it is filed or thrown away; it is
//! no revision, and nobody else learns that it is there.

use super::Desk;
use super::journal::Kind;
use super::pieces::PieceKind;
use crate::error::Result;
use crate::ids::{DocumentId, MatterId};
use rusqlite::{OptionalExtension, params};

/// Typing that no document holds yet, with what it stands beside.
#[derive(Debug, Clone, Copy)]
pub struct Aside<'a> {
    /// The title of the matter, where the author has none of this kind yet.
    pub matter: &'a str,
    /// The title of the document.
    pub title: &'a str,
    /// What was typed, as an entry of the journal.
    pub typed: &'a [u8],
    /// The pieces that the document is kept with.
    pub pieces: &'a [(PieceKind, &'a [u8])],
}

impl Desk<'_> {
    /// Sets typing aside as the unsaved typing of a new document in the actor's own matter.
    pub(crate) fn set_aside(&self, aside: &Aside<'_>) -> Result<DocumentId> {
        let sql = "SELECT id FROM matters WHERE only_for = ?1 ORDER BY created, id LIMIT 1";
        let own: Option<MatterId> = self.conn.query_row(sql, [self.actor], |row| row.get(0)).optional()?;
        let matter = match own {
            Some(matter) => matter,
            None => {
                let made = self.add_matter(aside.matter)?;
                let sql = "UPDATE matters SET only_for = ?2 WHERE id = ?1";
                self.conn.execute(sql, params![made, self.actor])?;
                made
            }
        };
        let document = self.add_document(matter, aside.title)?;
        for (kind, body) in aside.pieces {
            self.add_piece(matter, Some(document), *kind, body)?;
        }
        self.append_journal(document, Kind::Edits, aside.typed, true)?;
        Ok(document)
    }

    /// Takes note that what was set aside is kept elsewhere now; a document of another kind stays as it is.
    pub(crate) fn filed(&self, document: DocumentId) -> Result<()> {
        let sql = "SELECT 1 FROM documents d JOIN matters m ON m.id = d.matter
            WHERE d.id = ?1 AND d.last_number = 0 AND m.only_for = ?2";
        if self.conn.prepare(sql)?.exists(params![document, self.actor])? {
            self.clear_journal(document, Kind::Edits)?;
            self.drop_aside(document)?;
        }
        Ok(())
    }

    /// Removes a document that was set aside and never saved, once nothing typed is left of it, and with the last of
    /// them the matter.
    pub(crate) fn drop_aside(&self, document: DocumentId) -> Result<()> {
        let sql = "DELETE FROM documents WHERE id = ?1 AND last_number = 0
            AND matter IN (SELECT id FROM matters WHERE only_for = ?2 AND legal_hold = 0)
            AND NOT EXISTS (SELECT 1 FROM journal WHERE document = ?1 AND kind = ?3)";
        if self.conn.execute(sql, params![document, self.actor, Kind::Edits as i64])? > 0 {
            let sql = "DELETE FROM matters WHERE only_for = ?1 AND id NOT IN (SELECT matter FROM documents)";
            self.conn.execute(sql, [self.actor])?;
        }
        Ok(())
    }
}
