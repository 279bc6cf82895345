//! What compares the names of a document for the command line: a model where it is here, what a glossary says; not how
//! names are compared.

use crate::ending::{Failure, say};
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

/// A model that several documents are put to.
type Shared = Mutex<Box<dyn Similarity>>;

/// A model where there is one, and what was decided.
pub struct Comparer {
    model: Chosen,
    glossary: Vec<GlossaryEntry>,
}

/// Which model compares.
enum Chosen {
    /// None.
    None,
    /// The one that was named.
    Named(Shared),
    /// The one that is here and reads the language of a document, once such a document came.
    ByLanguage {
        /// Whether it is told where none is here.
        told: bool,
        english: OnceLock<Option<Shared>>,
        of_many: OnceLock<Option<Shared>>,
    },
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
        Ok(Self { model: chosen(&wanted)?, glossary })
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
    fn model_for(&self, language: Language) -> Option<&Shared> {
        match &self.model {
            Chosen::None => None,
            Chosen::Named(model) => Some(model),
            Chosen::ByLanguage { told, english, of_many } => {
                let of_many = || of_many.get_or_init(|| read(MANY_LANGUAGES, models::similarity_of_many)).as_ref();
                let english = || english.get_or_init(|| english_or_told(*told)).as_ref();
                match language {
                    Language::En => english(),
                    // Where it is not here, the other one still knows many of their words.
                    Language::Fr | Language::De => of_many().or_else(english),
                }
            }
        }
    }
}

/// Reads a model that nobody asked for by its name: that it is not here is no failure, as spelling and places still tell
/// much; that it cannot be read is told.
fn read(id: &str, load: impl Fn() -> Result<Box<dyn Similarity>, Failure>) -> Option<Shared> {
    if !models::is_here(id) {
        return None;
    }
    load().inspect_err(|failure| say(&failure.sentence)).ok().map(Mutex::new)
}

/// The model for English, or a sentence that there is none, where that is `told`.
fn english_or_told(told: bool) -> Option<Shared> {
    let found = read(models::TERM_ENCODER, || models::similarity(None));
    if found.is_none() && told {
        let id = models::TERM_ENCODER;
        let fetched = if models::is_here(id) {
            String::new()
        } else {
            format!("The model {id} is not here: run `claimwright models fetch {id}`. ")
        };
        say(&format!("{fetched}Terms are compared by their words alone."));
    }
    found
}

/// The model that is wanted.
fn chosen(wanted: &Wanted<'_>) -> Result<Chosen, Failure> {
    if wanted.adapter.is_some() && wanted.model.is_some_and(|id| id != models::TERM_ENCODER) {
        let id = models::TERM_ENCODER;
        return Err(Failure::unusable(format!("An adapter changes {id}: name that model, or leave the adapter out.")));
    }
    let named = match wanted.model {
        Some("none") => return Ok(Chosen::None),
        None if wanted.adapter.is_some() => models::similarity(wanted.adapter)?,
        None if wanted.by_default == ByDefault::None => return Ok(Chosen::None),
        None => {
            let told = wanted.by_default == ByDefault::HereOrTold;
            return Ok(Chosen::ByLanguage { told, english: OnceLock::new(), of_many: OnceLock::new() });
        }
        Some(MANY_LANGUAGES) => models::similarity_of_many()?,
        Some(models::TERM_ENCODER) => models::similarity(wanted.adapter)?,
        Some(id) => {
            return Err(Failure::model(format!(
                "The model {id} cannot tell which terms are alike: name {}, {} or none.",
                models::TERM_ENCODER,
                MANY_LANGUAGES
            )));
        }
    };
    Ok(Chosen::Named(Mutex::new(named)))
}
