//! What compares the names of a document for the command line: a model where it is here, what a glossary says; not how
//! names are compared.

use crate::ending::{Failure, FailureKind, say};
use crate::{input, models};
use claimwright_api::Application;
use claimwright_api::decided::{self, GlossaryEntry};
use claimwright_api::naming::Naming;
use claimwright_infer::{Similarity, TermPair};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Most pairs of a document that a model is asked about: at a hundred a second, ten seconds.
const MOST_QUESTIONS: usize = 1_000;

/// A model where there is one, and what was decided.
pub struct Comparer {
    model: Option<Mutex<Box<dyn Similarity>>>,
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
        Ok(Self { model: model(&wanted)?.map(Mutex::new), glossary })
    }

    /// What is known of the names of an application.
    pub fn naming(&self, application: &Application) -> Result<Naming, Failure> {
        let mut naming = Naming::default();
        naming.take_entries(self.glossary.clone());
        let Some(model) = &self.model else { return Ok(naming) };
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

/// What tells how alike terms are, unless nobody wants it.
fn model(wanted: &Wanted<'_>) -> Result<Option<Box<dyn Similarity>>, Failure> {
    match wanted.model {
        Some("none") => return Ok(None),
        None if wanted.by_default == ByDefault::None => return Ok(None),
        Some(id) if id != models::TERM_ENCODER => {
            return Err(Failure::model(format!(
                "The model {id} cannot tell which terms are alike: name {} or none.",
                models::TERM_ENCODER
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
