//! Reference signs that a claim prints in parentheses behind a term; not the signs that the plan gives.

use claimwright_application::Span;
use claimwright_application::claims::Claim;

/// Words whose number in parentheses is no reference sign.
const NUMBERED: &[&str] = &[
    "formula",
    "formulae",
    "formulas",
    "equation",
    "expression",
    "relation",
    "condition",
    "inequality",
    "step",
    "steps",
    "compound",
    "compounds",
];

/// The signs printed right behind `end` ("(12)", "(12, 14)"): where the parentheses stand, and what they hold.
pub(crate) fn behind(claim: &Claim, end: usize) -> Option<(Span, String)> {
    let after = claim.text.get(end..)?;
    let open = end + (after.len() - after.trim_start().len());
    let inner = claim.text[open..].strip_prefix('(')?;
    let close = inner.find(')')?;
    let inner = &inner[..close];
    let word = claim.text[..end].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let signs =
        || inner.split([',', ';', '/', '-', '–', ' ']).map(str::trim).filter(|sign| !sign.is_empty() && *sign != "and");
    let all = close <= 40 && signs().next().is_some() && signs().all(is_sign) && !NUMBERED.contains(&word.as_str());
    all.then(|| (Span::new(open, open + 1 + close + 1), inner.trim().to_owned()))
}

/// Whether a text is a reference sign and no abbreviation or formula.
fn is_sign(text: &str) -> bool {
    text.len() <= 6
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '\'')
        && text.chars().filter(char::is_ascii_alphabetic).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::{ClaimSet, Language};

    #[test]
    fn signs_are_told_from_abbreviations_formulas_and_labels() {
        let text =
            "1. A lid (12), a bolt (14, 14a), iron oxide (Fe2O3), a liquid crystal display (LCD) of formula (1).";
        let set = ClaimSet::parse(text, Language::En);
        let claim = &set.claims[0];
        let behind_word = |word: &str| {
            let end = claim.text.find(word).map(|at| at + word.len()).expect("the word is in the claim");
            behind(claim, end).map(|(_, signs)| signs)
        };
        assert_eq!(behind_word("lid").as_deref(), Some("12"));
        assert_eq!(behind_word("bolt").as_deref(), Some("14, 14a"));
        assert_eq!(behind_word("oxide"), None);
        assert_eq!(behind_word("display"), None);
        assert_eq!(behind_word("formula"), None);
    }
}
