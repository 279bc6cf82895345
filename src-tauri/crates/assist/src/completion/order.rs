//! What follows contexts of one length, and how often: how it is kept and found; not which texts were counted.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What follows contexts of one length.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Order {
    /// Hashes of the contexts, sorted; as differences, which are short when written.
    pub gaps: Vec<u32>,
    /// How many followers each context has.
    pub lengths: Vec<u16>,
    /// How often each context was counted, before pruning.
    pub totals: Vec<u32>,
    /// Followers and their counts, context by context.
    pub followers: Vec<(u16, u16)>,
    #[serde(skip)]
    hashes: Vec<u32>,
    #[serde(skip)]
    starts: Vec<u32>,
}

/// The followers of one context.
pub(crate) struct Followers<'s> {
    pub of: &'s [(u16, u16)],
    pub total: f32,
}

impl Order {
    /// From contexts, what followed each and how often. A follower that is counted less often than `fewest` is left out, and
    /// of each context the `most` frequent ones are kept.
    pub(crate) fn counted(counts: impl Iterator<Item = (u32, u16, u32)>, fewest: u32, most: usize) -> Self {
        let mut contexts: BTreeMap<u32, (u32, Vec<(u16, u32)>)> = BTreeMap::new();
        for (context, piece, count) in counts {
            let (total, followers) = contexts.entry(context).or_default();
            *total += count;
            if count >= fewest {
                followers.push((piece, count));
            }
        }
        let mut order = Self::default();
        let mut before = 0u32;
        for (hash, (total, mut followers)) in contexts {
            if followers.is_empty() {
                continue;
            }
            followers.sort_unstable_by_key(|(piece, count)| (std::cmp::Reverse(*count), *piece));
            followers.truncate(most.min(usize::from(u16::MAX)));
            followers.sort_unstable();
            followers.dedup_by_key(|(piece, _)| *piece);
            order.gaps.push(hash.wrapping_sub(before));
            before = hash;
            order.lengths.push(followers.len() as u16);
            order.totals.push(total);
            let short = |(piece, count)| (piece, u16::try_from(count).unwrap_or(u16::MAX));
            order.followers.extend(followers.into_iter().map(short));
        }
        order
    }

    /// Whether its numbers fit together and to so many pieces.
    pub(crate) fn fits(&self, known: usize) -> bool {
        self.gaps.len() == self.lengths.len()
            && self.gaps.len() == self.totals.len()
            && self.lengths.iter().map(|length| usize::from(*length)).sum::<usize>() == self.followers.len()
            && self.followers.iter().all(|(piece, _)| usize::from(*piece) < known)
    }

    pub(crate) fn prepare(&mut self) {
        let mut hash = 0u32;
        self.hashes = self
            .gaps
            .iter()
            .map(|gap| {
                hash = hash.wrapping_add(*gap);
                hash
            })
            .collect();
        self.starts = starts(&self.lengths);
    }

    pub(crate) fn of(&self, context: &[u16]) -> Option<Followers<'_>> {
        let at = self.hashes.binary_search(&hash(context)).ok()?;
        let start = self.starts[at] as usize;
        let of = self.followers.get(start..start + usize::from(self.lengths[at]))?;
        Some(Followers { of, total: *self.totals.get(at)? as f32 })
    }
}

/// Where each of several lists begins that stand behind one another, by their lengths.
pub(super) fn starts<L: Copy + Into<u32>>(lengths: &[L]) -> Vec<u32> {
    let ends = lengths.iter().scan(0u32, |end, length| {
        *end += (*length).into();
        Some(*end)
    });
    std::iter::once(0).chain(ends).take(lengths.len()).collect()
}

/// The hash that a context is found by. Two contexts of a hash are one in some hundred thousand, which the mixture bears. It
/// is written into files, so that it must never change; the steps are those of SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) fn hash(context: &[u16]) -> u32 {
    let mixed = context.iter().fold(context.len() as u64, |hash, piece| {
        let mixed = (hash ^ u64::from(*piece)).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB)
    });
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_followers_are_left_out_and_still_count_in_the_total() {
        let (seen, rare, crowded) = (hash(&[7]), hash(&[8]), hash(&[9]));
        let counts =
            [(seen, 3, 4), (seen, 4, 2), (seen, 5, 1), (rare, 3, 1), (crowded, 1, 2), (crowded, 2, 6), (crowded, 3, 5)];
        let mut order = Order::counted(counts.into_iter(), 2, 2);
        assert!(order.fits(6) && !order.fits(4));
        order.prepare();
        let of = |context: &[u16]| order.of(context).map(|found| (found.of.to_vec(), found.total));
        assert_eq!(of(&[7]), Some((vec![(3, 4), (4, 2)], 7.0)));
        assert_eq!(of(&[8]), None, "nothing is kept of it");
        assert_eq!(of(&[9]), Some((vec![(2, 6), (3, 5)], 13.0)), "the most frequent, in the order of their numbers");
        assert_eq!(of(&[]), None);
    }
}
