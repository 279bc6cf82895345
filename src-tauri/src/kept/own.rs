//! The user's own texts of which completion may take wordings: those saved in the same matter and, where the user says so, in
//! other matters of the same client; never another client's.

use crate::desk::{Desk, Kept};
use claimwright_api::ApiError;
use claimwright_api::wire::{OwnTexts, OwnTextsView};
use claimwright_vault::{DocumentId, MatterId, Piece, PieceKind, Result, Session};

/// Bytes of own texts that are read, those saved last first: more would be looked through at each key.
const MOST: usize = 48_000;

/// The setting of a user who takes wordings from all matters of the client.
const TO_CLIENT: &str = "completion.to-client";

/// Which client's a matter is, as pieces of the matter itself: they are sealed by its key and go with it.
fn clients(session: &mut Session, matter: MatterId) -> Result<Vec<Piece>> {
    let pieces = session.pieces(matter, PieceKind::State)?;
    Ok(pieces.into_iter().filter(|piece| piece.document.is_none()).collect())
}

/// The client of a matter, where the user named one.
fn client(session: &mut Session, matter: MatterId) -> Result<Option<String>> {
    let newest = clients(session, matter)?.pop();
    Ok(newest.and_then(|piece| String::from_utf8(piece.body).ok()).filter(|name| !name.is_empty()))
}

/// Keeps which client's a matter is.
fn set_client(session: &mut Session, matter: MatterId, name: &str) -> Result<()> {
    let before = clients(session, matter)?;
    session.add_piece(matter, None, PieceKind::State, name.trim().as_bytes())?;
    for piece in before {
        // Under a legal hold it stays; the newest counts.
        let _ = session.remove_piece(piece.id);
    }
    Ok(())
}

fn to_client(session: &mut Session) -> Result<bool> {
    Ok(session.own_setting(TO_CLIENT)?.is_some())
}

/// The matters whose texts may be taken while a document of `matter` is open.
fn reach(session: &mut Session, matter: MatterId) -> Result<Vec<MatterId>> {
    let mut reach = vec![matter];
    let Some(own) = client(session, matter)?.filter(|_| to_client(session).unwrap_or(false)) else { return Ok(reach) };
    for other in session.matters()? {
        if other.id != matter && client(session, other.id)?.as_ref() == Some(&own) {
            reach.push(other.id);
        }
    }
    Ok(reach)
}

/// The texts, those of the same matter first; without that of the open document.
fn texts(session: &mut Session, matter: MatterId, open: DocumentId) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut bytes = 0;
    for matter in reach(session, matter)? {
        let mut documents = session.documents(matter)?;
        documents.retain(|document| document.id != open);
        documents.sort_by_key(|document| std::cmp::Reverse(document.changed_ms));
        for document in documents {
            let Some((_, text)) = session.newest(document.id)? else { continue };
            if bytes + text.len() > MOST {
                return Ok(texts);
            }
            bytes += text.len();
            texts.push(text);
        }
    }
    Ok(texts)
}

impl Desk {
    /// Which own texts completion takes wordings from, and what changes that.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn own_texts(&self, request: &OwnTexts) -> Result<OwnTextsView, ApiError> {
        let Kept::Vault(shown) = self.kept().clone() else { return Ok(OwnTextsView::default()) };
        let view = self.with_session(|session| {
            match request {
                OwnTexts::Look {} => {}
                OwnTexts::SetClient { client } => set_client(session, shown.matter, client)?,
                OwnTexts::Reach { to_client } => {
                    session.set_own_setting(TO_CLIENT, to_client.then_some("yes"))?;
                }
            }
            Ok(OwnTextsView {
                kept: true,
                client: client(session, shown.matter)?,
                to_client: to_client(session)?,
                matters: reach(session, shown.matter)?.len(),
                texts: texts(session, shown.matter, shown.document)?.len(),
            })
        })?;
        self.hand_over_own_texts();
        Ok(view)
    }

    /// Hands the texts of which wordings may be taken to the workbench; none for a document that the vault does not keep.
    pub(crate) fn hand_over_own_texts(&self) {
        let mut workbench = self.workbench();
        let texts = match self.kept().clone() {
            // Completion does without them rather than stand in the way of opening a document.
            Kept::Vault(shown) => {
                self.entrance.session(|session| texts(session, shown.matter, shown.document)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        workbench.take_own_texts(texts);
    }
}
