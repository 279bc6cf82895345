//! Matters, documents, revisions, pieces, journal and settings of the open vault, one line each; the work is the store's.

use super::{IDLE, Limits, Session, limits};
use crate::error::{Result, VaultError};
use crate::ids::{DocumentId, MatterId, PieceId, RevisionId};
use crate::store::aside::Aside;
use crate::store::audit::Event;
use crate::store::documents::{Document, Revision};
use crate::store::journal::{Kind, Unsaved};
use crate::store::matters::{HeldBy, Matter};
use crate::store::members::Role;
use crate::store::pieces::{Piece, PieceKind};

impl Session {
    /// The matters, changed last first.
    pub fn matters(&mut self) -> Result<Vec<Matter>> {
        self.read(|desk| desk.matters())
    }

    /// Makes a matter.
    pub fn add_matter(&mut self, title: &str) -> Result<MatterId> {
        self.write(|desk| desk.add_matter(title))
    }

    /// Renames a matter.
    pub fn rename_matter(&mut self, matter: MatterId, title: &str) -> Result<()> {
        self.write(|desk| desk.rename_matter(matter, title))
    }

    /// Deletes a matter and destroys its key, and lists the backups that still hold both. A legal hold refuses.
    pub fn delete_matter(&mut self, matter: MatterId) -> Result<Vec<HeldBy>> {
        let held = self.write(|desk| desk.delete_matter(matter))?;
        // What was deleted leaves the log as well.
        self.opened()?.store.checkpoint()?;
        Ok(held)
    }

    /// Sets or lifts a legal hold; an administrator's.
    pub fn set_legal_hold(&mut self, matter: MatterId, hold: bool) -> Result<()> {
        self.write_as(Role::Administrator, |desk| desk.set_hold(matter, hold))
    }

    /// The documents of a matter, oldest first.
    pub fn documents(&mut self, matter: MatterId) -> Result<Vec<Document>> {
        self.read(|desk| desk.documents(matter))
    }

    /// Makes an empty document.
    pub fn add_document(&mut self, matter: MatterId, title: &str) -> Result<DocumentId> {
        self.write(|desk| desk.add_document(matter, title))
    }

    /// A document.
    pub fn document(&mut self, document: DocumentId) -> Result<Document> {
        self.read(|desk| {
            let (matter, _) = desk.document_key(document)?;
            desk.documents(matter)?.into_iter().find(|found| found.id == document).ok_or(VaultError::NotFound)
        })
    }

    /// Renames a document.
    pub fn rename_document(&mut self, document: DocumentId, title: &str) -> Result<()> {
        self.write(|desk| desk.rename_document(document, title))
    }

    /// Deletes a document with its revisions. A legal hold on its matter refuses.
    pub fn delete_document(&mut self, document: DocumentId) -> Result<()> {
        self.write(|desk| desk.delete_document(document))?;
        self.opened()?.store.checkpoint()
    }

    /// Saves a text as a new revision, named or not. When this returns, it is on the disk.
    pub fn save(&mut self, document: DocumentId, text: &str, name: Option<&str>) -> Result<RevisionId> {
        self.write(|desk| desk.save(document, text, name))
    }

    /// Keeps a text with pieces beside it as a new document, all or nothing.
    pub fn keep(
        &mut self,
        matter: MatterId,
        title: &str,
        text: &str,
        pieces: &[(PieceKind, &[u8])],
    ) -> Result<DocumentId> {
        self.write(|desk| {
            let document = desk.add_document(matter, title)?;
            for (kind, body) in pieces {
                desk.add_piece(matter, Some(document), *kind, body)?;
            }
            desk.save(document, text, None)?;
            Ok(document)
        })
    }

    /// Saves as [`save`](Self::save), with the state of the review and the undo history in the same transaction.
    pub fn save_with(
        &mut self,
        document: DocumentId,
        (text, name): (&str, Option<&str>),
        state: Option<&[u8]>,
        history: Option<&[u8]>,
    ) -> Result<RevisionId> {
        self.write(|desk| {
            if let Some(state) = state {
                desk.put_piece(document, PieceKind::State, state)?;
            }
            if let Some(history) = history {
                desk.append_journal(document, Kind::Undo, history, true)?;
            }
            desk.save(document, text, name)
        })
    }

    /// The newest text of a document, with its revision; `None` while nothing was saved.
    pub fn newest(&mut self, document: DocumentId) -> Result<Option<(RevisionId, String)>> {
        self.read(|desk| desk.newest(document))
    }

    /// The revisions of a document, newest first.
    pub fn revisions(&mut self, document: DocumentId) -> Result<Vec<Revision>> {
        self.read(|desk| desk.revisions(document))
    }

    /// The text of a revision; two of them can be compared.
    pub fn revision_text(&mut self, revision: RevisionId) -> Result<String> {
        self.read(|desk| desk.text(revision))
    }

    /// Makes an old revision the newest; what lies between stays.
    pub fn restore_revision(&mut self, revision: RevisionId) -> Result<RevisionId> {
        self.write(|desk| desk.restore_revision(revision))
    }

    /// Names a revision, or takes its name away. A named one is never thinned.
    pub fn name_revision(&mut self, revision: RevisionId, name: Option<&str>) -> Result<()> {
        self.write(|desk| desk.name_revision(revision, name))
    }

    /// Keeps a trace, a rejected proposal, a waiver or a term; `None` where retention keeps no trace.
    pub fn add_piece(
        &mut self,
        matter: MatterId,
        document: Option<DocumentId>,
        kind: PieceKind,
        body: &[u8],
    ) -> Result<Option<PieceId>> {
        self.write(|desk| desk.add_piece(matter, document, kind, body))
    }

    /// The pieces of a matter of one kind, oldest first.
    pub fn pieces(&mut self, matter: MatterId, kind: PieceKind) -> Result<Vec<Piece>> {
        self.read(|desk| desk.pieces(matter, kind))
    }

    /// The newest piece of a document of one kind.
    pub fn newest_piece(&mut self, document: DocumentId, kind: PieceKind) -> Result<Option<Vec<u8>>> {
        self.read(|desk| desk.newest_piece(document, kind))
    }

    /// Keeps a piece of a document in the place of older ones of its kind, which a legal hold keeps.
    pub fn put_piece(&mut self, document: DocumentId, kind: PieceKind, body: &[u8]) -> Result<()> {
        self.write(|desk| desk.put_piece(document, kind, body))
    }

    /// Removes a piece. A legal hold on its matter refuses.
    pub fn remove_piece(&mut self, piece: PieceId) -> Result<()> {
        self.write(|desk| desk.remove_piece(piece))
    }

    /// Appends what was typed to the journal. The editor calls it at most two seconds after a key; `whole` says that
    /// this entry replaces all before it.
    pub fn journal_append(&mut self, document: DocumentId, entry: &[u8], whole: bool) -> Result<()> {
        self.write(|desk| desk.append_journal(document, Kind::Edits, entry, whole))
    }

    /// What was typed and not saved, by this user, oldest first.
    pub fn journal(&mut self, document: DocumentId) -> Result<Vec<Vec<u8>>> {
        self.read(|desk| desk.journal(document, Kind::Edits))
    }

    /// Throws away what was typed and not saved, by this user, and a document that was made for nothing else.
    pub fn journal_discard(&mut self, document: DocumentId) -> Result<()> {
        self.write_as(Role::ReadOnly, |desk| {
            desk.clear_journal(document, Kind::Edits)?;
            desk.drop_aside(document)
        })
    }

    /// Sets typing aside that no document holds, before the session is locked: as unsaved typing of a new document that
    /// this user alone sees, whatever the role.
    pub fn set_aside(&mut self, aside: &Aside<'_>) -> Result<DocumentId> {
        self.write_as(Role::ReadOnly, |desk| desk.set_aside(aside))
    }

    /// Takes note that what was set aside is kept elsewhere now; any other document stays as it is.
    pub fn filed(&mut self, document: DocumentId) -> Result<()> {
        self.write_as(Role::ReadOnly, |desk| desk.filed(document))
    }

    /// Sets the typing of a document aside anew, in place of what was, with what is kept beside it.
    pub fn set_aside_again(&mut self, document: DocumentId, typed: &[u8], state: Option<&[u8]>) -> Result<()> {
        self.write_as(Role::ReadOnly, |desk| {
            desk.append_journal(document, Kind::Edits, typed, true)?;
            state.map_or(Ok(()), |state| desk.put_piece(document, PieceKind::State, state))
        })
    }

    /// The documents with typing of this user that was not saved, newest first: what a crash or a lock left.
    pub fn unsaved(&mut self) -> Result<Vec<Unsaved>> {
        self.read(|desk| desk.unsaved())
    }

    /// Appends to the undo history, which outlives saves, locks and crashes; `whole` replaces it.
    pub fn undo_append(&mut self, document: DocumentId, entry: &[u8], whole: bool) -> Result<()> {
        self.write(|desk| desk.append_journal(document, Kind::Undo, entry, whole))
    }

    /// The undo history of this user, oldest first.
    pub fn undo_history(&mut self, document: DocumentId) -> Result<Vec<Vec<u8>>> {
        self.read(|desk| desk.journal(document, Kind::Undo))
    }

    /// A setting of this user.
    pub fn own_setting(&mut self, key: &str) -> Result<Option<String>> {
        self.read(|desk| desk.setting(true, key))
    }

    /// Sets a setting of this user; `None` removes it.
    pub fn set_own_setting(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        self.write_as(Role::ReadOnly, |desk| desk.set_setting(true, key, value))
    }

    /// A setting of the vault.
    pub fn vault_setting(&mut self, key: &str) -> Result<Option<String>> {
        self.read(|desk| desk.setting(false, key))
    }

    /// Sets a setting of the vault; an administrator's. Keys that begin with `vault.` have commands of their own.
    pub fn set_vault_setting(&mut self, key: &str, value: Option<&str>) -> Result<()> {
        if key.starts_with("vault.") {
            return Err(VaultError::NotAllowed);
        }
        self.write_as(Role::Administrator, |desk| {
            desk.set_setting(false, key, value)?;
            desk.audit(Event::SettingChanged, key.as_bytes(), true)
        })
    }

    /// The limits of this session.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Sets the idle limit of the vault, 1 to 60 minutes; an administrator's.
    pub fn set_idle_minutes(&mut self, minutes: u32) -> Result<()> {
        if !limits::IDLE_MINUTES.contains(&minutes) {
            return Err(VaultError::OutOfRange);
        }
        self.write_as(Role::Administrator, |desk| {
            desk.set_setting(false, IDLE, Some(&minutes.to_string()))?;
            desk.audit(Event::SettingChanged, IDLE.as_bytes(), true)
        })?;
        self.limits = Limits::of(Some(&minutes.to_string()));
        Ok(())
    }
}
