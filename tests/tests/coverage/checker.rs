//! Finds limitations that no sentence of a description tells whole; shares no word list and no code with the drafter.

use claimwright_application::claims::{Claim, ReferenceRole};
use claimwright_application::{ClaimSet, Span};

/// Words that limit nothing by themselves: articles, copulas, open verbs of composition, words that only point or join.
const IDLE: &[&str] = &[
    "a",
    "an",
    "the",
    "said",
    "such",
    "and",
    "or",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "as",
    "into",
    "is",
    "are",
    "be",
    "being",
    "been",
    "was",
    "were",
    "has",
    "have",
    "having",
    "had",
    "it",
    "its",
    "their",
    "them",
    "they",
    "that",
    "which",
    "who",
    "whose",
    "this",
    "these",
    "those",
    "comprise",
    "comprises",
    "comprising",
    "comprised",
    "include",
    "includes",
    "including",
    "included",
    "wherein",
    "whereby",
    "where",
    "further",
    "furthermore",
    "also",
    "then",
    "thereby",
    "so",
    "there",
    "following",
    "characterized",
    "characterised",
    "aforesaid",
    "aforementioned",
    "will",
    "do",
    "does",
    "if",
    "when",
    "claim",
    "claims",
    "according",
    "accordance",
    "least",
    "one",
    "step",
    "steps",
    "additionally",
];

/// A limitation that nothing tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// Number of the claim.
    pub claim: u32,
    /// The limitation's own words.
    pub limitation: String,
    /// What the best sentence lacks.
    pub lacking: Vec<String>,
    /// The best sentence.
    pub nearest: String,
}

/// The limitations of a set of claims, each without those inside it.
pub fn limitations(set: &ClaimSet) -> Vec<(u32, String)> {
    set.claims.iter().flat_map(|claim| own_texts(claim).into_iter().map(|text| (claim.number, text))).collect()
}

fn own_texts(claim: &Claim) -> Vec<String> {
    if claim.limitations.is_empty() {
        let after = claim.references.iter().filter(|r| r.role == ReferenceRole::Dependency).map(|r| r.span.end).min();
        return vec![claim.text[after.unwrap_or(claim.body.start).max(claim.label.end)..].to_owned()];
    }
    (0..claim.limitations.len())
        .map(|index| {
            let whole = claim.limitations[index].span;
            let inner: Vec<Span> =
                claim.limitations.iter().filter(|other| other.parent == Some(index)).map(|other| other.span).collect();
            let labels = claim.limitations.iter().filter_map(|other| other.label);
            let mut holes: Vec<Span> =
                inner.into_iter().chain(labels).chain(claim.references.iter().map(|r| r.span)).collect();
            holes.sort_unstable();
            let mut text = String::new();
            let mut at = whole.start;
            for hole in holes.into_iter().filter(|hole| hole.overlaps(whole)) {
                if hole.start > at {
                    text.push_str(&claim.text[at..hole.start]);
                    text.push(' ');
                }
                at = at.max(hole.end);
            }
            text.push_str(&claim.text[at.min(whole.end)..whole.end]);
            text
        })
        .collect()
}

/// Content words, stemmed.
pub fn content(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’')))
        .map(|word| word.trim_matches(['-', '.', '\'', '’']).to_lowercase())
        .filter(|word| !word.is_empty() && !IDLE.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Strips the endings by which forms of one word differ.
fn stem(word: &str) -> String {
    let mut stem = word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    if !stem.is_ascii() || stem.len() < 4 || stem.chars().any(|c| c.is_ascii_digit()) {
        return stem;
    }
    for ending in ["ies", "ied", "ying", "ing", "ed", "es", "s", "y", "e"] {
        if stem.len() > ending.len() + 2 && stem.ends_with(ending) && !stem.ends_with("ss") {
            stem.truncate(stem.len() - ending.len());
            if ending == "ies" || ending == "ied" || ending == "ying" || ending == "y" {
                stem.push('i');
            }
            break;
        }
    }
    let bytes = stem.as_bytes();
    if bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

/// The sentences of a text: a full stop, a space and a capital end one, but not behind an abbreviation.
pub fn sentences(paragraph: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in paragraph.match_indices(". ") {
        let word = paragraph[..at].rsplit(' ').next().unwrap_or_default().trim_start_matches('(').to_lowercase();
        let next = paragraph[at + 2..].chars().next();
        let abbreviated = matches!(
            word.as_str(),
            "fig" | "figs" | "e.g" | "i.e" | "no" | "approx" | "ca" | "vs" | "al" | "nos" | "etc"
        ) || word.len() == 1;
        if !abbreviated && next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
            sentences.push(paragraph[start..=at].to_owned());
            start = at + 2;
        }
    }
    sentences.push(paragraph[start..].to_owned());
    sentences
}

/// Whether a sentence is description and not a claim pasted in.
fn natural(sentence: &str, set: &ClaimSet) -> bool {
    let words: Vec<String> = sentence.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let legal = words.iter().any(|word| matches!(word.as_str(), "wherein" | "said" | "whereby"));
    let cited = words
        .windows(2)
        .any(|pair| pair[0].starts_with("claim") && pair[1].chars().all(|c| c.is_ascii_digit()) && !pair[1].is_empty());
    let whole = set.claims.iter().any(|claim| claim.body_text().trim() == sentence.trim());
    sentence.trim_end().ends_with('.') && !sentence.contains(';') && !legal && !cited && !whole
}

/// Limitations that no sentence tells whole.
pub fn untold(set: &ClaimSet, description: &[String]) -> Vec<Untold> {
    let told: Vec<(Vec<String>, &String)> = description
        .iter()
        .filter(|sentence| natural(sentence, set))
        .map(|sentence| (content(sentence), sentence))
        .collect();
    limitations(set)
        .into_iter()
        .filter_map(|(claim, limitation)| {
            let wanted = content(&limitation);
            let lacking = |words: &[String]| -> Vec<String> {
                wanted.iter().filter(|word| words.binary_search(word).is_err()).cloned().collect()
            };
            let best = told
                .iter()
                .map(|(words, sentence)| (lacking(words), *sentence))
                .min_by_key(|(lacking, _)| lacking.len());
            match best {
                Some((lacking, _)) if lacking.is_empty() => None,
                _ if wanted.is_empty() => None,
                Some((lacking, nearest)) => Some(Untold { claim, limitation, lacking, nearest: nearest.clone() }),
                None => Some(Untold { claim, limitation, lacking: wanted, nearest: String::new() }),
            }
        })
        .collect()
}
