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

/// How many numbers describe a piece.
pub(crate) const FEATURES: usize = SOURCES + 19 + HEARD;

/// How many of them tell what a generator expects.
pub(crate) const HEARD: usize = 5;

/// The most frequent pieces of the statistics that are classes of their own.
const FREQUENT: u16 = 600;

/// How many classes of pieces there are.
pub(crate) const KINDS: usize = FREQUENT as usize + 9;

/// A place in a text with the pieces that may come next, the likeliest first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Place {
    pub numbers: Vec<Number>,
    pub features: Vec<[f32; FEATURES]>,
    pub kinds: Vec<u16>,
    /// The kinds of the last piece and of the one before it.
    pub before: [u16; 2],
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
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(DESCRIBED);
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
    let top = ranked.first().map_or(1e-6, |(_, mixed)| *mixed);
    let common = common(document, context, expectation);
    for (rank, (number, mixed)) in ranked.iter().enumerate() {
        let mut features = common;
        describe(&mut features, document, context, expectation, *number, (rank, *mixed, top));
        if let Some(token) = tokens.get(rank) {
            hear(&mut features, token, mixed / sums.get(token.letters.as_str()).copied().unwrap_or(0.0).max(1e-9));
        }
        place.numbers.push(*number);
        place.features.push(features);
        place.kinds.push(kind(document, *number));
    }
    let mut others = common;
    others[SOURCES + 8] = 1.0;
    others[SOURCES] = scaled(top);
    others[FEATURES - HEARD] = f32::from(u8::from(heard.is_some()));
    place.features.push(others);
    place.kinds.push(FREQUENT + 8);
    place
}

fn scaled(probability: f32) -> f32 {
    (probability + 1e-6).ln() / 14.0 + 1.0
}

/// What all pieces of a place share.
fn common(document: &Document<'_>, context: &[Number], expectation: &Expectation) -> [f32; FEATURES] {
    let mut features = [0.0; FEATURES];
    let after = &mut features[SOURCES + 9..];
    let is = |yes: bool| f32::from(u8::from(yes));
    after[0] = expectation.longest.min(8) as f32 / 8.0;
    after[1] = is(expectation.single);
    after[2] = is(expectation.inside == 1);
    after[3] = is(expectation.inside == 2);
    after[4] = (1.0 + context.len() as f32).ln() / 6.0;
    let clause = context.iter().rev().take_while(|number| !is_mark_piece(document.name(**number))).count();
    after[5] = (1.0 + clause as f32).ln() / 3.0;
    after[6] = is(expectation.longest > 1);
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
    let is = |yes: bool| f32::from(u8::from(yes));
    let own = &mut features[SOURCES..];
    own[0] = scaled(mixed);
    own[1] = f32::from(evidence.matched.min(8)) / 8.0;
    let (count, distance) = document.seen(number).unwrap_or((0, 0));
    own[2] = (1.0 + count as f32).ln() / 3.0;
    own[3] = if count > 0 { (1.0 + distance as f32).ln() / 6.0 } else { 1.0 };
    own[4] = is(is_mark_piece(name));
    own[5] = is(number >= Number::from(document.statistics.counted));
    own[6] = (name.chars().count() as f32 / 10.0).min(2.0);
    own[7] = u16::try_from(number).map_or(0.0, |number| scaled(document.statistics.share(number)));
    own[16] = is(context.last() == Some(&number));
    own[17] = 1.0 / (1.0 + rank as f32);
    own[18] = mixed / top.max(1e-9);
}

/// What is heard of a piece that has so much of what is heard of its first token.
fn hear(features: &mut [f32; FEATURES], token: &Token, share: f32) {
    let heard = &mut features[FEATURES - HEARD..];
    heard[0] = 1.0;
    heard[1] = (token.likely / 14.0 + 1.0).max(0.0);
    heard[2] = f32::from(u8::from(token.whole));
    heard[3] = token.likely.exp();
    heard[4] = scaled(token.likely.exp() * share);
}

fn before(document: &Document<'_>, context: &[Number]) -> [u16; 2] {
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
