//! Names that belong together, with an answer that a person confirms or turns down; not the glossary that remembers it.

use super::decisions::Decisions;
use super::evidence::{Evidence, Kind, judge};
use super::likeness::Likeness;
use super::memo::Memo;
use super::questions::{Compared, Pair, Stands};
use super::table::{Table, Term};
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
    /// The name that the others may stand for.
    pub root: usize,
    /// The others, each with what ties it to the group.
    pub links: Vec<Link>,
}

/// What ties a name to its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Place of the name in [`Table::terms`].
    pub term: usize,
    /// Whether it means the same.
    pub answer: Answer,
    /// What tells.
    pub kind: Kind,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Whether a person said so.
    pub decided: bool,
}

impl Table {
    /// The groups of the table, in the order of their first names. `score` answers how alike a model finds two names
    /// ([`Table::questions`]), and nothing where none was asked.
    pub fn groups(&self, score: &dyn Fn(&str, &str) -> Option<f32>) -> Vec<Group> {
        self.compared(&mut Memo::default()).groups(score, &Decisions::default())
    }
}

impl Compared<'_> {
    /// As [`Table::groups`], with what a person decided: what is different is in no group, and what is the same in one.
    pub fn groups(&self, score: &dyn Fn(&str, &str) -> Option<f32>, decisions: &Decisions) -> Vec<Group> {
        let table = self.table;
        let decided = decisions.places(table);
        let decision = |a: usize, b: usize| decided.get(&(a.min(b), a.max(b))).copied();
        // A name belongs to the one earlier name that it is most like.
        let mut best: BTreeMap<usize, (usize, Link)> = BTreeMap::new();
        let mut alike = Vec::new();
        for pair in &self.pairs {
            let names = (&table.terms[pair.earlier].name, &table.terms[pair.later].name);
            let decided = decision(pair.earlier, pair.later);
            if decided == Some(Answer::Different) {
                continue;
            }
            let Some(evidence) = judge(table, pair, score(names.0, names.1)) else { continue };
            if decided.is_none() && !self.is_worth_asking(pair, evidence.kind) {
                continue;
            }
            let look_alike = evidence.kind == Kind::LookAlike;
            // Names that are introduced anew may be things of their own, however alike: a person says so.
            let sure = evidence.confidence >= SAME && matches!(pair.stands, Stands::Dangling | Stands::ReadAs);
            let answer = match decided {
                Some(answer) => answer,
                None if look_alike => Answer::Different,
                None if sure || evidence.kind == Kind::SameSign => Answer::Same,
                None => Answer::Maybe,
            };
            let Evidence { kind, confidence } = evidence;
            let confidence = if answer == Answer::Same && decided.is_some() { 1.0 } else { confidence };
            let link = Link { term: pair.later, answer, kind, confidence, decided: decided.is_some() };
            if look_alike && decided.is_none() {
                let (root, term) = (pair.earlier.min(pair.later), pair.earlier.max(pair.later));
                alike.push(Group::new(root, Link { term, ..link }));
            } else if (confidence >= MAYBE || decided.is_some())
                // Of two that are as like, the nearer one is meant.
                && best.get(&pair.later).is_none_or(|(_, other)| other.confidence <= confidence)
            {
                best.insert(pair.later, (pair.earlier, link));
            }
        }
        join_decided(&decided, &mut best);
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (later, (earlier, link)) in &best {
            let root = root(&best, *earlier);
            let apart = decision(root, *later) == Some(Answer::Different);
            if root == *later || apart {
                continue;
            }
            groups.entry(root).and_modify(|group| group.take(*link)).or_insert_with(|| Group::new(root, *link));
        }
        let mut groups: Vec<Group> = groups.into_values().chain(alike).collect();
        groups.sort_by_key(|group| group.terms[0]);
        groups
    }

    /// Whether a person is to be asked at all. Measured on granted patents, what is left out here was nearly always two
    /// things: compounds of a list that differ by a letter, a section of the device that it is named like, parts that the
    /// description gives one sign in passing, an act and what it comes to.
    fn is_worth_asking(&self, pair: &Pair, kind: Kind) -> bool {
        let (a, b) = (&self.table.terms[pair.earlier], &self.table.terms[pair.later]);
        match kind {
            Kind::LookAlike => {
                let is_subject = |term: &Term| term.mentions.iter().any(|mention| mention.mention == 0);
                pair.likeness == Likeness::Relabelled && !is_subject(a) && !is_subject(b)
            }
            Kind::SameSign => {
                let signs = |place: usize| &self.table.claimed[place];
                !signs(pair.earlier).is_disjoint(signs(pair.later)) || pair.likeness >= Likeness::Rebuilt
            }
            // Face and facet, reactor and reactant: a root alone makes no name of two.
            Kind::Inflected if a.words.all.len() == 1 && b.words.all.len() == 1 => a.words.together == b.words.together,
            Kind::Misspelt | Kind::Abbreviated => true,
            // Behind the word of an act stands the name of what it is done to.
            _ => pair.in_part || !names_act(a) && !names_act(b),
        }
    }
}

/// Ties names that a person tied, where nothing else does.
fn join_decided(decided: &BTreeMap<(usize, usize), Answer>, best: &mut BTreeMap<usize, (usize, Link)>) {
    for (&(earlier, later), _) in decided.iter().filter(|(_, answer)| **answer == Answer::Same) {
        let tied = |from: &usize, to: usize| best.get(from).is_some_and(|(root, _)| *root == to);
        if !tied(&later, earlier) && !tied(&earlier, later) {
            let link = Link { term: later, answer: Answer::Same, kind: Kind::Variant, confidence: 1.0, decided: true };
            best.insert(later, (earlier, link));
        }
    }
}

impl Group {
    fn new(root: usize, link: Link) -> Self {
        let Link { term, answer, kind, confidence, .. } = link;
        Self { terms: vec![root.min(term), root.max(term)], answer, kind, confidence, root, links: vec![link] }
    }

    fn take(&mut self, link: Link) {
        if let Err(at) = self.terms.binary_search(&link.term) {
            self.terms.insert(at, link.term);
        }
        self.links.push(link);
        self.answer = self.answer.max(link.answer);
        if link.confidence < self.confidence {
            (self.kind, self.confidence) = (link.kind, link.confidence);
        }
    }
}

/// Whether a name is that of an act: by the ending of its one English word (producing), or of the first
/// of three that stand without a determiner (receiving location signals).
fn names_act(term: &Term) -> bool {
    let ends = |word: &str| word.len() > 5 && word.ends_with("ing");
    match term.modifiers.first() {
        None => ends(&term.head),
        Some(first) => term.bare && term.modifiers.len() > 1 && ends(first),
    }
}

/// The name that a chain of likenesses leads to.
fn root(best: &BTreeMap<usize, (usize, Link)>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..best.len() {
        match best.get(&at) {
            Some((earlier, _)) if *earlier != from => at = *earlier,
            _ => break,
        }
    }
    at
}
