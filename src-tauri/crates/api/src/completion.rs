//! Completes claims by the statistics that ship with the program, and by a generator where one is handed in; not how words
//! are found.

use crate::{ApiError, ErrorCode};
use claimwright_application::Language;
pub use claimwright_assist::completion::Candidate;
use claimwright_assist::completion::{Completer, Statistics};
use claimwright_infer::Generator;

/// What is known of the language of English claims; how it was made is in `models/claim-language-en.md`.
const ENGLISH: &[u8] = include_bytes!("../../../../models/claim-language-en.bin");

/// Completers of the languages that were asked for, and the generator that they hear.
#[derive(Default)]
pub struct Completion {
    made: Vec<Completer>,
    generator: Option<Box<dyn Generator>>,
}

impl std::fmt::Debug for Completion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Completion").field("heard", &self.generator.as_ref().map(|generator| generator.id())).finish()
    }
}

impl Completion {
    /// One that hears a generator.
    pub fn hearing(generator: Box<dyn Generator>) -> Self {
        Self { made: Vec::new(), generator: Some(generator) }
    }

    /// At most `most` proposals for how `text` goes on at its end, best first; its language is read off it where none is
    /// named.
    ///
    /// # Errors
    /// [`ErrorCode::ModelFailed`] where the generator fails.
    pub fn complete(
        &mut self,
        text: &str,
        most: usize,
        language: Option<Language>,
    ) -> Result<Vec<Candidate>, ApiError> {
        let language = language.unwrap_or_else(|| Language::of(text));
        let at = match self.made.iter().position(|completer| completer.language() == language) {
            Some(at) => at,
            None => {
                let statistics = if language == Language::En { Statistics::from_bytes(ENGLISH).ok() } else { None };
                self.made.push(Completer::new(language, statistics));
                self.made.len() - 1
            }
        };
        let completer = &self.made[at];
        let outlook = match &mut self.generator {
            Some(generator) if completer.hears() => {
                let caret = [Completer::caret(text)];
                let outlooks = generator.outlooks(text, &caret).map_err(|error| {
                    ApiError::new(ErrorCode::ModelFailed, "The model failed while it completed; choose another.")
                        .because(error)
                })?;
                outlooks.into_iter().next()
            }
            _ => None,
        };
        Ok(completer.complete_heard(text, most, outlook))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(text: &str) -> Vec<String> {
        let found = Completion::default().complete(text, 5, None).expect("no generator can fail");
        found.into_iter().map(|candidate| candidate.text).collect()
    }

    #[test]
    fn the_statistics_that_ship_can_be_read_and_know_claims() {
        assert!(Statistics::from_bytes(ENGLISH).is_ok_and(|statistics| statistics.known() > 3000));
        assert!(
            proposed("1. A lock comprising a bolt and a spring, wherein ").iter().any(|text| text.starts_with("the"))
        );
    }

    #[test]
    fn the_statistics_are_those_of_their_card() {
        use sha2::{Digest, Sha256};
        let card = include_str!("../../../../models/claim-language-en.md");
        let hash: String = Sha256::digest(ENGLISH).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(card.contains(&format!("{} bytes", ENGLISH.len())), "the card is of another file: {}", ENGLISH.len());
        assert!(card.contains(&hash), "the card is of another file: {hash}");
    }

    #[test]
    fn a_generator_is_heard() {
        let generator = claimwright_infer::scripted::ScriptedGenerator::new(["spring is bent", "pawl"]);
        let mut completion = Completion::hearing(Box::new(generator));
        let text = "1. A lock comprising a bolt, a spring and a pawl, wherein the ";
        for word in ["spring", "pawl"] {
            let found = completion.complete(text, 5, Some(Language::En)).expect("a script does not fail");
            assert!(found.iter().any(|candidate| candidate.text.starts_with(word)), "{found:?}");
        }
    }
}
