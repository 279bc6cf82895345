//! The open document and what can be done with it; not files, models or threads, which are handed in.

/// The open document.
#[derive(Debug, Default)]
pub struct Document;

/// One user's workbench.
#[derive(Debug, Default)]
pub struct Workbench;
