//! What each source expects behind a caret: the statistics of claim language, the repeated wordings of the text, its words,
//! and the terms that it introduced; not how far each is believed.

use super::document::{Document, Number, Term};
use super::statistics::LONGEST;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// How many sources there are: the statistics, the statistics behind one piece, what followed the longest repeated wording,
/// the last piece, a wording that is alike, and the last but one; the words of the text, its terms, and the terms that were
/// mentioned once; other texts of the field; and what the statistics or those texts expect, told by what the text is about.
pub(crate) const SOURCES: usize = 11;
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
const TOLD: usize = 10;

/// How far the words of a text together tell of others: each tells part of what the others tell.
const TELLS: f32 = 0.5;

/// No more is told than this, as a logarithm.
const MOST_TOLD: f32 = 6.0;

/// So much of what is expected is not, where nothing tells of it.
const NOT_TOLD: f32 = 0.9;

/// What speaks for one next piece.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    /// The probability that each source gives to it.
    pub given: [f32; SOURCES],
    /// How many pieces before the caret stood, alike, before it as well.
    pub matched: u8,
    /// The same where one of them may be another.
    pub spanned: u8,
    /// The same where they are the same.
    pub repeated: u8,
    /// What it follows in the field, alone and at most.
    pub field: (f32, u8),
    /// The length of the longest context that it followed in claims.
    pub order: u8,
    /// The most recent term that goes on with it.
    pub term: Option<Recalled>,
}

/// A term that can be meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recalled {
    /// How many terms were mentioned since.
    pub rank: u8,
    /// How often it was mentioned.
    pub mentions: u8,
    /// Whether that was in the clause at the caret.
    pub in_clause: bool,
    /// How many of its pieces are still to come.
    pub left: u8,
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
        let near = self.near(context, usize::from(self.statistics.counted));
        let (following, rest) = self.statistics.following(&near);
        let in_field = self.statistics.in_field(&self.near(context, self.statistics.known()));
        expectation.of.reserve(following.len() + in_field.len() + self.places.len());
        for (number, follows) in following {
            let evidence = expectation.of.entry(Number::from(number)).or_default();
            evidence.given[STATISTICS] = follows.probability;
            evidence.given[PAIRS] = follows.pair;
            evidence.order = follows.order;
        }
        expectation.rest = rest;
        for (number, follows) in in_field {
            let evidence = expectation.of.entry(Number::from(number)).or_default();
            evidence.given[FIELD] = follows.probability;
            evidence.field = (follows.pair, follows.order);
        }
        for (number, evidence) in &mut expectation.of {
            let told = self.told(*number);
            let more = if told > 0.0 { (told * TELLS).min(MOST_TOLD).exp() } else { 1.0 };
            evidence.given[TOLD] = (evidence.given[STATISTICS] + evidence.given[FIELD]) * (more - NOT_TOLD);
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
            let shared = |source: usize| source >= REPEATED && source != FIELD;
            let given = evidence.given.iter_mut().zip(sums).enumerate().filter(|(source, _)| shared(*source));
            given.filter(|(_, (_, sum))| *sum > 0.0).for_each(|(_, (given, sum))| *given /= sum);
        }
        expectation
    }

    /// The last pieces of a context by the numbers of the first `known` pieces of the statistics, or of what stands for
    /// others there.
    fn near(&self, context: &[Number], known: usize) -> Vec<u16> {
        let number = |&number: &Number| match u16::try_from(number).ok().filter(|_| (number as usize) < known) {
            Some(number) => number,
            None => self.statistics.class(self.name(number)),
        };
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
            let (length, _) = same(&self.pieces[..=place], context);
            found.push((length, next, self.nearness(place)));
        }
        let longest = found.iter().map(|(length, ..)| *length).max().unwrap_or(0);
        let mut first = None;
        expectation.single = longest > 0;
        for (length, next, weight) in found {
            expectation.add(LAST, next, weight);
            let evidence = expectation.of.entry(next).or_default();
            evidence.repeated = evidence.repeated.max(length as u8);
            if length == longest {
                expectation.add(REPEATED, next, weight);
                expectation.single &= *first.get_or_insert(next) == next;
            }
        }
        expectation.longest = longest;
    }

    /// What followed the longest wordings that are alike the end of `context`.
    fn resemble(&self, context: &[Number], expectation: &mut Expectation) {
        let near = &context[context.len().saturating_sub(LONGEST_LOOKED_AT + 1)..];
        let context: Vec<Number> = near.iter().map(|&number| self.likeness(number)).collect();
        let Some(end) = context.last() else { return };
        for &place in self.alike_places.get(end).map_or(&[][..], Vec::as_slice) {
            let place = place as usize;
            let Some(&next) = self.pieces.get(place + 1) else { continue };
            let (length, spanned) = same(&self.alike[..=place], &context);
            let evidence = expectation.of.entry(next).or_default();
            evidence.matched = evidence.matched.max(length as u8);
            evidence.spanned = evidence.spanned.max(spanned as u8);
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
        let mut able: Vec<&Term> = self.terms.iter().filter(|term| term.pieces.starts_with(begun)).collect();
        able.sort_by_key(|term| std::cmp::Reverse(term.last));
        let any = !able.is_empty();
        for (rank, term) in able.into_iter().enumerate() {
            let distance = self.pieces.len().saturating_sub(term.last) as f32;
            let near = (-distance / MEMORY).exp() + 0.05;
            if let Some(next) = term.pieces.get(begun.len()) {
                expectation.add(TERMS, *next, (term.mentions as f32).sqrt() * near);
                if term.mentions == 1 {
                    expectation.add(FRESH, *next, near);
                }
                let short = |number: usize| number.min(usize::from(u8::MAX)) as u8;
                let recalled = Recalled {
                    rank: short(rank),
                    mentions: short(term.mentions),
                    in_clause: term.last > self.clause,
                    left: short(term.pieces.len() - begun.len()),
                };
                expectation.of.entry(*next).or_default().term.get_or_insert(recalled);
            }
        }
        expectation.inside = match (any, begun.is_empty()) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
    }
}

/// How many pieces two wordings have in common at their ends, and how many where one of them may differ.
fn same(wording: &[Number], context: &[Number]) -> (usize, usize) {
    let mut alike = wording.iter().rev().zip(context.iter().rev()).take(LONGEST_LOOKED_AT).map(|(a, b)| a == b);
    let length = alike.by_ref().take_while(|same| *same).count();
    (length, length + alike.take_while(|same| *same).count())
}
