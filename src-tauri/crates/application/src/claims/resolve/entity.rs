//! What a claim has introduced, and whether a phrase can mean it; not where in the set it is looked for.

use crate::claims::MentionId;
use crate::claims::phrase::{Article, Number, Phrase, Reading, Stem};

/// Something introduced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entity {
    pub id: MentionId,
    pub stem: Stem,
    pub stems: Vec<Stem>,
    /// Words that describe it behind its head.
    pub after: Vec<Stem>,
    pub ordinals: Vec<u16>,
    pub number: Number,
    /// Whether its head may be a compound written as one word.
    pub compound: bool,
    /// Whether "a" or "one" introduced it as one thing.
    pub single: bool,
    /// Whether an article or a number introduced it, not a phrase without determiner.
    pub firm: bool,
}

/// How well a phrase and an entity fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The phrase calls "first" what was introduced without a number.
    Numbered,
    /// All modifiers are found, some in the description behind the head.
    Described,
    /// All modifiers are among those of the entity, which has more.
    Shortened,
    /// Same modifiers.
    Same,
}

impl Entity {
    /// Whether both go by the same words, in whatever order.
    pub fn same_name(&self, other: &Self) -> bool {
        self.ordinals == other.ordinals
            && self.stems.len() == other.stems.len()
            && self.stems.iter().all(|stem| other.stems.contains(stem))
    }

    pub fn new(id: MentionId, phrase: &Phrase, reading: &Reading, firm: bool) -> Self {
        Self {
            id,
            stem: reading.stem.clone(),
            stems: reading.stems.iter().chain(reading.members.iter().flatten()).cloned().collect(),
            after: phrase.after.clone(),
            ordinals: reading.ordinals.clone(),
            number: reading.number,
            compound: phrase.compound,
            single: phrase.article == Article::Single
                && reading.number == Number::Singular
                && reading.members.is_empty(),
            firm,
        }
    }

    /// How well the entity fits modifiers and ordinal, heads being equal.
    pub fn fit(&self, stems: &[Stem], ordinal: Option<u16>) -> Option<Fit> {
        let numbered = match ordinal {
            None => false,
            Some(ordinal) if self.ordinals.contains(&ordinal) => false,
            Some(1) if self.ordinals.is_empty() => true,
            Some(_) => return None,
        };
        let mut described = false;
        for stem in stems {
            if self.stems.contains(stem) {
                continue;
            }
            if !self.after.contains(stem) {
                return None;
            }
            described = true;
        }
        Some(if numbered {
            Fit::Numbered
        } else if described {
            Fit::Described
        } else if self.stems.len() > stems.len() || ordinal.is_none() && !self.ordinals.is_empty() {
            Fit::Shortened
        } else {
            Fit::Same
        })
    }
}
