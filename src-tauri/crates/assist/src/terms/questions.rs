//! Which pairs of names could be names of one thing by where they stand; not whether they are.

use super::likeness::{Likeness, likeness};
use super::table::{LONGEST, MOST_TERMS, Table};
use std::collections::BTreeSet;

/// Most earlier names that one name is compared with, the nearest first.
const NEAREST: usize = 40;

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// The later one is used as if it had been introduced, and was not; the earlier one was.
    Dangling,
    /// The later one is introduced anew in a claim that already has the earlier one.
    Anew,
    /// Both are introduced where the other is seen.
    Together,
    /// Neither claim takes over the other.
    Apart,
}

/// A pair to compare: places in the table, the earlier name first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub earlier: usize,
    pub later: usize,
    pub stands: Stands,
    pub likeness: Likeness,
}

impl Table {
    /// Every pair that is worth a comparison.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let compared = self.terms.len().min(MOST_TERMS);
        let introduced: Vec<usize> = (0..compared).filter(|place| !self.terms[*place].introduced.is_empty()).collect();
        for later in 0..compared {
            let term = &self.terms[later];
            if term.name.len() > LONGEST {
                continue;
            }
            let mut seen = BTreeSet::new();
            if term.introduced.is_empty() {
                for dangling in &term.dangling {
                    let before = introduced.iter().rev().copied().filter(|&earlier| {
                        earlier != later
                            && self.terms[earlier].introduced.iter().any(|introduction| {
                                introduction < dangling && self.chains.includes(dangling.claim, introduction.claim)
                            })
                    });
                    seen.extend(before.take(NEAREST).filter(|earlier| self.terms[*earlier].name.len() <= LONGEST));
                }
                pairs.extend(seen.into_iter().map(|earlier| self.pair(earlier, later, Stands::Dangling)));
                continue;
            }
            let Some(first) = term.introduced.first() else { continue };
            for &earlier in introduced.iter().take_while(|earlier| **earlier < later) {
                let other = &self.terms[earlier];
                if other.name.len() > LONGEST {
                    continue;
                }
                let stands = match other.introduced.first() {
                    Some(there) if there.claim == first.claim => Stands::Together,
                    Some(there) if self.chains.includes(first.claim, there.claim) => Stands::Anew,
                    Some(there) if self.chains.related(first.claim, there.claim) => Stands::Together,
                    _ => Stands::Apart,
                };
                let pair = self.pair(earlier, later, stands);
                if pair.likeness >= Likeness::Words && pair.likeness != Likeness::Opposite {
                    pairs.push(pair);
                }
            }
        }
        pairs.retain(|pair| {
            let places = (pair.earlier.min(pair.later), pair.earlier.max(pair.later));
            pair.stands == Stands::Together || !self.beside.contains(&places)
        });
        pairs
    }

    fn pair(&self, earlier: usize, later: usize, stands: Stands) -> Pair {
        Pair { earlier, later, stands, likeness: likeness(&self.terms[earlier], &self.terms[later]) }
    }

    /// Pairs of places in [`Table::terms`] about which the meaning of words could decide: those worth a model's time.
    pub fn questions(&self) -> Vec<(usize, usize)> {
        let asks = |pair: &Pair| match (pair.stands, pair.likeness) {
            (_, Likeness::Shortened | Likeness::Opposite) => false,
            (Stands::Dangling, _) => true,
            (Stands::Anew, _) => true,
            _ => false,
        };
        self.pairs().into_iter().filter(asks).map(|pair| (pair.earlier, pair.later)).collect()
    }
}
