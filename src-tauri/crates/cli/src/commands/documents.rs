//! `validate` over documents that are named or lie in folders: at once, each in a worker of its own; applies fixes where
//! asked. Among several, one that cannot be read is told in a sentence, and the rest are validated all the same.

use super::validate::{baseline, facts, fails, jobs, options};
use crate::arguments::{ReportFormat, Validate};
use crate::commands::waivers::Waivers;
use crate::commands::{export, sets};
use crate::comparer::{ByDefault, Comparer, Wanted};
use crate::ending::{Ending, Failure, answer, say};
use crate::progress::Progress;
use crate::{folder, input, output, parallel};
use claimwright_api::export::{ExportFormat, ExportKind};
use claimwright_api::naming::RULES_OF_NAMES;
use claimwright_api::report::{self, Row, Sarif, ValidationReport};
use claimwright_api::{Document, FirmRules, LintOptions, annotated, fixes, validation};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// A document that was validated.
struct Done {
    document: Document,
    bytes: Vec<u8>,
    report: ValidationReport,
    took: Duration,
}

/// Runs the command over what is named.
pub(super) fn run(arguments: &Validate, rules: &[&str], firm: &FirmRules) -> Result<Ending, Failure> {
    let options = options(arguments, rules);
    let is_docx = arguments.format == Some(ReportFormat::Docx);
    let (names, any_folder) = folder::documents(&arguments.inputs)?;
    let several = any_folder || names.len() > 1;
    outputs(arguments, &names, is_docx)?;
    let baseline = baseline(arguments)?;
    let mut waivers = Waivers::of(arguments, firm)?;
    let comparer = comparer(arguments, rules, several)?;
    let validated = |name: &String| -> Result<Done, Failure> {
        let begun = Instant::now();
        let (mut document, bytes) = input::document_and_bytes(name, arguments.lang.0, facts(arguments))?;
        if let Some(wanted) = &arguments.claim_set {
            sets::choose(&mut document, wanted)?;
        }
        document.application.baseline.clone_from(&baseline);
        let names = comparer.naming(&document.application)?.names_once(&document.application);
        let options = LintOptions { names: Some(&names), ..options };
        let mut report = validation::report(&document, &options, firm, arguments.ui_lang);
        report.input.clone_from(name);
        Ok(Done { document, bytes, report, took: begun.elapsed() })
    };
    let mut sarif = Sarif::new(arguments.ui_lang);
    let (mut reports, mut rows, mut failures, mut unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut progress = Progress::of(several.then_some(names.len()));
    parallel::in_order(
        jobs(arguments),
        names.iter(),
        |name| (name, validated(name)),
        |(name, done)| {
            progress.step();
            let outcome = done.and_then(|mut done| {
                if let (Some(which), Some(out)) = (&arguments.fix, &arguments.out) {
                    mend(arguments, &done.document, which, out, &options)?;
                }
                waivers.apply(&mut done.report);
                match (arguments.format, &arguments.out) {
                    (Some(ReportFormat::Sarif), _) => {
                        sarif.add(&done.document, &done.report, done.document.text_of(&done.bytes));
                    }
                    (Some(ReportFormat::Docx), Some(out)) => comment(&done.document, &done.report, &done.bytes, out)?,
                    _ => {}
                }
                Ok(done)
            });
            match outcome {
                Ok(done) => {
                    rows.push(Row::of(&done.report, done.took));
                    reports.push(done.report);
                }
                Err(failure) => {
                    rows.push(Row::unread(name));
                    unread.push((reports.len(), name.clone()));
                    failures.push(failure);
                }
            }
            ControlFlow::Continue(())
        },
    );
    progress.end();
    if !several && let Some(failure) = failures.pop() {
        return Err(failure);
    }
    for failure in &failures {
        say(&failure.sentence);
    }
    waivers.tell();
    answer(&if arguments.format == Some(ReportFormat::Jsonl) {
        json_lines(&reports, &unread, &failures)
    } else {
        printed(arguments, &reports, sarif, several)
    });
    if several {
        let table = report::table(&rows, arguments.ui_lang);
        match arguments.format {
            None | Some(ReportFormat::Text) => answer(&format!("\n{table}")),
            Some(_) => say(table.trim_end()),
        }
    }
    let found = reports.iter().flat_map(|report| &report.findings).any(|finding| fails(arguments, finding.severity));
    match failures.len() {
        0 => Ok(if found { Ending::Found } else { Ending::Done }),
        1 => Err(Failure::unusable(format!(
            "1 of {} documents could not be read: mend it and run it again.",
            names.len()
        ))),
        count => Err(Failure::unusable(format!(
            "{count} of {} documents could not be read: mend them and run them again.",
            names.len()
        ))),
    }
}

/// What compares names: the model that is here for one document, since it takes a second or more for each.
fn comparer(arguments: &Validate, rules: &[&str], several: bool) -> Result<Comparer, Failure> {
    let of_names = rules.is_empty() || rules.iter().any(|rule| RULES_OF_NAMES.contains(rule));
    Comparer::of(Wanted {
        model: arguments.model.as_deref(),
        by_default: if several || !of_names { ByDefault::None } else { ByDefault::Here },
        adapter: None,
        glossary: arguments.glossary.as_deref(),
    })
}

/// Refuses outputs that do not fit together, or that would replace what is read.
fn outputs(arguments: &Validate, names: &[String], is_docx: bool) -> Result<(), Failure> {
    let one = |what: &str| Failure::unusable(format!("{what} one document at a time: name a single input."));
    match (&arguments.fix, &arguments.out) {
        (Some(_), _) if is_docx => {
            return Err(Failure::unusable("--fix and --format docx both write to --out: ask for one after the other."));
        }
        (Some(_), _) if names.len() > 1 => return Err(one("--fix mends")),
        (None, Some(_)) if !is_docx => {
            return Err(Failure::unusable("--out goes with --fix or with --format docx: name one of them."));
        }
        (None, None) if is_docx => {
            return Err(Failure::unusable("--format docx writes a file: name it with --out FILE.docx."));
        }
        _ => {}
    }
    let Some(out) = &arguments.out else { return Ok(()) };
    if is_docx {
        if names.len() > 1 {
            return Err(one("--format docx comments"));
        }
        if export::format_of(out)? != ExportFormat::Docx {
            return Err(Failure::unusable(format!(
                "{}: comments are written to DOCX only: choose a name that ends in .docx.",
                out.display()
            )));
        }
    }
    let beside = [&arguments.baseline, &arguments.waivers, &arguments.firm_rules]
        .into_iter()
        .flatten()
        .map(|path| path.to_string_lossy());
    let read: Vec<_> = names.iter().map(|name| name.as_str().into()).chain(beside).collect();
    output::apart(&[("--out", out)], &read.iter().map(AsRef::as_ref).collect::<Vec<&str>>())
}

/// Writes the document with a comment at each finding.
fn comment(document: &Document, report: &ValidationReport, bytes: &[u8], out: &std::path::Path) -> Result<(), Failure> {
    let commented = input::commented(&report.input, annotated::remarks(document, report, bytes)?)?;
    output::write(&[(out, &commented)])?;
    say(&match report.findings.len() {
        1 => format!("{} holds 1 finding as a comment, and a summary.", out.display()),
        count => format!("{} holds {count} findings as comments, and a summary.", out.display()),
    });
    Ok(())
}

fn mend(
    arguments: &Validate,
    document: &Document,
    which: &str,
    out: &std::path::Path,
    options: &LintOptions<'_>,
) -> Result<(), Failure> {
    let format = export::format_of(out)?;
    let mended = fixes::apply(document, which, options)?;
    let office = arguments.offices.first().copied().unwrap_or(claimwright_api::Office::Ep);
    let bytes =
        claimwright_api::export::written(&mended.manuscript, format, ExportKind::Filing, document.page(office))?;
    output::write(&[(out, &bytes)])?;
    say(&match mended.applied {
        0 => format!("No fix was applied; {} holds the text as it was.", out.display()),
        1 => format!("1 fix was applied; {} holds the mended text.", out.display()),
        count => format!("{count} fixes were applied; {} holds the mended text.", out.display()),
    });
    if mended.left > 0 {
        say(&format!("{} more would change the same words: run it again on the mended text.", mended.left));
    }
    Ok(())
}

/// A line for each document in the order of their names, also for those that could not be read.
fn json_lines(reports: &[ValidationReport], unread: &[(usize, String)], failures: &[Failure]) -> String {
    let mut out = String::new();
    let mut unread = unread.iter().zip(failures).peekable();
    for at in 0..=reports.len() {
        while let Some(((_, input), failure)) = unread.next_if(|((before, _), _)| *before == at) {
            out.push_str(&report::json_unread(input, &failure.sentence));
            out.push('\n');
        }
        if let Some(report) = reports.get(at) {
            out.push_str(&report::json(report, false));
            out.push('\n');
        }
    }
    out
}

fn printed(arguments: &Validate, reports: &[ValidationReport], sarif: Sarif, several: bool) -> String {
    match arguments.format.unwrap_or(ReportFormat::Text) {
        ReportFormat::Text => reports.iter().map(report::text).collect::<Vec<_>>().join("\n"),
        ReportFormat::Json => match reports {
            [report] if !several => report::json(report, true) + "\n",
            _ => {
                let all: Vec<_> = reports.iter().map(|report| report::json(report, true)).collect();
                format!("[{}]\n", all.join(",\n"))
            }
        },
        ReportFormat::Sarif => sarif.finish(),
        // Lines are written apart, and a document into its file.
        ReportFormat::Jsonl | ReportFormat::Docx => String::new(),
        ReportFormat::Html => report::html(reports),
    }
}
