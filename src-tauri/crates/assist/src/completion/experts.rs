//! What each source expects behind a caret: the statistics of claim language, the repeated wordings of the text, its words,
//! and the terms that it introduced; not how far each is believed.

use super::document::{Document, Number};
use super::statistics::LONGEST;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// How many sources there are: the statistics, the statistics behind one piece, what followed the longest repeated wording,
/// the last piece, a wording that is alike, and the last but one; the words of the text, its terms, and the terms that were
/// mentioned once; other texts of the field.
pub(crate) const SOURCES: usize = 10;
pub(crate) const STATISTICS: usize = 0;
const PAIRS: usize = 1;
const REPEATED: usize = 2;
const LAST: usize = 3;
const ALIKE: usize = 4;
const SKIPPED: usize = 5;
const WORDS: usize = 6;
const TERMS: usize = 7;
const FRESH: usize = 8;
const FIELD: usize = 9;

/// What speaks for one next piece.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    /// The probability that each source gives to it.
    pub given: [f32; SOURCES],
    /// How many pieces before the caret stood, alike, before it as well.
    pub matched: u8,
}

/// What the sources expect at one place.
#[derive(Debug, Default)]
pub(crate) struct Expectation {
    pub of: HashMap<Number, Evidence, FixedState>,
    /// What the statistics leave for pieces that they do not expect here.
    pub rest: f32,
    /// How many pieces the longest repeated wording has.
    pub longest: usize,
    /// Whether it went on in one way alone.
    pub single: bool,
    /// 1 behind a definite word, 2 inside a phrase that it begins, else 0.
    pub inside: usize,
}

/// The longest repetition that is told apart from longer ones.
const MOST_REPEATED: usize = 5;

/// How many states at the caret are told apart.
pub(crate) const STATES: usize = (MOST_REPEATED + 1) * 2 * 3;

/// How far back a word of the text counts, in pieces: at this distance it weighs a third.
const MEMORY: f32 = 120.0;

/// Longest repetition that is looked for.
const LONGEST_LOOKED_AT: usize = 12;

impl Expectation {
    /// The state at the caret, for which beliefs are kept.
    pub fn state(&self) -> usize {
        (self.longest.min(MOST_REPEATED) * 2 + usize::from(self.single)) * 3 + self.inside
    }

    /// What speaks for a piece.
    pub fn evidence(&self, document: &Document<'_>, number: Number) -> Evidence {
        let mut evidence = self.of.get(&number).copied().unwrap_or_default();
        if evidence.given[STATISTICS] == 0.0 && (number as usize) < document.statistics.known() {
            evidence.given[STATISTICS] = self.rest * document.statistics.share(number as u16);
        }
        evidence
    }

    fn add(&mut self, source: usize, number: Number, weight: f32) {
        self.of.entry(number).or_default().given[source] += weight;
    }
}

impl Document<'_> {
    /// What the sources expect behind `context`, which begins with the pieces of the text and may go on.
    pub fn expect(&self, context: &[Number]) -> Expectation {
        let mut expectation = Expectation::default();
        let known = Number::from(self.statistics.counted);
        let near: Vec<u16> = context[context.len().saturating_sub(LONGEST)..]
            .iter()
            .map(|&number| if number < known { number as u16 } else { self.statistics.class(self.name(number)) })
            .collect();
        let (following, rest) = self.statistics.following(&near);
        for (number, (probability, pair)) in following {
            let evidence = expectation.of.entry(Number::from(number)).or_default();
            evidence.given[STATISTICS] = probability;
            evidence.given[PAIRS] = pair;
        }
        expectation.rest = rest;
        for (number, probability) in self.statistics.in_field(&self.in_statistics(context)) {
            expectation.of.entry(Number::from(number)).or_default().given[FIELD] = probability;
        }
        for (&piece, places) in &self.places {
            let Some(place) = places.last() else { continue };
            expectation.add(WORDS, piece, self.nearness(*place as usize) * places.len() as f32);
        }
        self.repeat(context, &mut expectation);
        self.resemble(context, &mut expectation);
        self.skip(context, &mut expectation);
        self.name_terms(context, &mut expectation);
        let mut sums = [0.0f32; SOURCES];
        for evidence in expectation.of.values() {
            sums.iter_mut().zip(evidence.given).for_each(|(sum, given)| *sum += given);
        }
        for evidence in expectation.of.values_mut() {
            let given = evidence.given.iter_mut().zip(sums).take(FIELD).skip(REPEATED);
            given.filter(|(_, sum)| *sum > 0.0).for_each(|(given, sum)| *given /= sum);
        }
        expectation
    }

    /// The last pieces of a context in the numbers of the statistics, or of what stands for them there.
    fn in_statistics(&self, context: &[Number]) -> Vec<u16> {
        let known = self.statistics.known() as Number;
        let number =
            |&number: &Number| if number < known { number as u16 } else { self.statistics.class(self.name(number)) };
        context[context.len().saturating_sub(LONGEST)..].iter().map(number).collect()
    }

    fn nearness(&self, place: usize) -> f32 {
        (-((self.pieces.len() - place) as f32) / MEMORY).exp()
    }

    /// What followed the longest wording that the end of `context` repeats, and what followed its last piece.
    fn repeat(&self, context: &[Number], expectation: &mut Expectation) {
        let Some(end) = context.last() else { return };
        let places = self.places.get(end).map_or(&[][..], Vec::as_slice);
        let mut found = Vec::with_capacity(places.len());
        for &place in places {
            let place = place as usize;
            let Some(&next) = self.pieces.get(place + 1) else { continue };
            let length = same(&self.pieces[..=place], context.iter().copied());
            found.push((length, next, self.nearness(place)));
        }
        let longest = found.iter().map(|(length, ..)| *length).max().unwrap_or(0);
        let mut first = None;
        expectation.single = longest > 0;
        for (length, next, weight) in found {
            expectation.add(LAST, next, weight);
            if length == longest {
                expectation.add(REPEATED, next, weight);
                expectation.single &= *first.get_or_insert(next) == next;
            }
        }
        expectation.longest = longest;
    }

    /// What followed the longest wordings that are alike the end of `context`.
    fn resemble(&self, context: &[Number], expectation: &mut Expectation) {
        let Some(&end) = context.last() else { return };
        for &place in self.alike_places.get(&self.likeness(end)).map_or(&[][..], Vec::as_slice) {
            let place = place as usize;
            let Some(&next) = self.pieces.get(place + 1) else { continue };
            let length = same(&self.alike[..=place], context.iter().map(|&number| self.likeness(number)));
            let evidence = expectation.of.entry(next).or_default();
            evidence.matched = evidence.matched.max(length as u8);
            evidence.given[ALIKE] += self.nearness(place) * (length * length) as f32;
        }
    }

    /// What stood second behind the last piece but one.
    fn skip(&self, context: &[Number], expectation: &mut Expectation) {
        let Some(before) = context.len().checked_sub(2).map(|at| context[at]) else { return };
        for &place in self.places.get(&before).map_or(&[][..], Vec::as_slice) {
            if let Some(&next) = self.pieces.get(place as usize + 2) {
                expectation.add(SKIPPED, next, self.nearness(place as usize));
            }
        }
    }

    /// The next pieces of terms that the phrase under way can be.
    fn name_terms(&self, context: &[Number], expectation: &mut Expectation) {
        const LONGEST_PHRASE: usize = 8;
        let near = context.iter().rev().take(LONGEST_PHRASE);
        let Some(back) = near.into_iter().position(|number| self.definite.contains(number)) else { return };
        let begun = &context[context.len() - back..];
        let mut any = false;
        for term in self.terms.iter().filter(|term| term.pieces.starts_with(begun)) {
            any = true;
            let distance = self.pieces.len().saturating_sub(term.last) as f32;
            let near = (-distance / MEMORY).exp() + 0.05;
            if let Some(next) = term.pieces.get(begun.len()) {
                expectation.add(TERMS, *next, (term.mentions as f32).sqrt() * near);
                if term.mentions == 1 {
                    expectation.add(FRESH, *next, near);
                }
            }
        }
        expectation.inside = match (any, begun.is_empty()) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
    }
}

/// How many pieces two wordings have in common at their ends.
fn same(wording: &[Number], context: impl DoubleEndedIterator<Item = Number>) -> usize {
    wording.iter().rev().zip(context.rev()).take(LONGEST_LOOKED_AT).take_while(|(a, b)| **a == *b).count()
}
