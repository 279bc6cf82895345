//! Names that belong together, with an answer that a person confirms or turns down; not the glossary that remembers it.

use super::evidence::{Evidence, Kind, judge};
use super::questions::{Pair, Stands};
use super::table::Table;
use std::collections::BTreeMap;

/// From here on names are taken for one thing, and from the second on it is asked.
const SAME: f32 = 0.7;
const MAYBE: f32 = 0.5;

/// Whether names mean one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// One thing.
    Same,
    /// A person must say.
    Maybe,
    /// Several things.
    Different,
}

impl Answer {
    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Maybe => "maybe",
            Self::Different => "different",
        }
    }
}

/// Names that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Places in [`Table::terms`], ascending: the first is the name that was introduced first.
    pub terms: Vec<usize>,
    /// Whether they mean one thing.
    pub answer: Answer,
    /// What decided.
    pub kind: Kind,
    /// How sure the answer is, from 0 to 1: that of its weakest link.
    pub confidence: f32,
}

impl Table {
    /// The groups of the table, in the order of their first names. `score` answers how alike a model finds two names
    /// ([`Table::questions`]), and nothing where none was asked.
    pub fn groups(&self, score: &dyn Fn(&str, &str) -> Option<f32>) -> Vec<Group> {
        // A name belongs to the one earlier name that it is most like.
        let mut best: BTreeMap<usize, (Pair, Evidence)> = BTreeMap::new();
        let mut alike = Vec::new();
        for pair in self.pairs() {
            let names = (&self.terms[pair.earlier].name, &self.terms[pair.later].name);
            let Some(evidence) = judge(self, &pair, score(names.0, names.1)) else { continue };
            if evidence.kind == Kind::LookAlike {
                alike.push(Group {
                    terms: vec![pair.earlier.min(pair.later), pair.earlier.max(pair.later)],
                    answer: Answer::Different,
                    kind: evidence.kind,
                    confidence: evidence.confidence,
                });
            } else if evidence.confidence >= MAYBE
                // Of two that are as like, the nearer one is meant.
                && best.get(&pair.later).is_none_or(|(_, other)| other.confidence <= evidence.confidence)
            {
                best.insert(pair.later, (pair, evidence));
            }
        }
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (later, (pair, evidence)) in &best {
            let root = root(&best, pair.earlier);
            // Names that are introduced anew may be things of their own, however alike: a person says so.
            let sure = evidence.confidence >= SAME && pair.stands == Stands::Dangling;
            let answer = if sure || evidence.kind == Kind::SameSign { Answer::Same } else { Answer::Maybe };
            let group = groups.entry(root).or_insert(Group {
                terms: vec![root],
                answer,
                kind: evidence.kind,
                confidence: evidence.confidence,
            });
            group.terms.push(*later);
            group.answer = group.answer.max(answer);
            if evidence.confidence < group.confidence {
                (group.kind, group.confidence) = (evidence.kind, evidence.confidence);
            }
        }
        let mut groups: Vec<Group> = groups.into_values().chain(alike).collect();
        for group in &mut groups {
            group.terms.sort_unstable();
            group.terms.dedup();
        }
        groups.retain(|group| group.terms.len() > 1);
        groups.sort_by_key(|group| group.terms[0]);
        groups
    }
}

/// The name that a chain of likenesses leads to.
fn root(best: &BTreeMap<usize, (Pair, Evidence)>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..best.len() {
        match best.get(&at) {
            Some((pair, _)) if pair.earlier != from => at = pair.earlier,
            _ => break,
        }
    }
    at
}
