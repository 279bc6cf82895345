//! The set of claims and how it is made; not the analysis of each claim.

use std::collections::HashMap;

use super::english::Lexicon;
use super::role::{self, Subject};
use super::{Category, Claim, ReferenceRole, amendment, resolve, split, structure};
use crate::Language;

/// The claims of an application.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClaimSet {
    /// The text of the part: the claims as given, joined by a blank line.
    pub text: String,
    /// The claims in the order of the text.
    pub claims: Vec<Claim>,
}

impl ClaimSet {
    /// A set of more claims is refused by those who take in documents; the parser itself takes anything.
    pub const MOST_CLAIMS: usize = 20_000;

    /// The claims found in a text that holds nothing else.
    pub fn parse(text: &str, language: Language) -> Self {
        let pieces = split::pieces(text);
        let texts = pieces.iter().map(|piece| (piece.of(text).to_owned(), piece.start)).collect();
        Self { text: text.to_owned(), claims: claims(texts, language) }
    }

    /// The claims of a list, each with its number.
    pub fn from_texts(texts: Vec<String>, language: Language) -> Self {
        let text = texts.join("\n\n");
        let mut offset = 0;
        let mut placed = Vec::with_capacity(texts.len());
        for text in texts {
            let length = text.len();
            placed.push((text, offset));
            offset += length + 2;
        }
        Self { text, claims: claims(placed, language) }
    }

    /// The first claim that bears a number.
    pub fn numbered(&self, number: u32) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.number == number)
    }
}

/// The claims of texts with their offsets.
fn claims(texts: Vec<(String, usize)>, language: Language) -> Vec<Claim> {
    let mut lexicon = Lexicon::default();
    let mut claims = Vec::with_capacity(texts.len());
    let mut readings = Vec::with_capacity(texts.len());
    let mut numbers: Vec<u32> = Vec::with_capacity(texts.len());
    for (index, (text, offset)) in texts.into_iter().enumerate() {
        let (claim, reading) = structure::claim(text, index, offset, language, &numbers, &mut lexicon);
        numbers.push(claim.number);
        claims.push(claim);
        readings.push(reading);
    }
    let mut by_number: HashMap<u32, usize> = HashMap::new();
    for claim in &claims {
        by_number.entry(claim.number).or_insert(claim.index);
    }
    join(&mut claims, &by_number, language);
    inherit(&mut claims);
    resolve::resolve(&mut claims, &readings, &|number| by_number.get(&number).copied());
    claims
}

/// "The medium of claim 12" claims what claim 12 does, in fewer words: a category that its words leave open is that of
/// the claim it depends on.
fn inherit(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let open = claims[at].dependent && claims[at].category == Category::Product;
        let parent =
            claims[at].parents.first().filter(|&&parent| open && parent < at).map(|&parent| claims[parent].category);
        if let Some(category) = parent.filter(|category| !category.is_activity()) {
            claims[at].category = category;
        }
    }
}

/// Judges the references of all claims and sets parents.
fn join(claims: &mut [Claim], by_number: &HashMap<u32, usize>, language: Language) {
    let subjects: Vec<Subject> = claims.iter().map(subject).collect();
    let target = |number: u32| -> Option<(String, Option<Category>)> {
        by_number.get(&number).map(|&index| (subjects[index].head.clone(), subjects[index].category))
    };
    for claim in claims.iter_mut() {
        let mut references = std::mem::take(&mut claim.references);
        let text = amendment::masked(&claim.text, &claim.changes);
        claim.dependent = role::judge(&mut references, &subjects[claim.index], &text, &target, language);
        claim.references = references;
        let mut parents: Vec<usize> = claim
            .references
            .iter()
            .filter(|reference| reference.role == ReferenceRole::Dependency)
            .flat_map(|reference| &reference.numbers)
            .filter_map(|number| by_number.get(number).copied())
            .filter(|&parent| parent != claim.index)
            .collect();
        parents.sort_unstable();
        parents.dedup();
        claim.parents = parents;
    }
}

fn subject(claim: &Claim) -> Subject {
    let end = claim.transition.map_or(claim.preamble.end, |transition| transition.span.start);
    let head = claim.mentions.iter().find(|mention| mention.span.start < end).map(|mention| mention.head.clone());
    Subject {
        head: head.unwrap_or_default(),
        category: Some(claim.category),
        start: claim.label.end,
        end: end.max(claim.preamble.end),
    }
}
