//! Completes a text at its end: what it reads of the text, and which proposals the claims forbid; not how the likeliest
//! words are found.

use crate::choice;
use crate::experts::Document;
use crate::mixture::Beliefs;
use crate::pieces::is_spaced;
use crate::search::{self, Effort, Way};
use crate::statistics::Statistics;
use claimwright_application::claims::{Determiner, Resolution};
use claimwright_application::{ClaimSet, Language};

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What is to be inserted at the caret: the rest of a word that is begun, then whole words.
    pub text: String,
    /// The probability that the text goes on so.
    pub score: f32,
}

/// What is needed to complete texts of one language.
#[derive(Debug)]
pub struct Completer {
    statistics: Statistics,
    beliefs: Beliefs,
    language: Language,
}

impl Completer {
    /// A completer; without statistics it knows the text at hand alone.
    pub fn new(language: Language, statistics: Option<Statistics>) -> Self {
        let statistics = statistics.unwrap_or_default();
        let beliefs = Beliefs::of(&statistics);
        Self { statistics, beliefs, language }
    }

    /// At most `most` proposals for how `text` goes on, best first. What would refer to a thing that is not introduced, or
    /// to a claim that is not there, is not proposed.
    pub fn complete(&self, text: &str, most: usize) -> Vec<Candidate> {
        let begun = begun(text);
        let given = &text[..text.len() - begun.len()];
        let line = Line::of(given, self.language);
        let terms = line.terms();
        let document = Document::new(&self.statistics, given, terms.iter().map(|(words, end)| (words.as_str(), *end)));
        let lower = begun.to_lowercase();
        // Behind a blank stands no mark that closes, and behind the beginning of a word stands the rest of it.
        let blank = given.ends_with(char::is_whitespace);
        let fits = |word: &str| match begun {
            "" => !blank || is_spaced("", word),
            _ => word.len() > begun.len() && word.to_lowercase().starts_with(&lower),
        };
        let ways = search::ways(&document, &self.statistics, &self.beliefs, Effort::TYPING, &fits);
        let chosen = choice::chosen(&ways, most, |way| line.bears(way));
        chosen
            .into_iter()
            .filter_map(|at| {
                let text = ways[at].text.get(begun.len()..)?;
                let apart = begun.is_empty() && !blank && !given.is_empty() && is_spaced(tail(given), text);
                Some(Candidate {
                    text: if apart { format!(" {text}") } else { text.to_owned() },
                    score: ways[at].probability,
                })
            })
            .collect()
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }
}

/// The last character of a text.
fn tail(text: &str) -> &str {
    text.char_indices().next_back().map_or("", |(at, _)| &text[at..])
}

/// The word that is begun at the end of a text.
fn begun(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_alphanumeric() && c != '-')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

/// The claim at the caret behind those that it depends on.
struct Line {
    /// The claims before it, then the claim itself up to the caret.
    texts: Vec<String>,
    /// Where each begins in the text given.
    offsets: Vec<usize>,
    set: ClaimSet,
    language: Language,
}

impl Line {
    fn of(text: &str, language: Language) -> Self {
        let all = ClaimSet::parse(text, language);
        let Some(last) = all.claims.last() else {
            return Self { texts: vec![String::new()], offsets: vec![0], set: all, language };
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
        Self { texts, offsets, set, language }
    }

    /// The terms that a definite phrase at the caret can refer to, and the byte in the given text behind each mention.
    fn terms(&self) -> Vec<(String, usize)> {
        let mut terms = Vec::new();
        for (claim, offset) in self.set.claims.iter().zip(&self.offsets) {
            for mention in &claim.mentions {
                let behind = mention.span.end < claim.text.len();
                if behind && (mention.determiner != Determiner::Possessive) && names(&mention.resolution) {
                    terms.push((mention.phrase.of(&claim.text).to_lowercase(), offset + mention.span.end));
                }
            }
        }
        terms
    }

    /// Whether the claim stays sound with a continuation.
    fn bears(&self, way: &Way) -> bool {
        let mut texts = self.texts.clone();
        let Some(claim) = texts.last_mut() else { return true };
        let given = claim.len();
        claim.push(' ');
        claim.push_str(&way.text);
        let set = ClaimSet::from_texts(texts, self.language);
        let Some(claim) = set.claims.last() else { return true };
        let sound = claim.references.iter().flat_map(|reference| &reference.numbers).all(|number| {
            set.numbered(*number).is_some_and(|target| target.index < claim.index) || self.set.claims.len() < 2
        });
        sound && !goes_astray(&set, given)
    }
}

/// Whether a mention names a thing that exists in the claims.
fn names(resolution: &Resolution) -> bool {
    matches!(resolution, Resolution::Introduces | Resolution::Reintroduces(_) | Resolution::Refers(_))
}

/// Whether some term that is introduced begins with these words and goes on.
fn is_begun(set: &ClaimSet, words: &str) -> bool {
    let mentions = set.claims.iter().flat_map(|claim| claim.mentions.iter().map(move |mention| (claim, mention)));
    mentions.filter(|(_, mention)| names(&mention.resolution) && mention.determiner != Determiner::Definite).any(
        |(claim, mention)| {
            let term = mention.phrase.of(&claim.text);
            term.len() > words.len() && term.to_lowercase().starts_with(words)
        },
    )
}

/// Whether a phrase of the last claim that reaches behind byte `given` lacks an antecedent by what stands there. One at the
/// very end may be half a phrase; one whose typed words already name nothing is no proposal's fault.
fn goes_astray(set: &ClaimSet, given: usize) -> bool {
    let Some(claim) = set.claims.last() else { return false };
    let end = claim.text.trim_end().len();
    claim
        .mentions
        .iter()
        .filter(|mention| mention.span.end > given)
        .filter(|mention| matches!(mention.resolution, Resolution::Missing(_) | Resolution::OtherBranch(_)))
        .any(|mention| {
            let words = mention.phrase.of(&claim.text).to_lowercase();
            let typed = claim.text.get(mention.phrase.start..given.max(mention.phrase.start)).unwrap_or_default();
            let half = mention.span.end == end && is_begun(set, &words);
            let lost = !typed.is_empty() && !is_begun(set, &typed.trim_end().to_lowercase());
            !half && !lost
        })
}
