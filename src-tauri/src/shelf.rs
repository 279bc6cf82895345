//! What the panel of models does: the list, adding from a file, verifying, measuring speed; which models there are is
//! `models`'.

use crate::desk::Desk;
use crate::places;
use claimwright_api::wire::{Models, ModelsView};
use claimwright_api::{ApiError, ErrorCode, speed};
use claimwright_candle::Crew;
use claimwright_weights::{Speed, Task};
use std::num::NonZeroUsize;
use std::time::Instant;
use tauri::AppHandle;

impl Desk {
    /// A step in the panel of models.
    ///
    /// # Errors
    /// [`ErrorCode::Busy`] while a draft is being written; those of [`Models`](crate::models::Models).
    pub fn shelf(&self, app: &AppHandle, request: &Models) -> Result<ModelsView, ApiError> {
        let mut added = None;
        match request {
            Models::List {} => {}
            Models::Add {} => {
                if let Some(file) = places::choose_weights(app) {
                    added = Some(self.models.add(&file)?);
                    self.typing.forget();
                }
            }
            Models::Verify { model } => {
                // What was found broken may be whole again.
                self.typing.forget();
                self.models.verify(model)?;
            }
            Models::Bench { model } => self.measure(model)?,
        }
        Ok(self.shelved(added))
    }

    /// The models as they stand.
    pub fn shelved(&self, added: Option<String>) -> ModelsView {
        let completion = self.heard_while_typing();
        let models = self.models.lines(self.drafting_model(), completion.as_deref());
        ModelsView { models, hearing: self.typing.view(), added }
    }

    /// Measures a model while no other computes, a generator with several numbers of threads, and keeps what was best.
    fn measure(&self, id: &str) -> Result<(), ApiError> {
        let _place = self.generation.hold()?;
        // The memory of the others is wanted, and their turns at the processor; who drafts next, drafts as was measured.
        self.typing.forget();
        self.generation.forget();
        self.comparison.forget();
        let begun = Instant::now();
        let mut seconds = || begun.elapsed().as_secs_f64();
        let failed = |error| {
            let sentences = [
                "The model failed while it was measured: verify it, or choose another.",
                "Le modèle a échoué pendant la mesure : vérifiez-le ou choisissez-en un autre.",
                "Das Modell ist beim Messen gescheitert: Prüfen Sie es, oder wählen Sie ein anderes.",
            ];
            ApiError::said(ErrorCode::ModelFailed, sentences).because(error)
        };
        let measured = match self.models.task(id)? {
            Task::Generator => {
                let crew = Crew::default();
                let mut generator = self.models.load_to_measure(id, &crew)?;
                let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
                let mut share_as = |way| crew.share_as(way);
                let found = speed::of_generator(&mut *generator, cores, &mut share_as, &mut seconds).map_err(failed)?;
                let speed::Figures { way, read, written } = found.chosen;
                Speed::Generator { read, written, threads: way.threads, spin: way.spin, guess: found.guess }
            }
            Task::Encoder => {
                let mut encoder = self.models.load_encoder(id)?;
                Speed::Encoder { phrase_ms: speed::of_encoder(&mut *encoder, &mut seconds).map_err(failed)? }
            }
        };
        self.models.keep_speed(id, measured)
    }
}
