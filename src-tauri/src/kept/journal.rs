//! What was typed and not saved: journaled, offered, taken or discarded; it is never overwritten silently.

use super::{Found, Shown, text};
use crate::accounts::named;
use crate::desk::{Desk, Kept};
use claimwright_api::error::in_language;
use claimwright_api::wire::{Journal, Unsaved, UnsavedAnswer, UnsavedView};
use claimwright_api::{ApiError, ErrorCode};
use claimwright_vault::{DocumentId, Result, Session};

/// What is said where no document of the vault is open.
pub(super) fn nothing_kept() -> ApiError {
    let said = [
        "No document of the vault is open: keep this one in a matter first.",
        "Aucun document du coffre n'est ouvert : conservez d'abord celui-ci dans un dossier.",
        "Kein Dokument des Tresors ist geöffnet: Bewahren Sie dieses zuerst in einer Akte auf.",
    ];
    ApiError::said(ErrorCode::NothingOpen, said)
}

/// The name of a revision that holds typing on which nobody decided.
const RECOVERED: [&str; 3] =
    ["Unsaved typing, kept", "Saisie non enregistrée, conservée", "Nicht gespeicherte Eingabe, aufbewahrt"];

fn listed(session: &mut Session) -> Result<UnsavedAnswer> {
    let mut unsaved = Vec::new();
    for found in session.unsaved()? {
        let document = session.document(found.document)?;
        unsaved.push(UnsavedView {
            document: found.document.to_string(),
            matter: document.matter.to_string(),
            title: document.title,
            last_ms: found.last_ms,
        });
    }
    Ok(UnsavedAnswer::List { unsaved })
}

impl Desk {
    /// Takes what was typed into the journal.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`] where another document is open than the one it was typed in; those of the vault.
    pub fn journal(&self, request: &Journal) -> Result<(), ApiError> {
        let shown = self.shown()?;
        if self.said(named::<DocumentId>(&request.document))? != shown.document {
            return Err(nothing_kept());
        }
        if let Some(history) = &request.history {
            self.with_session(|session| session.undo_append(shown.document, history.as_bytes(), true))?;
        }
        self.journaled(shown, &request.claims)
    }

    fn journaled(&self, shown: Shown, claims: &str) -> Result<(), ApiError> {
        // What is saved meanwhile is in the revision, and is not journaled behind it.
        let _turn = self.writing();
        let holds = |now: &Shown| now.document == shown.document && now.held.as_deref() == Some(claims);
        if matches!(&*self.kept(), Kept::Vault(now) if holds(now)) {
            return Ok(());
        }
        self.decide(&shown)?;
        self.with_session(|session| session.journal_append(shown.document, claims.as_bytes(), true))?;
        if let Kept::Vault(now) = &mut *self.kept()
            && now.document == shown.document
        {
            (now.undecided, now.held) = (false, Some(claims.to_owned()));
        }
        Ok(())
    }

    /// Typing of an earlier time on which nobody decided becomes a revision before anything takes its place.
    pub(super) fn decide(&self, shown: &Shown) -> Result<(), ApiError> {
        if !shown.undecided {
            return Ok(());
        }
        let name = in_language(RECOVERED, self.spoken());
        self.with_session(|session| match session.journal(shown.document)?.pop() {
            Some(typed) => session.save(shown.document, &text(typed)?, Some(name)).map(drop),
            None => Ok(()),
        })
    }

    /// Journals what the workbench was told last, where it is neither saved nor journaled: the program's own part in
    /// losing at most two seconds, whatever the window does.
    pub fn flush(&self) {
        let workbench = self.workbench();
        let (Kept::Vault(shown), Some(claims)) = (self.kept().clone(), workbench.unsaved_claims()) else { return };
        // A vault that is full or read-only has told so to the window, which still holds the text.
        let _ = self.journaled(shown, claims);
    }

    /// A step with typing that was not saved.
    ///
    /// # Errors
    /// Those of the vault, and of opening a document.
    pub fn unsaved(&self, request: &Unsaved) -> Result<UnsavedAnswer, ApiError> {
        match request {
            Unsaved::List {} => self.with_session(listed),
            Unsaved::Texts { document } => self.with_session(|session| {
                let found = Found::of(session, named(document)?)?;
                let (saved, typed) = (found.saved.unwrap_or_default(), found.typed.unwrap_or_default());
                Ok(UnsavedAnswer::Texts { saved, typed })
            }),
            Unsaved::Take { document } => Ok(UnsavedAnswer::Opened { opened: self.open_of(document, true)? }),
            Unsaved::Discard { document } => {
                let id: DocumentId = self.said(named(document))?;
                let list = self.with_session(|session| {
                    session.journal_discard(id)?;
                    listed(session)
                })?;
                let is_gone = self.with_session(|session| Ok(session.document(id).is_err()))?;
                let mut kept = self.kept();
                match &mut *kept {
                    Kept::Vault(shown) if shown.document != id => {}
                    // It was made for that typing alone.
                    Kept::Vault(_) if is_gone => *kept = Kept::Nowhere,
                    Kept::Vault(shown) => (shown.undecided, shown.held) = (false, None),
                    _ => {}
                }
                Ok(list)
            }
        }
    }
}
