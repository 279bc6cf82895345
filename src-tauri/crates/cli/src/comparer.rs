//! What compares the names of a document for the command line: a model where it is here, what a glossary says; not how
//! names are compared.

use crate::ending::{Failure, FailureKind, say};
use crate::{input, models};
use claimwright_api::decided::{self, GlossaryEntry};
use claimwright_api::naming::Naming;
use claimwright_api::{Application, Language};
use claimwright_infer::{Similarity, TermPair};
use claimwright_weights::MANY_LANGUAGES;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Most pairs of a document that a model is asked about: at a hundred a second, ten seconds.
const MOST_QUESTIONS: usize = 1_000;

/// A model where there is one, and what was decided.
pub struct Comparer {
    model: Option<Mutex<Box<dyn Similarity>>>,
    /// The model for French and German, once a document in one of them came and it is here.
    of_many: OnceLock<Option<Mutex<Box<dyn Similarity>>>>,
    /// Whether the model was chosen by nobody, so that the language may choose it.
    by_language: bool,
    glossary: Vec<GlossaryEntry>,
}

/// Which model is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The id that was named, or `none`.
    pub model: Option<&'a str>,
    /// Whether the one that is here is taken where none is named; and whether its absence is told.
    pub by_default: ByDefault,
    /// The file of an adapter.
    pub adapter: Option<&'a Path>,
    /// The file of a glossary.
    pub glossary: Option<&'a Path>,
}

/// What is done where no model is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByDefault {
    /// None is asked.
    None,
    /// The one that is here.
    Here,
    /// The one that is here, and where it is not that is told.
    HereOrTold,
}

impl Comparer {
    /// The comparer that is wanted.
    pub fn of(wanted: Wanted<'_>) -> Result<Self, Failure> {
        let glossary = match wanted.glossary {
            Some(path) => decided::read(&path.display().to_string(), &input::written_by_hand(path)?)?,
            None => Vec::new(),
        };
        let by_language = wanted.model.is_none() && wanted.adapter.is_none() && wanted.by_default != ByDefault::None;
        Ok(Self { model: model(&wanted)?.map(Mutex::new), of_many: OnceLock::new(), by_language, glossary })
    }

    /// What is known of the names of an application.
    pub fn naming(&self, application: &Application) -> Result<Naming, Failure> {
        let mut naming = Naming::default();
        naming.take_entries(self.glossary.clone());
        let Some(model) = self.model_for(application.language) else { return Ok(naming) };
        let questions = naming.questions(application, MOST_QUESTIONS);
        if questions.waiting > 0 {
            let all = questions.pairs.len() + questions.waiting;
            say(&format!("Of {all} pairs of terms, the first {MOST_QUESTIONS} are put to the model."));
        }
        let context = questions.context.as_deref();
        let pairs: Vec<TermPair<'_>> = questions.pairs.iter().map(|(a, b)| TermPair { a, b, context }).collect();
        let mut model = model.lock().unwrap_or_else(PoisonError::into_inner);
        let scores = model.similar(&pairs).map_err(|error| Failure::model(format!("{error}.")))?;
        naming.learn(questions, &scores);
        Ok(naming)
    }
}

impl Comparer {
    /// The model for a language.
    fn model_for(&self, language: Language) -> Option<&Mutex<Box<dyn Similarity>>> {
        if self.by_language && language != Language::En {
            let of_many = self.of_many.get_or_init(|| models::similarity_of_many().ok().map(Mutex::new));
            if of_many.is_some() {
                return of_many.as_ref();
            }
        }
        self.model.as_ref()
    }
}

/// What tells how alike terms are, unless nobody wants it.
fn model(wanted: &Wanted<'_>) -> Result<Option<Box<dyn Similarity>>, Failure> {
    match wanted.model {
        Some("none") => return Ok(None),
        None if wanted.by_default == ByDefault::None => return Ok(None),
        Some(MANY_LANGUAGES) => return models::similarity_of_many().map(Some),
        Some(id) if id != models::TERM_ENCODER => {
            return Err(Failure::model(format!(
                "The model {id} cannot tell which terms are alike: name {}, {} or none.",
                models::TERM_ENCODER,
                MANY_LANGUAGES
            )));
        }
        _ => {}
    }
    match models::similarity(wanted.adapter) {
        // Where nobody asked for a model, its absence is no failure: spelling and places still tell much.
        Err(Failure { kind: FailureKind::Model, sentence }) if wanted.model.is_none() => {
            if wanted.by_default == ByDefault::HereOrTold {
                say(&format!("{sentence} Terms are compared by their words alone."));
            }
            Ok(None)
        }
        other => other.map(Some),
    }
}
