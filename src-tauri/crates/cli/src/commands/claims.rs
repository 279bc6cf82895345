//! `claims`: prints the structure of claims; finds no defect.

use crate::arguments::{Claims, ClaimsFormat};
use crate::ending::{Ending, Failure, answer};
use crate::input;
use claimwright_api::{FilingFacts, structure, terms};

/// Runs the command.
pub fn run(arguments: &Claims) -> Result<Ending, Failure> {
    let document = input::document(&arguments.input, arguments.lang.0, FilingFacts::default())?;
    let Some(set) = document.application.claims.present() else {
        return Err(Failure::unusable(format!(
            "{}: no claims were found; number them \"1. …\", \"2. …\", with a blank line between them.",
            document.name
        )));
    };
    answer(&match (arguments.tree, arguments.format) {
        (true, _) => structure::tree(set),
        _ if arguments.terms => terms::text(set),
        (false, ClaimsFormat::Text) => structure::text(set),
        (false, ClaimsFormat::Json) => {
            let object = serde_json::json!({
                "input": document.name,
                "language": document.application.language.code(),
                "claims": structure::claims(set),
            });
            format!("{object:#}\n")
        }
    });
    Ok(Ending::Done)
}
