//! Chooses of many continuations the few that save most keys; not how they were found.

use super::search::Way;
use std::cmp::Reverse;

/// Keys that taking a proposal costs: one for the first, and so much more for each that stands before it, as those behind
/// the first are likelier to move up than down.
const FURTHER: f32 = 0.7;

/// The indices of the ways to show, likeliest to be taken first, at most `most`. Each adds most to the keys that are saved
/// on average, where the longest that is right is taken. A way that `is_wanted` refuses is left out.
pub(crate) fn chosen(ways: &[Way], most: usize, mut is_wanted: impl FnMut(&Way) -> bool) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = (0..ways.len()).filter(|&at| ways[at].whole).collect();
    while chosen.len() < most {
        let cost = 1.0 + FURTHER * chosen.len() as f32;
        let gain = |at: usize| {
            // What a shorter way that is shown saves already.
            let had =
                lineage(ways, at).find(|before| chosen.contains(before)).map_or(0.0, |before| ways[before].worth - 1.0);
            taken(ways, &chosen, at) * (ways[at].worth - cost - had)
        };
        let gains = open.iter().enumerate().map(|(position, &at)| (gain(at), Reverse(position)));
        let Some((gain, Reverse(position))) = gains.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))) else {
            break;
        };
        if gain <= 0.0 {
            break;
        }
        let at = open.remove(position);
        if is_wanted(&ways[at]) {
            chosen.push(at);
        }
    }
    let shares: Vec<f32> = chosen.iter().map(|&at| taken(ways, &chosen, at)).collect();
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]).then(a.cmp(&b)));
    order.into_iter().map(|position| chosen[position]).collect()
}

/// How probable it is that a way is right and none that prolongs it and is shown.
fn taken(ways: &[Way], shown: &[usize], at: usize) -> f32 {
    // Of those that prolong it, the shortest on each branch stand for all.
    let nearest = |&&longer: &&usize| {
        let before = lineage(ways, longer).take_while(|&before| before != at);
        longer != at
            && lineage(ways, longer).any(|before| before == at)
            && before.into_iter().all(|b| !shown.contains(&b))
    };
    let longer: f32 = shown.iter().filter(nearest).map(|&longer| ways[longer].probability).sum();
    (ways[at].probability - longer).max(0.0)
}

/// The ways that a way prolongs, longest first.
fn lineage(ways: &[Way], at: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(ways[at].before, |&before| ways[before].before)
}
