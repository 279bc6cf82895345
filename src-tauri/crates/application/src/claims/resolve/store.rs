//! The entities on the way from a root of the dominator tree to the claim in hand, by head; claims are entered and left
//! in the order of a depth-first walk, so that nothing is copied.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::entity::{Entity, Fit};
use super::near;
use crate::claims::MentionId;
use crate::claims::phrase::Stem;

/// Of one head, at most this many entities are compared, latest first.
const REACH: usize = 96;

#[derive(Debug, Default)]
pub(super) struct Store {
    by_stem: HashMap<Stem, Vec<Entity>, RandomState>,
    /// Of each modifier, the compounds that hold it.
    by_modifier: HashMap<Stem, Vec<(MentionId, Vec<Stem>)>, RandomState>,
    /// Of each end of a compound that could be a noun, the compounds.
    by_end: HashMap<Stem, Vec<MentionId>, RandomState>,
    /// Roots of the words that state actions and properties, with how often each is in force.
    roots: HashMap<Stem, usize, RandomState>,
    /// What has been added since the root, for leaving claims.
    log: Vec<Added>,
}

#[derive(Debug)]
enum Added {
    Entity(Stem),
    Root(Stem),
    Modifier(Stem),
    End(Stem),
}

/// The candidates for a phrase, best and latest first.
pub(super) type Candidates = Vec<(Fit, MentionId)>;

impl Store {
    /// A mark to return to.
    pub fn mark(&self) -> usize {
        self.log.len()
    }

    /// Forgets what was added since the mark.
    pub fn leave(&mut self, mark: usize) {
        for added in self.log.drain(mark..).rev() {
            match added {
                Added::Entity(stem) => {
                    if let Some(entities) = self.by_stem.get_mut(&stem) {
                        entities.pop();
                    }
                }
                Added::Modifier(stem) => {
                    if let Some(compounds) = self.by_modifier.get_mut(&stem) {
                        compounds.pop();
                    }
                }
                Added::End(end) => {
                    if let Some(compounds) = self.by_end.get_mut(&end) {
                        compounds.pop();
                    }
                }
                Added::Root(root) => {
                    if let Some(count) = self.roots.get_mut(&root) {
                        *count -= 1;
                    }
                }
            }
        }
    }

    pub fn add(&mut self, entity: Entity) {
        // No more than a few modifiers, so that what a phrase costs is bounded by its length.
        for (at, stem) in entity.stems.iter().enumerate().take(6) {
            self.log.push(Added::Modifier(stem.clone()));
            self.by_modifier.entry(stem.clone()).or_default().push((entity.id, entity.stems[..at].to_vec()));
        }
        if entity.compound && self.of(&entity.stem).next().is_none() {
            for end in ends(&entity.stem) {
                self.log.push(Added::End(end.into()));
                self.by_end.entry(end.into()).or_default().push(entity.id);
            }
        }
        self.log.push(Added::Entity(entity.stem.clone()));
        self.by_stem.entry(entity.stem.clone()).or_default().push(entity);
    }

    pub fn add_root(&mut self, root: &Stem) {
        if !self.has_root(root) {
            *self.roots.entry(root.clone()).or_default() += 1;
            self.log.push(Added::Root(root.clone()));
        }
    }

    pub fn has_root(&self, root: &str) -> bool {
        self.roots.get(root).is_some_and(|&count| count > 0)
    }

    /// Entities of a head, latest first.
    pub fn of<'s>(&'s self, stem: &str) -> impl Iterator<Item = &'s Entity> + use<'s> {
        self.by_stem.get(stem).into_iter().flat_map(|entities| entities.iter().rev().take(REACH))
    }

    /// What was introduced lately under a name whose head differs by one letter and whose other words are no other.
    pub fn spelt_like<'s>(&'s self, stem: &'s str, stems: &'s [Stem]) -> impl Iterator<Item = &'s Entity> + use<'s> {
        const LATELY: usize = 256;
        self.log
            .iter()
            .rev()
            .take(LATELY)
            .filter_map(|added| match added {
                Added::Entity(known) if near::one_letter(known, stem) => self.of(known).next(),
                _ => None,
            })
            .filter(|entity| entity.stems.iter().all(|known| stems.contains(known)))
    }

    /// The things of one head that a phrase without ordinal leaves open: all that fit differ from it by an ordinal alone.
    /// Empty where something fits without an ordinal, or where the last was introduced just now.
    pub fn rivals(&self, stem: &str, stems: &[Stem]) -> Vec<MentionId> {
        const LISTED: usize = 4;
        let mut rivals = Vec::new();
        let mut ordinals = Vec::new();
        for entity in self.of(stem) {
            if entity.fit(stems, None).is_none() {
                continue;
            }
            if entity.ordinals.is_empty() || entity.stems.len() > stems.len() {
                return Vec::new();
            }
            if !ordinals.contains(&entity.ordinals) && rivals.len() < LISTED {
                ordinals.push(entity.ordinals.clone());
                rivals.push(entity.id);
            }
        }
        rivals
    }

    /// Whether an entity of a head was introduced as one thing.
    pub fn was_single(&self, stem: &str, id: MentionId) -> Option<bool> {
        self.of(stem).find(|entity| entity.id == id).map(|entity| entity.single)
    }

    /// Whether all that has a head was introduced as one thing.
    pub fn is_single(&self, stem: &str) -> bool {
        self.of(stem).all(|entity| entity.single)
    }

    /// What a noun means that is the end of a compound ("Schaft" after "Schraubenschaft"), or a compound whose end and
    /// beginning are both known ("Schraubengewinde" after "Schraube" and "Gewinde"), where the phrase is that word `alone`.
    pub fn by_compound(&self, stem: &str, alone: bool) -> Option<MentionId> {
        let ending = self.by_end.get(stem).and_then(|compounds| compounds.last().copied());
        ending.or_else(|| {
            ends(stem).filter(|_| alone).find_map(|end| {
                let head = self.of(end).next()?.id;
                let before = &stem[..stem.len() - end.len()];
                let links = ["", "s", "n", "en", "er"];
                let bears = |name: &str| {
                    self.of(name).next().is_some()
                        || self.by_end.get(name).is_some_and(|compounds| !compounds.is_empty())
                };
                let known = |link: &str| before.strip_suffix(link).is_some_and(bears);
                links.into_iter().any(known).then_some(head)
            })
        })
    }

    /// A compound that holds the word with all the stems before it.
    pub fn inside_compound(&self, word: &str, stems: &[Stem]) -> Option<MentionId> {
        self.by_modifier
            .get(word)?
            .iter()
            .rev()
            .take(REACH)
            .find(|(_, before)| stems.iter().all(|stem| before.contains(stem)))
            .map(|(id, _)| *id)
    }

    /// The entities that fit, best first and of equals the latest.
    pub fn candidates(&self, stem: &str, stems: &[Stem], ordinal: Option<u16>) -> Candidates {
        let mut found: Candidates =
            self.of(stem).filter_map(|entity| entity.fit(stems, ordinal).map(|fit| (fit, entity.id))).collect();
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.0));
        found
    }
}

/// The proper ends of a word that are long enough for a noun, the longest first.
fn ends(word: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 40;
    word.char_indices()
        .skip(3)
        .map(|(at, _)| &word[at..])
        .filter(|end| (SHORTEST..=LONGEST).contains(&end.len()))
        .take(LONGEST)
}
