//! Reference signs and the names they are used with in the description; not the signs on the drawings.

mod listed;
mod name;
mod paragraph;
mod tokens;
mod words;

use crate::description::SectionKind;
use crate::{Description, Language, Span};
use std::collections::{HashMap, HashSet};

/// One use of a reference sign with a name: `drive shaft 12`, `Welle (12)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUse {
    /// The sign: `12`, `12a`, `12'`, `S10`.
    pub sign: String,
    /// The noun phrase before it, lower case, without determiner.
    pub name: String,
    /// The head noun of the name in the singular, lower case: the last word, in French the first.
    pub head: String,
    /// Span of the name in the description's text.
    pub name_span: Span,
    /// Span of the sign in the description's text.
    pub sign_span: Span,
    /// Whether the name is followed by several signs (`bolts 14, 16`), of which this is one.
    pub listed: bool,
}

/// A use with what speaks for it.
struct Candidate {
    found: SignUse,
    /// A determiner, parentheses or a plural before a list show that the number is a sign.
    certain: bool,
}

/// All uses of signs in a description, in order.
pub fn uses(description: &Description, language: Language) -> Vec<SignUse> {
    let words = words::of(language);
    let mut candidates = Vec::new();
    for paragraph in description.paragraphs.iter().filter(|p| !p.heading) {
        let text = paragraph.span.of(&description.text);
        let skip = paragraph.label.as_ref().map_or(0, String::len);
        let kind = description.sections.get(paragraph.section).map(|section| section.kind);
        let base = paragraph.span.start + skip;
        let text = &text[skip..];
        let found = match kind {
            Some(SectionKind::SignList) => listed::entries(text, language),
            _ => paragraph::candidates(text, language, words),
        };
        candidates.extend(found.into_iter().map(|mut candidate| {
            candidate.found.name_span = candidate.found.name_span.shifted(base);
            candidate.found.sign_span = candidate.found.sign_span.shifted(base);
            candidate
        }));
    }
    if language == Language::De {
        german_singulars(&mut candidates);
    }
    kept(candidates)
}

/// An uncertain use is kept where the same head and sign stand together elsewhere: quantities rarely repeat so.
fn kept(candidates: Vec<Candidate>) -> Vec<SignUse> {
    let mut counts: HashMap<(String, String), usize> = HashMap::new();
    for candidate in &candidates {
        let weight = if candidate.certain { 2 } else { 1 };
        *counts.entry((candidate.found.head.clone(), candidate.found.sign.clone())).or_default() += weight;
    }
    candidates
        .into_iter()
        .filter(|c| c.certain || counts.get(&(c.found.head.clone(), c.found.sign.clone())).is_some_and(|&n| n >= 2))
        .map(|candidate| candidate.found)
        .collect()
}

/// German plurals cannot be told by form ("Bolzen", "Wellen"): a head loses its ending where the document itself uses
/// the shorter word with a sign.
fn german_singulars(candidates: &mut [Candidate]) {
    let heads: HashSet<String> = candidates.iter().map(|c| c.found.head.clone()).collect();
    for candidate in candidates {
        let head = &candidate.found.head;
        for ending in ["en", "n", "e", "er", "s", "es"] {
            if let Some(stem) = head.strip_suffix(ending)
                && stem.chars().count() > 2
                && heads.contains(stem)
            {
                candidate.found.head = stem.to_owned();
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests;
