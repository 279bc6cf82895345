//! What a front end may do: a [`Workbench`] over one open document, its wire types, its closed error codes.
//!
//! The only crate that knows JSON, code points and UTF-16. It opens no file, reads no clock and spawns no thread: bytes,
//! models and times are handed in, bytes are handed back.
//!
//! - [`Workbench`]: open, check, validate, draft, accept, export.
//! - [`commands`]: the table of commands, which of them answer while locked, and the [`gate`] that asks it.
//! - [`wire`]: what crosses the border, generated as TypeScript for the window.
//! - [`offsets`]: the one place where byte ranges become code points or UTF-16 units.
//! - [`report`]: findings as text, JSON and HTML.

pub mod commands;
pub mod error;
pub mod gate;
pub mod offsets;
pub mod report;
pub mod wire;
mod workbench;

pub use error::{ApiError, ErrorCode};
pub use gate::Gate;
pub use workbench::{Document, Workbench};
