//! English definite phrases that need no antecedent by their own words: superlatives, unique things, parts that a whole
//! implies; not what the claim introduces.

use std::sync::LazyLock;

use super::chunk::Reader;
use super::words::Classes;
use crate::claims::phrase::{Article, Excuse, Phrase};
use crate::claims::wordlist::{Words, lines};

/// Heads of parts and properties that their bearer implies.
static INHERENT: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-inherent.txt")).collect());

/// Heads of physical properties, which whatever they are said to be "of" has.
static PROPERTIES: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-properties.txt")).collect());

/// Magnitudes that need not even be said to be "of" something.
static QUANTITIES: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-quantities.txt")).collect());

/// Parts of the body.
static BODY: Words = LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-body.txt")).collect());

/// Nouns of things whose endings are those of nouns of action.
static THINGS: Words = LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-things.txt")).collect());

/// Persons whom a thing that they use or wear implies.
static ROLES: Words = LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-roles.txt")).collect());

/// Whose body that is.
const PERSONS: &[&str] = &["human", "user", "wearer", "patient", "person", "operator", "animal", "mammal"];

/// Heads that a formula or a sequence behind them spells out.
const FORMAL: &[&str] = &[
    "relation",
    "relationship",
    "formula",
    "equation",
    "expression",
    "inequality",
    "condition",
    "structure",
    "sequence",
    "name",
];

/// Heads that what follows defines: "the fact that", "the step of".
static COMPLEMENT: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-complements.txt")).collect());

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
    "sea",
    "moon",
    "public",
    "future",
    "past",
    "outdoors",
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
    "very",
];

/// Modifiers that tell nothing about what a thing is.
const EMPTY: &[&str] = &[
    "respective",
    "corresponding",
    "said",
    "own",
    "resulting",
    "resultant",
    "so-called",
    "multiple",
    "various",
    "plural",
    "above",
    "foregoing",
    "above-mentioned",
    "aforementioned",
    "above-described",
];

pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// The value of an ordinal; those by letter ("nth") have values above a thousand.
pub(in crate::claims) fn ordinal(word: &str) -> Option<u16> {
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
pub(super) fn excuse(reader: &Reader<'_, '_>, phrase: &Phrase) -> Option<Excuse> {
    if phrase.article != Article::The {
        return None;
    }
    let reading = &phrase.reading;
    let head = reading.head.as_str();
    let end = phrase.tokens.end;
    let next = reader.word(end);
    let behind = |at: usize| reader.tokens.get(at).is_some_and(|token| (reader.referring)(token.span.start));
    if behind(end) || behind(end + 1) && matches!(next, "of" | "in" | "to" | "by" | "with" | "under" | "from") {
        return Some(Excuse::Subject);
    }
    let superlative = |word: &str| SUPERLATIVE.contains(&word) || is_superlative(word);
    if reading.modifiers.iter().any(|m| superlative(m)) || superlative(head) {
        return Some(Excuse::Unique);
    }
    // There is one opposite to what the sentence names; a side may be one of several.
    let way = matches!(head, "direction" | "sense" | "way" | "sign" | "polarity" | "orientation");
    if way && reading.modifiers.iter().any(|m| matches!(m.as_str(), "opposite" | "reverse" | "contrary" | "inverse")) {
        return Some(Excuse::Unique);
    }
    let class = reader.class(reading.head_token);
    let nameless = Classes::ADJECTIVE.and(Classes::ORDINAL).and(Classes::NUMERAL);
    if matches!(head, "one" | "ones" | "latter" | "former")
        || phrase.complement && class.any(nameless) && !class.any(Classes::NOUN)
    {
        return Some(Excuse::Unique);
    }
    let lists = ["consisting", "comprising", "including", "of", "which", "that", "containing", "composed", "formed"];
    if matches!(head, "group" | "class" | "list" | "set" | "family") && lists.contains(&next) {
        return Some(Excuse::Unique);
    }
    let balance = |word: &str| matches!(word, "resulting" | "resultant" | "balance" | "remainder" | "rest");
    if reading.modifiers.first().is_some_and(|m| balance(m)) {
        return Some(Excuse::Complement);
    }
    // "different from the first": an ordinal alone takes its noun from the sentence.
    let spelled_out = reader.tokens.get(end).is_some_and(|token| !token.is_word() && !token.is_mark(','));
    let alone = !reader.tokens.get(end).is_some_and(|token| token.is_word())
        || reader.class(end).any(Classes::AUXILIARY.and(Classes::CONJUNCTION));
    if phrase.nameless && !phrase.joined && ordinal(head).is_some() && alone {
        return Some(Excuse::Unique);
    }
    if FORMAL.contains(&head) && spelled_out && !is_end(reader, end) {
        return Some(Excuse::Complement);
    }
    let listed = matches!(reader.word(end + 1), "seq" | "formula" | "formulae" | "figure" | "table");
    if COMPLEMENT.contains(head) && reading.stems.is_empty() && reading.ordinals.is_empty() || listed && defined(next) {
        return Some(Excuse::Complement);
    }
    if WORLD.contains(&head) && reading.modifiers.is_empty() || eponymous(reader, phrase) {
        return Some(Excuse::World);
    }
    // "the area below the thread": the place is told by what it lies next to.
    let place = matches!(head, "area" | "region" | "zone" | "place" | "space");
    let beside =
        ["below", "above", "under", "beneath", "underneath", "behind", "beyond", "around", "outside", "inside"];
    if place && reading.modifiers.is_empty() && beside.contains(&next) {
        return Some(Excuse::Complement);
    }
    // "the foot upper portion": the part of a part of the body.
    let part = matches!(head, "portion" | "part" | "region" | "area" | "side" | "surface" | "tissue" | "wall");
    if part && reading.modifiers.first().is_some_and(|m| BODY.contains(m.as_str())) {
        return Some(Excuse::Inherent);
    }
    let owned = |m: &String| PERSONS.contains(&m.trim_end_matches('\'').trim_end_matches("'s"));
    if BODY.contains(&*reading.stem) && (reading.stems.is_empty() || reading.modifiers.iter().all(owned))
        || reading.stems.is_empty() && (QUANTITIES.contains(&*reading.stem) || is_role(phrase))
    {
        return Some(Excuse::Inherent);
    }
    // "returning to the first step": whatever has steps begins with one.
    if matches!(head, "step" | "stage") && reading.ordinals == [1] && reading.stems.is_empty() && !phrase.pointing {
        return Some(Excuse::Inherent);
    }
    // "the proximity or overlap of the regions": joined nouns share what follows.
    let shared = phrase.joined && reader.class(end + 1).any(Classes::NOUN) && reader.word(end + 2) == "of";
    let next = if shared { "of" } else { next };
    // "the choice made by the user": who acts is named behind.
    let done = reader.word(end + 1) == "by" && matches!(next, "made" | "given" | "taken" | "performed" | "exerted");
    // "Said" claims that it was named before, which a property with a name of its own was not.
    let unnamed = !phrase.pointing || reading.stems.is_empty();
    let property = PROPERTIES.contains(&*reading.stem) || is_action(head);
    if INHERENT.contains(&*reading.stem)
        || property
            && unnamed
            && (done
                || matches!(
                    next,
                    "of" | "between" | "by" | "at" | "in" | "on" | "from" | "to" | "applied" | "with" | "measured"
                ))
    {
        return Some(Excuse::Inherent);
    }
    None
}

/// Whether the phrase names nobody in particular but whoever uses the thing: "the user". An ordinal, or "said", points at
/// one who was named.
fn is_role(phrase: &Phrase) -> bool {
    ROLES.contains(&*phrase.reading.stem) && phrase.reading.ordinals.is_empty() && !phrase.pointing
}

/// Whether the phrase bears a person's name, which makes it one known thing: "the Fischer-Tropsch reaction".
fn eponymous(reader: &Reader<'_, '_>, phrase: &Phrase) -> bool {
    const KNOWN: &[&str] = &[
        "reaction",
        "process",
        "method",
        "algorithm",
        "law",
        "equation",
        "test",
        "theorem",
        "transform",
        "formula",
        "scale",
        "effect",
        "constant",
        "model",
        "number",
        "code",
        "standard",
        "condition",
        "criterion",
        "synthesis",
    ];
    let first = &reader.tokens[phrase.first];
    KNOWN.contains(&phrase.reading.head.as_str())
        && phrase.reading.ordinals.is_empty()
        && phrase.first < phrase.reading.head_token
        && first.capital
        && !first.capitals
        && first.lower.len() > 3
}

/// Whether the sentence or the clause ends at a token.
fn is_end(reader: &Reader<'_, '_>, at: usize) -> bool {
    ['.', ';', ')'].iter().any(|&mark| reader.tokens[at].is_mark(mark))
}

fn defined(next: &str) -> bool {
    matches!(next, "of" | "that" | "in" | "when" | "where" | "at" | "to" | "which" | "for" | "during" | "by" | "with")
}

/// Whether a noun names an action or a result by its ending.
pub(super) fn is_action(head: &str) -> bool {
    const ENDINGS: &[&str] =
        &["tion", "sion", "sis", "ment", "ing", "ance", "ence", "val", "sal", "ency", "ancy", "age", "ture"];
    // Actions whose nouns no ending betrays.
    const IRREGULAR: &[&str] = &["choice", "growth", "flight", "arrival", "proof", "decrease", "increase", "failure"];
    IRREGULAR.contains(&head)
        || head.len() > 5
            && ENDINGS.iter().any(|ending| head.ends_with(ending))
            && !THINGS.contains(head)
            && !super::words::classes(head).any(Classes::NOUN) | !head.ends_with("ing")
}

fn is_superlative(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "interest", "request", "harvest", "forest", "headrest", "digest", "armrest", "footrest", "manifest", "contest",
        "backrest", "invest", "suggest", "ingest",
    ];
    word.len() > 5 && word.ends_with("est") && !NOUNS.contains(&word) || word.len() > 6 && word.ends_with("most")
}
