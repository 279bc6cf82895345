//! Rough stems of English words, to find a word again in another form; no dictionary and no other language.

use claimwright_application::{Language, nouns};
use std::cell::OnceCell;
use std::collections::HashSet;

/// Nouns that claims use of anything, and that a description need not repeat.
const CLAIM_WORDS: &[&str] = &[
    "plurality",
    "portion",
    "end",
    "means",
    "member",
    "element",
    "system",
    "step",
    "unit",
    "part",
    "side",
    "set",
    "group",
    "number",
    "amount",
    "one",
    "combination",
    "use",
    "kit",
    "improvement",
    "manner",
    "respect",
    "device",
    "apparatus",
    "method",
    "process",
    "article",
    "subset",
    "majority",
    "remainder",
    "total",
    "pair",
    "series",
    "claim",
    "range",
    "order",
    "case",
    "way",
    "kind",
    "type",
    "form",
    "first",
    "second",
    "third",
    "more",
    "least",
    "other",
    "each",
    "both",
    "another",
    "response",
    "relation",
    "relationship",
    "accordance",
    "addition",
    "fashion",
    "time",
    "product",
    "machine",
    "medium",
    "media",
    "program",
    "code",
    "instruction",
    "processor",
    "memory",
    "computer",
    "multiplicity",
    "thereof",
    "therebetween",
    "therethrough",
    "therein",
    "thereon",
    "position",
    "location",
    "orientation",
    "direction",
    "distance",
    "displacement",
    "degree",
    "half",
    "inside",
    "outside",
    "arrangement",
    "state",
    "surface",
    "body",
    "region",
    "area",
    "determination",
    "indication",
];

/// Whether a noun is one that claims use of anything.
pub(crate) fn is_claim_word(head: &str) -> bool {
    let verbal = head.ends_with("ing") || head.ends_with("ed");
    head.chars().count() < 4
        || verbal
        || CLAIM_WORDS.contains(&head)
        || head.chars().any(|c| !c.is_alphabetic() && c != '-')
}

/// Forms of strong verbs, with what their other forms have in common.
const IRREGULAR: &[(&str, &str)] = &[
    ("bent", "bend"),
    ("borne", "bear"),
    ("bound", "bind"),
    ("broken", "break"),
    ("built", "build"),
    ("chosen", "choose"),
    ("drawn", "draw"),
    ("driven", "drive"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("frozen", "freeze"),
    ("given", "give"),
    ("grown", "grow"),
    ("held", "hold"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("lit", "light"),
    ("lost", "lose"),
    ("made", "make"),
    ("proven", "prove"),
    ("risen", "rise"),
    ("sent", "send"),
    ("shown", "show"),
    ("shrunk", "shrink"),
    ("slid", "slide"),
    ("spun", "spin"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("sunk", "sink"),
    ("swung", "swing"),
    ("taken", "take"),
    ("thrown", "throw"),
    ("torn", "tear"),
    ("wound", "wind"),
    ("woven", "weave"),
    ("written", "write"),
];

/// The stem of a word: lower case, irregular plurals and participles regular,
/// British spelling made American, common endings cut.
pub(crate) fn stem(word: &str) -> String {
    let mut word: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match IRREGULAR.iter().find(|(form, _)| *form == word) {
        Some((_, base)) => word = (*base).to_owned(),
        None => word = nouns::singular(&word, Language::En),
    }
    for (british, american) in [
        ("our", "or"),
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("tre", "ter"),
        ("lled", "led"),
        ("lling", "ling"),
        ("aluminium", "aluminum"),
        ("ae", "e"),
    ] {
        if word.len() > british.len() + 1 && word.ends_with(british) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
        }
    }
    for ending in [
        "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ors", "or", "ers", "er", "ances",
        "ance", "ences", "ence", "ities", "ity", "ness", "ably", "ibly", "able", "ible", "ies", "ied", "ely", "es",
        "ed", "al", "ic", "ly", "s", "e", "y",
    ] {
        if word.len() >= ending.len() + 3 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    let bytes = word.as_bytes();
    if word.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && word.is_ascii() {
        word.pop();
    }
    word
}

/// The words of a text; their stems are made when a word is looked up that is not there as it stands.
pub(crate) struct Vocabulary {
    words: HashSet<String>,
    stems: OnceCell<HashSet<String>>,
}

/// The words of a text.
pub(crate) fn vocabulary(text: &str) -> Vocabulary {
    let seen: HashSet<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    Vocabulary { words: seen.into_iter().map(str::to_lowercase).collect(), stems: OnceCell::new() }
}

impl Vocabulary {
    /// Whether a word is in the text in some form: itself, a word with its stem, its last part after a hyphen, its two
    /// parts written apart, or a longer word that contains it.
    pub fn knows(&self, head: &str) -> bool {
        if self.words.contains(head) {
            return true;
        }
        let stems = self.stems.get_or_init(|| self.words.iter().map(|word| stem(word)).collect());
        let own = stem(head);
        if own.chars().count() < 3 || stems.contains(&own) {
            return true;
        }
        let tail = head.rsplit('-').next().unwrap_or(head);
        if tail != head && stems.contains(&stem(tail)) {
            return true;
        }
        let apart = head.char_indices().skip(3).any(|(at, _)| {
            head.len() - at >= 3 && self.words.contains(&head[..at]) && stems.contains(&stem(&head[at..]))
        });
        if apart {
            return true;
        }
        let root: String = own.chars().take(6.max(own.chars().count().saturating_sub(2))).collect();
        root.chars().count() >= 5
            && stems.iter().any(|other| other.starts_with(&root) || (own.len() >= 5 && other.ends_with(&own)))
    }
}
