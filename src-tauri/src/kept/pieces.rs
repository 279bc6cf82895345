//! What stands beside a kept document: waivers, of the document or of its whole matter, the matter's glossary, and the trace
//! of its draft.

use super::{Shown, text};
use crate::desk::{Desk, Kept};
use claimwright_api::decided::{self, GlossaryEntry};
use claimwright_api::waivers::{self, Waiver};
use claimwright_api::wire::{GlossaryKept, WaiversKept};
use claimwright_api::{ApiError, Workbench};
use claimwright_vault::{DocumentId, MatterId, Piece, PieceKind, Result, Session, VaultError};

/// A waiver as a piece.
pub(super) fn written(waiver: &Waiver) -> Vec<u8> {
    waivers::written(std::slice::from_ref(waiver)).into_bytes()
}

/// What is kept beside the claims of the open document.
pub(super) fn beside(workbench: &Workbench) -> Vec<(PieceKind, Vec<u8>)> {
    let mut pieces = Vec::new();
    pieces.extend(workbench.source_bytes().map(|bytes| (PieceKind::Source, bytes.to_vec())));
    pieces.extend(workbench.state().map(|bytes| (PieceKind::State, bytes)));
    pieces.extend(workbench.waivers().iter().map(|waiver| (PieceKind::Waiver, written(waiver))));
    pieces.extend(workbench.glossary().iter().map(|term| (PieceKind::Term, entry(term))));
    pieces.extend(workbench.proposals().map(|json| (PieceKind::Trace, json.into_bytes())));
    pieces
}

/// An entry of a glossary as a piece.
pub(super) fn entry(entry: &GlossaryEntry) -> Vec<u8> {
    decided::written(std::slice::from_ref(entry)).into_bytes()
}

/// The pieces of waivers that hold for a document, with what they say.
fn found(session: &mut Session, matter: MatterId, document: DocumentId) -> Result<Vec<(Piece, Waiver)>> {
    let pieces = session.pieces(matter, PieceKind::Waiver)?.into_iter();
    let of_it = pieces.filter(|piece| piece.document.is_none_or(|of| of == document));
    of_it
        .map(|piece| {
            let read = waivers::read("waiver", &text(piece.body.clone())?).map_err(|_| VaultError::Damaged)?;
            Ok((piece, read.into_iter().next().ok_or(VaultError::Damaged)?))
        })
        .collect()
}

/// The waivers that hold for a document.
pub(super) fn waivers(session: &mut Session, matter: MatterId, document: DocumentId) -> Result<Vec<Waiver>> {
    Ok(found(session, matter, document)?.into_iter().map(|(_, waiver)| waiver).collect())
}

/// The pieces of the glossary of a matter, with what they say.
fn terms(session: &mut Session, matter: MatterId) -> Result<Vec<(Piece, GlossaryEntry)>> {
    let pieces = session.pieces(matter, PieceKind::Term)?.into_iter();
    pieces
        .map(|piece| {
            let read = decided::read("glossary", &text(piece.body.clone())?).map_err(|_| VaultError::Damaged)?;
            Ok((piece, read.into_iter().next().ok_or(VaultError::Damaged)?))
        })
        .collect()
}

/// The glossary of a matter.
pub(super) fn glossary(session: &mut Session, matter: MatterId) -> Result<Vec<GlossaryEntry>> {
    Ok(terms(session, matter)?.into_iter().map(|(_, entry)| entry).collect())
}

impl Desk {
    /// Takes a decision about names in the glossary of the matter, which others may have changed since.
    pub(crate) fn decide_kept(
        &self,
        workbench: &mut Workbench,
        shown: &Shown,
        decide: impl Fn(&mut Workbench) -> Result<(), ApiError>,
    ) -> Result<GlossaryKept, ApiError> {
        let before = self.with_session(|session| terms(session, shown.matter))?;
        workbench.take_glossary(Ok(before.iter().map(|(_, entry)| entry.clone()).collect()));
        decide(workbench)?;
        self.with_session(|session| {
            for new in workbench.glossary().iter().filter(|entry| before.iter().all(|(_, known)| known != *entry)) {
                session.add_piece(shown.matter, None, PieceKind::Term, &entry(new))?;
            }
            for (piece, _) in before.iter().filter(|(_, entry)| !workbench.glossary().contains(entry)) {
                session.remove_piece(piece.id)?;
            }
            Ok(())
        })?;
        Ok(GlossaryKept { file: None, vault: true })
    }

    /// Sets a finding aside or takes a waiver back in the vault, which others may have changed since.
    pub(crate) fn waive_kept(
        &self,
        workbench: &mut Workbench,
        shown: &Shown,
        for_matter: bool,
        change: impl Fn(&mut Workbench) -> Result<(), ApiError>,
    ) -> Result<WaiversKept, ApiError> {
        let before = self.with_session(|session| found(session, shown.matter, shown.document))?;
        workbench.take_waivers(Ok(before.iter().map(|(_, waiver)| waiver.clone()).collect()));
        change(workbench)?;
        let of = (!for_matter).then_some(shown.document);
        self.with_session(|session| {
            let is_kept = |waiver: &Waiver| before.iter().any(|(_, known)| known == waiver);
            for waiver in workbench.waivers().iter().filter(|waiver| !is_kept(waiver)) {
                session.add_piece(shown.matter, of, PieceKind::Waiver, &written(waiver))?;
            }
            for (piece, _) in before.iter().filter(|(_, waiver)| !workbench.waivers().contains(waiver)) {
                session.remove_piece(piece.id)?;
            }
            Ok(())
        })?;
        Ok(WaiversKept { file: None, vault: true })
    }

    /// The document of the vault that is open, where there is one.
    pub(crate) fn shown_in_vault(&self) -> Option<Shown> {
        match &*self.kept() {
            Kept::Vault(shown) => Some(shown.clone()),
            _ => None,
        }
    }

    /// The proposals that an earlier run left with a document.
    pub(crate) fn kept_trace(&self, shown: &Shown) -> Option<String> {
        let read = |session: &mut Session| session.newest_piece(shown.document, PieceKind::Trace);
        String::from_utf8(self.entrance.session(read).ok()??).ok()
    }

    /// Keeps the proposals of a draft with its document, unless the vault keeps no traces.
    pub(crate) fn keep_trace(&self, shown: &Shown, json: &str) -> Result<(), ApiError> {
        self.kept_where_allowed(|session| session.put_piece(shown.document, PieceKind::Trace, json.as_bytes()))
    }
}
