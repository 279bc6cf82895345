//! What speaks for two names being names of one thing, and how much; not which of them end up together.

use super::likeness::{Likeness, shared};
use super::questions::{Pair, Stands};
use super::table::Table;

/// What a group of names is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A name that was never introduced, for a thing that was, under another name.
    Variant,
    /// A name introduced in a dependent claim for what may be there already.
    NewInDependent,
    /// A name with a slip of the pen.
    Misspelt,
    /// Two forms of the same words.
    Inflected,
    /// A name and its initials.
    Abbreviated,
    /// Names with one reference sign.
    SameSign,
    /// Names that look alike and were introduced as two things.
    LookAlike,
}

impl Kind {
    /// The word of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Variant => "variant",
            Self::NewInDependent => "new-in-dependent",
            Self::Misspelt => "misspelt",
            Self::Inflected => "inflected",
            Self::Abbreviated => "abbreviated",
            Self::SameSign => "same-sign",
            Self::LookAlike => "look-alike",
        }
    }
}

/// A pair with what speaks for it: from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Evidence {
    pub kind: Kind,
    pub confidence: f32,
}

/// Judges a pair. `score` is how alike a model finds the names, where one was asked.
pub(super) fn judge(table: &Table, pair: &Pair, score: Option<f32>) -> Option<Evidence> {
    let (a, b) = (&table.terms[pair.earlier], &table.terms[pair.later]);
    let evidence = |kind, confidence| Some(Evidence { kind, confidence });
    let one_sign = a.signs.iter().any(|sign| b.signs.contains(sign));
    let two_signs = !one_sign && !a.signs.is_empty() && !b.signs.is_empty();
    if pair.likeness == Likeness::Opposite || pair.likeness == Likeness::Shortened {
        return None;
    }
    match pair.stands {
        _ if two_signs => None,
        Stands::Dangling | Stands::Implied | Stands::Anew | Stands::Apart if one_sign => evidence(Kind::SameSign, 0.9),
        Stands::Dangling | Stands::Implied => {
            // Of a name that nothing explains, it is known beforehand that it stands for something; one that is clear in
            // itself needs more to be taken for another.
            let (stray, known) = if pair.stands == Stands::Dangling { (0.3, 0.12) } else { (0.1, -0.05) };
            let (kind, spelt) = match pair.likeness {
                Likeness::Misspelt => (Kind::Misspelt, 0.9),
                // Words of one root alone are often two things: a reactor, a reactant.
                Likeness::Inflected if a.words.all.len() == 1 && a.words.together != b.words.together => {
                    (Kind::Inflected, 0.6)
                }
                Likeness::Inflected => (Kind::Inflected, 0.85),
                Likeness::Abbreviated => (Kind::Abbreviated, 0.85),
                Likeness::Relabelled => (Kind::Variant, 0.75),
                Likeness::Rebuilt => (Kind::Variant, 0.7),
                Likeness::Synonymous if pair.stands == Stands::Dangling => (Kind::Variant, 0.72),
                Likeness::Synonymous => (Kind::Variant, if a.words.all.len() > 1 { 0.55 } else { 0.5 }),
                Likeness::Words => (Kind::Variant, stray + 0.4 * shared(a, b)),
                _ => (Kind::Variant, 0.0),
            };
            // "the second base part" after "a second base portion": what tells things apart agrees.
            let same_place = !b.ordinals.is_empty() && b.ordinals.is_subset(&a.ordinals) && spelt > 0.0;
            let spelt = if pair.by_end { 0.85 * spelt } else { spelt } + if same_place { 0.08 } else { 0.0 };
            let spelt = if spelt > 0.0 { spelt + 0.02 * shared(a, b) } else { 0.0 };
            let told = score.map_or(0.0, |score| 0.6 * score + 0.4 * spelt + known);
            evidence(kind, spelt.max(told).min(0.99))
        }
        Stands::Anew => {
            let written_apart = a.words.together == b.words.together;
            let (kind, spelt) = match pair.likeness {
                Likeness::Inflected if written_apart => return evidence(Kind::Inflected, 0.7),
                Likeness::Misspelt => return evidence(Kind::Misspelt, 0.6),
                Likeness::Abbreviated => return evidence(Kind::Abbreviated, 0.6),
                // An action and its result, a thing and what it does: forms of one word, introduced as two things.
                Likeness::Inflected => return None,
                Likeness::Relabelled => (Kind::NewInDependent, 0.3),
                Likeness::Synonymous => (Kind::NewInDependent, 0.4),
                Likeness::Rebuilt => (Kind::NewInDependent, 0.2),
                _ => (Kind::NewInDependent, 0.1 * shared(a, b)),
            };
            evidence(kind, score.map_or(spelt, |score| 0.5 * score + 0.5 * spelt))
        }
        Stands::Together => match pair.likeness {
            Likeness::Misspelt | Likeness::Relabelled => evidence(Kind::LookAlike, 0.6),
            _ => None,
        },
        Stands::Apart => match pair.likeness {
            Likeness::Misspelt => evidence(Kind::Misspelt, 0.6),
            _ => None,
        },
    }
}
