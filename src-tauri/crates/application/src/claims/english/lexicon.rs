//! What is known of each distinct word of a claim set, worked out once per word; not what a word does in a sentence.

use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::nouns::{root, singular};
use super::unique;
use super::words::{Classes, classes};
use crate::claims::phrase::{Number, Stem};

/// The words of a claim set. A claim repeats its own words and those of its parents, so that most lookups hit.
#[derive(Debug, Default)]
pub(in crate::claims) struct Lexicon {
    words: HashMap<Box<str>, Rc<Word>, RandomState>,
    /// Stands for marks and numbers.
    none: Rc<Word>,
}

/// A word by itself.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub classes: Classes,
    /// The roots of its parts between hyphens and slashes.
    pub roots: Vec<Stem>,
    /// Its singular, and the number it has.
    pub singular: String,
    pub number: Number,
    /// The singular of its last part.
    pub stem: Stem,
    /// The root of the action that its singular names by its form.
    pub action: Option<Stem>,
    pub ordinal: Option<u16>,
    /// Whether it tells nothing about what a thing is.
    pub empty: bool,
}

impl Lexicon {
    /// What is known of a lower-case word.
    pub(super) fn word(&mut self, lower: &str) -> Rc<Word> {
        if let Some(word) = self.words.get(lower) {
            return Rc::clone(word);
        }
        let word = Rc::new(Word::new(lower));
        self.words.insert(lower.into(), Rc::clone(&word));
        word
    }

    /// What stands for a token that is no word.
    pub(super) fn none(&self) -> Rc<Word> {
        Rc::clone(&self.none)
    }
}

impl Word {
    fn new(lower: &str) -> Self {
        let (singular_form, number) = singular(lower);
        let last = singular_form.rsplit(['-', '/']).next().unwrap_or_default();
        Self {
            classes: classes(lower),
            roots: lower.split(['-', '/']).filter(|part| !part.is_empty()).map(root).collect(),
            stem: singular(last).0.into(),
            action: unique::is_action(&singular_form).then(|| root(&singular_form)),
            ordinal: unique::ordinal(lower),
            empty: unique::is_empty(lower),
            singular: singular_form,
            number,
        }
    }
}
