//! Help while writing an application, from its parsed form; no file, no clock, no model: what models say enters as data.
//!
//! - [`terms`]: which terms mean one thing, and which only look alike.

pub mod terms;
