//! Reads English noun phrases; not German or French ones, and not what they refer to.

mod chunk;
mod determiner;
mod extent;
mod interpret;
mod lexicon;
pub(super) mod nouns;
mod unique;
pub(super) mod words;

pub(super) use chunk::read;
pub(super) use lexicon::Lexicon;
pub(super) use unique::ordinal;
pub(super) use words::is_adjective;
