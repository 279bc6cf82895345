//! The run of a generator over the slots of a draft; not what may pass, which the guard decides.

use crate::{ApiError, ErrorCode, Outcome};
use claimwright_application::Application;
use claimwright_draft::Draft;
use claimwright_draft::fill::{Event, Fill, Filled, fill};
use claimwright_infer::{Control, Generator};

/// Most slots that a model fills in one run.
pub const SLOTS: usize = 8;
/// Most tokens of one proposal.
pub const TOKENS: usize = 40;

/// A run of a generator over the slots of a draft; owns what it needs, so that it can run on a thread of its own.
#[derive(Debug, Clone)]
pub struct Filling {
    pub(crate) draft: Draft,
    pub(crate) application: Application,
    pub(crate) how: Fill,
}

impl Filling {
    /// Runs it. `on` hears of each step and says whether to go on; it is also called with an empty piece of text while
    /// the prompt is read, so that a stop takes effect there too.
    ///
    /// # Errors
    /// [`ErrorCode::ModelFailed`]; what was proposed before stays proposed.
    pub fn run(
        mut self,
        generator: &mut dyn Generator,
        on: &mut dyn FnMut(Outcome) -> Control,
    ) -> Result<Filled, ApiError> {
        fill(&mut self.draft, &self.application, generator, self.how, &mut |event| {
            on(match event {
                Event::LeftOut { claims } => Outcome::LeftOut { claims: claims.to_vec() },
                Event::Asked { slot, done, total } => Outcome::Asked { slot, done, total },
                Event::Text { slot, piece } => Outcome::Text { slot, piece: piece.to_owned() },
                Event::Proposed { slot, text } => Outcome::Proposed { slot, text: text.to_owned() },
                Event::Dropped { slot, objection } => Outcome::Dropped { slot, objection },
            })
        })
        .map_err(|error| {
            let sentences = [
                "The model stopped: what it had proposed before is kept.",
                "Le modèle s'est arrêté : ce qu'il avait proposé est conservé.",
                "Das Modell ist stehen geblieben: Was es vorher vorgeschlagen hat, bleibt erhalten.",
            ];
            ApiError::said(ErrorCode::ModelFailed, sentences).because(error)
        })
    }
}
