//! `explain`: prints the page of a rule, or the list of all; the pages are the linter's.

use crate::arguments::Explain;
use crate::ending::{Ending, Failure, answer};
use claimwright_api::{Language, pages};

/// Runs the command.
pub fn run(arguments: &Explain) -> Result<Ending, Failure> {
    match &arguments.rule {
        Some(rule) if rule == "firm" => answer(pages::OWN_RULES),
        Some(rule) => answer(&pages::text(rule, Language::En)?),
        None => answer(&pages::index(Language::En)),
    }
    Ok(Ending::Done)
}
