//! A matter as one encrypted file that opens with a password of its own, on any installation; not a backup.

use super::audit::Event;
use super::{Desk, LONGEST_TITLE, within};
use crate::error::{Result, VaultError};
use crate::ids::{DocumentId, MatterId, PieceId, RevisionId};
use crate::keys::derive::{Purpose, derive};
use crate::keys::stretch::{SALT, stretch};
use crate::keys::{Cost, Key, wrap};
use crate::outside::Outside;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The first bytes of an archive.
const MAGIC: &[u8; 16] = b"Claimwright mtr1";
/// Magic, three figures of cost, salt.
const HEADER: usize = 16 + 12 + SALT;

#[derive(Serialize, Deserialize)]
struct Content {
    title: String,
    documents: Vec<Item>,
    pieces: Vec<(u8, Option<u32>, i64, Vec<u8>)>,
}

#[derive(Serialize, Deserialize)]
struct Item {
    title: String,
    created: i64,
    revisions: Vec<(i64, i64, Option<String>, String)>,
}

/// An archive's bytes, before it is looked at.
fn header(cost: Cost, salt: &[u8; SALT]) -> Vec<u8> {
    let figures = [cost.memory, cost.passes, cost.lanes].map(u32::to_le_bytes).concat();
    [&MAGIC[..], &figures, salt].concat()
}

fn key(password: &str, salt: &[u8; SALT], cost: Cost) -> Result<Key> {
    Ok(derive(&[stretch(password.as_bytes(), salt, cost)?.bytes()], Purpose::Archive, &[]))
}

/// Seals a matter under a normalised password.
pub(crate) fn sealed(outside: &Outside, password: &str, cost: Cost, plain: &[u8]) -> Result<Vec<u8>> {
    let salt = outside.bytes()?;
    let mut all = header(cost, &salt);
    let body = wrap::seal(&key(password, &salt, cost)?, &*outside.random, &all, plain)?;
    all.extend(body);
    Ok(all)
}

/// Opens an archive; figures outside the bounds are refused before any work.
pub(crate) fn opened(password: &str, archive: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let (head, body) = archive.split_at_checked(HEADER).ok_or(VaultError::NotAnArchive)?;
    if head[..16] != MAGIC[..] {
        return Err(VaultError::NotAnArchive);
    }
    let figure = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let cost = Cost { memory: figure(16), passes: figure(20), lanes: figure(24) };
    let salt: [u8; SALT] = head[28..].try_into().map_err(|_| VaultError::NotAnArchive)?;
    let key = key(password, &salt, cost).map_err(|_| VaultError::NotAnArchive)?;
    wrap::open(&key, head, body).map_err(|_| VaultError::NotAnArchive)
}

impl Desk<'_> {
    /// A matter with every document, revision and piece, as bytes to be sealed.
    pub(crate) fn packed(&self, matter: MatterId) -> Result<Zeroizing<Vec<u8>>> {
        let title = self.matters()?.into_iter().find(|found| found.id == matter).ok_or(VaultError::NotFound)?.title;
        let (mut documents, mut ids) = (Vec::new(), Vec::new());
        for document in self.documents(matter)? {
            let mut revisions = Vec::new();
            for revision in self.revisions(document.id)?.into_iter().rev() {
                let text = self.text(revision.id)?;
                revisions.push((revision.number, revision.created_ms, revision.name, text));
            }
            ids.push(document.id);
            documents.push(Item { title: document.title, created: document.created_ms, revisions });
        }
        let mut pieces = Vec::new();
        for kind in super::pieces::PieceKind::ALL {
            for piece in self.pieces(matter, kind)? {
                let document = piece.document.and_then(|id| ids.iter().position(|known| *known == id));
                pieces.push((kind as u8, document.map(|at| at as u32), piece.created_ms, piece.body));
            }
        }
        self.audit(Event::MatterExported, &matter.0, true)?;
        let content = Content { title, documents, pieces };
        postcard::to_stdvec(&content).map(Zeroizing::new).map_err(|_| VaultError::TooLong)
    }

    /// Puts a packed matter in as a new one, under new identifiers and a new key.
    pub(crate) fn unpacked(&self, bytes: &[u8]) -> Result<MatterId> {
        let content: Content = postcard::from_bytes(bytes).map_err(|_| VaultError::NotAnArchive)?;
        let matter = self.add_matter(&content.title)?;
        let key = self.matter_key(matter)?;
        let mut ids = Vec::new();
        for item in &content.documents {
            within(item.title.as_bytes(), LONGEST_TITLE)?;
            let id = DocumentId(self.id()?);
            let title = self.seal(&key, "documents", &id.0, item.title.as_bytes())?;
            let last = item.revisions.iter().map(|(number, ..)| *number).max().unwrap_or(0);
            let sql = "INSERT INTO documents VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            self.conn.execute(sql, params![id, matter, title, item.created, self.now.unix_ms, last])?;
            for (number, created, name, text) in &item.revisions {
                let revision = RevisionId(self.id()?);
                let body = self.seal(&key, "revisions", &revision.0, text.as_bytes())?;
                let name = name.as_ref().map(|name| self.seal(&key, "revisions.name", &revision.0, name.as_bytes()));
                let sql = "INSERT INTO revisions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
                let size = text.len() as i64;
                self.conn
                    .execute(sql, params![revision, id, number, created, self.actor, size, name.transpose()?, body])?;
            }
            ids.push(id);
        }
        for (kind, document, created, body) in &content.pieces {
            let id = PieceId(self.id()?);
            let document =
                document.map(|at| ids.get(at as usize).copied().ok_or(VaultError::NotAnArchive)).transpose()?;
            let body = self.seal(&key, "pieces", &id.0, body)?;
            let sql = "INSERT INTO pieces VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            self.conn.execute(sql, params![id, matter, document, i64::from(*kind), created, self.actor, body])?;
        }
        self.audit(Event::MatterImported, &matter.0, true)?;
        Ok(matter)
    }
}
