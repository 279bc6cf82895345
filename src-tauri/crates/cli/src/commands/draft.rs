//! `draft`: writes the application from the claims; a model proposes further sentences where one is named.

use crate::arguments::{Draft, ProposalsArgument};
use crate::commands::export;
use crate::ending::{Ending, Failure, say};
use crate::models::Purpose;
use crate::{input, models, output};
use claimwright_api::drafting::{self, DraftSource, Drafted};
use claimwright_api::export::{ExportFormat, ExportKind};
use claimwright_api::offsets::Unit;
use claimwright_api::{Control, Drawings, FilingFacts, Outcome};
use std::path::Path;

/// Runs the command.
pub fn run(arguments: &Draft) -> Result<Ending, Failure> {
    let format = export::format_of(&arguments.out)?;
    let mut outputs = vec![("--out", arguments.out.as_path())];
    outputs.extend(arguments.trace.as_deref().map(|path| ("--trace", path)));
    let read = [&arguments.disclosure, &arguments.figures].into_iter().flatten().filter_map(|path| path.to_str());
    let read: Vec<&str> = read.chain([arguments.claims.as_str()]).collect();
    output::apart(&outputs, &read)?;
    let named = match arguments.model.as_deref() {
        Some(id) => Some(models::unless_none(id, arguments.adapter.as_deref())?),
        None => None,
    };
    let document = input::document(&arguments.claims, None, FilingFacts::default())?;
    let disclosure = match &arguments.disclosure {
        Some(path) => Some(input::plain_text(path)?),
        None => None,
    };
    let figures = match &arguments.figures {
        Some(path) => Some(figures(path)?),
        None => None,
    };
    let model = match named {
        Some(named) => named.map(str::to_owned),
        None => Some(models::default_generator()?),
    };
    let mut drafted = Drafted::write(DraftSource {
        figures: figures.or_else(|| document.application.drawings.present().cloned()),
        application: document.application,
        office: arguments.office,
        disclosure,
        model: model.clone().unwrap_or_default(),
        seed: u64::from(arguments.seed),
    })?;
    if let Some(id) = &model {
        fill(&mut drafted, id, arguments.adapter.as_deref())?;
    }
    // Markdown shows what a person has yet to decide on; the formats that are sent leave it out unless told.
    let marked = arguments.proposals == ProposalsArgument::Marked || format == ExportFormat::Md;
    let kind = if marked { ExportKind::Working } else { ExportKind::Filing };
    let bytes = claimwright_api::export::written(&drafted.manuscript(marked), format, kind, drafted.page())?;
    let trace = serde_json::to_string_pretty(&drafted.view(Unit::CodePoint)).expect("a draft is plain values") + "\n";
    let mut files = vec![(arguments.out.as_path(), bytes.as_slice())];
    files.extend(arguments.trace.as_deref().map(|path| (path, trace.as_bytes())));
    output::write(&files)?;
    for question in drafted.view(Unit::CodePoint).questions {
        say(&format!("to be answered ({}): {}", question.section, question.text));
    }
    if !marked && drafted.open_proposals() > 0 {
        say(&format!(
            "{} proposals of the model were left out, as nobody has accepted them.",
            drafted.open_proposals()
        ));
    }
    Ok(Ending::Done)
}

fn fill(drafted: &mut Drafted, id: &str, adapter: Option<&Path>) -> Result<(), Failure> {
    let mut generator = models::generator(id, Purpose::Drafting, adapter)?;
    let mut outcomes = Vec::new();
    let filled = drafted.filling().run(generator.as_mut(), &mut |outcome| {
        match &outcome {
            Outcome::LeftOut { claims } => say(&left_out(claims)),
            Outcome::Asked { done, total, .. } => say(&format!("sentence {} of {total} …", done + 1)),
            Outcome::Proposed { text, .. } => say(&format!("  proposed: {text}")),
            Outcome::Dropped { objection, .. } => say(&format!("  dropped: {}", drafting::reason(*objection))),
            // Words as they come are for who watches them; there may be thousands.
            Outcome::Text { .. } => return Control::Continue,
        }
        outcomes.push(outcome);
        Control::Continue
    })?;
    for outcome in &outcomes {
        drafted.take(outcome);
    }
    say(&format!("{id}: {} sentences proposed, {} dropped by the guard.", filled.proposed, filled.dropped));
    Ok(())
}

/// That the model is not shown all claims.
fn left_out(claims: &[u32]) -> String {
    let numbers: Vec<String> = claims.iter().map(u32::to_string).collect();
    let (claims, are) = if claims.len() == 1 { ("Claim", "is") } else { ("Claims", "are") };
    format!(
        "{claims} {} {are} longer than the model can read beside the others, and {are} not shown to it.",
        numbers.join(", ")
    )
}

/// The figures that a file lists; lines that name none are pointed out.
fn figures(path: &Path) -> Result<Drawings, Failure> {
    let given = drafting::figures(&input::plain_text(path)?);
    let shown = path.display();
    if given.drawings.figures.is_empty() {
        return Err(Failure::unusable(format!(
            "{shown} lists no figure: write a line for each, such as `Fig. 1 - a side view` or `Fig. 1: 10, 12`."
        )));
    }
    for (number, line) in given.skipped {
        say(&format!("{shown}, line {number} begins with no figure and is not used: {line}"));
    }
    Ok(given.drawings)
}
