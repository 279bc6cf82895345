//! The terms of a set of claims, and which of them are names of one thing; the law about it is `lint`'s.
//!
//! Phases: [`Table::of`] (every name with its mentions) → [`Table::questions`] (pairs that a model may be asked about) →
//! [`Table::groups`] (names that belong together, how sure that is, and why), with the answers of a model or without.
//! Whoever asks again after each keystroke keeps a [`Memo`] and what a person decided ([`Decisions`]), and goes by
//! [`Table::compared`]. [`Table::described`] adds what description and abstract say of the names. [`Compared::names`] hands groups to those who check.

mod art;
mod chains;
mod decisions;
mod definitions;
mod described;
mod evidence;
mod groups;
mod likeness;
mod memo;
mod names;
mod questions;
mod synonyms;
mod table;
mod words;
mod written;

pub use art::Field;
pub use decisions::Decisions;
pub use described::{BySign, Described, Mentioned};
pub use evidence::Kind;
pub use groups::{Answer, Group, Link};
pub use memo::Memo;
pub use questions::Compared;
pub use table::{Table, Term};
