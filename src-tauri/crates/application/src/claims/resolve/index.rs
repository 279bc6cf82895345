//! All that a claim set introduces, by head: for multiple dependencies, whose chains the dominator tree does not see one
//! by one, and for what stands in another branch.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::conclusion::{Conclusion, LISTED};
use super::entity::Entity;
use super::graph::Graph;
use super::{Reading, entities};
use crate::claims::phrase::{Article, Phrase, Stem};
use crate::claims::reason::{Reason, Verdict};
use crate::claims::{MentionId, Resolution};

/// Of one head, at most this many introductions are compared.
const REACH: usize = 64;
/// At most so many targets of a reference are followed.
const TARGETS: usize = 48;
/// At most so many multiple dependencies up a chain are opened.
const LEVELS: usize = 4;

pub(super) struct Index<'i> {
    by_stem: HashMap<Stem, Vec<Entity>, RandomState>,
    graph: &'i Graph,
    /// Entry and exit of each claim in the walk over the dominator tree.
    span: Vec<(usize, usize)>,
}

impl<'i> Index<'i> {
    /// `unresolved` are definite phrases that stand for what they fail to refer to.
    pub fn new(readings: &[Reading], unresolved: &[MentionId], graph: &'i Graph, span: Vec<(usize, usize)>) -> Self {
        let mut by_stem: HashMap<Stem, Vec<Entity>, RandomState> = HashMap::default();
        for (claim, reading) in readings.iter().enumerate() {
            for (mention, phrase) in reading.phrases.iter().enumerate() {
                if phrase.article == Article::The {
                    continue;
                }
                let id = MentionId { claim, mention };
                for entity in entities(id, phrase, phrase.article != Article::None) {
                    let known = by_stem.entry(entity.stem.clone()).or_default();
                    if known.len() < REACH && !known.iter().any(|k| k.id.claim == claim && k.stems == entity.stems) {
                        known.push(entity);
                    }
                }
            }
        }
        for &id in unresolved {
            let phrase = &readings[id.claim].phrases[id.mention];
            for entity in entities(id, phrase, false) {
                let known = by_stem.entry(entity.stem.clone()).or_default();
                if known.len() < 2 * REACH {
                    known.push(entity);
                }
            }
        }
        Self { by_stem, graph, span }
    }

    /// What becomes of a phrase that its chain does not introduce.
    pub fn second_look(&self, id: MentionId, phrase: &Phrase, first: Conclusion) -> Conclusion {
        let reading = &phrase.reading;
        let fitting: Vec<&Entity> = self
            .by_stem
            .get(&reading.stem)
            .into_iter()
            .flatten()
            .filter(|entity| entity.id.claim != id.claim)
            .filter(|entity| entity.fit(&reading.stems, reading.ordinals.first().copied()).is_some())
            .collect();
        if let Some(found) = self.on_chains(id.claim, &fitting) {
            return Conclusion::refers(found, Reason::EveryChain);
        }
        // A claim that stands alone has no other branch: what its own words leave open comes first.
        let alone = self.graph.sources[id.claim].is_empty();
        if alone && matches!(first.reason, Reason::OneCandidate | Reason::SaidBehind | Reason::Named | Reason::Implied)
        {
            return first;
        }
        let elsewhere: Vec<MentionId> = fitting
            .iter()
            .filter(|entity| entity.firm && entity.id.claim < id.claim)
            .filter(|entity| reading.ordinals.iter().all(|ordinal| entity.ordinals.contains(ordinal)))
            .map(|entity| entity.id)
            .take(LISTED)
            .collect();
        if elsewhere.is_empty() {
            return first;
        }
        Conclusion::about(Resolution::OtherBranch, Reason::OtherBranch, elsewhere, Verdict::OutsideChain)
    }

    /// An introduction that the chains of a multiple dependency lead to, each in its own claim.
    fn on_chains(&self, claim: usize, fitting: &[&Entity]) -> Option<MentionId> {
        if fitting.is_empty() {
            return None;
        }
        let mut at = self.graph.multiple[claim];
        for _ in 0..LEVELS {
            let claim = at?;
            for source in &self.graph.sources[claim] {
                let mut hits =
                    source.claims.iter().take(TARGETS).map(|&target| {
                        fitting.iter().find(|entity| self.dominates(entity.id.claim, target)).map(|e| e.id)
                    });
                let found = if source.alternative {
                    hits.try_fold(None, |_, hit| hit.map(Some)).flatten()
                } else {
                    hits.find_map(|hit| hit)
                };
                if found.is_some() {
                    return found;
                }
            }
            at = self.graph.above[claim].and_then(|above| self.graph.multiple[above]);
        }
        None
    }

    /// Whether every chain from `below` leads through `above`.
    fn dominates(&self, above: usize, below: usize) -> bool {
        self.span[above].0 <= self.span[below].0 && self.span[below].1 <= self.span[above].1
    }
}
