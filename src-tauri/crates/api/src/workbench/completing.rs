//! Proposals for how the claims, or prose behind them, go on at the caret; not where they come from.

use super::Workbench;
use crate::ApiError;
use crate::completion::{Candidate, Question};
use crate::offsets::{Offsets, Unit};
use crate::wire::{Complete, ProposedWords};
use std::sync::Arc;

/// More proposals than a list can show are not looked for.
const MOST: usize = 8;

impl Workbench {
    /// How the claims, as they stand in the editor, or a passage of the description go on at the caret, from what is known
    /// at once.
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
        let before = &request.text[..caret];
        let (text, prose) = match &request.claims {
            Some(claims) => {
                let claims = claims.trim_end();
                // Claims that are still being written end nevertheless where prose begins.
                let stop = if claims.is_empty() || claims.ends_with('.') { "" } else { "." };
                let claims = format!("{claims}{stop}\n\n");
                (format!("{claims}{before}"), Some(claims.len()))
            }
            None => (before.to_owned(), None),
        };
        Question { text, prose, most: request.most.min(MOST), language, own: Arc::clone(&self.own_texts) }
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
    fn a_passage_goes_on_with_what_any_claim_names_and_begins_with_a_capital() {
        let mut workbench = Workbench::new(Language::En);
        let claims = "1. A lock comprising a bolt.\n\n2. The lock of claim 1, further comprising a return spring.\n\n3. The lock of claim 1, wherein the bolt is bent";
        let mut found = |text: &str, claims: Option<&str>| {
            let claims = claims.map(str::to_owned);
            let request = Complete { at: text.encode_utf16().count(), text: text.to_owned(), claims, most: 8 };
            let found = workbench.complete(&request).expect("no generator can fail");
            found.into_iter().map(|words| words.text).collect::<Vec<_>>()
        };
        let any = |found: &[String], words: &str| found.iter().any(|text| text.starts_with(words));
        for text in ["in one example 😀, the re", "2. In one example, the re", "One\nin another, the re"] {
            assert!(any(&found(text, Some(claims)), "turn spring"), "{text}");
        }
        let opened = found("", Some(claims));
        assert!(!opened.is_empty() && opened.iter().all(|text| text.starts_with(char::is_uppercase)), "{opened:?}");
        let introduced = "A gas damper holds the bolt. The ga";
        assert!(any(&found(introduced, Some(claims)), "s damper"), "{:?}", found(introduced, Some(claims)));
        assert!(!found("The lock is ", Some("")).is_empty(), "without claims too");
    }

    #[test]
    fn own_texts_go_with_their_document() {
        let mut workbench = Workbench::new(Language::En);
        workbench.take_own_texts(vec!["1. A lid that is quokka green.".to_owned()]);
        let text = "1. A lid that is ".to_owned();
        let request = Complete { at: text.len(), text, claims: None, most: 5 };
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
