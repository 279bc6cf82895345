//! English definite phrases that need no antecedent by their own words: superlatives, unique things, parts that a whole
//! implies; not what the claim introduces.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::lines;
use crate::claims::phrase::{Article, Excuse, Phrase};
use crate::claims::token::Token;

/// Heads of parts and properties that their bearer implies.
static INHERENT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-inherent.txt")).collect());

/// Heads that what follows defines: "the fact that", "the step of".
const COMPLEMENT: &[&str] = &[
    "fact",
    "case",
    "event",
    "step",
    "act",
    "basis",
    "purpose",
    "extent",
    "manner",
    "way",
    "condition",
    "exception",
    "proviso",
    "premise",
    "effect",
    "art",
    "instant",
    "course",
    "presence",
    "absence",
    "use",
    "help",
    "aid",
    "assistance",
    "context",
    "group",
    "class",
    "form",
    "sense",
    "degree",
    "possibility",
    "capability",
    "ability",
    "capacity",
    "need",
    "reason",
    "formula",
    "expression",
    "equation",
    "relation",
    "relationship",
    "inequality",
    "point",
    "time",
    "moment",
    "following",
    "like",
    "rest",
    "remainder",
    "latter",
    "former",
    "above",
    "same",
    "other",
    "others",
    "foregoing",
    "order",
    "family",
];

/// The world's own things.
const WORLD: &[&str] = &[
    "invention",
    "environment",
    "atmosphere",
    "ground",
    "earth",
    "sun",
    "sky",
    "internet",
    "vertical",
    "horizontal",
    "art",
    "world",
    "air",
    "web",
    "sea",
    "moon",
    "public",
    "future",
    "past",
    "prior",
    "floor",
    "outdoors",
    "eye",
    "hand",
    "body",
    "north",
    "south",
    "east",
    "west",
    "horizon",
];

const SUPERLATIVE: &[&str] = &[
    "best",
    "worst",
    "most",
    "least",
    "last",
    "latest",
    "next",
    "same",
    "only",
    "sole",
    "other",
    "remaining",
    "entire",
    "whole",
    "following",
    "highest",
    "lowest",
    "uppermost",
    "lowermost",
    "innermost",
    "outermost",
    "topmost",
    "bottommost",
    "maximum",
    "minimum",
    "total",
    "overall",
    "very",
    "previous",
    "preceding",
    "subsequent",
    "following",
    "opposite",
    "current",
    "present",
    "said-same",
];

/// Modifiers that tell nothing about what a thing is.
const EMPTY: &[&str] = &[
    "respective",
    "corresponding",
    "said",
    "particular",
    "given",
    "individual",
    "associated",
    "own",
    "various",
    "same",
    "certain",
];

pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// The value of an ordinal; those by letter ("nth") have values above a thousand.
pub(super) fn ordinal(word: &str) -> Option<u16> {
    const WORDS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if let Some(at) = WORDS.iter().position(|&w| w == word) {
        return u16::try_from(at + 1).ok();
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.len() < word.len() && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th") {
        return digits.parse().ok();
    }
    match word {
        "nth" | "n-th" => Some(1001),
        "ith" | "i-th" => Some(1002),
        "kth" | "k-th" => Some(1003),
        "mth" | "m-th" => Some(1004),
        "jth" | "j-th" => Some(1005),
        _ => None,
    }
}

/// Why the phrase needs no antecedent, if its own words say so.
pub(super) fn excuse(tokens: &[Token<'_>], phrase: &Phrase, referring: &dyn Fn(usize) -> bool) -> Option<Excuse> {
    if !matches!(phrase.article, Article::The | Article::Member) {
        return None;
    }
    let word = |at: usize| tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower);
    let head = phrase.reading.head.as_str();
    let end = phrase.tokens.end;
    let modifiers = &phrase.reading.modifiers;
    if tokens.get(end + 1).is_some_and(|token| referring(token.span.start))
        && matches!(word(end), "of" | "in" | "to" | "by" | "with")
    {
        return Some(Excuse::Subject);
    }
    let superlative = modifiers.iter().any(|m| SUPERLATIVE.contains(&m.as_str()) || is_superlative(m));
    if superlative || SUPERLATIVE.contains(&head) || is_superlative(head) {
        return Some(Excuse::Unique);
    }
    let next = word(end);
    if matches!(head, "group" | "class" | "list" | "set" | "family")
        && matches!(
            next,
            "consisting" | "comprising" | "including" | "of" | "which" | "that" | "containing" | "composed"
        )
    {
        return Some(Excuse::Unique);
    }
    let complement = matches!(
        next,
        "of" | "that" | "in" | "when" | "where" | "at" | "to" | "which" | "for" | "during" | "by" | "with"
    );
    if COMPLEMENT.contains(&head) && (complement || modifiers.is_empty()) {
        return Some(Excuse::Complement);
    }
    if WORLD.contains(&head) && modifiers.is_empty() {
        return Some(Excuse::World);
    }
    if INHERENT.contains(phrase.reading.stem.as_str()) {
        return Some(Excuse::Inherent);
    }
    None
}

fn is_superlative(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("est")
        && !matches!(
            word,
            "interest"
                | "request"
                | "harvest"
                | "forest"
                | "headrest"
                | "digest"
                | "armrest"
                | "footrest"
                | "manifest"
                | "contest"
                | "backrest"
                | "invest"
                | "suggest"
                | "ingest"
        )
        || word.len() > 6 && word.ends_with("most")
}
