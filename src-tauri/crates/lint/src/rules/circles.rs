//! Circles among the references of claims; not what is said about them.

use claimwright_application::Claim;
use std::collections::HashMap;

/// Groups of two or more claims, by index, of which each leads to every other; in order of their first claims.
///
/// Tarjan's strongly connected components, with a stack of its own so that a long chain cannot exhaust the thread's.
pub(crate) fn circles(claims: &[Claim]) -> Vec<Vec<usize>> {
    let by_number: HashMap<u32, usize> =
        claims.iter().enumerate().rev().map(|(index, claim)| (claim.number, index)).collect();
    let edges: Vec<Vec<usize>> = claims
        .iter()
        .enumerate()
        .map(|(index, claim)| {
            let numbers = claim.references.iter().flat_map(|reference| &reference.numbers);
            numbers.filter_map(|number| by_number.get(number).copied()).filter(|&other| other != index).collect()
        })
        .collect();
    const UNSEEN: usize = usize::MAX;
    let mut order = vec![UNSEEN; claims.len()];
    let mut low = vec![0; claims.len()];
    let mut open = vec![false; claims.len()];
    let (mut next, mut stack, mut found) = (0, Vec::new(), Vec::new());
    for root in 0..claims.len() {
        if order[root] != UNSEEN {
            continue;
        }
        let mut work = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
                open[node] = true;
            }
            if let Some(&target) = edges[node].get(edge) {
                work.push((node, edge + 1));
                if order[target] == UNSEEN {
                    work.push((target, 0));
                } else if open[target] {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == order[node] {
                let at = stack.iter().rposition(|&other| other == node).unwrap_or_default();
                let mut circle = stack.split_off(at);
                for &member in &circle {
                    open[member] = false;
                }
                if circle.len() > 1 {
                    circle.sort_unstable();
                    found.push(circle);
                }
            }
        }
    }
    found.sort_unstable();
    found
}
