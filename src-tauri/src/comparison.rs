//! Names compared by their meaning, a few pairs a call, so that neither typing nor locking waits for a model; which names
//! belong together is concluded in `api`, and no thread is begun here.

use crate::accounts;
use crate::desk::Desk;
use claimwright_api::naming::Questions;
use claimwright_api::wire::{CompareNames, NamesView};
use claimwright_api::{ApiError, ErrorCode, Language, Similarity, TermPair};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Pairs that the model reads in one call: some tenths of a second on two cores.
const MOST_PAIRS: usize = 24;

/// The models that compare names.
#[derive(Default)]
pub struct Comparison {
    model: Mutex<State>,
    /// The one for French and German.
    of_many: Mutex<State>,
}

/// How far one has come.
#[derive(Default)]
enum State {
    /// Nobody has asked for it yet.
    #[default]
    Unread,
    /// It is there.
    Ready(Box<dyn Similarity>),
    /// It is not wanted: the program was started without models.
    Unwanted,
    /// It broke; it is not tried again before the next start.
    Broken(ApiError),
}

impl Comparison {
    /// The comparison with models, where any are `wanted`.
    pub fn new(wanted: bool) -> Self {
        let state = || Mutex::new(if wanted { State::Unread } else { State::Unwanted });
        Self { model: state(), of_many: state() }
    }

    /// Forgets the models that were read, and with them the names that they remember.
    pub fn forget(&self) {
        for state in [&self.model, &self.of_many] {
            let mut state = lock(state);
            if matches!(*state, State::Ready(_)) {
                *state = State::Unread;
            }
        }
    }

    /// The answers of a model for the language of these questions, in their order; `None` where none is wanted.
    fn ask(&self, desk: &Desk, questions: &Questions) -> Result<Option<Vec<f32>>, ApiError> {
        let mut state = match questions.language {
            Language::En => lock(&self.model),
            Language::Fr | Language::De => self.of_many(desk).unwrap_or_else(|| lock(&self.model)),
        };
        if matches!(*state, State::Unread) {
            match desk.models.load_comparer() {
                Ok(model) => *state = State::Ready(model),
                // What is missing may be fetched while the window is open.
                Err(error) if error.code == ErrorCode::ModelMissing => return Err(error),
                Err(error) => *state = State::Broken(error),
            }
        }
        let model = match &mut *state {
            State::Ready(model) => model,
            State::Broken(error) => return Err(error.clone()),
            State::Unwanted | State::Unread => return Ok(None),
        };
        let context = questions.context.as_deref();
        let pairs: Vec<TermPair<'_>> = questions.pairs.iter().map(|(a, b)| TermPair { a, b, context }).collect();
        // What was locked away is not read to its end.
        match model.similar_while(&pairs, &mut || desk.gate_is_open()) {
            Ok(Some(scores)) => Ok(Some(scores)),
            Ok(None) => Err(accounts::sentences::locked()),
            Err(error) => {
                let error = unreadable(model.id()).because(error);
                *state = State::Broken(error.clone());
                Err(error)
            }
        }
    }

    /// The model for French and German, read where it is there; `None` where it is not, so that the other one serves.
    fn of_many(&self, desk: &Desk) -> Option<MutexGuard<'_, State>> {
        let mut state = lock(&self.of_many);
        if matches!(*state, State::Unread) {
            *state = match desk.models.load_comparer_of_many() {
                Ok(Some(model)) => State::Ready(model),
                Ok(None) => return None,
                Err(error) => State::Broken(error),
            };
        }
        Some(state)
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unreadable(id: &str) -> ApiError {
    let sentences = [
        format!("The model {id} cannot compare these names: they are compared by their words and by where they stand."),
        format!("Le modèle {id} ne peut pas comparer ces noms : ils sont comparés par leurs mots et leur place."),
        format!(
            "Das Modell {id} kann diese Namen nicht vergleichen: Sie werden nach ihren Wörtern und ihrem Platz verglichen."
        ),
    ];
    ApiError::said(ErrorCode::ModelBroken, sentences)
}

impl Desk {
    /// The groups of names of the claims, with the answers of a model to the next few pairs, where there is one. The
    /// workbench is free while it reads.
    ///
    /// # Errors
    /// Those of the gate, and of claims that are too many.
    pub fn compare_names(&self, request: &CompareNames) -> Result<NamesView, ApiError> {
        let questions = self.enter("compare_names")?.open_questions(&request.text, MOST_PAIRS)?;
        let asked = self.comparison.ask(self, &questions);
        // Asked again: somebody may have locked while the model read.
        let mut workbench = self.enter("compare_names")?;
        let (progress, missing) = match asked {
            Ok(Some(scores)) => {
                let progress = (scores.len(), questions.waiting);
                workbench.learn_names(questions, &scores);
                (progress, None)
            }
            Ok(None) => ((0, 0), Some(said(&without(), self.spoken()))),
            Err(error) => ((0, 0), Some(said(&error, self.spoken()))),
        };
        workbench.compare_names(&request.text, progress, missing)
    }
}

fn without() -> ApiError {
    let sentences = [
        "The program was started without models: names are compared by their words and by where they stand.",
        "Le programme a été lancé sans modèles : les noms sont comparés par leurs mots et leur place.",
        "Das Programm wurde ohne Modelle gestartet: Namen werden nach ihren Wörtern und ihrem Platz verglichen.",
    ];
    ApiError::said(ErrorCode::ModelMissing, sentences)
}

/// The sentence of an error in a language.
fn said(error: &ApiError, language: Language) -> String {
    let translated = error.translations.as_ref().and_then(|translations| match language {
        Language::En => None,
        Language::Fr => Some(&translations.fr),
        Language::De => Some(&translations.de),
    });
    translated.unwrap_or(&error.sentence).clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use crate::desk::adopt_typed;
    use claimwright_infer::InferError;

    /// A model that finds all names alike, and counts what it is asked.
    struct Alike(usize);

    impl Similarity for Alike {
        fn id(&self) -> &str {
            "alike"
        }
        fn similar_while(
            &mut self,
            pairs: &[TermPair<'_>],
            go_on: &mut dyn FnMut() -> bool,
        ) -> Result<Option<Vec<f32>>, InferError> {
            self.0 += pairs.len();
            if self.0 > 1_000 {
                return Err(InferError::Broken("enough".to_owned()));
            }
            Ok(go_on().then(|| vec![1.0; pairs.len()]))
        }
    }

    fn desk(no_model: bool) -> Desk {
        Desk::new(Arguments { no_model, without_accounts: true, ..Arguments::default() })
    }

    fn request(parts: usize) -> CompareNames {
        let parts: Vec<String> = (0..parts).map(|n| format!("a part{n}x")).collect();
        CompareNames { text: format!("1. A mill comprising {}, wherein the funnel is steel.", parts.join(", ")) }
    }

    #[test]
    fn pairs_are_read_a_few_at_a_time_and_each_once() {
        let desk = desk(false);
        *desk.comparison.model.lock().expect("nobody holds it") = State::Ready(Box::new(Alike(0)));
        let first = desk.compare_names(&request(30)).expect("they are claims");
        assert!(first.waiting > 0 && first.missing.is_none(), "{}", first.waiting);
        let then = desk.compare_names(&request(30)).expect("they are claims");
        assert_eq!(then.waiting, 0);
        assert_eq!(then.groups.len(), 1, "the model finds all names alike");
    }

    #[test]
    fn french_and_german_are_read_by_the_model_of_many_languages() {
        let desk = desk(false);
        *lock(&desk.comparison.model) = State::Unwanted;
        *lock(&desk.comparison.of_many) = State::Ready(Box::new(Alike(0)));
        let text =
            "1. Dispositif comprenant un capot, un organe de fixation et une vis, dans lequel le couvercle est fixé.";
        let found = desk.compare_names(&CompareNames { text: text.to_owned() }).expect("they are claims");
        assert!(found.missing.is_none(), "{:?}", found.missing);
        let english = desk.compare_names(&request(3)).expect("they are claims");
        assert!(english.missing.is_some(), "the other one is asked for English");
    }

    #[test]
    fn the_language_is_that_of_the_document() {
        let desk = desk(false);
        *lock(&desk.comparison.of_many) = State::Ready(Box::new(Alike(0)));
        let text = "1. Dispositif comprenant un capot, un organe de fixation et une vis.".to_owned();
        adopt_typed(&mut desk.workbench(), &text).expect("claims are a document");
        let few = "1. Module USB-C, 2 V, 3 A, LED.".to_owned();
        let questions = desk.workbench().open_questions(&few, MOST_PAIRS).expect("they are claims");
        assert_eq!(questions.language, Language::Fr, "{:?} alone", Language::of(&few));
    }

    #[test]
    fn an_emptied_desk_remembers_no_name() {
        let desk = desk(false);
        *lock(&desk.comparison.model) = State::Ready(Box::new(Alike(0)));
        desk.empty();
        assert!(matches!(*lock(&desk.comparison.model), State::Unread));
    }

    #[test]
    fn without_a_model_one_sentence_says_so_and_words_still_tell() {
        let desk = desk(true);
        let text = "1. A clamp comprising a fastening member and a spring held by the fastening element.".to_owned();
        let found = desk.compare_names(&CompareNames { text }).expect("they are claims");
        assert_eq!((found.groups.len(), found.waiting), (1, 0));
        assert!(found.missing.is_some_and(|sentence| sentence.contains("without models")));
    }
}
