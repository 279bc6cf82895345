//! Claims to a complete application: plan → sections, figures, abstract, all by code; then a generator proposes further
//! sentences into marked slots, each checked by the [`guard`] before anyone sees it, and the user adds passages.
//!
//! Code owns claims, numerals, antecedents, figure references and the skeleton of every section. Every sentence says
//! where it came from ([`Origin`]). Pure but for the generator that is handed in: no file, no clock, no thread.

mod decide;
mod document;
mod english;
pub mod fill;
pub mod guard;
mod manuscript;
mod passages;
mod plan;
mod profile;
mod sections;

pub use document::{Block, BlockKind, Draft, Origin, Proposals, Question, Sentence, Slot, SlotState};
pub use passages::{Laid, Passage};

use claimwright_application::{Application, Drawings, Office};
use english::Source;
use english::lexicon::Lexicon;
use plan::Plan;
use profile::Profile;
use sections::{Desk, disclosure::Disclosure};

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
    let application = request.application;
    let set = application.claims.present().filter(|set| !set.claims.is_empty()).ok_or(DraftError::NoClaims)?;
    if !matches!(request.office, Office::Ep | Office::Us) {
        return Err(DraftError::OfficeNotSupported(request.office));
    }
    let language = application.language;
    let profile = Profile::of(request.office, language).ok_or(DraftError::LanguageNotSupported(language))?;
    let lexicon = Lexicon::new();
    let plan = Plan::of(request, set, &lexicon);
    if plan.independent.is_empty() {
        return Err(DraftError::NoIndependentClaim);
    }
    let source = Source { set, plan: &plan, lexicon: &lexicon, office: request.office };
    let disclosure = Disclosure::of(request.disclosure);
    Ok(sections::write(&Desk { request, source, profile: &profile, disclosure: &disclosure }))
}
