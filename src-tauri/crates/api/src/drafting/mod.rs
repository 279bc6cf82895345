//! A draft with what it was made of: written by code, filled by a generator, decided by a person, kept for later.

mod figures;
mod filling;
mod kept;
mod outcome;
mod view;

pub use figures::{GivenFigures, figures};
pub use filling::{Filling, SLOTS, TOKENS};
pub use kept::{KeptProposals, fingerprint};
pub use outcome::Outcome;
pub use view::reason;

use crate::offsets::Unit;
use crate::wire::DraftView;
use crate::{ApiError, ErrorCode};
use claimwright_application::{Application, Drawings, Manuscript, Office, Part};
use claimwright_draft::fill::Fill;
use claimwright_draft::{Draft, DraftError, Passage, Proposals, SlotState};
use claimwright_files::Page;

/// What to draft from.
#[derive(Debug, Clone)]
pub struct DraftSource {
    /// The claims and their title; description and abstract of an earlier application are not used.
    pub application: Application,
    /// For which office.
    pub office: Office,
    /// What the inventor disclosed.
    pub disclosure: Option<String>,
    /// The figures that exist, where they are known.
    pub figures: Option<Drawings>,
    /// Id of the model that will propose; empty for none.
    pub model: String,
    /// Seed of the sampling.
    pub seed: u64,
}

/// A draft with what it was made of.
#[derive(Debug, Clone)]
pub struct Drafted {
    draft: Draft,
    application: Application,
    kept: KeptProposals,
}

impl Drafted {
    /// Writes the draft by code alone.
    ///
    /// # Errors
    /// [`ErrorCode::CannotDraft`] with what the claims lack.
    pub fn write(source: DraftSource) -> Result<Self, ApiError> {
        let mut application = source.application;
        application.description = Part::NotSupplied;
        application.abstract_ = Part::NotSupplied;
        let request = claimwright_draft::Request {
            application: &application,
            office: source.office,
            disclosure: source.disclosure.as_deref(),
            figures: source.figures.as_ref(),
        };
        let draft = claimwright_draft::write(&request).map_err(refusal)?;
        let claims = application.claims.present().map_or("", |set| set.text.as_str());
        let kept = KeptProposals {
            fingerprint: fingerprint(claims, source.office.word()),
            model: source.model,
            seed: source.seed,
            outcomes: Vec::new(),
            accepted: Vec::new(),
            rejected: Vec::new(),
        };
        Ok(Self { draft, application, kept })
    }

    /// The page that its office asks for.
    pub const fn page(&self) -> Page {
        Page { office: self.draft.office, language: self.draft.language }
    }

    /// As the wire shows it; limitations are located in `unit`.
    pub fn view(&self, unit: Unit) -> DraftView {
        view::view(&self.draft, &self.application, unit)
    }

    /// The run of a generator over the open slots, to be run on a thread of its own.
    pub fn filling(&self) -> Filling {
        Filling {
            draft: self.draft.clone(),
            application: self.application.clone(),
            how: Fill { slots: SLOTS, tokens: TOKENS, seed: self.kept.seed },
        }
    }

    /// Takes over what a run came to.
    pub fn take(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::LeftOut { .. } | Outcome::Asked { .. } | Outcome::Text { .. } => return,
            Outcome::Proposed { slot, text } => {
                self.draft.propose(*slot, text, &self.kept.model, self.kept.seed);
            }
            Outcome::Dropped { slot, objection } => {
                if let Some(slot) = self.draft.slots.get_mut(*slot) {
                    slot.state = SlotState::Dropped(*objection);
                }
            }
        }
        self.kept.outcomes.push(outcome.clone());
    }

    /// Accepts a proposal as the user's own sentence, or takes it out.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`] where the slot holds no proposal.
    pub fn decide(&mut self, slot: usize, accept: bool) -> Result<(), ApiError> {
        let done = if accept { self.draft.accept(slot) } else { self.draft.reject(slot) };
        if !done {
            let sentences = [
                "There is no proposal at this place any more.",
                "Il n'y a plus de proposition à cet endroit.",
                "An dieser Stelle gibt es keinen Vorschlag mehr.",
            ];
            return Err(ApiError::said(ErrorCode::Unknown, sentences));
        }
        if accept { &mut self.kept.accepted } else { &mut self.kept.rejected }.push(slot);
        Ok(())
    }

    /// Takes over what the user wrote into an earlier draft.
    pub fn take_passages(&mut self, passages: Vec<Passage>) {
        self.draft.take_passages(passages);
    }

    /// What the user wrote into it.
    pub fn passages(&self) -> Vec<Passage> {
        self.draft.passages()
    }

    /// Adds a passage of the user behind a block, as [`view`](Self::view) shows them; answers its number, or `None` where
    /// none can stand.
    pub fn add_passage(&mut self, behind: usize, text: &str) -> Option<u32> {
        self.draft.add_passage(behind, text)
    }

    /// Changes the text of a passage, or takes it out where the text is blank; `false` where there is none of this number.
    pub fn change_passage(&mut self, passage: u32, text: &str) -> bool {
        self.draft.change_passage(passage, text)
    }

    /// The proposals as JSON, to be kept; `None` where no model was asked.
    pub fn proposals(&self) -> Option<String> {
        (!self.kept.outcomes.is_empty())
            .then(|| serde_json::to_string_pretty(&self.kept).expect("plain values become JSON"))
    }

    /// Takes over proposals kept from an earlier run; `false` where they were made of other claims, by another model
    /// or with another seed.
    pub fn restore(&mut self, json: &str) -> bool {
        let Ok(kept) = serde_json::from_str::<KeptProposals>(json) else { return false };
        if (&kept.fingerprint, &kept.model, kept.seed) != (&self.kept.fingerprint, &self.kept.model, self.kept.seed) {
            return false;
        }
        for outcome in &kept.outcomes {
            self.take(outcome);
        }
        for slot in &kept.accepted {
            self.draft.accept(*slot);
        }
        for slot in &kept.rejected {
            self.draft.reject(*slot);
        }
        self.kept = kept;
        true
    }

    /// Proposals that nobody has decided on.
    pub fn open_proposals(&self) -> usize {
        self.draft.open_proposals()
    }

    /// The draft as a manuscript; with `marked`, open proposals stand in it as `[PROPOSAL …]`, else they are left out.
    pub fn manuscript(&self, marked: bool) -> Manuscript {
        self.draft.manuscript(if marked { Proposals::Marked } else { Proposals::Drop })
    }

    /// The draft parsed again, as any document is, with the filing facts of its source.
    pub fn application(&self, marked: bool) -> Application {
        Application::from_manuscript(&self.manuscript(marked), Some(self.draft.language), self.application.facts)
    }
}

fn refusal(error: DraftError) -> ApiError {
    let sentences = match error {
        DraftError::NoClaims => [
            "There are no claims to draft from: write or open claims first.",
            "Il n'y a pas de revendications dont partir : écrivez ou ouvrez d'abord des revendications.",
            "Es gibt keine Ansprüche, von denen auszugehen wäre: Schreiben oder öffnen Sie zuerst Ansprüche.",
        ],
        DraftError::NoIndependentClaim => [
            "Every claim depends on another, so that there is nothing to begin with: correct the dependencies.",
            "Chaque revendication dépend d'une autre, il n'y a donc pas de point de départ : corrigez les dépendances.",
            "Jeder Anspruch hängt von einem anderen ab, sodass es keinen Anfang gibt: Berichtigen Sie die Rückbezüge.",
        ],
        DraftError::OfficeNotSupported(_) => [
            "Drafts can be written for the EPO and the USPTO.",
            "Une demande peut être rédigée pour l'OEB et l'USPTO.",
            "Entwürfe können für das EPA und das USPTO geschrieben werden.",
        ],
        _ => [
            "Drafts can be written in English only; these claims are in another language.",
            "Une demande ne peut être rédigée qu'en anglais ; ces revendications sont dans une autre langue.",
            "Entwürfe können nur auf Englisch geschrieben werden; diese Ansprüche sind in einer anderen Sprache.",
        ],
    };
    ApiError::said(ErrorCode::CannotDraft, sentences)
}
