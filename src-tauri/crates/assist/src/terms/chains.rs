//! What a claim takes over through its dependencies; not how dependencies are read.

use claimwright_application::ClaimSet;
use std::collections::HashSet;

/// For each claim, itself and every claim that a chain of its dependencies leads to.
#[derive(Debug)]
pub(super) struct Chains(Vec<HashSet<usize>>);

impl Chains {
    pub(super) fn of(set: &ClaimSet) -> Self {
        let mut chains: Vec<HashSet<usize>> = Vec::with_capacity(set.claims.len());
        for claim in &set.claims {
            let mut chain = HashSet::from([claim.index]);
            // Claims depend on earlier ones; what refers forward is a defect of its own and adds only itself.
            for parent in &claim.parents {
                match chains.get(*parent) {
                    Some(known) => chain.extend(known),
                    None => {
                        chain.insert(*parent);
                    }
                }
            }
            chains.push(chain);
        }
        Self(chains)
    }

    /// Whether a claim takes over another one, or is it.
    pub(super) fn includes(&self, claim: usize, other: usize) -> bool {
        self.0.get(claim).is_some_and(|chain| chain.contains(&other))
    }

    /// A claim and those that it takes over, in no order.
    pub(super) fn of_claim(&self, claim: usize) -> impl Iterator<Item = usize> {
        self.0.get(claim).into_iter().flatten().copied()
    }

    /// Whether one of two claims takes over the other.
    pub(super) fn related(&self, a: usize, b: usize) -> bool {
        self.includes(a, b) || self.includes(b, a)
    }
}
