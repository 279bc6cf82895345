//! Reads German noun phrases; not those of other languages, and not what they refer to.

mod chunk;
mod context;
mod words;

pub(super) use chunk::read;
pub(super) use words::ordinal;
