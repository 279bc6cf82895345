//! Documents of a matter and their revisions: every save is a revision that can be read and restored.

use super::audit::Event;
use super::journal::Kind;
use super::{Desk, LONGEST_TEXT, LONGEST_TITLE, within};
use crate::error::{Result, VaultError};
use crate::ids::{DocumentId, MatterId, RevisionId, UserId};
use crate::keys::Key;
use rusqlite::{OptionalExtension, params};

/// A document, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// The matter that it belongs to.
    pub matter: MatterId,
    /// Its title.
    pub title: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created_ms: i64,
    /// When it was saved last.
    pub changed_ms: i64,
    /// How often it was saved.
    pub saves: i64,
}

/// A revision, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its identifier.
    pub id: RevisionId,
    /// Its number in the document, from 1; thinning leaves gaps.
    pub number: i64,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub created_ms: i64,
    /// Who saved it.
    pub author: UserId,
    /// Bytes of its text.
    pub size: i64,
    /// Its name, where somebody gave it one; named revisions are never thinned.
    pub name: Option<String>,
}

impl Desk<'_> {
    /// The matter of a document, and its key.
    pub(crate) fn document_key(&self, document: DocumentId) -> Result<(MatterId, Key)> {
        let matter = self.conn.query_row("SELECT matter FROM documents WHERE id = ?1", [document], |row| row.get(0))?;
        Ok((matter, self.matter_key(matter)?))
    }

    pub(crate) fn add_document(&self, matter: MatterId, title: &str) -> Result<DocumentId> {
        within(title.as_bytes(), LONGEST_TITLE)?;
        let id = DocumentId(self.id()?);
        let title = self.seal(&self.matter_key(matter)?, "documents", &id.0, title.as_bytes())?;
        let sql = "INSERT INTO documents (id, matter, title, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)";
        self.conn.execute(sql, params![id, matter, title, self.now.unix_ms])?;
        self.touch_matter(matter)?;
        self.audit(Event::DocumentMade, &id.0, true)?;
        Ok(id)
    }

    pub(crate) fn documents(&self, matter: MatterId) -> Result<Vec<Document>> {
        let key = self.matter_key(matter)?;
        let sql =
            "SELECT id, title, created, changed, last_number FROM documents WHERE matter = ?1 ORDER BY created, id";
        let mut statement = self.conn.prepare(sql)?;
        let mut rows = statement.query([matter])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: DocumentId = row.get(0)?;
            let title = self.open_text(&key, "documents", &id.0, &row.get::<_, Vec<u8>>(1)?)?;
            all.push(Document {
                id,
                matter,
                title,
                created_ms: row.get(2)?,
                changed_ms: row.get(3)?,
                saves: row.get(4)?,
            });
        }
        Ok(all)
    }

    pub(crate) fn rename_document(&self, id: DocumentId, title: &str) -> Result<()> {
        within(title.as_bytes(), LONGEST_TITLE)?;
        let (matter, key) = self.document_key(id)?;
        let title = self.seal(&key, "documents", &id.0, title.as_bytes())?;
        self.conn.execute("UPDATE documents SET title = ?2 WHERE id = ?1", params![id, title])?;
        self.touch_matter(matter)?;
        self.audit(Event::DocumentRenamed, &id.0, true)
    }

    pub(crate) fn delete_document(&self, id: DocumentId) -> Result<()> {
        let (matter, _) = self.document_key(id)?;
        if self.held(matter)? {
            return Err(VaultError::LegalHold);
        }
        self.conn.execute("DELETE FROM documents WHERE id = ?1", [id])?;
        self.touch_matter(matter)?;
        self.audit(Event::DocumentDeleted, &id.0, true)
    }

    /// Saves a text as the newest revision; the actor's journal of the document is emptied, its undo history stays.
    pub(crate) fn save(&self, document: DocumentId, text: &str, name: Option<&str>) -> Result<RevisionId> {
        self.add_revision(document, text, name, Event::Saved)
    }

    fn add_revision(&self, document: DocumentId, text: &str, name: Option<&str>, event: Event) -> Result<RevisionId> {
        within(text.as_bytes(), LONGEST_TEXT)?;
        within(name.unwrap_or_default().as_bytes(), LONGEST_TITLE)?;
        let (matter, key) = self.document_key(document)?;
        let id = RevisionId(self.id()?);
        let body = self.seal(&key, "revisions", &id.0, text.as_bytes())?;
        let name = name.map(|name| self.seal(&key, "revisions.name", &id.0, name.as_bytes())).transpose()?;
        let number: i64 = self.conn.query_row(
            "UPDATE documents SET last_number = last_number + 1, changed = ?2 WHERE id = ?1 RETURNING last_number",
            params![document, self.now.unix_ms],
            |row| row.get(0),
        )?;
        let sql = "INSERT INTO revisions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let size = text.len() as i64;
        self.conn.execute(sql, params![id, document, number, self.now.unix_ms, self.actor, size, name, body])?;
        self.clear_journal(document, Kind::Edits)?;
        self.touch_matter(matter)?;
        self.audit(event, &id.0, true)?;
        Ok(id)
    }

    pub(crate) fn revisions(&self, document: DocumentId) -> Result<Vec<Revision>> {
        let (_, key) = self.document_key(document)?;
        let sql =
            "SELECT id, number, created, author, size, name FROM revisions WHERE document = ?1 ORDER BY number DESC";
        let mut statement = self.conn.prepare(sql)?;
        let mut rows = statement.query([document])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: RevisionId = row.get(0)?;
            let name: Option<Vec<u8>> = row.get(5)?;
            let name = name.map(|name| self.open_text(&key, "revisions.name", &id.0, &name)).transpose()?;
            all.push(Revision {
                id,
                number: row.get(1)?,
                created_ms: row.get(2)?,
                author: row.get(3)?,
                size: row.get(4)?,
                name,
            });
        }
        Ok(all)
    }

    /// The text of a revision.
    pub(crate) fn text(&self, revision: RevisionId) -> Result<String> {
        let sql = "SELECT document, body FROM revisions WHERE id = ?1";
        let (document, body): (DocumentId, Vec<u8>) =
            self.conn.query_row(sql, [revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (_, key) = self.document_key(document)?;
        self.open_text(&key, "revisions", &revision.0, &body)
    }

    /// The newest text of a document; `None` while nothing was saved.
    pub(crate) fn newest(&self, document: DocumentId) -> Result<Option<(RevisionId, String)>> {
        self.document_key(document)?;
        let sql = "SELECT id FROM revisions WHERE document = ?1 ORDER BY number DESC LIMIT 1";
        let id: Option<RevisionId> = self.conn.query_row(sql, [document], |row| row.get(0)).optional()?;
        id.map(|id| Ok((id, self.text(id)?))).transpose()
    }

    pub(crate) fn name_revision(&self, revision: RevisionId, name: Option<&str>) -> Result<()> {
        within(name.unwrap_or_default().as_bytes(), LONGEST_TITLE)?;
        let document = self.document_of(revision)?;
        let (_, key) = self.document_key(document)?;
        let name = name.map(|name| self.seal(&key, "revisions.name", &revision.0, name.as_bytes())).transpose()?;
        self.conn.execute("UPDATE revisions SET name = ?2 WHERE id = ?1", params![revision, name])?;
        Ok(())
    }

    fn document_of(&self, revision: RevisionId) -> Result<DocumentId> {
        Ok(self.conn.query_row("SELECT document FROM revisions WHERE id = ?1", [revision], |row| row.get(0))?)
    }

    /// Makes an old text the newest revision; nothing in between is lost.
    pub(crate) fn restore_revision(&self, revision: RevisionId) -> Result<RevisionId> {
        let (document, text) = (self.document_of(revision)?, self.text(revision)?);
        self.add_revision(document, &text, None, Event::Restored)
    }
}
