//! Tells whether a text has a word in any of its forms, in three languages; rough, with no dictionary, and forgiving.

use crate::rules::stems::{self, Vocabulary};
use claimwright_application::Language;
use claimwright_application::nouns;
use std::collections::HashSet;

/// The words of a text, to be looked up in any form.
pub(crate) struct Forms {
    language: Language,
    english: Option<Vocabulary>,
    words: HashSet<String>,
    stems: HashSet<String>,
    skeletons: HashSet<String>,
}

impl Forms {
    /// The words of a text in a language.
    pub fn of(text: &str, language: Language) -> Self {
        let english = (language == Language::En).then(|| stems::vocabulary(text));
        let mut forms =
            Self { language, english, words: HashSet::new(), stems: HashSet::new(), skeletons: HashSet::new() };
        if language != Language::En {
            let seen: HashSet<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
            forms.words = seen.into_iter().map(plain).collect();
            forms.stems = forms.words.iter().map(|word| stem(word, language)).collect();
            if language == Language::De {
                forms.skeletons = forms.stems.iter().filter_map(|stem| skeleton(stem)).collect();
            }
        }
        forms
    }

    /// Whether a word without hyphens, as [`plain`] gives it, is in the text: as it is, inflected, derived, as a part of
    /// a longer word, or as a compound of two words that are there.
    pub fn has(&self, word: &str) -> bool {
        if let Some(english) = &self.english {
            return english.knows(word);
        }
        if self.words.contains(word) {
            return true;
        }
        let own = stem(word, self.language);
        if self.stems.contains(&own) || skeleton(&own).is_some_and(|own| self.skeletons.contains(&own)) {
            return true;
        }
        let length = own.chars().count();
        let root: String = own.chars().take(ROOT.max(length.saturating_sub(2))).collect();
        length >= PART
            && self.stems.iter().any(|other| {
                other.starts_with(&own) || other.ends_with(&own) || length >= ROOT && other.starts_with(&root)
            })
            || self.language == Language::De && self.has_parts(word)
    }

    /// Whether a compound falls into words of the text, with or without a linking sound between them.
    fn has_parts(&self, word: &str) -> bool {
        let is_word = |part: &str| {
            part.len() >= PART && (self.words.contains(part) || self.stems.contains(&stem(part, self.language)))
        };
        word.char_indices().skip(PART).any(|(at, _)| {
            let (front, back) = word.split_at(at);
            is_word(back) && (is_word(front) || LINKS.iter().any(|link| front.strip_suffix(link).is_some_and(is_word)))
        })
    }
}

/// Characters from which a stem is told by its beginning.
const ROOT: usize = 6;

/// Characters from which a word is looked for in longer ones.
const PART: usize = 4;

/// Sounds that link the words of a German compound.
const LINKS: &[&str] = &["s", "es", "n", "en", "er", "e"];

/// A word in lower case without accents and umlauts.
pub(crate) fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => plain.push('a'),
            'ç' => plain.push('c'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' | 'í' | 'ì' => plain.push('i'),
            'ô' | 'ö' | 'ó' | 'ò' => plain.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            c if c.is_alphanumeric() => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// The stem of a word that [`plain`] gave.
pub(crate) fn stem(word: &str, language: Language) -> String {
    match language {
        Language::En => stems::stem(word),
        Language::Fr => french(word),
        Language::De => german(word),
    }
}

/// Endings of French words, longest first, without accents.
const FRENCH: &[&str] = &[
    "issements",
    "issement",
    "ations",
    "ation",
    "ateurs",
    "atrices",
    "ateur",
    "atrice",
    "ements",
    "ement",
    "ments",
    "ment",
    "iques",
    "ique",
    "ables",
    "able",
    "ibles",
    "ible",
    "ances",
    "ance",
    "ences",
    "ence",
    "euses",
    "euse",
    "eurs",
    "eur",
    "ites",
    "ite",
    "antes",
    "ante",
    "ants",
    "ant",
    "ions",
    "ion",
    "ives",
    "ive",
    "ifs",
    "if",
    "aient",
    "ures",
    "ure",
    "issent",
    "issant",
    "ees",
    "ee",
    "ent",
    "ait",
    "ues",
    "ue",
    "ies",
    "ie",
    "ers",
    "er",
    "ez",
    "ir",
    "it",
    "is",
    "es",
    "us",
    "e",
    "s",
    "i",
    "u",
];

fn french(word: &str) -> String {
    let mut word = nouns::singular(word, Language::Fr);
    if let Some(ending) = FRENCH.iter().find(|ending| word.len() >= ending.len() + 3 && word.ends_with(**ending)) {
        word.truncate(word.len() - ending.len());
        if word.len() > 3 && word.ends_with('i') {
            word.pop();
        }
    }
    word
}

/// Endings that make one German word of another.
const DERIVED: &[&str] = &["ungen", "ung", "keiten", "keit", "heiten", "heit", "lich", "bar", "isch", "ig"];

/// Particles after which a German participle has its "ge".
const PARTICLES: &[&str] = &[
    "zusammen", "gegen", "durch", "unter", "uber", "nach", "fest", "auf", "aus", "bei", "ein", "her", "hin", "mit",
    "vor", "ab", "an", "um", "zu",
];

/// The steps of CISTEM (Weissweiler and Fraser, "Developing a Stemmer for German Based on a Comparative Analysis of
/// Publicly Available Stemmers", 2017) without regard to case, and after them the endings of derived words.
fn german(word: &str) -> String {
    let mut word = word.to_owned();
    for particle in std::iter::once("").chain(PARTICLES.iter().copied()) {
        let rest = word.strip_prefix(particle).and_then(|rest| rest.strip_prefix("ge").or(rest.strip_prefix("zu")));
        if let Some(rest) = rest.filter(|rest| rest.len() >= 4) {
            word = format!("{particle}{rest}");
            break;
        }
    }
    let mut coded = String::with_capacity(word.len());
    for c in word.replace("sch", "$").replace("ei", "%").replace("ie", "&").chars() {
        coded.push(if coded.ends_with(c) { '*' } else { c });
    }
    loop {
        let length = coded.chars().count();
        let cut = match length {
            6.. if ["em", "er"].iter().any(|ending| coded.ends_with(ending)) => 2,
            // Of a participle alone, as "nd" belongs to the stem of many verbs of claims (verbinden).
            7.. if coded.ends_with("end") => 3,
            4.. if coded.ends_with(['t', 'e', 's', 'n']) => 1,
            _ => break,
        };
        coded.truncate(coded.len() - cut);
    }
    let decoded = coded.replace('$', "sch").replace('%', "ei").replace('&', "ie");
    match DERIVED.iter().find(|ending| decoded.len() >= ending.len() + 4 && decoded.ends_with(**ending)) {
        Some(ending) => decoded[..decoded.len() - ending.len()].to_owned(),
        None => decoded,
    }
}

/// The consonants of a German stem, in which the forms of a strong verb agree (verbinden, verbunden); none where too
/// few are left to tell words apart.
fn skeleton(stem: &str) -> Option<String> {
    let consonants: String = stem
        .char_indices()
        .filter(|&(at, c)| at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | '*'))
        .map(|(_, c)| c)
        .collect();
    (consonants.chars().count() >= 4).then_some(consonants)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, word: &str, language: Language) -> bool {
        Forms::of(text, language).has(&plain(word))
    }

    #[test]
    fn a_word_is_found_in_its_other_forms() {
        for (text, word) in [
            ("The halves have shelves and leaves.", "half"),
            ("The halves have shelves and leaves.", "leaf"),
            ("A half with a shelf.", "shelves"),
            ("The spring is held and wound.", "holding"),
            ("The spring is held and wound.", "winding"),
            ("A crossmember of aluminium.", "aluminum"),
        ] {
            assert!(has(text, word, Language::En), "{word} in {text}");
        }
        for (text, word) in [
            ("Das Federelement ist mit dem Gehäuse verbunden.", "Verbindung"),
            ("Das Federelement ist mit dem Gehäuse verbunden.", "verbindet"),
            ("Das Federelement ist mit dem Gehäuse verbunden.", "Feder"),
            ("Das Federelement ist mit dem Gehäuse verbunden.", "Gehäuses"),
            ("Eine Feder und ein Element.", "Federelemente"),
            ("Die Schraube wird aufgenommen.", "aufnehmen"),
            ("Die Schrauben", "Schraube"),
            ("Ein drehbarer Hebel", "drehbare"),
        ] {
            assert!(has(text, word, Language::De), "{word} in {text}");
        }
        for (text, word) in [
            ("Les ressorts sont reliés au boîtier.", "reliée"),
            ("Les ressorts sont reliés au boîtier.", "relie"),
            ("Les ressorts sont reliés au boîtier.", "ressort"),
            ("La fixation est mobile.", "fixé"),
            ("La fixation est mobile.", "mobilité"),
            ("Des canaux métalliques", "canal"),
        ] {
            assert!(has(text, word, Language::Fr), "{word} in {text}");
        }
    }

    #[test]
    fn another_word_is_not_found() {
        assert!(!has("A lock with a bolt and a spring.", "dashpot", Language::En));
        assert!(!has("Ein Schloss mit einem Riegel und einer Feder.", "Dämpfer", Language::De));
        assert!(!has("Ein Schloss mit einem Riegel und einer Feder.", "Magnet", Language::De));
        assert!(!has("Une serrure avec un pêne et un ressort.", "amortisseur", Language::Fr));
    }
}
