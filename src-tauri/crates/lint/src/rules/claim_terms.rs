//! The terms of a claim, as they are looked up in other parts; not their antecedents.

use claimwright_application::Claim;
use claimwright_application::claims::{Determiner, Resolution};

/// The head nouns that a claim introduces, lower case, sorted, each once.
pub(crate) fn of(claim: &Claim) -> Vec<String> {
    let mut terms: Vec<String> = claim
        .mentions
        .iter()
        .filter(|mention| {
            matches!(mention.resolution, Resolution::Introduces | Resolution::Reintroduces(_))
                && matches!(mention.determiner, Determiner::Indefinite | Determiner::Bare)
                && mention.head.chars().count() > 3
        })
        .map(|mention| mention.head.clone())
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}
