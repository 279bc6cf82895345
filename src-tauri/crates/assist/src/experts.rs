//! What each source expects behind a caret: the statistics of claim language, the longest repeated wording, what followed
//! the last piece before, the words of the text, and the terms that it introduced; not how far each is believed.

use crate::pieces::{self, counted};
use crate::statistics::{LONGEST, Statistics};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A piece by number: those of the statistics first, then those of the text alone.
pub(crate) type Number = u32;

/// Probabilities of next pieces.
pub(crate) type Expected = HashMap<Number, f32, FixedState>;

/// How many sources there are.
pub(crate) const SOURCES: usize = 5;

/// What the sources expect at one place.
#[derive(Debug, Default)]
pub(crate) struct Expectation {
    /// By source: statistics, longest repetition, last piece, words of the text, terms.
    pub sources: [Expected; SOURCES],
    /// What the statistics leave for pieces that are not in their table.
    pub rest: f32,
    /// The state at the caret, for which beliefs are kept.
    pub state: usize,
}

/// The longest repetition that is told apart from longer ones.
const MOST_REPEATED: usize = 5;

/// How many states at the caret are told apart.
pub(crate) const STATES: usize = (MOST_REPEATED + 1) * 2 * 3;

/// A term that the text has introduced.
#[derive(Debug, Clone, PartialEq)]
struct Term {
    pieces: Vec<Number>,
    /// Index of the piece behind its last mention.
    last: usize,
    mentions: usize,
}

/// A text up to the caret, as the sources see it.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    statistics: &'s Statistics,
    /// Its pieces.
    pub pieces: Vec<Number>,
    own: HashMap<String, Number, FixedState>,
    own_names: Vec<String>,
    places: HashMap<Number, Vec<u32>, FixedState>,
    terms: Vec<Term>,
    determiners: Vec<Number>,
}

/// How far back a word of the text counts, in pieces: at this distance it weighs a third.
const MEMORY: f32 = 120.0;

/// Words that refer back, in three languages.
const DEFINITE: &[&str] = &[
    "the", "said", "der", "die", "das", "dem", "den", "des", "le", "la", "les", "ledit", "ladite", "lesdits",
    "lesdites", "du", "au", "aux",
];

impl<'s> Document<'s> {
    /// A text and its terms: each the words of a phrase without determiner, and the byte at which it ends.
    pub fn new<'t>(statistics: &'s Statistics, text: &str, terms: impl Iterator<Item = (&'t str, usize)>) -> Self {
        let mut document = Self {
            statistics,
            pieces: Vec::new(),
            own: HashMap::default(),
            own_names: Vec::new(),
            places: HashMap::default(),
            terms: Vec::new(),
            determiners: Vec::new(),
        };
        let cut = pieces::pieces(text);
        for piece in &cut {
            let number = document.numbered(piece.text);
            let place = document.pieces.len() as u32;
            document.places.entry(number).or_default().push(place);
            document.pieces.push(number);
        }
        for (words, end) in terms {
            let last = cut.partition_point(|piece| piece.start < end);
            let pieces: Vec<Number> = pieces::pieces(words).iter().map(|piece| document.numbered(piece.text)).collect();
            match document.terms.iter_mut().find(|term| term.pieces == pieces) {
                Some(term) => {
                    term.last = term.last.max(last);
                    term.mentions += 1;
                }
                None if !pieces.is_empty() => document.terms.push(Term { pieces, last, mentions: 1 }),
                None => {}
            }
        }
        document.determiners = DEFINITE.iter().map(|word| document.numbered(word)).collect();
        document
    }

    /// The number of a piece; a piece that nobody knows gets one of its own.
    pub fn numbered(&mut self, piece: &str) -> Number {
        let form = counted(piece);
        if let Some(number) = self.statistics.number(&form) {
            return Number::from(number);
        }
        let known = self.statistics.known() as Number;
        if let Some(number) = self.own.get(&form) {
            return *number;
        }
        let number = known + self.own_names.len() as Number;
        self.own.insert(form.clone(), number);
        self.own_names.push(form);
        number
    }

    /// The words of a piece.
    pub fn name(&self, number: Number) -> &str {
        let known = self.statistics.known();
        match (number as usize).checked_sub(known) {
            Some(own) => self.own_names.get(own).map_or("", String::as_str),
            None => self.statistics.piece(number as u16),
        }
    }

    /// What the sources expect behind `context`, which begins with the pieces of the text and may go on.
    pub fn expect(&self, context: &[Number]) -> Expectation {
        let mut expectation = Expectation::default();
        let [statistics, repeated, last, words, terms] = &mut expectation.sources;
        let known = self.statistics.known() as Number;
        let near: Vec<u16> = context[context.len().saturating_sub(LONGEST)..]
            .iter()
            .map(|&number| if number < known { number as u16 } else { self.statistics.class(self.name(number)) })
            .collect();
        let (following, rest) = self.statistics.following(&near);
        statistics.extend(following.into_iter().map(|(number, probability)| (Number::from(number), probability)));
        expectation.rest = rest;
        let longest = self.repeat(context, repeated, last);
        for &piece in self.places.keys() {
            let Some(place) = self.places[&piece].last() else { continue };
            let weight = (-((self.pieces.len() - *place as usize) as f32) / MEMORY).exp();
            words.insert(piece, weight * self.places[&piece].len() as f32);
        }
        normalise(words);
        let inside = self.name_terms(context, terms);
        let single = usize::from(repeated.len() == 1);
        expectation.state = (longest.min(MOST_REPEATED) * 2 + single) * 3 + inside;
        expectation
    }

    /// What followed the longest wording that the end of `context` repeats, and what followed its last piece; how many
    /// pieces the repetition has.
    fn repeat(&self, context: &[Number], repeated: &mut Expected, last: &mut Expected) -> usize {
        const LONGEST_LOOKED_AT: usize = 12;
        let Some(end) = context.last() else { return 0 };
        let mut longest = 0;
        for &place in self.places.get(end).map_or(&[][..], Vec::as_slice) {
            let place = place as usize;
            let Some(&next) = self.pieces.get(place + 1) else { continue };
            let length = (0..LONGEST_LOOKED_AT.min(place + 1))
                .take_while(|&back| {
                    context.len() > back && self.pieces[place - back] == context[context.len() - 1 - back]
                })
                .count();
            let weight = (-((self.pieces.len() - place) as f32) / MEMORY).exp();
            *last.entry(next).or_default() += weight;
            if length > longest {
                longest = length;
                repeated.clear();
            }
            if length == longest {
                *repeated.entry(next).or_default() += weight;
            }
        }
        normalise(repeated);
        normalise(last);
        longest
    }

    /// The next pieces of terms that the phrase under way can be: 1 behind a definite word, 2 inside such a phrase, else 0.
    fn name_terms(&self, context: &[Number], expected: &mut Expected) -> usize {
        const LONGEST_PHRASE: usize = 8;
        let Some(back) = context.iter().rev().take(LONGEST_PHRASE).position(|number| self.determiners.contains(number))
        else {
            return 0;
        };
        let begun = &context[context.len() - back..];
        let mut any = false;
        let mut all = 0.0;
        for term in self.terms.iter().filter(|term| term.pieces.starts_with(begun)) {
            any = true;
            let distance = self.pieces.len().saturating_sub(term.last) as f32;
            let weight = (term.mentions as f32).sqrt() * ((-distance / MEMORY).exp() + 0.05);
            all += weight;
            if let Some(next) = term.pieces.get(begun.len()) {
                *expected.entry(*next).or_default() += weight;
            }
        }
        expected.values_mut().for_each(|weight| *weight /= all);
        match (any, begun.is_empty()) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        }
    }
}

fn normalise(expected: &mut Expected) {
    let all: f32 = expected.values().sum();
    if all > 0.0 {
        expected.values_mut().for_each(|weight| *weight /= all);
    }
}
