//! `terms`: the table of terms, the groups that they form, and what the description says of them; not how they are compared.

use super::jsonl::Lines;
use crate::arguments::{ClaimsFormat, Terms};
use crate::comparer::{ByDefault, Comparer, Wanted};
use crate::ending::{Ending, Failure, answer, say};
use crate::input;
use claimwright_api::glossary::{Field, Glossary, application, text};
use claimwright_api::{FilingFacts, Language, batch};
use std::path::Path;
use std::time::Instant;

/// Runs the command.
pub fn run(arguments: &Terms) -> Result<Ending, Failure> {
    let comparer = Comparer::of(Wanted {
        model: arguments.model.as_deref(),
        by_default: ByDefault::HereOrTold,
        adapter: arguments.adapter.as_deref(),
        glossary: arguments.glossary.as_deref(),
    })?;
    let field = arguments.field.as_deref().map(field).transpose()?;
    if let Some(path) = &arguments.jsonl {
        return lines(path, arguments, field, &comparer);
    }
    let name = arguments.input.as_deref().unwrap_or("-");
    let document = input::document(name, arguments.lang.0, FilingFacts::default())?;
    let Some(glossary) = Glossary::of(&document.application) else {
        return Err(Failure::unusable(format!(
            "{}: no claims were found; number them \"1. …\", \"2. …\", with a blank line between them.",
            document.name
        )));
    };
    let field = field.filter(|_| has_usual_names(document.application.language));
    let view = glossary.view(&mut comparer.naming(&document.application)?, field);
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

/// The field of a symbol.
fn field(symbol: &str) -> Result<Field, Failure> {
    let unknown = || Failure::unusable(format!("{symbol}: no such class; name a subclass of the CPC, such as F16F."));
    Field::of(symbol).ok_or_else(unknown)
}

/// Whether the usual names of a field can be told in a language; says so where they cannot.
fn has_usual_names(language: Language) -> bool {
    if language != Language::En {
        say("The usual names of a field are English: they are told of English texts only.");
    }
    language == Language::En
}

/// One document a line in, one table a line out.
fn lines(path: &Path, arguments: &Terms, field: Option<Field>, comparer: &Comparer) -> Result<Ending, Failure> {
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
        let field = field.filter(|_| has_usual_names(application.language));
        let view = glossary.view(&mut comparer.naming(&application)?, field);
        let mut object = serde_json::to_value(&view).expect("a table is made of plain values");
        object["id"] = id;
        object["ms"] = serde_json::Value::from(begun.elapsed().as_secs_f64() * 1000.0);
        answer(&format!("{object}\n"));
    }
    Ok(Ending::Done)
}
