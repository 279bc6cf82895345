//! Facts about a filing as words, as a line of a batch states them; not what follows from them.

use crate::{ApiError, ErrorCode};
use claimwright_application::facts::{Date, Fact};
use claimwright_application::{FilingFacts, Presence, Route, Stage};
use serde::Deserialize;

/// What a document says of its own filing; an absent word leaves the fact as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct StatedFacts {
    /// Word of the route.
    #[serde(default)]
    pub route: Option<String>,
    /// Word of the stage.
    #[serde(default)]
    pub stage: Option<String>,
    /// Filing date, as YYYY-MM-DD.
    #[serde(default)]
    pub filing_date: Option<String>,
    /// Earliest priority date, as YYYY-MM-DD.
    #[serde(default)]
    pub priority_date: Option<String>,
    /// Sequence listing: `present`, `absent` or `unknown`.
    #[serde(default)]
    pub listing: Option<String>,
    /// Request form: `present`, `absent` or `unknown`.
    #[serde(default)]
    pub request_form: Option<String>,
}

impl StatedFacts {
    /// The facts with those that are stated here in their place.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] with the key and the words that it takes.
    pub fn over(&self, mut facts: FilingFacts) -> Result<FilingFacts, ApiError> {
        if let Some(word) = &self.route {
            facts.route = Fact::given(stated("route", word, Route::from_word, &Route::ALL.map(Route::word))?);
        }
        if let Some(word) = &self.stage {
            facts.stage = Fact::given(stated("stage", word, Stage::from_word, &Stage::ALL.map(Stage::word))?);
        }
        if let Some(word) = &self.listing {
            facts.listing = Fact::given(presence("listing", word)?);
        }
        if let Some(word) = &self.request_form {
            facts.request_form = Fact::given(presence("request_form", word)?);
        }
        if let Some(word) = &self.filing_date {
            facts.filing_date = Some(stated("filing_date", word, Date::parse, DATE)?);
        }
        if let Some(word) = &self.priority_date {
            facts.priority_date = Some(stated("priority_date", word, Date::parse, DATE)?);
        }
        Ok(facts)
    }
}

/// What a date looks like.
const DATE: &[&str] = &["a day of the calendar written as YYYY-MM-DD"];

fn presence(key: &str, word: &str) -> Result<Presence, ApiError> {
    stated(key, word, Presence::from_word, &Presence::ALL.map(Presence::word))
}

fn stated<T>(key: &str, word: &str, read: impl Fn(&str) -> Option<T>, allowed: &[&str]) -> Result<T, ApiError> {
    read(word).ok_or_else(|| {
        let one_of = if allowed.len() > 1 { "one of " } else { "" };
        let sentence =
            format!("\"{key}\" is {one_of}{}, not \"{word}\": write it so, or leave it out.", allowed.join(", "));
        ApiError::new(ErrorCode::CannotRead, sentence)
    })
}
