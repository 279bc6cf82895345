//! What a claim takes over through its dependencies; not how dependencies are read.

use claimwright_application::ClaimSet;
use std::collections::{HashMap, HashSet};

/// For each claim, what its references lead to.
#[derive(Debug)]
pub(super) struct Chains {
    /// Itself and every claim that a chain of its dependencies leads to.
    taken: Vec<HashSet<usize>>,
    /// The same with claims that it speaks of otherwise: "a door comprising the lock of claim 1".
    seen: Vec<HashSet<usize>>,
}

impl Chains {
    pub(super) fn of(set: &ClaimSet) -> Self {
        let by_number: HashMap<u32, usize> = set.claims.iter().rev().map(|claim| (claim.number, claim.index)).collect();
        let mut chains = Self { taken: Vec::new(), seen: Vec::new() };
        for claim in &set.claims {
            let spoken_of = claim.references.iter().flat_map(|reference| &reference.numbers);
            let spoken_of: Vec<usize> = spoken_of.filter_map(|number| by_number.get(number)).copied().collect();
            let taken = chain(&chains.taken, claim.index, &claim.parents);
            let seen = chain(&chains.seen, claim.index, &spoken_of);
            chains.seen.push(seen.union(&taken).copied().collect());
            chains.taken.push(taken);
        }
        chains
    }

    /// Whether a claim takes over another one, or is it.
    pub(super) fn includes(&self, claim: usize, other: usize) -> bool {
        self.taken.get(claim).is_some_and(|chain| chain.contains(&other))
    }

    /// A claim and those that it takes over or speaks of, in no order.
    pub(super) fn seen_from(&self, claim: usize) -> impl Iterator<Item = usize> {
        self.seen.get(claim).into_iter().flatten().copied()
    }

    /// Whether one of two claims takes over the other.
    pub(super) fn related(&self, a: usize, b: usize) -> bool {
        self.includes(a, b) || self.includes(b, a)
    }
}

/// A claim with some earlier ones and what each of those leads to.
fn chain(earlier: &[HashSet<usize>], claim: usize, others: &[usize]) -> HashSet<usize> {
    let mut chain = HashSet::from([claim]);
    // What refers forward is a defect of its own and adds only itself.
    for other in others {
        match earlier.get(*other) {
            Some(known) => chain.extend(known),
            None => {
                chain.insert(*other);
            }
        }
    }
    chain
}
