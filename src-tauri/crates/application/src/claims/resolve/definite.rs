//! Resolves one definite phrase against what the chain has introduced; not against the rest of the set.

use super::conclusion::{Conclusion, LISTED};
use super::entity::Fit;
use super::store::{Candidates, Store};
use super::{initials_key, near};
use crate::claims::english::nouns::root;
use crate::claims::phrase::{Excuse, Number, Phrase, Reading, Stem};
use crate::claims::reason::{Candidate, Reason, Verdict};
use crate::claims::{Exemption, MentionId, Resolution};

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
    pub fn conclusion(&self) -> Conclusion {
        let exempt = |exemption| Conclusion::plain(Resolution::Exempt(exemption), Reason::Exempt);
        if self.phrase.exempt == Some(Excuse::Subject) {
            return exempt(Exemption::ClaimSubject);
        }
        let reading = &self.phrase.reading;
        if let Some(found) = self.found(reading) {
            return found;
        }
        let mut others = self.phrase.others.iter().enumerate();
        if let Some((at, found)) = others.find_map(|(at, other)| Some((at, self.found(other)?))) {
            return Conclusion { other: Some(at), ..found };
        }
        if let Some(found) = self.borrowed_head().or_else(|| self.by_initials()).or_else(|| self.part_of_compound()) {
            return found;
        }
        if self.phrase.compound
            && reading.ordinals.is_empty()
            && let Some(found) = self.store.by_compound(&reading.stem, reading.stems.is_empty())
        {
            return Conclusion::refers(found, Reason::PartOfCompound);
        }
        match self.phrase.exempt {
            Some(Excuse::Unique) => return exempt(Exemption::Unique),
            Some(Excuse::Complement) => return exempt(Exemption::DefinedByComplement),
            Some(Excuse::World) => return exempt(Exemption::World),
            Some(Excuse::Inherent) => return Conclusion::plain(Resolution::Inherent, Reason::Implied),
            Some(Excuse::Subject) | None => {}
        }
        if reading.ordinals.is_empty() && self.states_action(reading) {
            return exempt(Exemption::Action);
        }
        if reading.modifiers.iter().any(|word| self.is_known_owner(word)) {
            return Conclusion::plain(Resolution::Inherent, Reason::Owned);
        }
        near::missing(self.phrase, self.store)
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
    fn found(&self, reading: &Reading) -> Option<Conclusion> {
        let ordinals: Vec<Option<u16>> =
            if reading.ordinals.is_empty() { vec![None] } else { reading.ordinals.iter().copied().map(Some).collect() };
        let members: Vec<Vec<Stem>> = if reading.members.is_empty() {
            vec![reading.stems.clone()]
        } else {
            reading.members.iter().map(|member| reading.stems.iter().chain(member).cloned().collect()).collect()
        };
        if members.len() == 1 && ordinals.len() == 1 {
            let (candidates, restated) = self.candidates(reading, &members[0], ordinals[0]);
            let best = self.of_its_number(reading, &candidates);
            return best.map(|best| self.chosen(reading, &candidates, best, restated));
        }
        let mut seen = Vec::new();
        for stems in &members {
            for &ordinal in &ordinals {
                let best = *self.candidates(reading, stems, ordinal).0.first()?;
                seen.push(Candidate { mention: best.1, verdict: Verdict::Chosen });
            }
        }
        seen.dedup();
        let first = seen.first()?.mention;
        seen.truncate(LISTED);
        Some(Conclusion { resolution: Resolution::Refers(first), reason: Reason::SameWords, seen, other: None })
    }

    /// The best candidate; of those that fit alike, one that was introduced in the number of the phrase ("the plural items"
    /// after "plural items" and "an item from the plural items").
    fn of_its_number(&self, reading: &Reading, candidates: &Candidates) -> Option<(Fit, MentionId)> {
        let best = *candidates.first()?;
        let single = match reading.number {
            Number::Singular => true,
            Number::Plural => false,
            _ => return Some(best),
        };
        let mut alike = candidates.iter().take_while(|candidate| candidate.0 == best.0);
        Some(
            alike
                .find(|candidate| self.store.was_single(&reading.stem, candidate.1) == Some(single))
                .copied()
                .unwrap_or(best),
        )
    }

    /// The answer where candidates are known: the best, unless several things told apart by ordinals could be meant, or
    /// the only one was introduced in the other number.
    fn chosen(&self, reading: &Reading, candidates: &Candidates, best: (Fit, MentionId), restated: bool) -> Conclusion {
        if reading.number == Number::Singular && reading.ordinals.is_empty() && best.0 == Fit::Shortened {
            let rivals = self.store.rivals(&reading.stem, &reading.stems);
            if rivals.len() > 1 {
                return Conclusion::about(Resolution::Ambiguous, Reason::Ordinals, rivals, Verdict::Undecided);
            }
        }
        let reason = match best.0 {
            _ if restated => Reason::RestatesVerb,
            Fit::Numbered => Reason::CountedFirst,
            Fit::Described => Reason::DescribedBehind,
            Fit::Shortened => Reason::FewerWords,
            Fit::Same => Reason::SameWords,
        };
        let seen = ranked(candidates, best);
        // What belongs to each of several is there several times, and joined phrases share one plural.
        let joined = self.phrase.joined || self.previous.is_some_and(|previous| previous.joined);
        let several = joined || self.store.has_root("each") || self.store.has_root("respect");
        let alone = candidates.iter().all(|candidate| candidate.1 == best.1);
        if !several
            && alone
            && reading.number == Number::Plural
            && self.phrase.exempt.is_none()
            && self.store.is_single(&reading.stem)
        {
            let seen = vec![Candidate { mention: best.1, verdict: Verdict::OtherNumber }];
            return Conclusion {
                resolution: Resolution::NumberMismatch(best.1),
                reason: Reason::OtherNumber,
                seen,
                other: None,
            };
        }
        Conclusion { resolution: Resolution::Refers(best.1), reason, seen, other: None }
    }

    /// The candidates for one member of a reading, and whether a participle that repeats what the chain says by a verb
    /// ("the detected action" after "detecting an action") was left out to find them.
    fn candidates(&self, reading: &Reading, stems: &[Stem], ordinal: Option<u16>) -> (Candidates, bool) {
        let candidates = self.store.candidates(&reading.stem, stems, ordinal);
        if !candidates.is_empty() {
            return (candidates, false);
        }
        let strict: Vec<Stem> =
            stems.iter().filter(|stem| !(reading.loose.contains(stem) && self.store.has_root(stem))).cloned().collect();
        if strict.len() == stems.len() {
            (candidates, false)
        } else {
            (self.store.candidates(&reading.stem, &strict, ordinal), true)
        }
    }

    /// "the input and output ports": the first phrase takes its head from the one behind it.
    fn borrowed_head(&self) -> Option<Conclusion> {
        let next = self
            .next
            .filter(|next| self.phrase.joined && next.tokens.start <= self.phrase.tokens.end + self.phrase.reach())?;
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
        self.found(&reading).map(|found| Conclusion { reason: Reason::SharedHead, ..found })
    }

    /// "the VCO" after "a voltage controlled oscillator".
    fn by_initials(&self) -> Option<Conclusion> {
        let head = &self.phrase.reading.head;
        if !self.phrase.capitals || head.chars().count() < 2 {
            return None;
        }
        let candidates = self.store.candidates(&initials_key(head), &[], None);
        candidates.first().map(|best| Conclusion::refers(best.1, Reason::Abbreviation))
    }

    /// "the powder" after "a powder coating": the words of the phrase stand together inside a compound.
    fn part_of_compound(&self) -> Option<Conclusion> {
        let reading = &self.phrase.reading;
        if !reading.ordinals.is_empty() || !reading.members.is_empty() {
            return None;
        }
        let found = self.store.inside_compound(&root(&reading.stem), &reading.stems)?;
        Some(Conclusion::refers(found, Reason::PartOfCompound))
    }
}

/// The candidates with what became of them, the chosen one first.
fn ranked(candidates: &Candidates, best: (Fit, MentionId)) -> Vec<Candidate> {
    let mut seen: Vec<Candidate> = Vec::with_capacity(candidates.len().min(LISTED));
    for &(fit, mention) in candidates {
        let verdict = if mention == best.1 {
            Verdict::Chosen
        } else if fit == best.0 {
            Verdict::Earlier
        } else {
            Verdict::LessAlike
        };
        if seen.len() < LISTED && !seen.iter().any(|candidate| candidate.mention == mention) {
            seen.push(Candidate { mention, verdict });
        }
    }
    seen
}
