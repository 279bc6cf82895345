//! Many documents as JSON lines, one answer each; not reading or writing them.

use crate::checking::Checked;
use crate::facts::StatedFacts;
use crate::offsets::Unit;
use crate::view::Viewer;
use crate::wire::{CannotAssessView, FindingView};
use crate::{ApiError, ErrorCode, structure};
use claimwright_application::application::Parts;
use claimwright_application::drawings::{Drawings, DrawnFigure};
use claimwright_application::{Application, Baseline, FilingFacts, Language};
use claimwright_lint::Options;
use claimwright_lint::firm::FirmRules;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// One document as its parts. A key that is absent was not given; one that is present and empty is a part that the
/// document lacks.
#[derive(Debug, Clone, Deserialize)]
pub struct BatchDocument {
    /// Handed back with the answer.
    pub id: serde_json::Value,
    /// Its language.
    #[serde(default)]
    pub lang: Option<String>,
    /// Its title.
    #[serde(default)]
    pub title: Option<String>,
    /// Its abstract.
    #[serde(default, rename = "abstract")]
    pub abstract_: Option<String>,
    /// Its claims, each with its number.
    #[serde(default)]
    pub claims: Option<Vec<String>>,
    /// Its description.
    #[serde(default)]
    pub description: Option<String>,
    /// Its drawings.
    #[serde(default)]
    pub drawings: Option<Vec<BatchFigure>>,
    /// What it says of its filing; it stands before what is said of the whole batch.
    #[serde(flatten)]
    pub facts: StatedFacts,
    /// The whole text of its application as filed.
    #[serde(default)]
    pub baseline: Option<String>,
}

/// A figure of a document in a batch.
#[derive(Debug, Clone, Deserialize)]
pub struct BatchFigure {
    /// Its label, such as `1` or `2A`.
    pub figure: serde_json::Value,
    /// Its reference signs.
    #[serde(default)]
    pub signs: Vec<serde_json::Value>,
}

/// Most bytes of text that a document may have.
const MOST_TEXT: usize = 20_000_000;

/// The answer to one document.
#[derive(Debug, Clone, Serialize)]
pub struct BatchAnswer {
    /// The document's id.
    pub id: serde_json::Value,
    /// Findings; positions in code points.
    pub findings: Vec<FindingView>,
    /// Rules that could not be run.
    pub cannot_assess: Vec<CannotAssessView>,
    /// Milliseconds that parsing and checking took.
    pub ms: f64,
}

/// The answer to a line that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Refusal {
    /// The document's id, where the line has one that can be read.
    pub id: serde_json::Value,
    /// What is wrong with the line.
    pub error: String,
}

/// The document of a line.
///
/// # Errors
/// [`ErrorCode::CannotRead`] where the line is no JSON object with the keys of a document.
pub fn read(line: &[u8]) -> Result<BatchDocument, ApiError> {
    serde_json::from_slice(line).map_err(|error| {
        let sentence = match error.classify() {
            Category::Data => {
                "This JSON is no document: it needs an \"id\", and texts (claims as a list of texts) for its parts."
            }
            _ => "This is no JSON: write one document a line, as a JSON object in UTF-8.",
        };
        ApiError::new(ErrorCode::CannotRead, sentence).because(error)
    })
}

/// The answer to a line that [`read`] or [`answer`] refused.
pub fn refused(line: &[u8], error: &ApiError) -> Refusal {
    let id =
        serde_json::from_slice::<serde_json::Value>(line).ok().and_then(|mut value| Some(value.get_mut("id")?.take()));
    Refusal { id: id.unwrap_or_default(), error: error.sentence.clone() }
}

/// What is asked of every document of a batch.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What is said of the filing of all.
    pub facts: FilingFacts,
    /// The application as filed, for documents that have none of their own.
    pub baseline: Option<&'a Baseline>,
    /// Their language; `None` is what they say.
    pub language: Option<Language>,
    /// Offices and rules.
    pub options: Options<'a>,
    /// The rules of the firm.
    pub firm: &'a FirmRules,
    /// The language of sentences.
    pub interface: Language,
}

/// Validates one document of a batch. `clock` answers the milliseconds since some fixed moment.
///
/// # Errors
/// [`ErrorCode::CannotRead`] where a word of the document is no fact, or it has more text or claims than are taken in.
pub fn answer(document: BatchDocument, asked: &Asked<'_>, clock: &dyn Fn() -> f64) -> Result<BatchAnswer, ApiError> {
    let begun = clock();
    let facts = document.facts.over(asked.facts)?;
    let word = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    let parts = Parts {
        language: asked.language.or_else(|| document.lang.as_deref().and_then(Language::from_code)),
        title: document.title,
        abstract_: document.abstract_,
        claims: document.claims,
        description: document.description,
        drawings: document.drawings.map(|figures| Drawings {
            figures: figures
                .into_iter()
                .map(|figure| DrawnFigure {
                    label: word(figure.figure),
                    signs: figure.signs.into_iter().map(word).collect(),
                    ..DrawnFigure::default()
                })
                .collect(),
        }),
    };
    let texts =
        parts.claims.iter().flatten().chain([&parts.description, &parts.abstract_, &parts.title].into_iter().flatten());
    if texts.map(String::len).sum::<usize>() > MOST_TEXT {
        return Err(ApiError::new(ErrorCode::CannotRead, "This document has more than 20 MB of text: split it."));
    }
    let mut application = Application::from_parts(parts, facts);
    if let Some(claims) = application.claims.present() {
        structure::within_limits(claims, None)?;
    }
    application.baseline = document
        .baseline
        .map(|text| Baseline { name: word(document.id.clone()), text })
        .or_else(|| asked.baseline.cloned());
    let checked = Checked::of(&application, &asked.options, asked.firm);
    let mut viewer = Viewer::new(&application, Unit::CodePoint, asked.interface);
    Ok(BatchAnswer {
        id: document.id,
        findings: checked.findings(&mut viewer),
        cannot_assess: checked.cannot_assess(&viewer),
        ms: ((clock() - begun) * 1000.0).round() / 1000.0,
    })
}
