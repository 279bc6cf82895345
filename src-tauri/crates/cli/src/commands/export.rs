//! `export`: converts an application; the formats are the writers'.

use crate::arguments::Export;
use crate::ending::{Ending, Failure, say};
use crate::input;
use claimwright_api::FilingFacts;
use claimwright_api::export::{self, ExportFormat, ExportKind};
use std::path::Path;

/// Runs the command.
pub fn run(arguments: &Export) -> Result<Ending, Failure> {
    let format = format_of(&arguments.out)?;
    let document = input::document(&arguments.input, None, FilingFacts::default())?;
    for notice in &document.application.notices {
        say(notice);
    }
    let bytes = export::written(&document.manuscript(), format, ExportKind::Filing, document.page(arguments.office))?;
    write(&arguments.out, &bytes)?;
    Ok(Ending::Done)
}

/// The format of a file's ending.
pub fn format_of(path: &Path) -> Result<ExportFormat, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    export::format(&ending).ok_or_else(|| {
        Failure::unusable(format!(
            "{}: files ending in \".{ending}\" cannot be written; choose .docx, .html, .md or .txt.",
            path.display()
        ))
    })
}

/// Writes a file, all or nothing.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    claimwright_api::write_beside(path, bytes)
        .map_err(|error| Failure::unusable(format!("{}: {error}", path.display())))
}
