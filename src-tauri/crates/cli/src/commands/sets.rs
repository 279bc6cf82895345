//! Which of several sets of claims of a document is read; not how sets are told apart.

use crate::ending::Failure;
use claimwright_api::Document;

/// Reads another set of claims of the document: by its number, or by the beginning of its name.
pub(super) fn choose(document: &mut Document, wanted: &str) -> Result<(), Failure> {
    let names = document.claim_sets();
    let by_name = || {
        let wanted = wanted.to_lowercase();
        let named = |whole: bool| {
            let fits = |name: &str| if whole { name == wanted } else { name.starts_with(&wanted) };
            names.iter().position(|name| fits(&name.to_lowercase()))
        };
        named(true).or_else(|| named(false))
    };
    let by_number = wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|&index| index < names.len());
    match by_number.or_else(by_name) {
        Some(index) => Ok(document.read_claim_set(index)?),
        None if names.is_empty() => {
            Err(Failure::unusable(format!("{} holds a single set of claims: leave out --claim-set.", document.name)))
        }
        None => Err(Failure::unusable(format!(
            "{} has no set of claims \"{wanted}\": it holds {}.",
            document.name,
            names.join(", ")
        ))),
    }
}
