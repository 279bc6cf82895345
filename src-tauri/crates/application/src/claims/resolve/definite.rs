//! Resolves one definite phrase against what the chain has introduced; not against the rest of the set.

use super::entity::Fit;
use super::initials_key;
use super::store::{Candidates, Store};
use crate::claims::english::nouns::root;
use crate::claims::phrase::{Excuse, Number, Phrase, Reading, Stem};
use crate::claims::{Exemption, MentionId, Resolution};

/// How many candidates an answer lists.
const LISTED: usize = 4;

/// A definite phrase in its context.
pub(super) struct Definite<'d> {
    pub phrase: &'d Phrase,
    /// The phrase before it.
    pub previous: Option<&'d Phrase>,
    /// The phrase behind it, which may lend it a head ("the inner and the outer ring").
    pub next: Option<&'d Phrase>,
    pub store: &'d Store,
}

impl Definite<'_> {
    pub fn resolution(&self) -> Resolution {
        if self.phrase.exempt == Some(Excuse::Subject) {
            return Resolution::Exempt(Exemption::ClaimSubject);
        }
        let reading = &self.phrase.reading;
        for reading in [reading].into_iter().chain(&self.phrase.others) {
            if let Some(found) = self.found(reading) {
                return found;
            }
        }
        if let Some(found) = self.borrowed_head().or_else(|| self.by_initials()).or_else(|| self.part_of_compound()) {
            return found;
        }
        if self.phrase.compound
            && reading.ordinals.is_empty()
            && let Some(found) = self.store.by_compound(&reading.stem)
        {
            return Resolution::Refers(found);
        }
        match self.phrase.exempt {
            Some(Excuse::Unique) => return Resolution::Exempt(Exemption::Unique),
            Some(Excuse::Complement) => return Resolution::Exempt(Exemption::DefinedByComplement),
            Some(Excuse::World) => return Resolution::Exempt(Exemption::World),
            Some(Excuse::Inherent) => return Resolution::Inherent,
            Some(Excuse::Subject) | None => {}
        }
        if reading.ordinals.is_empty() && self.states_action(reading) {
            return Resolution::Exempt(Exemption::Action);
        }
        if reading.modifiers.iter().any(|word| self.is_known_owner(word)) {
            return Resolution::Inherent;
        }
        Resolution::Missing(self.near())
    }

    /// "the rotation" after "rotates"; "the heating step" after "heating".
    fn states_action(&self, reading: &Reading) -> bool {
        const FRAMES: &[&str] = &["step", "process", "operation", "action", "act", "procedure", "phase", "stage"];
        if FRAMES.contains(&reading.head.as_str()) {
            return !reading.stems.is_empty() && reading.stems.iter().all(|stem| self.store.has_root(stem));
        }
        self.phrase.action.as_ref().is_some_and(|root| self.store.has_root(root))
    }

    /// "the user's hand" after "a user": what belongs to something known.
    fn is_known_owner(&self, word: &str) -> bool {
        word.strip_suffix("'s")
            .or_else(|| word.strip_suffix('\''))
            .is_some_and(|owner| self.store.of(owner).next().is_some())
    }

    /// What a reading refers to.
    fn found(&self, reading: &Reading) -> Option<Resolution> {
        let ordinals: Vec<Option<u16>> =
            if reading.ordinals.is_empty() { vec![None] } else { reading.ordinals.iter().copied().map(Some).collect() };
        let members: Vec<Vec<Stem>> = if reading.members.is_empty() {
            vec![reading.stems.clone()]
        } else {
            reading.members.iter().map(|member| reading.stems.iter().chain(member).cloned().collect()).collect()
        };
        if members.len() == 1 && ordinals.len() == 1 {
            let candidates = self.candidates(reading, &members[0], ordinals[0]);
            return candidates.first().map(|&best| self.chosen(reading, &candidates, best));
        }
        let mut first = None;
        for stems in &members {
            for &ordinal in &ordinals {
                let best = *self.candidates(reading, stems, ordinal).first()?;
                first = first.or(Some(best.1));
            }
        }
        first.map(Resolution::Refers)
    }

    /// The answer where candidates are known: the best, unless several things told apart by ordinals could be meant, or
    /// the only one was introduced in the other number.
    fn chosen(&self, reading: &Reading, candidates: &Candidates, best: (Fit, MentionId)) -> Resolution {
        if reading.number == Number::Singular && reading.ordinals.is_empty() && best.0 == Fit::Shortened {
            let rivals = self.store.rivals(&reading.stem, &reading.stems);
            if rivals.len() > 1 {
                return Resolution::Ambiguous(rivals);
            }
        }
        // What belongs to each of several is there several times, and joined phrases share one plural.
        let joined = self.phrase.joined || self.previous.is_some_and(|previous| previous.joined);
        if joined || self.store.has_root("each") || self.store.has_root("respect") {
            return Resolution::Refers(best.1);
        }
        let alone = candidates.iter().all(|candidate| candidate.1 == best.1);
        if alone
            && reading.number == Number::Plural
            && self.phrase.exempt.is_none()
            && self.store.is_single(&reading.stem)
        {
            return Resolution::NumberMismatch(best.1);
        }
        Resolution::Refers(best.1)
    }

    /// The candidates for one member of a reading. A participle that repeats what the chain says by a verb ("the detected
    /// action" after "detecting an action") may be missing from the introduction.
    fn candidates(&self, reading: &Reading, stems: &[Stem], ordinal: Option<u16>) -> Candidates {
        let candidates = self.store.candidates(&reading.stem, stems, ordinal);
        if !candidates.is_empty() {
            return candidates;
        }
        let strict: Vec<Stem> =
            stems.iter().filter(|stem| !(reading.loose.contains(stem) && self.store.has_root(stem))).cloned().collect();
        if strict.len() == stems.len() { candidates } else { self.store.candidates(&reading.stem, &strict, ordinal) }
    }

    /// "the input and output ports": the first phrase takes its head from the one behind it.
    fn borrowed_head(&self) -> Option<Resolution> {
        let next = self.next.filter(|next| self.phrase.joined && next.tokens.start <= self.phrase.tokens.end + 2)?;
        let own = &self.phrase.reading;
        let mut reading = next.reading.clone();
        reading.stems = own.stems.clone();
        reading.ordinals = own.ordinals.clone();
        reading.members.clear();
        reading.number = Number::Either;
        match super::ordinal(&own.head) {
            Some(ordinal) => reading.ordinals.push(ordinal),
            None => reading.stems.extend(own.head.split(['-', '/']).map(root)),
        }
        self.found(&reading)
    }

    /// "the VCO" after "a voltage controlled oscillator".
    fn by_initials(&self) -> Option<Resolution> {
        let head = &self.phrase.reading.head;
        if !self.phrase.capitals || head.chars().count() < 2 {
            return None;
        }
        let candidates = self.store.candidates(&initials_key(head), &[], None);
        candidates.first().map(|best| Resolution::Refers(best.1))
    }

    /// "the powder" after "a powder coating": the words of the phrase stand together inside a compound.
    fn part_of_compound(&self) -> Option<Resolution> {
        let reading = &self.phrase.reading;
        if !reading.ordinals.is_empty() || !reading.members.is_empty() {
            return None;
        }
        self.store.inside_compound(&root(&reading.stem), &reading.stems).map(Resolution::Refers)
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
