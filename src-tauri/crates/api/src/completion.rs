//! Completes claims by the statistics that ship with the program, and by a generator where one is handed in; not how words
//! are found.

use crate::hearing::Hearing;
use crate::{ApiError, ErrorCode};
use claimwright_application::Language;
pub use claimwright_assist::completion::Candidate;
use claimwright_assist::completion::{Completer, Given, Statistics};
use claimwright_infer::Generator;
use std::sync::Arc;

/// What is known of the language of English claims; how it was made is in `models/claim-language-en.md`.
const ENGLISH: &[u8] = include_bytes!("../../../../models/claim-language-en.bin");

/// A question how a text goes on at its end.
#[derive(Debug, Clone)]
pub struct Question {
    /// The text.
    pub text: String,
    /// The byte at which prose begins in it, where it is known; what stands before are claims.
    pub prose: Option<usize>,
    /// At most so many proposals.
    pub most: usize,
    /// Its language; read off it where none is named.
    pub language: Option<Language>,
    /// Texts of the user, of which wordings may be taken.
    pub own: Arc<Vec<String>>,
}

/// Completers of the languages that were asked for, and the generator that they hear.
#[derive(Debug, Default)]
pub struct Completion {
    made: Vec<Completer>,
    hearing: Option<Hearing>,
}

impl Completion {
    /// One that hears a generator.
    pub fn hearing(generator: Box<dyn Generator>) -> Self {
        Self { made: Vec::new(), hearing: Some(Hearing::new(generator)) }
    }

    /// The generator that is heard.
    pub fn heard(&self) -> Option<&str> {
        self.hearing.as_ref().map(Hearing::id)
    }

    /// Whether the text was too long for the generator, so that it does not hear its first claims.
    pub fn shortened(&self) -> bool {
        self.hearing.as_ref().is_some_and(Hearing::shortened)
    }

    /// Computes the text of a question while `go_on`, so that the next one is answered soon. What fails now fails then.
    pub fn warm(&mut self, question: &Question, go_on: &mut dyn FnMut() -> bool) {
        let language = question.language.unwrap_or_else(|| Language::of(&question.text));
        if let Some(hearing) = &mut self.hearing {
            let end = question.text.rfind(char::is_whitespace).unwrap_or(0);
            let _ = hearing.expect(question.text[..end].trim_end(), language, go_on);
        }
    }

    /// Proposals for how a text goes on, best first. The generator is asked while `go_on`; what it did not tell by then is
    /// not heard.
    ///
    /// # Errors
    /// [`ErrorCode::ModelFailed`] where the generator fails.
    pub fn complete(
        &mut self,
        question: &Question,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Vec<Candidate>, ApiError> {
        let text = question.text.as_str();
        let language = question.language.unwrap_or_else(|| Language::of(text));
        let at = match self.made.iter().position(|completer| completer.language() == language) {
            Some(at) => at,
            None => {
                let statistics = if language == Language::En { Statistics::from_bytes(ENGLISH).ok() } else { None };
                self.made.push(Completer::new(language, statistics));
                self.made.len() - 1
            }
        };
        let mut failed = None;
        let hearing = &mut self.hearing;
        let mut ask = |text: &str| match hearing.as_mut()?.expect(text, language, go_on) {
            Ok(outlook) => outlook,
            Err(error) => {
                failed = Some(error);
                None
            }
        };
        let given = Given { text, prose: question.prose };
        let found = self.made[at].complete_hearing(given, question.most, &question.own, &mut ask);
        match failed {
            None => Ok(found),
            Some(error) => {
                let sentences = [
                    "The model failed while it completed; choose another.",
                    "Le modèle a échoué en complétant ; choisissez-en un autre.",
                    "Das Modell ist beim Vervollständigen gescheitert; wählen Sie ein anderes.",
                ];
                Err(ApiError::said(ErrorCode::ModelFailed, sentences).because(error))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(completion: &mut Completion, text: &str, own: &[&str]) -> Vec<String> {
        let own = Arc::new(own.iter().map(|&text| text.to_owned()).collect());
        let question = Question { text: text.to_owned(), prose: None, most: 5, language: Some(Language::En), own };
        let found = completion.complete(&question, &mut || true).expect("a script does not fail");
        found.into_iter().map(|candidate| candidate.text).collect()
    }

    fn proposed(text: &str) -> Vec<String> {
        texts(&mut Completion::default(), text, &[])
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
        let text = "1. A lock comprising a bolt, a spring and a pawl, wherein the ";
        for word in ["spring", "pawl"] {
            let generator = claimwright_infer::scripted::ScriptedGenerator::new([word, "", ""]);
            let found = texts(&mut Completion::hearing(Box::new(generator)), text, &[]);
            assert!(found.first().is_some_and(|first| first.starts_with(word)), "{found:?}");
        }
        let generator = claimwright_infer::scripted::ScriptedGenerator::new(["pawl", "", ""]);
        let claims = "1. A lock comprising a bolt, a spring and a pawl.\n\n";
        let question = Question {
            text: format!("{claims}in use, the "),
            prose: Some(claims.len()),
            most: 5,
            language: Some(Language::En),
            own: Arc::default(),
        };
        let found = Completion::hearing(Box::new(generator)).complete(&question, &mut || true).expect("it cannot fail");
        assert!(found.first().is_some_and(|first| first.text.starts_with("pawl")), "{found:?}");
    }

    #[test]
    fn a_wording_of_the_users_own_texts_is_proposed() {
        let own = "1. A lock, wherein the bolt is chamfered at an angle of forty degrees towards the strike plate.";
        let text = "1. A lock comprising a bolt, wherein the bolt is chamfered ";
        assert!(!proposed(text).iter().any(|found| found.starts_with("at an angle")), "nobody else says so");
        let found = texts(&mut Completion::default(), text, &[own]);
        assert!(found.iter().any(|found| found.starts_with("at an angle")), "{found:?}");
        let text =
            "1. A lock comprising a bolt, wherein the bolt is chamfered at an angle of forty degrees towards the ";
        let found = texts(&mut Completion::default(), text, &[own]);
        assert!(
            found.iter().all(|found| !found.contains("strike")),
            "nothing introduced a strike plate here: {found:?}"
        );
    }
}
