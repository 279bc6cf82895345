//! `terms`: the table of terms and the groups that they form; a model's scores are fetched here and handed in.

use super::jsonl::Lines;
use crate::arguments::{ClaimsFormat, Terms};
use crate::ending::{Ending, Failure, FailureKind, answer, say};
use crate::{input, models};
use claimwright_api::glossary::{Glossary, GlossaryView, application, text};
use claimwright_api::{FilingFacts, batch};
use claimwright_infer::{Similarity, TermPair};
use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

/// Most pairs of a document that a model is asked about: at a hundred a second, ten seconds.
const MOST_QUESTIONS: usize = 1_000;

/// What tells how alike terms are, where it is wanted and here.
type Model = Option<Box<dyn Similarity>>;

/// Runs the command.
pub fn run(arguments: &Terms) -> Result<Ending, Failure> {
    let mut similarity = similarity(arguments)?;
    if let Some(path) = &arguments.jsonl {
        return lines(path, arguments, &mut similarity);
    }
    let name = arguments.input.as_deref().unwrap_or("-");
    let document = input::document(name, arguments.lang.0, FilingFacts::default())?;
    let Some(glossary) = Glossary::of(&document.application) else {
        return Err(Failure::unusable(format!(
            "{}: no claims were found; number them \"1. …\", \"2. …\", with a blank line between them.",
            document.name
        )));
    };
    let context = document.application.title.present().map(String::as_str);
    let view = view(&glossary, context, &mut similarity)?;
    answer(&match arguments.format {
        ClaimsFormat::Text => text(&view),
        ClaimsFormat::Json => {
            let mut object = serde_json::to_value(&view).expect("a table is made of plain values");
            object["input"] = serde_json::Value::from(document.name.as_str());
            format!("{object:#}\n")
        }
    });
    Ok(Ending::Done)
}

/// One document a line in, one table a line out.
fn lines(path: &Path, arguments: &Terms, similarity: &mut Model) -> Result<Ending, Failure> {
    let lines = Lines::of(path)?;
    let shown = lines.shown.clone();
    for line in lines {
        let (number, line) = line?;
        let refused = |sentence: String| Failure::unusable(format!("{shown}, line {number}: {sentence}"));
        let mut document = batch::read(&line).map_err(|error| refused(error.sentence))?;
        let begun = Instant::now();
        let id = document.id.take();
        let application = application(document, arguments.lang.0);
        let Some(glossary) = Glossary::of(&application) else {
            return Err(refused("this document has no claims.".to_owned()));
        };
        let context = application.title.present().map(String::as_str);
        let view = view(&glossary, context, similarity)?;
        let mut object = serde_json::to_value(&view).expect("a table is made of plain values");
        object["id"] = id;
        object["ms"] = serde_json::Value::from(begun.elapsed().as_secs_f64() * 1000.0);
        answer(&format!("{object}\n"));
    }
    Ok(Ending::Done)
}

/// What tells how alike terms are, unless nobody wants it.
fn similarity(arguments: &Terms) -> Result<Model, Failure> {
    match arguments.model.as_deref() {
        Some("none") => return Ok(None),
        Some(id) if id != models::TERM_ENCODER => {
            return Err(Failure::model(format!(
                "The model {id} cannot tell which terms are alike: name {} or none.",
                models::TERM_ENCODER
            )));
        }
        _ => {}
    }
    match models::similarity(arguments.adapter.as_deref()) {
        // Where nobody asked for a model, its absence is no failure: spelling and places still tell much.
        Err(Failure { kind: FailureKind::Model, sentence }) if arguments.model.is_none() => {
            say(&format!("{sentence} Terms are compared by their words alone."));
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// The table, with the scores of the model where there is one.
fn view(glossary: &Glossary<'_>, context: Option<&str>, similarity: &mut Model) -> Result<GlossaryView, Failure> {
    let mut scores = HashMap::new();
    if let Some(similarity) = similarity {
        let mut questions = glossary.questions();
        if questions.len() > MOST_QUESTIONS {
            say(&format!("Of {} pairs of terms, the first {MOST_QUESTIONS} are put to the model.", questions.len()));
            questions.truncate(MOST_QUESTIONS);
        }
        let pairs: Vec<TermPair<'_>> = questions.iter().map(|(a, b)| TermPair { a, b, context }).collect();
        let found = similarity.similar(&pairs).map_err(|error| Failure::model(format!("{error}.")))?;
        scores.extend(questions.into_iter().zip(found));
    }
    Ok(glossary.view(&|a, b| scores.get(&(a, b)).copied()))
}
