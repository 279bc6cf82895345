//! Help while writing an application, from its parsed form; no file, no clock, no model: what models say enters as data.
//!
//! - [`completion`]: how a text goes on at the caret.
//! - [`terms`]: which terms mean one thing, and which only look alike.

pub mod completion;
pub mod terms;
