//! Describes each piece that may come next by numbers that a [`Ranker`](super::ranker::Ranker) weighs; not the weights.

use super::document::{Document, Number};
use super::experts::{Expectation, SOURCES};
use super::heard::{Heard, Token};
use super::mixture::Beliefs;
use super::pieces::is_mark_piece;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Pieces that are described at a place; less likely ones count as others.
pub(crate) const DESCRIBED: usize = 48;

/// How many numbers describe a place, whatever comes there.
const COMMON: usize = 11;

/// How many describe a piece beside what the sources say and what is heard.
const OWN: usize = 27;

/// How many numbers describe a piece.
pub(crate) const FEATURES: usize = SOURCES + OWN + COMMON + HEARD;

/// How many of them tell what a generator expects.
pub(crate) const HEARD: usize = 8;

/// How many pieces before the caret are told by their kind.
pub(crate) const BEFORE: usize = 3;

/// The most frequent pieces of the statistics that are classes of their own.
const FREQUENT: u16 = 1200;

/// How many classes of pieces there are.
pub(crate) const KINDS: usize = FREQUENT as usize + 9;

/// A place in a text with the pieces that may come next, the likeliest first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Place {
    pub numbers: Vec<Number>,
    pub features: Vec<[f32; FEATURES]>,
    pub kinds: Vec<u16>,
    /// The kinds of the last piece and of those before it.
    pub before: [u16; BEFORE],
}

impl Place {
    /// The index of a piece, or that of all others.
    pub fn at(&self, number: Number) -> usize {
        self.numbers.iter().position(|known| *known == number).unwrap_or(self.numbers.len())
    }
}

/// Describes what may follow `context`: the pieces that the sources expect, those heard and `more`, so far as `fits` accepts
/// them, and last, all others as one.
pub(crate) fn place(
    document: &Document<'_>,
    context: &[Number],
    expectation: &Expectation,
    beliefs: &Beliefs,
    heard: Option<&Heard>,
    more: &[Number],
    fits: &dyn Fn(&str) -> bool,
) -> Place {
    let state = expectation.state();
    let fitting = expectation.of.keys().filter(|number| fits(document.name(**number)));
    let mut ranked: Vec<(Number, f32)> =
        fitting.map(|&number| (number, beliefs.mixed(state, &expectation.evidence(document, number)))).collect();
    let likelier = |a: &(Number, f32), b: &(Number, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if ranked.len() > DESCRIBED {
        ranked.select_nth_unstable_by(DESCRIBED, likelier);
        ranked.truncate(DESCRIBED);
    }
    ranked.sort_unstable_by(likelier);
    let named = heard.map_or(&[][..], |heard| &heard.more).iter().chain(more);
    for &number in named.filter(|number| fits(document.name(**number))) {
        if !ranked.iter().any(|(known, _)| *known == number) {
            ranked.push((number, beliefs.mixed(state, &expectation.evidence(document, number))));
        }
    }
    let mut place = Place { before: before(document, context), ..Place::default() };
    // Pieces that begin with one token share what is heard of it by what else speaks for each.
    let tokens: Vec<Token> = heard
        .map_or_else(Vec::new, |heard| ranked.iter().map(|(number, _)| heard.of(document.name(*number))).collect());
    let mut sums: HashMap<&str, f32, FixedState> = HashMap::default();
    for (token, (_, mixed)) in tokens.iter().zip(&ranked) {
        *sums.entry(&token.letters).or_default() += mixed;
    }
    let likeliest = tokens.iter().map(|token| token.likely).fold(f32::NEG_INFINITY, f32::max);
    let top = ranked.first().map_or(1e-6, |(_, mixed)| *mixed);
    let common = common(document, context, expectation);
    for (rank, (number, mixed)) in ranked.iter().enumerate() {
        let mut features = common;
        describe(&mut features, document, context, expectation, *number, (rank, *mixed, top));
        if let Some(token) = tokens.get(rank) {
            let share = mixed / sums.get(token.letters.as_str()).copied().unwrap_or(0.0).max(1e-9);
            hear(&mut features, token, share, document.name(*number), likeliest);
        }
        place.numbers.push(*number);
        place.features.push(features);
        place.kinds.push(kind(document, *number));
    }
    let mut others = common;
    others[SOURCES] = scaled(top);
    others[SOURCES + 1] = 1.0;
    others[FEATURES - HEARD] = f32::from(u8::from(heard.is_some()));
    place.features.push(others);
    place.kinds.push(FREQUENT + 8);
    place
}

fn scaled(probability: f32) -> f32 {
    (probability + 1e-6).ln() / 14.0 + 1.0
}

fn is(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// A count as its logarithm, of which `most` is told as one.
fn count(count: usize, most: f32) -> f32 {
    (1.0 + count as f32).ln() / (1.0 + most).ln()
}

/// What all pieces of a place share.
fn common(document: &Document<'_>, context: &[Number], expectation: &Expectation) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let clause = context.iter().rev().take_while(|number| !is_mark_piece(document.name(**number))).count();
    let of = [
        expectation.longest.min(8) as f32 / 8.0,
        is(expectation.single),
        is(expectation.inside == 1),
        is(expectation.inside == 2),
        count(context.len(), 400.0),
        count(clause, 20.0),
        is(expectation.longest > 1),
        is(expectation.longest > 3),
        count(document.terms.len(), 30.0),
        is(context.last().is_some_and(|last| is_mark_piece(document.name(*last)))),
        is(document.find(":").is_some_and(|mark| document.places.contains_key(&mark))),
    ];
    features[SOURCES + OWN..SOURCES + OWN + COMMON].copy_from_slice(&of);
    features
}

/// What is a piece's own.
fn describe(
    features: &mut [f32; FEATURES],
    document: &Document<'_>,
    context: &[Number],
    expectation: &Expectation,
    number: Number,
    (rank, mixed, top): (usize, f32, f32),
) {
    let evidence = expectation.evidence(document, number);
    for (feature, given) in features.iter_mut().zip(evidence.given) {
        *feature = scaled(given);
    }
    let name = document.name(number);
    let (seen, distance) = document.seen(number).unwrap_or((0, 0));
    let places = document.places.get(&number).map_or(&[][..], Vec::as_slice);
    let in_clause = places.iter().rev().take_while(|place| **place as usize >= document.clause).count();
    let share = u16::try_from(number).map_or(0.0, |number| document.statistics.share(number));
    let term = evidence.term;
    let of = [
        scaled(mixed),
        // All others have one here.
        0.0,
        f32::from(evidence.matched.min(8)) / 8.0,
        f32::from(evidence.spanned.min(8)) / 8.0,
        f32::from(evidence.repeated.min(8)) / 8.0,
        is(evidence.repeated > 1),
        count(seen, 20.0),
        if seen > 0 { count(distance, 400.0) } else { 1.0 },
        is(in_clause > 0),
        count(in_clause, 4.0),
        places.first().map_or(1.0, |first| count(*first as usize, 400.0)),
        is(is_mark_piece(name)),
        is(number >= Number::from(document.statistics.counted)),
        (name.chars().count() as f32 / 10.0).min(2.0),
        scaled(share),
        is(context.last() == Some(&number)),
        1.0 / (1.0 + rank as f32),
        mixed / top.max(1e-9),
        scaled(evidence.field.0),
        f32::from(evidence.field.1) / 4.0,
        f32::from(evidence.order) / 4.0,
        (document.told(number) / 20.0).min(1.5),
        term.map_or(0.0, |term| 1.0 / (1.0 + f32::from(term.rank))),
        term.map_or(0.0, |term| count(usize::from(term.mentions), 10.0)),
        is(term.is_some_and(|term| term.in_clause)),
        term.map_or(0.0, |term| f32::from(term.left) / 4.0),
        is(term.is_some_and(|term| term.rank == 0)),
    ];
    let own: &mut [f32; OWN] = (&mut features[SOURCES..SOURCES + OWN]).try_into().expect("it is so long");
    *own = of;
}

/// What is heard of a piece that has so much of what is heard of its first token, where the likeliest of all is so likely.
fn hear(features: &mut [f32; FEATURES], token: &Token, share: f32, name: &str, likeliest: f32) {
    let covered = token.letters.trim_start().len() as f32 / name.len().max(1) as f32;
    let of = [
        1.0,
        (token.likely / 14.0 + 1.0).max(0.0),
        is(token.whole),
        token.likely.exp(),
        scaled(token.likely.exp() * share),
        covered,
        ((token.likely - likeliest) / 8.0 + 1.0).max(0.0),
        likeliest.exp(),
    ];
    features[FEATURES - HEARD..].copy_from_slice(&of);
}

fn before(document: &Document<'_>, context: &[Number]) -> [u16; BEFORE] {
    let mut last = context.iter().rev();
    std::array::from_fn(|_| last.next().map_or(FREQUENT + 8, |number| kind(document, *number)))
}

/// The kind of a piece: itself where it is frequent, else what its ending tells.
fn kind(document: &Document<'_>, number: Number) -> u16 {
    if let Some(frequent) = u16::try_from(number).ok().filter(|number| *number < FREQUENT) {
        return frequent;
    }
    const ENDINGS: [&[&str]; 7] = [
        &["ing"],
        &["ed"],
        &["ly"],
        &["ion", "ment", "ity", "ness", "ance", "ence"],
        &["al", "ive", "able", "ous", "ic", "ary"],
        &["er", "or", "ar"],
        &["s"],
    ];
    let name = document.name(number);
    let ending = ENDINGS.iter().position(|endings| endings.iter().any(|ending| name.ends_with(ending)));
    FREQUENT + if name.bytes().any(|b| b.is_ascii_digit()) { 0 } else { ending.map_or(8, |at| at as u16 + 1) }
}
