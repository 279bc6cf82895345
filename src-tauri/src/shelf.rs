//! What the panel of models does: the list, adding from a file, verifying, measuring speed; which models there are is
//! `models`'.

use crate::desk::Desk;
use crate::places;
use claimwright_api::wire::{Models, ModelsView, SpeedView};
use claimwright_api::{ApiError, ErrorCode, speed};
use claimwright_weights::Task;
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
        let mut models = self.models.lines(self.drafting_model(), completion.as_deref());
        for line in &mut models {
            line.speed = self.preference.speed(&line.id, &line.sha256);
        }
        ModelsView { models, hearing: self.typing.view(), added }
    }

    /// Measures a model while no other computes, and keeps the figure.
    fn measure(&self, id: &str) -> Result<(), ApiError> {
        self.generation.free()?;
        // Its memory is wanted, and its turns at the processor.
        self.typing.forget();
        let begun = Instant::now();
        let mut seconds = || begun.elapsed().as_secs_f64();
        let measured = match self.models.task(id)? {
            Task::Generator => speed::of_generator(&mut *self.models.load(id)?, &mut seconds),
            Task::Encoder => speed::of_encoder(&mut *self.models.load_encoder(id)?, &mut seconds),
        };
        let failed = |error| {
            let sentences = [
                "The model failed while it was measured: verify it, or choose another.",
                "Le modèle a échoué pendant la mesure : vérifiez-le ou choisissez-en un autre.",
                "Das Modell ist beim Messen gescheitert: Prüfen Sie es, oder wählen Sie ein anderes.",
            ];
            ApiError::said(ErrorCode::ModelFailed, sentences).because(error)
        };
        let measured: SpeedView = measured.map_err(failed)?;
        let of = self.models.lines(None, None).into_iter().find(|line| line.id == id);
        if let Some(line) = of {
            self.preference.keep_speed(id, &line.sha256, measured);
        }
        Ok(())
    }
}
