//! Mends words of a term that no word of the encoder is, so that a slip of the keyboard does not change what the term
//! means; what it means is not told here, nor shown: the text of the user stays as it is.
//!
//! A misspelt word falls into pieces that stand for nothing (Pruthi, Dhingra and Lipton, "Combating Adversarial
//! Misspellings with Robust Word Recognition", 2019, put a recogniser of words before the model as well).

use std::borrow::Cow;
use std::collections::HashMap;

/// Shorter words are signs and short forms as often as words.
const SHORTEST: usize = 4;
/// Longer ones are names of substances, of which no list is whole.
const LONGEST: usize = 24;
/// Letters of an abbreviation, from which a word can be told.
const BEGINNING: usize = 3;
/// Endings of words that a list gives in one form.
const ENDINGS: [&str; 6] = ["s", "es", "ed", "d", "ing", "ly"];

/// The words that are known, the most frequent first.
#[derive(Debug)]
pub(crate) struct Lexicon {
    ranks: HashMap<String, usize>,
    technical: Vec<String>,
}

impl Lexicon {
    /// `technical` are words of the field, `common` those of the encoder; both the most frequent first.
    pub(crate) fn new(technical: &[String], common: impl Iterator<Item = String>) -> Self {
        let mut ranks = HashMap::new();
        let plain = |word: &String| word.len() >= BEGINNING && word.bytes().all(|byte| byte.is_ascii_lowercase());
        for word in technical.iter().cloned().chain(common).filter(plain) {
            let rank = ranks.len();
            ranks.entry(word).or_insert(rank);
        }
        Self { ranks, technical: technical.to_vec() }
    }

    /// A term with its misspelt and shortened words mended; `beside` is the term that it is compared with, whose words are
    /// likelier than any others.
    pub(crate) fn mend<'a>(&self, term: &'a str, beside: &str) -> Cow<'a, str> {
        let beside: Vec<String> = words(beside).map(str::to_lowercase).collect();
        let mut mended = String::new();
        let mut taken = 0;
        for word in words(term) {
            let start = word.as_ptr() as usize - term.as_ptr() as usize;
            let dot = term[start + word.len()..].starts_with('.');
            let Some(other) = self.instead(&word.to_lowercase(), dot, &beside) else { continue };
            mended.push_str(&term[taken..start]);
            mended.push_str(&other);
            taken = start + word.len() + usize::from(dot);
        }
        if taken == 0 {
            return Cow::Borrowed(term);
        }
        mended.push_str(&term[taken..]);
        Cow::Owned(mended)
    }

    /// What is meant by a word that is none.
    fn instead(&self, word: &str, dot: bool, beside: &[String]) -> Option<String> {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || beside.iter().any(|other| other == word) {
            return None;
        }
        if dot && word.len() >= BEGINNING {
            let long = |other: &&String| other.len() > word.len() + 1 && other.starts_with(word);
            if let Some(whole) = beside.iter().find(long).or_else(|| self.technical.iter().find(long)) {
                return Some(whole.clone());
            }
        }
        if !(SHORTEST..=LONGEST).contains(&word.len()) || self.rank(word).is_some() {
            return None;
        }
        let mut near = near(word);
        near.sort_unstable();
        near.dedup();
        if let Some(other) = near.iter().find(|other| beside.contains(other)) {
            return Some(other.clone());
        }
        // The first letter is seldom wrong, and a word that is listed is likelier than a form of one.
        let likely =
            |rank: Option<usize>, other: &String| rank.map(|rank| (other.as_bytes()[0] != word.as_bytes()[0], rank));
        let best = |rank: &dyn Fn(&String) -> Option<usize>| {
            near.iter()
                .filter_map(|other| Some((likely(rank(other), other)?, other)))
                .min()
                .map(|(_, other)| other.clone())
        };
        best(&|other| self.ranks.get(other).copied()).or_else(|| best(&|other| self.rank(other)))
    }

    /// How frequent a word or the word that it is a form of is; nothing where it is unknown.
    fn rank(&self, word: &str) -> Option<usize> {
        let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= SHORTEST);
        let forms = stems.flat_map(|stem| [Cow::Borrowed(stem), Cow::Owned(format!("{stem}e"))]);
        std::iter::once(Cow::Borrowed(word)).chain(forms).find_map(|form| self.ranks.get(form.as_ref()).copied())
    }
}

/// The runs of letters of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Everything that one slip makes of a word: a letter left out, doubled or foreign, another one, two in the other order
/// (Damerau, 1964).
fn near(word: &str) -> Vec<String> {
    let mut found = Vec::with_capacity(54 * word.len() + 25);
    for at in 0..=word.len() {
        let (before, behind) = word.split_at(at);
        for letter in 'a'..='z' {
            found.push(format!("{before}{letter}{behind}"));
            if let Some(rest) = behind.get(1..) {
                found.push(format!("{before}{letter}{rest}"));
            }
        }
        if let Some(rest) = behind.get(1..) {
            found.push(format!("{before}{rest}"));
        }
        if let [first, second, ..] = behind.as_bytes() {
            found.push(format!("{before}{}{}{}", char::from(*second), char::from(*first), &behind[2..]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let common = list("the sealing transit stage cover temper");
        Lexicon::new(&list("gear device seal temperature actuator transmit"), common.into_iter())
    }

    #[test]
    fn one_slip_is_mended_and_what_is_known_is_left() {
        let lexicon = lexicon();
        let mended = |term: &'static str| lexicon.mend(term, "").into_owned();
        assert_eq!(mended("sealling devcie"), "sealing device");
        assert_eq!(mended("Acutators of the ggear"), "actuators of the gear");
        assert_eq!(mended("gear-devise"), "gear-device");
        for kept in ["sealed gears", "xylophone", "cil", "PCB 12", "Dichtungsgehäuse", ""] {
            assert!(matches!(lexicon.mend(kept, ""), Cow::Borrowed(text) if text == kept), "{kept}");
        }
    }

    #[test]
    fn words_of_the_other_term_are_likelier_than_any() {
        let lexicon = lexicon();
        assert_eq!(lexicon.mend("swage treatment", "sewage treatment plant"), "sewage treatment");
        assert_eq!(lexicon.mend("swage treatment", "plant"), "stage treatment");
        assert_eq!(lexicon.mend("temper sensor", "tempra gauge"), "temper sensor", "a known word stands for itself");
    }

    #[test]
    fn an_abbreviation_with_its_full_stop_is_read_as_its_word() {
        let lexicon = lexicon();
        assert_eq!(lexicon.mend("temp. sensor", ""), "temperature sensor");
        assert_eq!(lexicon.mend("trans. line", "transmission line"), "transmission line");
        assert_eq!(lexicon.mend("no. of gears", ""), "no. of gears");
    }

    #[test]
    fn every_slip_of_a_word_leads_back_to_it() {
        for slip in near("actuator") {
            assert!(slip == "actuator" || near(&slip).contains(&"actuator".to_owned()), "{slip}");
        }
    }
}
