//! A text up to the caret as completion sees it: its pieces by number, where each stands, and the terms that it introduced;
//! not what is expected next.

use super::own::Own;
use super::pieces::{self, counted};
use super::statistics::Statistics;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A piece by number: those of the statistics first, then those of the text alone.
pub(crate) type Number = u32;

/// Where each piece stands, in order.
pub(crate) type Places = HashMap<Number, Vec<u32>, FixedState>;

/// A term that the text has introduced.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub pieces: Vec<Number>,
    /// Index of the piece behind its last mention.
    pub last: usize,
    pub mentions: usize,
}

/// A text up to the caret.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    pub statistics: &'s Statistics,
    /// Its pieces.
    pub pieces: Vec<Number>,
    /// The pieces, alike ones as one.
    pub alike: Vec<Number>,
    pub places: Places,
    pub alike_places: Places,
    pub terms: Vec<Term>,
    /// How strongly the words of the text tell that each piece of the statistics comes up.
    told: Vec<f32>,
    /// Index behind the last mark.
    pub clause: usize,
    /// Words that refer back.
    pub definite: Vec<Number>,
    /// The user's own texts.
    pub others: Own,
    own: HashMap<String, Number, FixedState>,
    own_names: Vec<String>,
    likened: HashMap<Number, Number, FixedState>,
    /// How pieces are written that are capitalised within sentences, as nouns are in German.
    written: HashMap<Number, String, FixedState>,
}

/// Words that refer back, in three languages.
const DEFINITE: &[&str] = &[
    "the", "said", "der", "die", "das", "dem", "den", "des", "le", "la", "les", "ledit", "ladite", "lesdits",
    "lesdites", "du", "au", "aux",
];

/// Words behind which the same goes on: articles, and numbers in a row.
const ALIKE: &[&[&str]] = &[
    &["the", "said", "a", "an", "each", "one", "another", "at", "least"],
    &["first", "second", "third", "fourth", "fifth"],
    &["der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "einen"],
    &["erste", "ersten", "zweite", "zweiten", "dritte", "dritten"],
    &["le", "la", "les", "un", "une", "du", "au", "ledit", "ladite"],
    &["premier", "première", "deuxième", "second", "seconde", "troisième"],
];

impl<'s> Document<'s> {
    /// An empty text.
    pub fn empty(statistics: &'s Statistics) -> Self {
        let mut document = Self {
            statistics,
            pieces: Vec::new(),
            alike: Vec::new(),
            places: HashMap::default(),
            alike_places: HashMap::default(),
            terms: Vec::new(),
            told: vec![0.0; statistics.known()],
            clause: 0,
            definite: Vec::new(),
            others: Own::default(),
            own: HashMap::default(),
            own_names: Vec::new(),
            likened: HashMap::default(),
            written: HashMap::default(),
        };
        document.definite = DEFINITE.iter().map(|word| document.numbered(word)).collect();
        for words in ALIKE {
            let first = document.numbered(words[0]);
            for word in *words {
                let number = document.numbered(word);
                document.likened.entry(number).or_insert(first);
            }
        }
        document
    }

    /// A text and its terms: each the words of a phrase without determiner, and the byte at which it ends.
    pub fn new<'t>(statistics: &'s Statistics, text: &str, terms: impl Iterator<Item = (&'t str, usize)>) -> Self {
        let mut document = Self::empty(statistics);
        let cut = pieces::pieces(text);
        for piece in &cut {
            document.push(piece.text);
        }
        for (words, end) in terms {
            document.mention(words, cut.partition_point(|piece| piece.start < end));
        }
        document
    }

    /// Adds a piece at its end.
    pub fn push(&mut self, piece: &str) {
        let number = self.numbered(piece);
        let alike = self.likeness(number);
        let place = self.pieces.len() as u32;
        let within = self.pieces.last().is_some_and(|before| self.name(*before) != ".");
        if piece == self.name(number) {
            self.written.remove(&number);
        } else if within {
            self.written.insert(number, piece.to_owned());
        }
        let places = self.places.entry(number).or_default();
        places.push(place);
        if let (1, Ok(word)) = (places.len(), u16::try_from(number)) {
            for (kin, strength) in self.statistics.kin.of(word) {
                self.told[usize::from(kin)] += strength;
            }
        }
        self.alike_places.entry(alike).or_default().push(place);
        self.pieces.push(number);
        self.alike.push(alike);
        if pieces::is_mark_piece(piece) {
            self.clause = self.pieces.len();
        }
    }

    /// Takes in one of the user's own texts, which is none of this text.
    pub fn remember(&mut self, text: &str) {
        let mut within = false;
        for piece in pieces::pieces(text) {
            let number = self.numbered(piece.text);
            if within && piece.text != self.name(number) && !self.written.contains_key(&number) {
                self.written.insert(number, piece.text.to_owned());
            }
            within = piece.text != ".";
            self.others.push(number);
        }
    }

    /// Notes that a term was mentioned up to the piece at `last`. Where its head has a capital, it has one everywhere.
    pub fn mention(&mut self, words: &str, last: usize) {
        let cut = pieces::pieces(words);
        let pieces: Vec<Number> = cut.iter().map(|piece| self.numbered(piece.text)).collect();
        if let (Some(head), Some(&number)) = (cut.last(), pieces.last())
            && head.text != self.name(number)
        {
            self.written.entry(number).or_insert_with(|| head.text.to_owned());
        }
        match self.terms.iter_mut().find(|term| term.pieces == pieces) {
            Some(term) => {
                term.last = term.last.max(last);
                term.mentions += 1;
            }
            None if !pieces.is_empty() => self.terms.push(Term { pieces, last, mentions: 1 }),
            None => {}
        }
    }

    /// The number that alike pieces share.
    pub fn likeness(&self, number: Number) -> Number {
        self.likened.get(&number).copied().unwrap_or(number)
    }

    /// The number of a piece; a piece that nobody knows gets one of its own.
    pub fn numbered(&mut self, piece: &str) -> Number {
        let form = counted(piece);
        if let Some(number) = self.statistics.number(&form) {
            return Number::from(number);
        }
        if let Some(number) = self.own.get(&form) {
            return *number;
        }
        let number = (self.statistics.known() + self.own_names.len()) as Number;
        self.own.insert(form.clone(), number);
        self.own_names.push(form);
        number
    }

    /// The number of a piece in its counted form, where it has one.
    pub fn find(&self, form: &str) -> Option<Number> {
        self.statistics.number(form).map(Number::from).or_else(|| self.own.get(form).copied())
    }

    /// The words of a piece.
    pub fn name(&self, number: Number) -> &str {
        let known = self.statistics.known();
        match (number as usize).checked_sub(known) {
            Some(own) => self.own_names.get(own).map_or("", String::as_str),
            None => self.statistics.piece(number as u16),
        }
    }

    /// A piece as it is written within a sentence of this text.
    pub fn written(&self, number: Number) -> &str {
        self.written.get(&number).map_or_else(|| self.name(number), String::as_str)
    }

    /// How strongly the words of the text tell that a piece comes up.
    pub fn told(&self, number: Number) -> f32 {
        self.told.get(number as usize).copied().unwrap_or(0.0)
    }

    /// How often a piece stands in the text, and how many pieces ago last.
    pub fn seen(&self, number: Number) -> Option<(usize, usize)> {
        let places = self.places.get(&number)?;
        Some((places.len(), self.pieces.len() - *places.last()? as usize))
    }
}
