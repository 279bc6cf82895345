//! The workbench's draft and what is exported of it; not how a draft is written.

use super::Workbench;
use crate::drafting::{DraftSource, Drafted, Filling, Outcome};
use crate::offsets::Unit;
use crate::wire::{DraftView, Export, ExportKind, StartDraft};
use crate::{ApiError, Document, ErrorCode, export};
use claimwright_application::{FilingFacts, Office};

impl Workbench {
    /// Writes the draft by code alone, with what the user wrote into the one before; a generator may fill it afterwards
    /// ([`filling`](Self::filling)).
    ///
    /// # Errors
    /// [`ErrorCode::CannotDraft`] with what the claims lack.
    pub fn start_draft(&mut self, request: &StartDraft) -> Result<DraftView, ApiError> {
        let office = Office::from_word(&request.office).ok_or_else(unknown_office)?;
        let application = match &self.document {
            Some(document) => document.with_claims(&request.claims),
            None => Document::read("claims.txt", request.claims.as_bytes(), None, FilingFacts::default())?.application,
        };
        let mut drafted = Drafted::write(DraftSource {
            figures: application.drawings.present().cloned(),
            application,
            office,
            disclosure: None,
            model: request.model.clone().unwrap_or_default(),
            seed: u64::from(request.seed),
        })?;
        drafted.take_passages(self.passages());
        self.passages.clear();
        Ok(self.drafted.insert(drafted).view(Unit::Utf16))
    }

    /// The draft as it stands.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn draft_view(&self) -> Result<DraftView, ApiError> {
        Ok(self.drafted()?.view(Unit::Utf16))
    }

    /// A run of a generator over the open slots of the draft, to be run on a thread of its own.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn filling(&self) -> Result<Filling, ApiError> {
        Ok(self.drafted()?.filling())
    }

    /// Takes what a run of a generator came to into the draft.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn record(&mut self, outcome: &Outcome) -> Result<DraftView, ApiError> {
        let drafted = self.drafted_mut()?;
        drafted.take(outcome);
        Ok(drafted.view(Unit::Utf16))
    }

    /// Accepts a proposal as the user's own sentence.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`], [`ErrorCode::Unknown`] where the slot holds no proposal.
    pub fn accept(&mut self, slot: usize) -> Result<DraftView, ApiError> {
        self.decide(slot, true)
    }

    /// Takes a proposal out of the draft.
    ///
    /// # Errors
    /// As [`accept`](Self::accept).
    pub fn reject(&mut self, slot: usize) -> Result<DraftView, ApiError> {
        self.decide(slot, false)
    }

    fn decide(&mut self, slot: usize, accept: bool) -> Result<DraftView, ApiError> {
        let drafted = self.drafted_mut()?;
        drafted.decide(slot, accept)?;
        Ok(drafted.view(Unit::Utf16))
    }

    /// The proposals of the draft, to be kept; `None` where no model was asked.
    pub fn proposals(&self) -> Option<String> {
        self.drafted.as_ref()?.proposals()
    }

    /// Takes over proposals kept from an earlier run; `false` where they were made of other claims, by another model
    /// or with another seed, or where there is no draft.
    pub fn restore_proposals(&mut self, json: &str) -> bool {
        self.drafted.as_mut().is_some_and(|drafted| drafted.restore(json))
    }

    /// The draft, or the open document where there is none, as the bytes of a file.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::CannotWrite`].
    pub fn export(&self, request: &Export) -> Result<export::ExportedBytes, ApiError> {
        let (manuscript, page, left_out) = match &self.drafted {
            Some(drafted) => {
                let marked = request.kind == ExportKind::Working;
                let left_out = if marked { 0 } else { drafted.open_proposals() };
                (drafted.manuscript(marked), drafted.page(), left_out)
            }
            None => {
                let document = self.document()?;
                (document.manuscript_for(request.format), document.page(document.offices[0]), 0)
            }
        };
        let stem = self.document.as_ref().map_or("application", |document| document.name.as_str());
        export::named(&manuscript, request, page, stem, left_out)
    }

    pub(super) fn drafted(&self) -> Result<&Drafted, ApiError> {
        self.drafted.as_ref().ok_or_else(no_draft)
    }

    pub(super) fn drafted_mut(&mut self) -> Result<&mut Drafted, ApiError> {
        self.drafted.as_mut().ok_or_else(no_draft)
    }
}

fn no_draft() -> ApiError {
    let sentences =
        ["Draft the application first.", "Rédigez d'abord la demande.", "Entwerfen Sie zuerst die Anmeldung."];
    ApiError::said(ErrorCode::NoDraft, sentences)
}

fn unknown_office() -> ApiError {
    let sentences = ["This office does not exist.", "Cet office n'existe pas.", "Dieses Amt gibt es nicht."];
    ApiError::said(ErrorCode::Unknown, sentences)
}
