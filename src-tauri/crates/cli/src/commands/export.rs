//! `export`: converts an application; the formats are the writers'.

use crate::arguments::{Export, ProposalsArgument};
use crate::ending::{Ending, Failure, say};
use crate::{input, output};
use claimwright_api::export::{self, ExportFormat, ExportKind};
use claimwright_api::{FilingFacts, Language};
use std::path::Path;

/// Runs the command.
pub fn run(arguments: &Export) -> Result<Ending, Failure> {
    let format = format_of(&arguments.out)?;
    output::apart(&[("--out", &arguments.out)], &[&arguments.input])?;
    let document = input::document(&arguments.input, None, FilingFacts::default())?;
    for notice in &document.application.notices {
        say(&notice.sentence(Language::En));
    }
    // The text of a part is what findings count their places in.
    let plain = matches!(format, ExportFormat::Txt | ExportFormat::Md);
    let manuscript = document.manuscript_for(format);
    let kind = match arguments.proposals {
        Some(ProposalsArgument::Marked) => ExportKind::Working,
        None if plain => ExportKind::Working,
        Some(ProposalsArgument::Drop) | None => ExportKind::Filing,
    };
    let proposals = manuscript.paragraphs.iter().filter(|paragraph| paragraph.proposal).count();
    match (kind, proposals) {
        (ExportKind::Filing, 1) => say("1 proposal was left out, as nobody has accepted it."),
        (ExportKind::Filing, 2..) => say(&format!("{proposals} proposals were left out, as nobody has accepted them.")),
        _ => {}
    }
    let bytes = export::written(&manuscript, format, kind, document.page(arguments.office))?;
    output::write(&[(&arguments.out, &bytes)])?;
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
