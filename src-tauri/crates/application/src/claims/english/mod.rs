//! Reads English noun phrases; not German or French ones, and not what they refer to.

mod chunk;
mod determiner;
pub(super) mod nouns;
mod unique;
pub(super) mod words;

pub(super) use chunk::phrases;
