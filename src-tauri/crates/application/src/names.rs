//! Names in the claims that may be names of one thing, as something outside concluded; not how that is concluded.
//!
//! They enter checks as data: whoever concluded them may have asked a model or a person, and a check asks neither.

use crate::claims::MentionId;

/// Names that may be names of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct NameGroup {
    /// The name that the others may stand for.
    pub name: Name,
    /// The others, in the order of their first mentions; never empty.
    pub others: Vec<OtherName>,
}

/// A name with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its words, lower case, the head in the singular.
    pub words: String,
    /// Its mentions in the claims, in reading order; never empty.
    pub mentions: Vec<MentionId>,
}

/// A name that may stand for what another one names.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherName {
    /// The name.
    pub name: Name,
    /// Whether it does.
    pub sameness: Sameness,
    /// What tells.
    pub tie: Tie,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Whether a person said so.
    pub decided: bool,
}

/// Whether two names are names of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sameness {
    /// Of one.
    One,
    /// A person must say.
    Perhaps,
    /// Of two.
    Two,
}

/// What ties two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// Other words that mean the same, of a name that nothing introduces.
    Meaning,
    /// Other words that mean the same, introduced anew in a claim that has the thing already.
    Anew,
    /// A slip of the pen.
    Slip,
    /// Two forms of the same words.
    Form,
    /// The initials.
    Initials,
    /// One reference sign.
    Sign,
    /// Nothing but that they look alike.
    Look,
}
