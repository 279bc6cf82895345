//! What helps while claims are typed; opens no file and meets no model.
//!
//! Completion: [`complete`] proposes how a text goes on at the caret. Phases: text to pieces ([`pieces`]) → what each source
//! expects next ([`experts`]: the statistics of claim language, the text itself, the terms that it introduced) → one
//! distribution ([`mixture`]) → the likeliest continuations ([`search`]) → those worth showing ([`choice`]).
//!
//! [`statistics`] holds what is known of claim language and [`learn`] makes it from claims.

pub mod choice;
pub mod completer;
pub mod experts;
pub mod learn;
pub mod mixture;
pub mod pieces;
pub mod search;
pub mod statistics;

pub use completer::{Candidate, Completer};
pub use statistics::Statistics;

/// Proposes how a text goes on at its end.
pub fn complete(completer: &Completer, text: &str, most: usize) -> Vec<Candidate> {
    completer.complete(text, most)
}
