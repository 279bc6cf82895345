//! What is known of claim language: how often which piece follows which; not how it was counted, and nothing of the text at
//! hand.
//!
//! Probabilities interpolate the orders by absolute discounting (Ney, Essen and Kneser 1994, "On structuring
//! probabilistic dependences in stochastic language modelling"), the lower orders over the number of distinct contexts
//! (Kneser and Ney 1995). What was pruned passes its share to the lower order.

use super::kin::Kin;
use super::order::Order;
use super::ranker::Ranker;
use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Most pieces before the caret that are looked at.
pub const LONGEST: usize = 4;

/// The numbers of what stands for any piece that is not known, and for any with digits: a sign, a number or a name, which
/// only its own claim repeats. What follows them is known; they themselves are never expected.
pub(crate) const UNKNOWN: u16 = 0;
pub(crate) const DIGITS: u16 = 1;

/// How many numbers stand for no piece of their own.
pub(crate) const CLASSES: u16 = 2;

/// What a count is lessened by.
pub(crate) const DISCOUNT: f32 = 0.75;

/// The statistics of claim language in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// The pieces that are known, by their number.
    pub(crate) pieces: Vec<String>,
    /// How many of them were counted in claims; behind them stand words of the field, of which no more is known than that
    /// they are words and how frequent they are.
    pub(crate) counted: u16,
    /// Share of each piece, in order, of all; in millionths.
    pub(crate) shares: Vec<u32>,
    /// What follows contexts of 1, 2, … pieces.
    pub(crate) orders: Vec<Order>,
    /// The same in texts of the field that are no claims, of what follows often alone.
    pub(crate) field: Vec<Order>,
    /// Which words stand in the same texts of the field more often than by chance.
    pub(crate) kin: Kin,
    /// How much each source is believed, by the state at the caret.
    pub(crate) beliefs: Vec<Vec<u8>>,
    /// What weighs the pieces that may come next.
    pub(crate) ranker: Ranker,
    /// What weighs them where a generator is heard too.
    pub(crate) hearing: Ranker,
    /// The numbers of the pieces; made when it is read.
    #[serde(skip)]
    pub(crate) numbers: HashMap<String, u16, FixedState>,
    /// The numbers in the order of their pieces; made when it is read.
    #[serde(skip)]
    pub(crate) sorted: Vec<u16>,
}

/// Why statistics could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotStatistics;

impl std::fmt::Display for NotStatistics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("These bytes are no statistics of claim language.")
    }
}

impl std::error::Error for NotStatistics {}

impl Statistics {
    /// Reads what [`Statistics::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`NotStatistics`] where the bytes are none, or where their numbers do not fit together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotStatistics> {
        let mut statistics: Self = postcard::from_bytes(bytes).map_err(|_| NotStatistics)?;
        let known = statistics.pieces.len();
        let fits = known == statistics.shares.len()
            && usize::from(statistics.counted) <= known
            && known <= usize::from(u16::MAX)
            && statistics.orders.iter().chain(&statistics.field).all(|order| order.fits(known))
            && statistics.kin.fits(known);
        let fits = statistics.ranker.prepare() && statistics.hearing.prepare() && fits;
        if fits { Ok(statistics.prepared()) } else { Err(NotStatistics) }
    }

    /// The statistics as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("numbers and texts can always be written")
    }

    pub(crate) fn prepared(mut self) -> Self {
        self.orders.iter_mut().chain(&mut self.field).for_each(Order::prepare);
        self.kin.prepare();
        self.numbers =
            (0..).zip(&self.pieces).skip(usize::from(CLASSES)).map(|(number, piece)| (piece.clone(), number)).collect();
        self.sorted = (0..self.pieces.len() as u16).collect();
        self.sorted.sort_unstable_by(|a, b| self.pieces[usize::from(*a)].cmp(&self.pieces[usize::from(*b)]));
        self
    }

    /// The numbers of the pieces that begin so; the lower a number, the more frequent its piece.
    pub(crate) fn beginning(&self, begun: &str) -> impl Iterator<Item = u16> {
        let start = self.sorted.partition_point(|number| self.piece(*number) < begun);
        self.sorted[start..].iter().copied().take_while(move |number| self.piece(*number).starts_with(begun))
    }

    /// How many pieces it knows.
    pub fn known(&self) -> usize {
        self.pieces.len()
    }

    /// The number of a piece in its counted form.
    pub fn number(&self, piece: &str) -> Option<u16> {
        self.numbers.get(piece).copied()
    }

    /// The number of a piece in its counted form, or of what stands for it.
    pub(crate) fn class(&self, piece: &str) -> u16 {
        match self.number(piece).filter(|number| *number < self.counted) {
            Some(number) => number,
            None if piece.bytes().any(|b| b.is_ascii_digit()) => DIGITS,
            None => UNKNOWN,
        }
    }

    /// The piece of a number.
    pub fn piece(&self, number: u16) -> &str {
        self.pieces.get(usize::from(number)).map_or("", String::as_str)
    }

    /// What claims tell of each piece that is known to follow `context`, which ends at the caret; and what is left for all
    /// others, to be shared by [`Statistics::share`].
    pub(crate) fn following(&self, context: &[u16]) -> (Follows, f32) {
        interpolated(&self.orders, context, &|piece| self.share(piece))
    }

    /// What texts of the field tell of pieces that often follow `context` there.
    pub(crate) fn in_field(&self, context: &[u16]) -> Follows {
        interpolated(&self.field, context, &|_| 0.0).0
    }

    /// The number of a piece in its counted form among all that are known, or of what stands for it.
    pub(crate) fn known_or_class(&self, piece: &str) -> u16 {
        self.number(piece).unwrap_or_else(|| self.class(piece))
    }

    /// The share that a piece has of all.
    pub(crate) fn share(&self, piece: u16) -> f32 {
        self.shares.get(usize::from(piece)).map_or(0.0, |share| *share as f32 / 1e6)
    }
}

/// What is told of pieces that follow a context, each piece once.
pub(crate) type Follows = Vec<(u16, Following)>;

/// What is told of a piece that follows a context.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Following {
    /// Its probability.
    pub probability: f32,
    /// The same behind the last piece of the context alone.
    pub pair: f32,
    /// The length of the longest context that it followed.
    pub order: u8,
}

/// What the orders tell of each piece that followed the end of `context`, where `share` is that of a piece behind anything;
/// and what is left for others.
fn interpolated(orders: &[Order], context: &[u16], share: &dyn Fn(u16) -> f32) -> (Follows, f32) {
    let mut follows = Follows::new();
    // Followers of a context are sorted; those of a longer one are mostly among them.
    let mut sorted = 0;
    let mut rest = 1.0;
    for (length, order) in (1u8..).zip(orders) {
        let Some(start) = context.len().checked_sub(usize::from(length)) else { break };
        let Some(followers) = order.of(&context[start..]) else { break };
        let kept: f32 = followers.of.iter().map(|(_, count)| f32::from(*count) - DISCOUNT).sum();
        let lower = 1.0 - kept / followers.total;
        follows.iter_mut().for_each(|(_, following)| following.probability *= lower);
        for (piece, count) in followers.of {
            let known = match follows[..sorted].binary_search_by_key(piece, |(known, _)| *known) {
                Ok(at) => Some(at),
                Err(_) if length == 1 => None,
                Err(_) => follows[sorted..].iter().position(|(known, _)| known == piece).map(|at| sorted + at),
            };
            let at = known.unwrap_or_else(|| {
                let below = Following { probability: rest * lower * share(*piece), ..Following::default() };
                follows.push((*piece, below));
                follows.len() - 1
            });
            let following = &mut follows[at].1;
            following.probability += (f32::from(*count) - DISCOUNT) / followers.total;
            following.order = length;
            if length == 1 {
                following.pair = following.probability;
            }
        }
        if length == 1 {
            sorted = follows.len();
        }
        rest *= lower;
    }
    (follows, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::completion::order::hash;

    #[test]
    fn a_longer_context_of_the_field_goes_before_a_shorter_one() {
        let order = |counts: &[(u32, u16, u32)]| {
            let mut order = Order::counted(counts.iter().copied(), 1, usize::MAX);
            order.prepare();
            order
        };
        let one = order(&[(hash(&[7]), 3, 4), (hash(&[7]), 4, 4)]);
        let two = order(&[(hash(&[9, 7]), 3, 3)]);
        let statistics = Statistics { field: vec![one, two], ..Statistics::default() };
        let near = |found: &Follows, piece: u16, expected: f32| {
            let told = found.iter().find(|(other, _)| *other == piece).map_or(0.0, |(_, told)| told.probability);
            assert!((told - expected).abs() < 1e-6, "{piece}: {told}");
        };
        let short = statistics.in_field(&[8, 7]);
        near(&short, 3, 3.25 / 8.0);
        near(&short, 4, 3.25 / 8.0);
        let long = statistics.in_field(&[9, 7]);
        near(&long, 3, 0.25 * 3.25 / 8.0 + 2.25 / 3.0);
        near(&long, 4, 0.25 * 3.25 / 8.0);
        assert!(statistics.in_field(&[6]).is_empty());
    }
}
