//! Reference signs in parentheses in claims; not the signs of the description, which the application knows.

use claimwright_application::claims::Mention;
use claimwright_application::{Application, Claim, Language, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A sign in parentheses in a claim.
pub(crate) struct ClaimSign<'a> {
    claim: &'a Claim,
    /// The last word before the parenthesis.
    word: String,
    /// The sign as written.
    pub sign: &'a str,
    /// Where the sign stands in the claim's text, without parentheses.
    pub span: Span,
    /// The noun phrase before it, where the claim's parser saw one.
    pub mention: Option<&'a Mention>,
}

impl ClaimSign<'_> {
    /// The name before the sign in lower case: the noun phrase, or in German the last word, which is the noun.
    pub fn name(&self) -> Option<String> {
        match self.mention {
            Some(mention) => Some(mention.phrase.of(&self.claim.text).to_lowercase()),
            None => (self.claim.language == Language::De).then(|| self.word.clone()),
        }
    }
}

static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?P<signs>[A-Z]{0,2}[0-9]{1,4}[a-zA-Z]?['′]{0,2}(?:\s*(?:,|;|-|–|/)\s*[A-Z]{0,2}[0-9]{1,4}[a-zA-Z]?['′]{0,2})*)\)")
        .expect("a constant pattern")
});

static SIGN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Z]{0,2}[0-9]{1,4}[a-zA-Z]?['′]{0,2}").expect("a constant pattern"));

/// Words after which a number in parentheses is a label and no sign.
const LABELLED: &[&str] = &[
    "formula",
    "formulae",
    "formulas",
    "equation",
    "equations",
    "eq",
    "expression",
    "step",
    "steps",
    "claim",
    "condition",
    "relation",
    "inequality",
    "compound",
    "structure",
    "formel",
    "formeln",
    "gleichung",
    "schritt",
    "formule",
    "formules",
    "équation",
    "étape",
    "relationship",
    "requirement",
    "unit",
    "following",
    "and",
    "or",
    "to",
];

/// All signs in parentheses of a claim. Numbers that label formulae or steps are none.
pub(crate) fn of(claim: &Claim) -> Vec<ClaimSign<'_>> {
    let mut signs = Vec::new();
    for found in PARENTHESES.captures_iter(&claim.text) {
        let Some(list) = found.name("signs") else { continue };
        let open = list.start() - 1;
        let before = claim.text[..open].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let attached = claim.text[..open].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | ')' | ']'));
        if word.is_empty() || attached || LABELLED.contains(&word.as_str()) || before.ends_with([':', ';', ',']) {
            continue;
        }
        let mention = claim
            .mentions
            .iter()
            .rfind(|mention| mention.span.end <= open && claim.text[mention.span.end..open].trim().is_empty());
        for sign in SIGN.find_iter(list.as_str()) {
            let span = Span::new(sign.start(), sign.end()).shifted(list.start());
            signs.push(ClaimSign { claim, word: word.clone(), sign: sign.as_str(), span, mention });
        }
    }
    signs
}

/// Every word of a text that holds a digit: what could be a sign, however it stands there.
pub(crate) fn tokens(text: &str) -> HashSet<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '′')))
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .flat_map(|word| [word, word.trim_end_matches(['\'', '′']), word.trim_end_matches(|c: char| c.is_alphabetic())])
        .collect()
}

/// The signs on the drawings, `None` where the drawings are not known to the sign.
pub(crate) fn drawn(application: &Application) -> Option<HashSet<&str>> {
    let drawings = application.drawings.present()?;
    let signs: HashSet<&str> =
        drawings.figures.iter().flat_map(|figure| figure.signs.iter().map(String::as_str)).collect();
    (!signs.is_empty()).then_some(signs)
}

/// The digits of a sign: `12` of `12a` and of `12'`.
pub(crate) fn base(sign: &str) -> &str {
    let start = sign.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let rest = &sign[start..];
    &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())]
}
