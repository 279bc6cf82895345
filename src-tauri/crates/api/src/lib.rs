//! What a front end may do: a [`Workbench`] over one open document, its wire types, its closed error codes.
//!
//! The only crate that knows JSON, code points and UTF-16. It opens no file, reads no clock and spawns no thread: bytes,
//! models and times are handed in, bytes are handed back.
//!
//! - [`Workbench`]: open, check, validate, draft, accept, export.
//! - [`commands`]: the table of commands, which of them answer while locked, and the [`gate`] that asks it.
//! - [`wire`]: what crosses the border, generated as TypeScript for the window.
//! - [`offsets`]: the one place where byte ranges become code points or UTF-16 units.
//! - [`glossary`]: the terms and the groups that they form; [`naming`]: what is known of names between two checks;
//!   [`decided`]: what a person decided about them.
//! - [`speed`]: how fast a model is.
//! - [`report`]: findings as text, JSON, HTML and SARIF.

mod alignment;
mod anchor;
pub mod annotated;
pub mod batch;
mod checking;
pub mod commands;
pub mod comparison;
pub mod completion;
pub mod decided;
mod document;
pub mod drafting;
pub mod error;
pub mod export;
pub mod facts;
pub mod fixes;
pub mod gate;
pub mod glossary;
mod hearing;
pub mod naming;
pub mod offsets;
pub mod pages;
pub mod report;
pub mod speed;
pub mod structure;
pub mod terms;
pub mod validation;
pub mod view;
pub mod waivers;
pub mod wire;
pub mod workbench;

pub use document::Document;
pub use drafting::{Filling, Outcome};
pub use error::{ApiError, ErrorCode};
pub use gate::Gate;
pub use workbench::Workbench;

pub use claimwright_application::facts::{Date, Fact};
pub use claimwright_application::{
    Application, Baseline, Drawings, FilingFacts, Language, Manuscript, Office, Presence, Route, Stage,
};
pub use claimwright_files::{Prepared, prepare_beside, write_beside};
pub use claimwright_files::{Remark, Spot};
pub use claimwright_infer::{Control, CosineAbove, Encoder, Generator, Sharing, Similarity, TermPair};
pub use claimwright_lint::Options as LintOptions;
pub use claimwright_lint::firm::FirmRules;

/// The rules of a firm in the text of a file; `name` is the file's, for sentences.
///
/// # Errors
/// [`ErrorCode::CannotRead`] with the line that is wrong.
pub fn firm_rules(name: &str, text: &str) -> Result<FirmRules, ApiError> {
    claimwright_lint::firm::read(text).map_err(|error| ApiError::new(ErrorCode::CannotRead, format!("{name}, {error}")))
}

/// The text of a file that was read, a line for each paragraph.
pub fn plain_text(manuscript: &Manuscript) -> String {
    let lines: Vec<&str> = manuscript.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    lines.join("\n")
}
