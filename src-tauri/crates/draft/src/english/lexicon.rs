//! The words that English sentences are built with: verbs and their forms, nouns that get no sign; not the sentences.

use std::collections::{HashMap, HashSet};

const VERBS: &str = include_str!("../../../../../assets/templates/en/verbs.txt");
const UNSIGNED: &str = include_str!("../../../../../assets/templates/en/unsigned.txt");

/// Adjectives that stand behind their noun and become predicates with "is"; those in -able and -ible are told by form.
const PREDICATIVE: &[&str] = &[
    "responsive",
    "adjacent",
    "parallel",
    "perpendicular",
    "orthogonal",
    "proximate",
    "equal",
    "transparent",
    "integral",
    "coaxial",
    "concentric",
    "opposite",
    "external",
    "internal",
    "free",
    "smaller",
    "larger",
    "greater",
    "less",
    "higher",
    "lower",
    "longer",
    "shorter",
    "wider",
    "thicker",
    "thinner",
    "remote",
    "distal",
    "proximal",
    "substantially",
    "normal",
    "transverse",
    "ready",
    "specific",
    "common",
    "similar",
    "identical",
    "different",
    "distinct",
    "separate",
    "effective",
    "sufficient",
    "complementary",
    "intermediate",
    "independent",
    "inoperable",
    "selective",
    "insoluble",
    "resistant",
    "sensitive",
    "unique",
    "indicative",
    "representative",
    "local",
    "exterior",
    "interior",
    "open",
];

/// Finite forms that are told without the list of verbs.
const FINITE: &[&str] = &[
    "is", "are", "has", "have", "was", "were", "can", "may", "will", "does", "do", "must", "shall", "should", "could",
    "might", "include", "comprise", "contain", "cannot", "would", "had",
];

/// A verb and the forms of it that claims use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verb {
    /// Base form.
    pub base: &'static str,
    /// Present participle.
    pub ing: &'static str,
    third: Option<&'static str>,
}

impl Verb {
    /// The finite present for a subject in the singular or plural.
    pub fn finite(&self, plural: bool) -> String {
        if self.base == "be" {
            return if plural { "are" } else { "is" }.to_owned();
        }
        match (plural, self.third) {
            (true, _) => self.base.to_owned(),
            (false, Some(third)) => third.to_owned(),
            (false, None) => third_person(self.base),
        }
    }
}

/// The regular third person singular.
fn third_person(base: &str) -> String {
    let before_last = base.chars().rev().nth(1);
    if base.ends_with('y') && !before_last.is_some_and(|c| "aeiou".contains(c)) {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// All word lists, read once for a draft.
#[derive(Debug)]
pub(crate) struct Lexicon {
    verbs: Vec<Verb>,
    ing: HashMap<&'static str, usize>,
    participle: HashSet<&'static str>,
    base: HashMap<&'static str, usize>,
    third: HashMap<String, usize>,
    unsigned: HashSet<&'static str>,
}

impl Lexicon {
    /// The lists that come with the program.
    pub fn new() -> Self {
        let mut lexicon = Self {
            verbs: Vec::new(),
            ing: HashMap::new(),
            participle: HashSet::new(),
            base: HashMap::new(),
            third: HashMap::new(),
            unsigned: lines(UNSIGNED).flat_map(str::split_whitespace).collect(),
        };
        for line in lines(VERBS) {
            let mut forms = line.split_whitespace();
            let (Some(base), Some(ing), Some(participle)) = (forms.next(), forms.next(), forms.next()) else {
                continue;
            };
            let verb = Verb { base, ing, third: forms.next() };
            let index = lexicon.verbs.len();
            lexicon.ing.insert(ing, index);
            lexicon.participle.insert(participle);
            lexicon.base.insert(base, index);
            lexicon.third.insert(verb.finite(false), index);
            lexicon.verbs.push(verb);
        }
        lexicon
    }

    /// The verb of a present participle.
    pub fn of_ing(&self, word: &str) -> Option<&Verb> {
        self.ing.get(word).map(|&index| &self.verbs[index])
    }

    /// The verb of a base form.
    pub fn of_base(&self, word: &str) -> Option<&Verb> {
        self.base.get(word).map(|&index| &self.verbs[index])
    }

    /// All forms of the verb that a word is a present form of.
    pub fn forms(&self, word: &str) -> Vec<String> {
        let index = self.base.get(word).or_else(|| self.ing.get(word)).or_else(|| self.third.get(word));
        let Some(verb) = index.map(|&index| &self.verbs[index]) else { return Vec::new() };
        let mut forms = vec![verb.base.to_owned(), verb.ing.to_owned(), verb.finite(false)];
        let regular = [format!("{}d", verb.base), format!("{}ed", verb.base)];
        forms.extend(regular.into_iter().filter(|form| self.participle.contains(form.as_str())));
        forms
    }

    /// Whether a word is a past participle.
    pub fn is_participle(&self, word: &str) -> bool {
        self.participle.contains(word)
            || (word.len() > 4
                && word.ends_with("ed")
                && !matches!(word, "need" | "speed" | "exceed" | "proceed" | "indeed" | "embed"))
    }

    /// Whether the first word of a text is a participle that looks like its base form and so may be a noun ("set").
    pub fn is_noun_too(&self, text: &str) -> bool {
        let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        self.participle.contains(word) && self.base.contains_key(word)
    }

    /// Whether a word is an adjective that can be said of a noun with "is".
    pub fn is_predicative(&self, word: &str) -> bool {
        PREDICATIVE.contains(&word)
            || (word.len() > 5
                && (word.ends_with("able") || word.ends_with("ible"))
                && !matches!(word, "variable" | "cable" | "table"))
    }

    /// Whether a word can only be, or usually is, a finite verb with a subject in the singular or an auxiliary.
    pub fn is_finite(&self, word: &str) -> bool {
        FINITE.contains(&word) || (self.third.contains_key(word) && word != "means")
    }

    /// Whether a word is the third person singular of a verb.
    pub fn is_third(&self, word: &str) -> bool {
        self.third.contains_key(word)
    }

    /// Whether a noun names nothing that a drawing shows.
    pub fn is_unsigned(&self, noun: &str) -> bool {
        self.unsigned.contains(noun)
    }
}

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#'))
}

/// Whether a word that may be a noun is a verb behind "to".
pub(crate) fn reads_as_verb(word: &str) -> bool {
    matches!(
        word,
        "store"
            | "execute"
            | "receive"
            | "process"
            | "display"
            | "hold"
            | "support"
            | "provide"
            | "control"
            | "transmit"
            | "output"
            | "input"
            | "contain"
            | "form"
            | "cause"
            | "produce"
            | "generate"
            | "measure"
            | "monitor"
            | "record"
    )
}

/// Whether a word is an adverb that can stand before a participle.
pub(crate) fn is_adverb(word: &str) -> bool {
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "assembly"
                | "supply"
                | "family"
                | "reply"
                | "belly"
                | "apply"
                | "imply"
                | "rely"
                | "multiply"
                | "comply"
                | "subassembly"
                | "sub-assembly"
        ))
        || matches!(
            word,
            "further"
                | "furthermore"
                | "moreover"
                | "also"
                | "each"
                | "thereby"
                | "integrally"
                | "not"
                | "both"
                | "respectively"
                | "then"
                | "in-turn"
                | "at-least"
                | "additionally"
                | "only"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles_find_their_verbs() {
        let lexicon = Lexicon::new();
        for (ing, singular, plural) in [
            ("having", "has", "have"),
            ("being", "is", "are"),
            ("encasing", "encases", "encase"),
            ("carrying", "carries", "carry"),
            ("transmitting", "transmits", "transmit"),
            ("pressing", "presses", "press"),
        ] {
            let verb = lexicon.of_ing(ing).expect(ing);
            assert_eq!((verb.finite(false).as_str(), verb.finite(true).as_str()), (singular, plural));
        }
        assert!(lexicon.is_participle("wound") && lexicon.is_participle("hinged") && !lexicon.is_participle("speed"));
    }
}
