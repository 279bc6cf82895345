//! Decides whether a generated sentence may be proposed; never mends one.
//!
//! The measure is what stands there already: words and phrases of the claims and the disclosure ([`Ground`]), and a short
//! list of plain words that bring in no matter. A generator is kept within it while it speaks ([`Vocabulary`]). What is not on it is foreign, whether or not it is true.

#[cfg(test)]
mod cases;
mod ground;
mod wording;
mod words;

pub use ground::Ground;
pub(crate) use wording::Vocabulary;

use crate::Slot;

/// Why a sentence was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objection {
    /// Nothing usable came, or no whole sentence.
    Empty,
    /// A term that neither the claims nor the disclosure have.
    ForeignTerm,
    /// A number or reference sign of its own.
    Numeral,
    /// A word of the limitation that limits it was lost.
    LostLimitation,
    /// Claim language ("said", "wherein", "claim 1") in the description.
    ClaimLanguage,
    /// Praise, advantage, necessity or admission ("must", "essential", "conventional", "the invention is").
    Profanity,
    /// It says again what stands there.
    Repetition,
}

/// Whether `sentence`, which begins with the opening of `slot`, may be proposed.
///
/// # Errors
/// The first objection, in the order: no whole sentence, claim language, profanity, numerals, foreign terms, repetition,
/// lost limitation.
pub fn check(sentence: &str, slot: &Slot, ground: &Ground) -> Result<(), Objection> {
    let said = words::words(sentence);
    let opening = words::words(&slot.opening);
    if !words::whole(sentence) || said.len() < opening.len() + 3 || !ground.has_verb(&said) {
        return Err(Objection::Empty);
    }
    if words::claim_language(&said) {
        return Err(Objection::ClaimLanguage);
    }
    if words::profane(&said, ground) {
        return Err(Objection::Profanity);
    }
    if ground.foreign_numeral(&said) {
        return Err(Objection::Numeral);
    }
    if ground.foreign_term(&said) {
        return Err(Objection::ForeignTerm);
    }
    if words::stammers(&said) || words::returns(&opening, &said[opening.len()..]) || ground.repeats(&said) {
        return Err(Objection::Repetition);
    }
    if ground.loses(&said) {
        return Err(Objection::LostLimitation);
    }
    Ok(())
}
