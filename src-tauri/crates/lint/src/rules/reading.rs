//! Small readings of an application that several rules share; no rule and no opinion.

use claimwright_application::{Application, Claim, ClaimSet, Span};

/// The claims, none where the part is not there.
pub(crate) fn claims(application: &Application) -> &[Claim] {
    application.claims.present().map_or(&[], |set| &set.claims)
}

/// The set of claims with its claims, where it is there and not empty.
pub(crate) fn set(application: &Application) -> Option<&ClaimSet> {
    application.claims.present().filter(|set| !set.claims.is_empty())
}

/// The independent claims: those that refer to no other claim.
pub(crate) fn independent(claims: &[Claim]) -> impl Iterator<Item = &Claim> {
    claims.iter().filter(|claim| !claim.dependent && claim.references.is_empty())
}

/// The first words of a claim, where a finding about the whole of it is shown.
pub(crate) fn opening(claim: &Claim) -> Span {
    const LONGEST: usize = 60;
    let preamble = claim.preamble.of(&claim.text);
    let (from, text) = match preamble.trim().is_empty() {
        true => (claim.label.end, claim.body_text()),
        false => (claim.preamble.start, preamble),
    };
    shortened(&claim.text, trimmed(text).shifted(from), LONGEST)
}

/// The span of a text without white space around it.
pub(crate) fn trimmed(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// A span that ends at most `max` characters after it starts, on a character boundary.
pub(crate) fn shortened(text: &str, span: Span, max: usize) -> Span {
    let end = span.of(text).char_indices().nth(max).map_or(span.end, |(byte, _)| span.start + byte);
    Span::new(span.start, end)
}

/// Numbers as they are listed in a sentence: `1, 2, 5`.
pub(crate) fn listed(numbers: impl IntoIterator<Item = u32>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}

/// A claim's parents and theirs, nearest first, each once; the claim itself is not among them.
pub(crate) fn chain(claims: &[Claim], index: usize) -> Vec<usize> {
    let mut chain: Vec<usize> = Vec::new();
    let mut seen = vec![false; claims.len()];
    seen[index] = true;
    let mut at = 0;
    let mut current = index;
    loop {
        for &parent in &claims[current].parents {
            if !seen[parent] {
                seen[parent] = true;
                chain.push(parent);
            }
        }
        match chain.get(at) {
            Some(&next) => current = next,
            None => return chain,
        }
        at += 1;
    }
}

/// Whether a claim ends in a drawn formula that its text does not hold: "which is", "of the formula".
pub(crate) fn ends_in_drawing(text: &str) -> bool {
    const BEFORE_DRAWING: &[&str] = &[" is", " are", " formula", " structure", " of", " following", " ring"];
    let text = text.trim_end().trim_end_matches(':');
    text.ends_with("##") || BEFORE_DRAWING.iter().any(|word| text.ends_with(word))
}
