//! The claim at the caret behind those that it depends on: which terms a proposal may name, and whether the claim stays
//! sound with it; not where proposals come from.

use super::completer::Given;
use super::phrases::goes_astray;
use super::search::Way;
use claimwright_application::claims::{Determiner, Mention, Resolution};
use claimwright_application::{ClaimSet, Language};

/// The claim at the caret behind those that it depends on.
pub(crate) struct Line {
    /// The claims before it, then the claim itself up to the caret.
    texts: Vec<String>,
    /// Where each begins in the text given.
    offsets: Vec<usize>,
    /// The numbers of all claims before it.
    earlier: Vec<u32>,
    set: ClaimSet,
    language: Language,
    /// Where the prose behind the claims begins, if the caret stands there: any of their terms may be named.
    prose: Option<usize>,
}

impl Line {
    pub fn of(given: Given<'_>, language: Language) -> Self {
        let text = given.text;
        if let Some((claims, prose)) = given.prose.and_then(|at| text.split_at_checked(at)) {
            return Self::behind(claims, prose, language);
        }
        if let Some(before) = before_prose(text) {
            let set = ClaimSet::parse(before, language);
            let texts = set.claims.iter().map(|claim| claim.text.clone()).collect();
            let offsets = set.claims.iter().map(|claim| claim.offset).collect();
            return Self { texts, offsets, earlier: Vec::new(), set, language, prose: Some(before.len()) };
        }
        let all = ClaimSet::parse(text, language);
        let Some(last) = all.claims.last() else {
            return Self {
                texts: vec![String::new()],
                offsets: vec![0],
                earlier: Vec::new(),
                set: all,
                language,
                prose: None,
            };
        };
        let mut wanted = vec![last.index];
        let mut at = 0;
        while let Some(&claim) = wanted.get(at) {
            let parents = all.claims[claim].parents.iter().filter(|parent| !wanted.contains(parent));
            let parents: Vec<usize> = parents.copied().collect();
            wanted.extend(parents);
            at += 1;
        }
        wanted.sort_unstable();
        let mut texts: Vec<String> = wanted.iter().map(|&claim| all.claims[claim].text.clone()).collect();
        // The blank before the caret belongs to the last claim, but a parser leaves it out.
        if let Some(text) = texts.last_mut() {
            text.truncate(text.trim_end().len());
        }
        let offsets = wanted.iter().map(|&claim| all.claims[claim].offset).collect();
        let set = ClaimSet::from_texts(texts.clone(), language);
        let earlier = all.claims[..last.index].iter().map(|claim| claim.number).collect();
        Self { texts, offsets, earlier, set, language, prose: None }
    }

    /// The byte at which the prose behind the claims begins, if the caret stands there.
    pub fn prose(&self) -> Option<usize> {
        self.prose
    }

    /// Prose up to the caret, behind the claims before it: a text of its own, which may introduce terms too.
    fn behind(claims: &str, prose: &str, language: Language) -> Self {
        let mut set = ClaimSet::parse(claims, language);
        let mut offsets: Vec<usize> = set.claims.iter().map(|claim| claim.offset).collect();
        // A phrase at the very end may go on, and is no term yet.
        let whole = prose.trim_end().rfind(char::is_whitespace).unwrap_or(0);
        set.claims.extend(ClaimSet::from_texts(vec![prose[..whole].to_owned()], language).claims);
        offsets.resize(set.claims.len(), claims.len());
        let texts = set.claims.iter().map(|claim| claim.text.clone()).collect();
        Self { texts, offsets, earlier: Vec::new(), set, language, prose: Some(claims.len()) }
    }

    /// The terms that a definite phrase at the caret can refer to, and the byte in the given text behind each mention.
    pub fn terms(&self) -> Vec<(String, usize)> {
        let mut terms = Vec::new();
        for (claim, offset) in self.set.claims.iter().zip(&self.offsets) {
            for mention in &claim.mentions {
                let behind = self.prose.is_some() || mention.span.end < claim.text.len();
                if behind && can_be_named(mention) {
                    let phrase = mention.phrase.of(&claim.text);
                    // Elsewhere a capital is that of a sentence.
                    let words = if self.language == Language::De { phrase.to_owned() } else { phrase.to_lowercase() };
                    terms.push((words, offset + mention.span.end));
                }
            }
        }
        terms
    }

    /// Whether the claim at the caret stays sound with a continuation.
    pub fn bears(&self, way: &Way) -> bool {
        let mut texts = self.texts.clone();
        let Some(claim) = texts.last_mut() else { return true };
        let given = claim.len();
        claim.push(' ');
        claim.push_str(&way.text);
        let set = ClaimSet::from_texts(texts, self.language);
        let Some(claim) = set.claims.last() else { return true };
        // Where no other claim is at hand, those with a lower number may still be there.
        let is_there = |number: u32| match self.earlier.is_empty() {
            true => number < claim.number,
            false => self.earlier.contains(&number),
        };
        let sound = claim.references.iter().flat_map(|reference| &reference.numbers).all(|number| is_there(*number));
        sound && !goes_astray(&set, given)
    }
}

/// The claims, where prose stands behind them at the caret: its first paragraph begins with a capital behind a full stop and
/// bears no number. One such paragraph may still be part of a claim, where the next number follows; two are a description.
fn before_prose(text: &str) -> Option<&str> {
    let (mut at, mut number, mut ended) = (0, None, false);
    let mut prose: Option<usize> = None;
    let mut paragraphs = 0;
    for line in text.split_inclusive('\n') {
        let (start, words) = (at, line.trim());
        at += line.len();
        if words.is_empty() {
            continue;
        }
        let own = words.split_once(['.', ')']).and_then(|(digits, _)| digits.trim_end().parse::<u32>().ok());
        let next = own.is_some() && own == Some(number.map_or(1, |number: u32| number + 1));
        if next && paragraphs < 2 {
            (number, prose, paragraphs) = (own, None, 0);
        } else if prose.is_some() || ended && words.starts_with(|c: char| c.is_uppercase() || c == '#') {
            prose = prose.or(Some(start));
            paragraphs += 1;
            if paragraphs == 2 {
                break;
            }
        }
        ended = words.ends_with('.');
    }
    prose.map(|start| &text[..start])
}

/// Whether a definite phrase can refer to what a mention names.
pub(crate) fn can_be_named(mention: &Mention) -> bool {
    mention.determiner != Determiner::Possessive && names(&mention.resolution)
}

/// Whether a mention names a thing that exists in the claims.
pub(super) fn names(resolution: &Resolution) -> bool {
    matches!(resolution, Resolution::Introduces | Resolution::Reintroduces(_) | Resolution::Refers(_))
}
