//! Typing that no file and no vault holds, set aside in the vault before that is locked; its author, and nobody else, finds
//! it among what was not saved.

use super::pieces;
use crate::desk::{Desk, Kept, TYPED, Typed};
use claimwright_api::error::in_language;
use claimwright_vault::{Aside, DocumentId, PieceKind};
use std::sync::{MutexGuard, PoisonError};

/// The title of a person's own matter for what was set aside.
const NOT_FILED: [&str; 3] = ["Not filed yet", "Non classé", "Noch nicht abgelegt"];

impl Desk {
    fn aside(&self) -> MutexGuard<'_, Option<(DocumentId, Typed)>> {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The document in which the typing of this time was set aside, where some was.
    pub fn set_aside_last(&self) -> Option<DocumentId> {
        self.aside().as_ref().map(|(document, _)| *document)
    }

    /// Sets aside what was typed in a document that is kept nowhere. A vault that is not open or not written keeps nothing.
    pub fn set_aside(&self) {
        let workbench = self.workbench();
        if matches!(&*self.kept(), Kept::Vault(_)) {
            return;
        }
        let claims = workbench.typed_claims();
        let unsaved = workbench.unsaved_claims().is_some() || workbench.has_unsaved_passages();
        if !unsaved || claims.trim().is_empty() {
            return;
        }
        let typed = (claims.to_owned(), workbench.state());
        let mut aside = self.aside();
        if aside.as_ref().is_some_and(|(_, kept)| *kept == typed) {
            return;
        }
        let language = workbench.interface();
        let title = workbench.shown().map_or_else(|| in_language(TYPED, language).to_owned(), |view| view.name);
        let beside = pieces::beside(&workbench);
        let pieces: Vec<(PieceKind, &[u8])> = beside.iter().map(|(kind, bytes)| (*kind, bytes.as_slice())).collect();
        let before = aside.as_ref().map(|(document, _)| *document);
        let kept = self.entrance.session(|session| match before {
            Some(document) => {
                session.set_aside_again(document, claims.as_bytes(), typed.1.as_deref()).map(|()| document)
            }
            None => session.set_aside(&Aside {
                matter: in_language(NOT_FILED, language),
                title: &title,
                typed: claims.as_bytes(),
                pieces: &pieces,
            }),
        });
        if let Ok(document) = kept {
            *aside = Some((document, typed));
        }
    }

    /// Takes note that the open document is kept for good now: what was set aside of it goes.
    pub fn filed(&self) {
        let mut aside = self.aside().take().map(|(document, _)| document);
        if let Kept::Vault(shown) = &*self.kept() {
            aside = Some(shown.document);
        }
        if let Some(document) = aside {
            // What stays is offered once more, which loses nothing.
            let _ = self.entrance.session(|session| session.filed(document));
        }
    }
}
