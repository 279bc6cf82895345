//! Claims that define the symbols of a formula ("R1 is hydrogen or alkyl"): which they are, and where a definition begins;
//! what such a claim lists are alternatives, never parts.

use claimwright_application::claims::{Claim, TransitionKind};

/// Ends of words that name substituents.
const SUBSTITUENTS: &[&str] = &[
    "alkyl",
    "aryl",
    "alkoxy",
    "alkenyl",
    "alkynyl",
    "alkylene",
    "amino",
    "hydroxy",
    "hydroxyl",
    "cyano",
    "nitro",
    "halogen",
    "halo",
    "hydrogen",
    "phenyl",
    "methyl",
    "ethyl",
    "propyl",
    "butyl",
    "oxo",
    "acyl",
    "carbonyl",
    "sulfonyl",
    "heterocyclic",
    "heterocycle",
    "carbocyclic",
    "aromatic",
];

/// Words that may stand beside the symbols before the verb of a definition.
const BESIDE: &[&str] = &[
    "and",
    "or",
    "and/or",
    "each",
    "both",
    "independently",
    "optionally",
    "ring",
    "rings",
    "at",
    "least",
    "one",
    "the",
    "of",
];

/// Verbs of definitions.
pub(crate) const VERBS: &[&str] =
    &["is", "are", "represents", "represent", "denotes", "denote", "designates", "designate", "means", "may", "can"];

/// Whether a claim is nothing but definitions: its text defines symbols of substituents or of a formula, and no word of
/// open composition introduces its body.
pub(crate) fn only(claim: &Claim) -> bool {
    let open = claim.transition.is_some_and(|transition| {
        matches!(transition.kind, TransitionKind::Open | TransitionKind::Closed | TransitionKind::PartlyClosed)
    });
    !open && some(claim)
}

/// Whether a claim defines symbols of substituents or of a formula.
pub(crate) fn some(claim: &Claim) -> bool {
    let body = claim.text.get(claim.label.end..).unwrap_or_default();
    let words: Vec<String> = body
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '.')).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let substituents = lower.iter().filter(|word| SUBSTITUENTS.iter().any(|end| word.ends_with(end))).count();
    let formula = lower.iter().any(|word| matches!(word.trim_end_matches(['s', 'e']), "formula"));
    (substituents >= 2 || formula)
        && (0..words.len()).any(|at| is_symbol(&words[at]) && begins(words[at..].iter().map(String::as_str)))
}

/// Whether some words begin with the definition of a symbol: "R1 and R2 each represent", "ring A is".
pub(crate) fn begins<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let mut symbols = 0;
    for word in words.take(16) {
        let lower = word.to_lowercase();
        if symbols > 0 && VERBS.contains(&lower.as_str()) {
            return true;
        }
        if is_symbol(word) {
            symbols += 1;
        } else if word != "," && !BESIDE.contains(&lower.as_str()) {
            return false;
        }
    }
    false
}

/// "R1", "R1a", "R′", "NRA", "n"; no word.
fn is_symbol(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';']);
    let count = word.chars().count();
    let marked =
        word.chars().skip(1).all(|c| c.is_uppercase() || c.is_ascii_digit() || "'′″*".contains(c) || count <= 3);
    match word.chars().next() {
        Some(first) if first.is_uppercase() => count <= 5 && marked && !is_word(word),
        Some(first) => {
            count <= 2
                && first.is_lowercase()
                && word != "a"
                && (count == 1 || word.ends_with(|c: char| c.is_ascii_digit()))
        }
        None => false,
    }
}

/// Short words that a capital may begin.
fn is_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "an"
            | "in"
            | "on"
            | "of"
            | "or"
            | "and"
            | "for"
            | "to"
            | "by"
            | "at"
            | "as"
            | "if"
            | "it"
            | "is"
            | "are"
            | "use"
            | "one"
            | "two"
            | "any"
            | "all"
    )
}

/// Whether the body of a claim picks from a group that its preamble opens ("a compound selected from the group consisting
/// of …").
pub(crate) fn picks(claim: &Claim) -> bool {
    let words = claim.preamble.of(&claim.text).to_lowercase();
    let mut last =
        words.split_whitespace().rev().skip_while(|word| matches!(*word, "the" | "a" | "group" | "groups" | "list"));
    last.next() == Some("from") && matches!(last.next(), Some("selected" | "chosen" | "taken"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::{ClaimSet, Language};

    #[test]
    fn definitions_are_told_from_parts() {
        for (text, defines) in [
            ("1. A derivative of formula (I) wherein R or R′ represent a hydrogen atom.", true),
            ("1. A compound wherein: Y is alkyl; and n is 1; or Y is aryl.", true),
            ("1. A ligand of the formula (Ia): wherein ring A1 and ring A2 are the same.", true),
            ("1. A lid of plastic, wherein the lid is open and a USB port is closed.", false),
            ("1. A pump comprising a rotor, wherein D is the diameter of the rotor.", false),
        ] {
            let set = ClaimSet::parse(text, Language::En);
            assert_eq!(only(&set.claims[0]), defines, "{text}");
        }
    }
}
