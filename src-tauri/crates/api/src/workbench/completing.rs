//! Proposals for how the claims go on at the caret; not where they come from.

use super::Workbench;
use crate::ApiError;
use crate::offsets::{Offsets, Unit};
use crate::wire::{Complete, ProposedWords};

/// More proposals than a list can show are not looked for.
const MOST: usize = 8;

impl Workbench {
    /// How the claims, as they stand in the editor, go on at the caret.
    ///
    /// # Errors
    /// [`ModelFailed`](crate::ErrorCode::ModelFailed) where a generator that is heard fails.
    pub fn complete(&mut self, request: &Complete) -> Result<Vec<ProposedWords>, ApiError> {
        let language = self.document.as_ref().map(|document| document.application.language);
        let caret = Offsets::new(&request.text, Unit::Utf16).to_byte(request.at);
        let candidates = self.completion.complete(&request.text[..caret], request.most.min(MOST), language)?;
        let proposed = candidates.into_iter().map(|candidate| ProposedWords {
            saves: candidate.text.chars().count().saturating_sub(1),
            text: candidate.text,
            score: candidate.score,
        });
        Ok(proposed.collect())
    }
}
