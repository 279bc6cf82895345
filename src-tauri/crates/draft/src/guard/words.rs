//! The words of a sentence and what is wrong with them by themselves; not what the claims say.

use super::Ground;

/// Words that belong to claims.
const CLAIM_WORDS: &[&str] = &[
    "said",
    "wherein",
    "whereby",
    "aforesaid",
    "aforementioned",
    "thereof",
    "therein",
    "claim",
    "claims",
    "claimed",
    "comprising",
];

/// Necessity and admission: not even the claims' own use excuses them in a proposal.
const NECESSITY: &[&str] = &[
    "must",
    "always",
    "never",
    "essential",
    "essentially",
    "critical",
    "critically",
    "crucial",
    "necessary",
    "necessarily",
    "required",
    "requires",
    "require",
    "requirement",
    "indispensable",
    "vital",
    "paramount",
    "mandatory",
    "invention",
    "inventive",
    "inventors",
    "inventor",
    "conventional",
    "conventionally",
    "traditional",
    "traditionally",
    "known",
    "prior",
    "usual",
    "usually",
    "typical",
    "typically",
    "customary",
    "standard",
    "obvious",
    "solely",
    "impossible",
];

/// Praise and advantage, unless the claims say the word.
const PRAISE: &[&str] = &[
    "advantage",
    "advantages",
    "advantageous",
    "advantageously",
    "benefit",
    "benefits",
    "beneficial",
    "improve",
    "improves",
    "improved",
    "improving",
    "improvement",
    "better",
    "best",
    "superior",
    "optimal",
    "optimally",
    "optimum",
    "efficient",
    "efficiently",
    "effective",
    "effectively",
    "effectiveness",
    "efficiency",
    "robust",
    "reliable",
    "reliably",
    "reliability",
    "easy",
    "easily",
    "ease",
    "simple",
    "simply",
    "unique",
    "uniquely",
    "novel",
    "new",
    "innovative",
    "innovation",
    "ensure",
    "ensures",
    "ensuring",
    "guarantee",
    "guarantees",
    "perfect",
    "perfectly",
    "excellent",
    "important",
    "importantly",
    "significant",
    "significantly",
    "convenient",
    "convenience",
    "comfortable",
    "safe",
    "safer",
    "safely",
    "seamless",
    "seamlessly",
    "powerful",
    "fast",
    "faster",
    "cheap",
    "cheaper",
    "economical",
    "accurate",
    "accurately",
    "smart",
    "versatile",
    "enhance",
    "enhances",
    "enhanced",
    "enhancing",
    "key",
    "ideal",
    "ideally",
    "desirable",
    "desired",
    "preferably",
    "preferred",
    "precise",
    "precisely",
    "problem",
    "solves",
    "solution",
];

/// Words with their case kept, without the marks around them.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '/' | '"' | '“' | '”'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the text is one whole sentence: a capital at its start, a full stop at its end, brackets closed, no mark-up.
pub(super) fn whole(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let dangling = ["the", "a", "an", "and", "or", "of", "to", "with", "by", "in", "for", "that", "which", "is", "are"];
    let last = sentence.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    sentence.ends_with('.')
        && !sentence.ends_with("..")
        && sentence.starts_with(char::is_uppercase)
        && sentence.matches('(').count() == sentence.matches(')').count()
        && !sentence.contains(['\n', '*', '#', '`', '[', ']', '{', '}', '<', '>', '|', '?', '!', '_'])
        && !sentence.contains(": ")
        && !dangling.contains(&last.to_lowercase().as_str())
}

pub(super) fn claim_language(said: &[String]) -> bool {
    said.iter().any(|word| CLAIM_WORDS.contains(&word.to_lowercase().as_str()))
}

pub(super) fn profane(said: &[String], ground: &Ground) -> bool {
    said.iter()
        .map(|word| word.to_lowercase())
        .any(|word| NECESSITY.contains(&word.as_str()) || (PRAISE.contains(&word.as_str()) && !ground.has_word(&word)))
}

/// A name of that many words comes again in good sentences; a longer run does not.
const LONGEST_NAME: usize = 5;

/// Whether words are said again at once, or a run that is longer than a name comes twice.
pub(super) fn stammers(said: &[String]) -> bool {
    let lower: Vec<String> = said.iter().map(|word| word.to_lowercase()).collect();
    let at_once = (2..=LONGEST_NAME).any(|run| lower.windows(2 * run).any(|part| part[..run] == part[run..]));
    let runs: Vec<&[String]> = lower.windows(LONGEST_NAME + 1).collect();
    at_once || runs.iter().enumerate().any(|(index, run)| runs[index + 1..].contains(run))
}

/// Whether an answer comes back to the thing that its opening speaks of: a part neither includes nor adjoins itself.
pub(super) fn returns(opening: &[String], answer: &[String]) -> bool {
    let from = opening.iter().rposition(|word| word == "the").map_or(opening.len(), |the| the + 1);
    let name: Vec<String> =
        opening[from..].iter().filter(|word| !super::ground::is_numeral(word)).map(|word| stem(word)).collect();
    let answer: Vec<String> = answer.iter().map(|word| stem(word)).collect();
    !name.is_empty() && answer.windows(name.len()).any(|run| *run == *name)
}

/// Strips the endings by which forms of one word differ, so that they compare equal.
pub(super) fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let mut stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word).to_owned();
    if stem.len() < 4 || !stem.is_ascii() || stem.bytes().any(|b| b.is_ascii_digit()) {
        return stem;
    }
    let endings = [
        ("ying", "i"),
        ("ings", ""),
        ("ing", ""),
        ("ies", "i"),
        ("ied", "i"),
        ("edly", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("y", "i"),
        ("e", ""),
    ];
    if let Some((ending, instead)) = endings
        .iter()
        .find(|(ending, _)| stem.len() > ending.len() + 2 && stem.ends_with(ending) && !stem.ends_with("ss"))
    {
        stem.truncate(stem.len() - ending.len());
        stem.push_str(instead);
    }
    let twice = stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    if twice {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}
