//! Counts which pieces often follow which in texts of the field that are no claims; not how far that is believed in claims.

use super::order::{Order, hash};
use super::pieces::{counted, pieces};
use super::statistics::{CLASSES, Statistics};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// For contexts of 1, 2, … pieces: what follows less often is left out, and so many followers are kept, as each is weighed
/// at every key.
const KEPT: [(u32, usize); 3] = [(3, 48), (3, 24), (3, 8)];

/// What follows what in texts, in the numbers of these statistics.
pub(super) fn orders(texts: &[String], statistics: &Statistics) -> Vec<Order> {
    let numbered: Vec<Vec<u16>> = texts
        .iter()
        .map(|text| pieces(text).iter().map(|piece| statistics.known_or_class(&counted(piece.text))).collect())
        .collect();
    let order = |(length, (fewest, most)): (usize, (u32, usize))| {
        let mut counts: HashMap<(u32, u16), u32, FixedState> = HashMap::default();
        for wording in numbered.iter().flat_map(|text| text.windows(length + 1)) {
            if let Some((piece, context)) = wording.split_last().filter(|(piece, _)| **piece >= CLASSES) {
                *counts.entry((hash(context), *piece)).or_default() += 1;
            }
        }
        Order::counted(counts.into_iter().map(|((context, piece), count)| (context, piece, count)), fewest, most)
    };
    if texts.is_empty() { Vec::new() } else { (1..).zip(KEPT).map(order).collect() }
}
