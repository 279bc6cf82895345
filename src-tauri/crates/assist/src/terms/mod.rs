//! The terms of a set of claims, and which of them are names of one thing; the law about it is `lint`'s.
//!
//! Phases: [`Table::of`] (every name with its mentions) → [`Table::questions`] (pairs that a model may be asked about) →
//! [`Table::groups`] (names that belong together, how sure that is, and why), with the answers of a model or without.

mod chains;
mod evidence;
mod groups;
mod likeness;
mod questions;
mod synonyms;
mod table;
mod words;

pub use evidence::Kind;
pub use groups::{Answer, Group};
pub use table::{Table, Term};
