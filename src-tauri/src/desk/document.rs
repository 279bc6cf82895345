//! The document that is open: where it is kept, opening it, and claims that become one by being typed.

use super::{Desk, lock};
use crate::glossary;
use crate::kept::Shown;
use crate::{places, review};
use claimwright_api::error::in_language;
use claimwright_api::wire::DocumentView;
use claimwright_api::{ApiError, ErrorCode, Workbench};
use std::path::{Path, PathBuf};

/// Name under which claims that were typed, not opened, are a document.
pub const TYPED: [&str; 3] = ["New claims.txt", "Nouvelles revendications.txt", "Neue Ansprüche.txt"];

/// Where the open document is kept, and its waivers with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nowhere: it holds until it is closed.
    #[default]
    Nowhere,
    /// In a file, with its waivers in this one beside it.
    Beside(PathBuf),
    /// In the vault.
    Vault(Shown),
}

impl Desk {
    /// Opens the document named at the start, as soon as somebody may see it.
    pub fn open_first(&self) {
        let Some(path) = lock(&self.first).take() else { return };
        match open_path(&mut self.workbench(), &path) {
            Ok((_, kept)) => self.now_kept(kept),
            Err(error) => *lock(&self.start_failure) = Some(error),
        }
    }

    /// Refuses to open another document while a model works on the draft of this one.
    ///
    /// # Errors
    /// [`ErrorCode::Busy`].
    pub fn may_open(&self) -> Result<(), ApiError> {
        if self.generation.busy() {
            let sentences = [
                "A model is at work on this document: stop it first, then open another one.",
                "Un modèle travaille sur ce document : arrêtez-le d'abord, puis ouvrez-en un autre.",
                "Ein Modell arbeitet an diesem Dokument: Halten Sie es zuerst an, und öffnen Sie dann ein anderes.",
            ];
            return Err(ApiError::said(ErrorCode::Busy, sentences));
        }
        Ok(())
    }

    /// Opens a file, for a command that may pass the gate now: somebody may have locked while the file was chosen.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`]; [`ErrorCode::CannotRead`], and the open document then stays open.
    pub fn open(&self, command: &str, path: &Path) -> Result<DocumentView, ApiError> {
        self.flush();
        let (view, kept) = open_path(&mut *self.enter(command)?, path)?;
        self.now_kept(kept);
        Ok(view)
    }
}

/// Makes typed claims a document, where none is open, so that they have facts and a name.
///
/// # Errors
/// [`ErrorCode::CannotRead`] with what is wrong with the claims.
pub fn adopt_typed(workbench: &mut Workbench, claims: &str) -> Result<(), ApiError> {
    if workbench.document().is_err() && !claims.trim().is_empty() {
        workbench.adopt(in_language(TYPED, workbench.interface()), claims)?;
    }
    Ok(())
}

/// Opens a file with what lies beside it; answers where its waivers are kept.
fn open_path(workbench: &mut Workbench, path: &Path) -> Result<(DocumentView, Kept), ApiError> {
    let (name, manuscript, bytes) = places::import(path)?;
    workbench.open(&name, manuscript, bytes)?;
    let kept = review::take_waivers(workbench, path).map_or(Kept::Nowhere, Kept::Beside);
    glossary::take(workbench, path);
    let shown = workbench.shown().expect("a document is open, as just done");
    Ok((shown, kept))
}
