//! Completion: how a text goes on at the caret.
//!
//! Phases: text to a [`document`](self::document) of pieces → what each source expects next ([`experts`]: the statistics of
//! claim language, the text itself, the terms that it introduced) → one distribution ([`mixture`], then [`ranker`] over
//! [`features`]) → the likeliest continuations ([`search`]) → those worth showing ([`choice`]) that leave the claim sound
//! ([`line`](self::line), by its [`phrases`]) or fit a description ([`prose`]).
//!
//! What the user's own texts say ([`own`](self::own)) is handed in and believed beside that distribution.
//!
//! How a dependent claim begins is a form of words: [`opening`]. [`statistics`] holds what is known of claim language and [`learn()`] makes it from claims.

mod choice;
mod completer;
mod document;
mod experts;
mod features;
mod field;
mod heard;
mod kin;
mod learn;
mod line;
mod mixture;
mod opening;
mod order;
mod own;
mod phrases;
mod pieces;
mod prediction;
mod prose;
mod ranker;
mod search;
mod statistics;

pub use completer::{Ask, Candidate, Completer, Given};
pub use learn::{Foresee, Source, learn};
pub use statistics::{NotStatistics, Statistics};
