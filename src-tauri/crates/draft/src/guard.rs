//! Decides whether a generated sentence may be proposed; never mends one.

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
