//! Proposals for how the claims go on at the caret; not where they come from.

use super::Workbench;
use crate::ApiError;
use crate::completion::{Candidate, Question};
use crate::offsets::{Offsets, Unit};
use crate::wire::{Complete, ProposedWords};
use std::sync::Arc;

/// More proposals than a list can show are not looked for.
const MOST: usize = 8;

impl Workbench {
    /// How the claims, as they stand in the editor, go on at the caret, from what is known at once.
    ///
    /// # Errors
    /// Those of [`Completion::complete`](crate::completion::Completion::complete); without a generator there are none.
    pub fn complete(&mut self, request: &Complete) -> Result<Vec<ProposedWords>, ApiError> {
        let question = self.question(request);
        Ok(proposed(self.completion.complete(&question, &mut || true)?))
    }

    /// What is asked, for who answers it elsewhere.
    pub fn question(&self, request: &Complete) -> Question {
        let language = self.document.as_ref().map(|document| document.application.language);
        let caret = Offsets::new(&request.text, Unit::Utf16).to_byte(request.at);
        let text = request.text[..caret].to_owned();
        Question { text, most: request.most.min(MOST), language, own: Arc::clone(&self.own_texts) }
    }

    /// Takes texts of the user, of which proposals may be made while this document is open.
    pub fn take_own_texts(&mut self, texts: Vec<String>) {
        self.own_texts = Arc::new(texts);
    }
}

/// Proposals as the window shows them.
pub fn proposed(candidates: Vec<Candidate>) -> Vec<ProposedWords> {
    let proposed = candidates.into_iter().map(|candidate| ProposedWords {
        saves: candidate.text.chars().count().saturating_sub(1),
        text: candidate.text,
        score: candidate.score,
    });
    proposed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::Language;

    #[test]
    fn own_texts_go_with_their_document() {
        let mut workbench = Workbench::new(Language::En);
        workbench.take_own_texts(vec!["1. A lid that is quokka green.".to_owned()]);
        let text = "1. A lid that is ".to_owned();
        let request = Complete { at: text.len(), text, most: 5 };
        let found = |workbench: &mut Workbench| {
            let found = workbench.complete(&request).expect("no generator can fail");
            found.iter().any(|words| words.text.contains("quokka"))
        };
        assert!(found(&mut workbench));
        workbench.new_document();
        assert!(!found(&mut workbench));
        workbench.take_own_texts(vec!["1. A lid that is quokka green.".to_owned()]);
        workbench.open_sample().expect("the sample is read");
        assert!(!found(&mut workbench));
    }
}
