//! Resolves one definite phrase against what the chain has introduced; not against the rest of the set.

use super::entity::Fit;
use super::store::{Candidates, Store};
use crate::claims::phrase::{Article, Excuse, Number, Phrase, Reading};
use crate::claims::{Exemption, MentionId, Resolution};

/// How many candidates an answer lists.
const LISTED: usize = 4;

/// A definite phrase in its context.
pub(super) struct Definite<'d> {
    pub phrase: &'d Phrase,
    /// The phrase behind it, which may lend it a head ("the inner and the outer ring").
    pub next: Option<&'d Phrase>,
    pub store: &'d Store,
}

impl Definite<'_> {
    pub fn resolution(&self) -> Resolution {
        if self.phrase.exempt == Some(Excuse::Subject) {
            return Resolution::Exempt(Exemption::ClaimSubject);
        }
        for reading in [&self.phrase.reading].into_iter().chain(&self.phrase.others) {
            if let Some(found) = self.found(reading) {
                return found;
            }
        }
        if let Some(found) = self.borrowed_head() {
            return found;
        }
        match self.phrase.exempt {
            Some(Excuse::Unique) => return Resolution::Exempt(Exemption::Unique),
            Some(Excuse::Complement) => return Resolution::Exempt(Exemption::DefinedByComplement),
            Some(Excuse::World) => return Resolution::Exempt(Exemption::World),
            Some(Excuse::Inherent) => return Resolution::Inherent,
            Some(Excuse::Subject) | None => {}
        }
        Resolution::Missing(self.near())
    }

    /// What a reading refers to.
    fn found(&self, reading: &Reading) -> Option<Resolution> {
        if !reading.members.is_empty() {
            let mut first = None;
            for member in &reading.members {
                let stems: Vec<String> = reading.stems.iter().chain(member).cloned().collect();
                let candidates = self.store.candidates(&reading.stem, &stems, None);
                first = first.or(candidates.first().map(|c| c.1));
                candidates.first()?;
            }
            return first.map(Resolution::Refers);
        }
        if reading.ordinals.len() > 1 {
            let mut first = None;
            for &ordinal in &reading.ordinals {
                let candidates = self.store.candidates(&reading.stem, &reading.stems, Some(ordinal));
                candidates.first()?;
                first = first.or(candidates.first().map(|c| c.1));
            }
            return first.map(Resolution::Refers);
        }
        let candidates = self.store.candidates(&reading.stem, &reading.stems, reading.ordinals.first().copied());
        let best = candidates.first()?;
        Some(self.chosen(reading, &candidates, *best))
    }

    fn chosen(&self, reading: &Reading, _candidates: &Candidates, best: (Fit, MentionId)) -> Resolution {
        let _ = (reading, Number::Plural, Article::The);
        Resolution::Refers(best.1)
    }

    /// "the input and output ports": the first phrase takes its head from the one behind it.
    fn borrowed_head(&self) -> Option<Resolution> {
        let next = self.next?;
        if next.tokens.start != self.phrase.tokens.end + 1 {
            return None;
        }
        let own = &self.phrase.reading;
        let mut reading = next.reading.clone();
        reading.stems = own.stems.iter().cloned().chain([crate::claims::english::nouns::root(&own.head)]).collect();
        reading.ordinals = own.ordinals.clone();
        reading.members.clear();
        self.found(&reading)
    }

    /// What could be meant although it does not fit: the same head with other modifiers.
    fn near(&self) -> Vec<MentionId> {
        let mut near: Vec<MentionId> = Vec::new();
        for entity in self.store.of(&self.phrase.reading.stem) {
            if !near.contains(&entity.id) {
                near.push(entity.id);
            }
            if near.len() == LISTED {
                break;
            }
        }
        near
    }
}
