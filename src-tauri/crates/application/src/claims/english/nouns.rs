//! English number and stems: the singular of a noun, whether it is plural, and the root that word families share; not
//! word classes.

use std::sync::LazyLock;

use crate::claims::phrase::{Number, Stem};
use crate::claims::wordlist::{WordMap, Words, lines};

/// Nouns that are the same in both numbers, or singular in spite of an s.
static UNCHANGED: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-unchanged.txt")).collect());

static SINGULAR_S: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-singular-s.txt")).collect());

/// Plurals that no rule makes, with their singulars.
static IRREGULAR: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    lines(include_str!("../../../../../../assets/claims/en-irregular-plurals.txt"))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// The singular of a lower-case noun and its number.
pub(in crate::claims) fn singular(word: &str) -> (String, Number) {
    let (start, last) = match word.rfind('-') {
        Some(at) => word.split_at(at + 1),
        None => ("", word),
    };
    let (last, number) = simple(last);
    (if start.is_empty() { last } else { format!("{start}{last}") }, number)
}

fn simple(word: &str) -> (String, Number) {
    if UNCHANGED.contains(word) {
        return (word.to_owned(), Number::Either);
    }
    if let Some(&singular) = IRREGULAR.get(word) {
        return (singular.to_owned(), Number::Plural);
    }
    let whole = (word.to_owned(), Number::Singular);
    if !word.ends_with('s')
        || word.len() < 3
        || word.ends_with("ss")
        || word.ends_with("'s")
        || SINGULAR_S.contains(word)
    {
        return whole;
    }
    if word.ends_with("us") || word.ends_with("sis") || word.ends_with("itis") {
        return whole;
    }
    let base = &word[..word.len() - 1];
    let cut = if let Some(base) = word.strip_suffix("ies").filter(|base| base.len() > 1) {
        format!("{base}y")
    } else if let Some(base) = word.strip_suffix("es").filter(|base| {
        base.ends_with("ss")
            || base.ends_with('x')
            || base.ends_with("sh")
            || base.ends_with("ch")
            || base.ends_with("zz")
            || matches!(*base, "echo" | "hero" | "potato" | "tomato" | "torpedo" | "embargo" | "bus" | "gas")
    }) {
        base.to_owned()
    } else {
        base.to_owned()
    };
    (cut, Number::Plural)
}

/// The verb, less its last vowel, of a noun of action whose consonant changes: transmission, transmit; decision, decide.
fn verb_of(noun: &str) -> Option<String> {
    const ALTERNATIONS: &[(&str, &str)] = &[
        ("mission", "mit"),
        ("version", "vert"),
        ("pansion", "pand"),
        ("tension", "tend"),
        ("pension", "pend"),
        ("cision", "cid"),
        ("vision", "vid"),
        ("clusion", "clud"),
        ("trusion", "trud"),
        ("rosion", "rod"),
        ("losion", "lod"),
        ("llision", "llid"),
        ("ception", "ceiv"),
        ("duction", "duc"),
        ("scription", "scrib"),
        ("sorption", "sorb"),
        ("sumption", "sum"),
        ("analysis", "analys"),
        ("synthesis", "synthes"),
        ("choice", "choos"),
        ("growth", "grow"),
        ("arrival", "arriv"),
    ];
    if !noun.ends_with(['n', 's', 'e', 'h', 'l']) {
        return None;
    }
    ALTERNATIONS.iter().find_map(|(end, verb)| noun.strip_suffix(end).map(|start| format!("{start}{verb}")))
}

/// The root that a family of words shares: rotate, rotating, rotatable, rotation. Good for comparing, not for showing.
pub(in crate::claims) fn root(word: &str) -> Stem {
    let word = word.trim_end_matches("'s").trim_end_matches('\'');
    // analyze, analysis
    let spelt = word.contains("yz").then(|| word.replace("yz", "ys"));
    let (singular, _) = singular(spelt.as_deref().unwrap_or(word));
    let singular = verb_of(&singular).unwrap_or(singular);
    let mut stem = singular.as_str();
    const ENDINGS: &[&str] = &[
        "izations", "ization", "isation", "ational", "ated", "ating", "ates", "ator", "ations", "ation", "itions",
        "ition", "ically", "ical", "ments", "ment", "ably", "ibly", "able", "ible", "ancy", "ency", "ance", "ence",
        "ively", "ive", "ions", "ion", "ings", "ing", "edly", "ed", "ally", "al", "ate", "ory", "ary", "ity", "ly",
        "ant", "ent", "ic", "y", "e",
    ];
    // Two rounds take "rotatability" to "rotat" and "rotate" to "rot"; the shortest root kept is long enough to tell
    // families apart.
    for _ in 0..2 {
        // One letter tells most endings off, for every word of a claim comes here.
        let last = stem.as_bytes().last();
        let mut endings = ENDINGS.iter().filter(|ending| ending.as_bytes().last() == last);
        let Some(shorter) = endings.find_map(|ending| stem.strip_suffix(ending).filter(|s| s.len() >= 4)) else {
            break;
        };
        stem = shorter;
    }
    let mut root = stem.to_owned();
    let bytes = root.as_bytes();
    if bytes.len() > 4
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && bytes[bytes.len() - 1].is_ascii_alphabetic()
    {
        root.pop();
    }
    if root.len() > 4 && root.ends_with('e') {
        root.pop();
    }
    if root.len() > 5 && root.ends_with("er") {
        // administer, administration
        root.truncate(root.len() - 2);
        root.push('r');
    }
    root.into()
}
