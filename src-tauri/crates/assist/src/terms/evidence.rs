//! What speaks for two names being names of one thing, and how much; not which of them end up together.

use super::likeness::{Likeness, shared};
use super::questions::{Pair, Stands};
use super::synonyms::are_synonyms;
use super::table::{Excuse, Table, Term};
use super::words::{is_for_anything, share_root};

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
        Stands::ReadAs => match pair.likeness {
            Likeness::Misspelt => evidence(Kind::Misspelt, 0.95),
            Likeness::Inflected if !restates_act(a, b) => evidence(Kind::Inflected, 0.9),
            Likeness::Rebuilt => evidence(Kind::Variant, 0.8),
            _ => None,
        },
        Stands::Dangling | Stands::Implied => {
            let (kind, spelt) = match pair.likeness {
                Likeness::Misspelt => (Kind::Misspelt, 0.9),
                // Words of one root alone are often two things: a reactor, a reactant.
                Likeness::Inflected if a.words.all.len() == 1 && a.words.together != b.words.together => {
                    (Kind::Inflected, 0.6)
                }
                Likeness::Inflected => (Kind::Inflected, 0.85),
                Likeness::Abbreviated => (Kind::Abbreviated, 0.85),
                Likeness::Rebuilt => (Kind::Variant, 0.7),
                _ => return evidence(Kind::Variant, weighed(pair, (a, b), score)),
            };
            let spelt = if pair.in_part { 0.85 * spelt } else { spelt } + if one_ordinal(a, b) { 0.08 } else { 0.0 };
            evidence(kind, (spelt + 0.02 * shared(&a.words, &b.words)).min(0.99))
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
                _ => (Kind::NewInDependent, 0.1 * shared(&a.words, &b.words)),
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

/// Whether a name says by a participle what was said by a verb: "the received signal" after "receiving signals".
fn restates_act(act: &Term, name: &Term) -> bool {
    let mut both = act.words.all.iter().zip(&name.words.all);
    act.bare && both.any(|(verb, participle)| verb != participle && participle.ends_with("ed"))
}

/// Whether what tells things apart agrees: "the second base part" after "a second base portion".
fn one_ordinal(a: &Term, b: &Term) -> bool {
    !b.ordinals.is_empty() && b.ordinals.is_subset(&a.ordinals)
}

/// How sure it is that a stray name stands for an earlier one, from .1 to .9: .5 where a person is to be asked.
///
/// The weights are those of a logistic regression over names planted in granted patents for known things, against all other
/// names there and against the stray names of the same patents as they were granted, rounded; see
/// `tests/measure/planted_variants.py`.
fn weighed(pair: &Pair, (known, stray): (&Term, &Term), score: Option<f32>) -> f32 {
    let (x, y) = (&known.words.all, &stray.words.all);
    let (Some((head, before)), Some((other, behind))) = (x.split_last(), y.split_last()) else { return 0.0 };
    let mut sum = -0.1;
    sum += match pair.likeness {
        Likeness::Synonymous => 1.4,
        Likeness::Relabelled => 0.4,
        Likeness::Words => -1.2,
        _ => -2.0,
    };
    sum += match (head == other, share_root(head, other) || are_synonyms(head, other)) {
        (true, _) => -0.3,
        (_, true) => 0.5,
        _ => -3.0,
    };
    sum += match stray.excuse {
        Excuse::None | Excuse::SaidBehind => 0.0,
        Excuse::Clear => -1.2,
        Excuse::Restates => -3.4,
    };
    let holds = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    sum += holds(!before.is_empty() && before == behind, 2.7);
    sum += holds(pair.in_part, 0.6);
    sum += holds(x.len() == 1, 1.3);
    sum += holds(one_ordinal(known, stray), 1.5);
    // "The apparatus" in claims to a system.
    let is_subject = known.mentions.iter().any(|mention| mention.mention == 0);
    sum += holds(is_subject && y.len() == 1 && is_for_anything(other), 1.0);
    sum += 3.6 * shared(&known.words, &stray.words) + nearness(known, stray);
    sum += score.map_or(0.25, |score| 3.4 * (score - 0.4) + 0.75 * (score - 0.5).max(0.0));
    let weighed = 0.5 + 0.4 * (sum / 4.0).tanh();
    // What a model finds all but the same is asked about, whatever its letters.
    let told = score
        .filter(|score| *score > 0.75)
        .map_or(0.0, |score| 0.6 * score + if pair.stands == Stands::Dangling { 0.12 } else { -0.05 });
    weighed.max(told)
}

/// What speaks for a name that stands shortly before the stray one in its claim: 1.5 for the nearest there could be.
fn nearness(known: &Term, stray: &Term) -> f32 {
    let Some(place) = stray.dangling.first().or(stray.implied.first()) else { return 0.0 };
    let before = known.mentions.partition_point(|mention| mention < place).checked_sub(1).map(|at| known.mentions[at]);
    let distance = before.filter(|before| before.claim == place.claim).map(|before| place.mention - before.mention);
    distance.map_or(0.0, |distance| 1.5 / (1.0 + distance as f32))
}
