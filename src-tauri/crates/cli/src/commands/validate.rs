//! `validate`: reports what each office would object to; applies fixes where asked; the rules are the linter's.

use crate::arguments::{FailOn, ReportFormat, Validate};
use crate::commands::waivers::Waivers;
use crate::commands::{export, lines};
use crate::ending::{Ending, Failure, answer, say};
use crate::{input, output};
use claimwright_api::export::{ExportFormat, ExportKind};
use claimwright_api::report::{self, Sarif, ValidationReport};
use claimwright_api::wire::SeverityView;
use claimwright_api::{Baseline, Document, Fact, FilingFacts, annotated, fixes, validation};
use std::fmt::Write as _;

/// Runs the command.
pub fn run(arguments: &Validate) -> Result<Ending, Failure> {
    let rules: Vec<&str> = arguments.rules.iter().map(String::as_str).collect();
    for rule in &rules {
        if !claimwright_api::pages::exists(rule) {
            return Err(Failure::unusable(format!(
                "There is no rule \"{rule}\": `claimwright explain` lists them all."
            )));
        }
    }
    match &arguments.jsonl {
        Some(_) if arguments.format.is_some_and(|format| format != ReportFormat::Jsonl) => Err(Failure::unusable(
            "--jsonl answers with one JSON line for each document: leave out --format, or name the documents instead.",
        )),
        Some(path) => lines::run(arguments, path, &rules),
        None => documents(arguments, &rules),
    }
}

pub(super) fn facts(arguments: &Validate) -> FilingFacts {
    let mut facts = FilingFacts::default();
    if let Some(stage) = arguments.stage {
        facts.stage = Fact::given(stage);
    }
    if let Some(route) = arguments.route {
        facts.route = Fact::given(route);
    }
    for (fact, stated) in [
        (&mut facts.drawings, arguments.drawings),
        (&mut facts.listing, arguments.listing),
        (&mut facts.request_form, arguments.request_form),
    ] {
        if let Some(presence) = stated {
            *fact = Fact::given(presence);
        }
    }
    facts.filing_date = arguments.filing_date;
    facts.priority_date = arguments.priority_date;
    facts
}

/// The application as filed, read like any input.
pub(super) fn baseline(arguments: &Validate) -> Result<Option<Baseline>, Failure> {
    let Some(path) = &arguments.baseline else { return Ok(None) };
    Ok(Some(Baseline { name: path.display().to_string(), text: input::plain_text(path)? }))
}

pub(super) fn options<'a>(arguments: &'a Validate, rules: &'a [&'a str]) -> claimwright_api::LintOptions<'a> {
    claimwright_api::LintOptions { offices: &arguments.offices, only: (!rules.is_empty()).then_some(rules) }
}

fn documents(arguments: &Validate, rules: &[&str]) -> Result<Ending, Failure> {
    let options = options(arguments, rules);
    let is_docx = arguments.format == Some(ReportFormat::Docx);
    outputs(arguments, is_docx)?;
    let baseline = baseline(arguments)?;
    let mut waivers = Waivers::of(arguments)?;
    let mut reports = Vec::new();
    let mut sarif = Sarif::new(arguments.ui_lang);
    for name in &arguments.inputs {
        let (mut document, bytes) = input::document_and_bytes(name, arguments.lang.0, facts(arguments))?;
        if let Some(wanted) = &arguments.claim_set {
            choose_set(&mut document, wanted)?;
        }
        document.application.baseline.clone_from(&baseline);
        if let (Some(which), Some(out)) = (&arguments.fix, &arguments.out) {
            mend(arguments, &document, which, out, &options)?;
        }
        let mut report = validation::report(&document, &options, arguments.ui_lang);
        report.input.clone_from(name);
        waivers.apply(&mut report);
        match (arguments.format, &arguments.out) {
            (Some(ReportFormat::Sarif), _) => sarif.add(&document, &report, document.text_of(&bytes)),
            (Some(ReportFormat::Docx), Some(out)) => comment(&document, &report, &bytes, out)?,
            _ => {}
        }
        reports.push(report);
    }
    waivers.tell();
    answer(&printed(arguments, &reports, sarif));
    let found = reports.iter().flat_map(|report| &report.findings).any(|finding| fails(arguments, finding.severity));
    Ok(if found { Ending::Found } else { Ending::Done })
}

/// Reads another set of claims of the document: by its number, or by the beginning of its name.
fn choose_set(document: &mut Document, wanted: &str) -> Result<(), Failure> {
    let names = document.claim_sets();
    let by_name = || {
        let wanted = wanted.to_lowercase();
        let named = |whole: bool| {
            let fits = |name: &str| if whole { name == wanted } else { name.starts_with(&wanted) };
            names.iter().position(|name| fits(&name.to_lowercase()))
        };
        named(true).or_else(|| named(false))
    };
    let by_number = wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|&index| index < names.len());
    match by_number.or_else(by_name) {
        Some(index) => Ok(document.read_claim_set(index)?),
        None if names.is_empty() => {
            Err(Failure::unusable(format!("{} holds a single set of claims: leave out --claim-set.", document.name)))
        }
        None => Err(Failure::unusable(format!(
            "{} has no set of claims \"{wanted}\": it holds {}.",
            document.name,
            names.join(", ")
        ))),
    }
}

/// Refuses outputs that do not fit together, or that would replace what is read.
fn outputs(arguments: &Validate, is_docx: bool) -> Result<(), Failure> {
    let one = |what: &str| Failure::unusable(format!("{what} one document at a time: name a single input."));
    match (&arguments.fix, &arguments.out) {
        (Some(_), _) if is_docx => {
            return Err(Failure::unusable("--fix and --format docx both write to --out: ask for one after the other."));
        }
        (Some(_), _) if arguments.inputs.len() > 1 => return Err(one("--fix mends")),
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
        if arguments.inputs.len() > 1 {
            return Err(one("--format docx comments"));
        }
        if export::format_of(out)? != ExportFormat::Docx {
            return Err(Failure::unusable(format!(
                "{}: comments are written to DOCX only: choose a name that ends in .docx.",
                out.display()
            )));
        }
    }
    let beside = [&arguments.baseline, &arguments.waivers].into_iter().flatten().map(|path| path.to_string_lossy());
    let read: Vec<_> = arguments.inputs.iter().map(|name| name.as_str().into()).chain(beside).collect();
    output::apart(&[("--out", out)], &read.iter().map(AsRef::as_ref).collect::<Vec<&str>>())
}

/// Writes the document with a comment at each finding.
fn comment(document: &Document, report: &ValidationReport, bytes: &[u8], out: &std::path::Path) -> Result<(), Failure> {
    output::write(&[(out, &annotated::docx(document, report, bytes)?)])?;
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
    options: &claimwright_api::LintOptions<'_>,
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

fn printed(arguments: &Validate, reports: &[ValidationReport], sarif: Sarif) -> String {
    match arguments.format.unwrap_or(ReportFormat::Text) {
        ReportFormat::Text => {
            let mut text: String = reports.iter().map(report::text).collect::<Vec<_>>().join("\n");
            if reports.len() > 1 {
                text.push('\n');
                for report in reports {
                    let errors = report.findings.iter().filter(|f| f.severity == SeverityView::Error).count();
                    let warnings = report.findings.iter().filter(|f| f.severity == SeverityView::Warning).count();
                    let _ = writeln!(text, "{:>4} to correct {warnings:>4} to decide  {}", errors, report.input);
                }
            }
            text
        }
        ReportFormat::Json => match reports {
            [report] => json(report, true) + "\n",
            _ => {
                let all: Vec<_> = reports.iter().map(|report| json(report, true)).collect();
                format!("[{}]\n", all.join(",\n"))
            }
        },
        ReportFormat::Jsonl => reports.iter().map(|report| json(report, false) + "\n").collect(),
        ReportFormat::Sarif => sarif.finish(),
        ReportFormat::Docx => String::new(),
        ReportFormat::Html => report::html(reports),
    }
}

fn json(report: &ValidationReport, pretty: bool) -> String {
    let written = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    written.expect("a report is made of plain values")
}

pub(super) fn fails(arguments: &Validate, severity: SeverityView) -> bool {
    match arguments.fail_on {
        FailOn::Info => true,
        FailOn::Warning => severity >= SeverityView::Warning,
        FailOn::Error => severity == SeverityView::Error,
        FailOn::Never => false,
    }
}
