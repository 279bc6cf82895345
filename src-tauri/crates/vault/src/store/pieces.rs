//! What stands beside the documents of a matter: traces of drafts, rejected proposals, waivers, terms; their content is
//! the caller's.

use super::{Desk, LONGEST_TEXT, within};
use crate::error::{Result, VaultError};
use crate::ids::{DocumentId, MatterId, PieceId, UserId};
use rusqlite::{OptionalExtension, params};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// How a draft came about: prompts, sources, answers. Retention may forbid or thin it.
    Trace = 1,
    /// A proposal that somebody rejected.
    Rejected = 2,
    /// A finding that somebody waived, and why.
    Waiver = 3,
    /// A term of the matter's glossary.
    Term = 4,
    /// The file that a document came from.
    Source = 5,
    /// What a document's review says beside its text; the newest counts.
    State = 6,
}

impl PieceKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Trace, Self::Rejected, Self::Waiver, Self::Term, Self::Source, Self::State];

    fn of(byte: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as i64 == byte)
    }
}

/// A piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its identifier.
    pub id: PieceId,
    /// The document that it belongs to, where it belongs to one.
    pub document: Option<DocumentId>,
    /// What it is.
    pub kind: PieceKind,
    /// When it was kept, in milliseconds since 1970 (UTC).
    pub created_ms: i64,
    /// Who kept it.
    pub author: UserId,
    /// Its content, as the caller wrote it.
    pub body: Vec<u8>,
}

impl Desk<'_> {
    /// Keeps a piece; `None` where retention says that no trace is kept.
    pub(crate) fn add_piece(
        &self,
        matter: MatterId,
        document: Option<DocumentId>,
        kind: PieceKind,
        body: &[u8],
    ) -> Result<Option<PieceId>> {
        within(body, LONGEST_TEXT)?;
        if let Some(document) = document
            && self.document_key(document)?.0 != matter
        {
            return Err(VaultError::NotFound);
        }
        let key = self.matter_key(matter)?;
        if kind == PieceKind::Trace && !self.retention()?.keep_traces && !self.held(matter)? {
            return Ok(None);
        }
        let id = PieceId(self.id()?);
        let body = self.seal(&key, "pieces", &id.0, body)?;
        let sql = "INSERT INTO pieces VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.conn.execute(sql, params![id, matter, document, kind as i64, self.now.unix_ms, self.actor, body])?;
        Ok(Some(id))
    }

    /// The pieces of a matter of one kind, oldest first.
    pub(crate) fn pieces(&self, matter: MatterId, kind: PieceKind) -> Result<Vec<Piece>> {
        let key = self.matter_key(matter)?;
        let sql = "SELECT id, document, kind, created, author, body FROM pieces WHERE matter = ?1 AND kind = ?2 ORDER BY created, rowid";
        let mut statement = self.conn.prepare(sql)?;
        let mut rows = statement.query(params![matter, kind as i64])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: PieceId = row.get(0)?;
            all.push(Piece {
                id,
                document: row.get(1)?,
                kind: PieceKind::of(row.get(2)?).ok_or(VaultError::Damaged)?,
                created_ms: row.get(3)?,
                author: row.get(4)?,
                body: self.open(&key, "pieces", &id.0, &row.get::<_, Vec<u8>>(5)?)?,
            });
        }
        Ok(all)
    }

    /// The newest piece of a document of one kind.
    pub(crate) fn newest_piece(&self, document: DocumentId, kind: PieceKind) -> Result<Option<Vec<u8>>> {
        let (_, key) = self.document_key(document)?;
        let sql = "SELECT id, body FROM pieces WHERE document = ?1 AND kind = ?2 ORDER BY rowid DESC LIMIT 1";
        let found: Option<(PieceId, Vec<u8>)> = self
            .conn
            .query_row(sql, params![document, kind as i64], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found.map(|(id, body)| self.open(&key, "pieces", &id.0, &body)).transpose()
    }

    /// Keeps a piece of a document in the place of older ones of its kind, which stay under a legal hold. Where no trace
    /// is kept, the older ones stay too.
    pub(crate) fn put_piece(&self, document: DocumentId, kind: PieceKind, body: &[u8]) -> Result<()> {
        let (matter, _) = self.document_key(document)?;
        let Some(id) = self.add_piece(matter, Some(document), kind, body)? else { return Ok(()) };
        if !self.held(matter)? {
            let sql = "DELETE FROM pieces WHERE matter = ?1 AND document = ?2 AND kind = ?3 AND id <> ?4";
            self.conn.execute(sql, params![matter, document, kind as i64, id])?;
        }
        Ok(())
    }

    /// Removes a piece, unless a legal hold stands.
    pub(crate) fn remove_piece(&self, id: PieceId) -> Result<()> {
        let matter: MatterId =
            self.conn.query_row("SELECT matter FROM pieces WHERE id = ?1", [id], |row| row.get(0))?;
        if self.held(matter)? {
            return Err(VaultError::LegalHold);
        }
        self.conn.execute("DELETE FROM pieces WHERE id = ?1", [id])?;
        Ok(())
    }
}
