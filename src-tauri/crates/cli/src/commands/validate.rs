//! `validate`: what is asked of every document, one or many; the rules are the linter's.

use super::{documents, lines};
use crate::arguments::{FailOn, ReportFormat, Validate};
use crate::ending::{Ending, Failure};
use crate::{input, parallel};
use claimwright_api::wire::SeverityView;
use claimwright_api::{Baseline, Fact, FilingFacts, FirmRules};
use std::num::NonZeroUsize;

/// Runs the command.
pub fn run(arguments: &Validate) -> Result<Ending, Failure> {
    let rules: Vec<&str> = arguments.rules.iter().map(String::as_str).collect();
    let firm = firm_rules(arguments)?;
    for rule in &rules {
        if !claimwright_api::pages::exists(rule) && firm.rule(rule).is_none() {
            return Err(Failure::unusable(format!(
                "There is no rule \"{rule}\": `claimwright explain` lists them all."
            )));
        }
    }
    match &arguments.jsonl {
        Some(_) if arguments.format.is_some_and(|format| format != ReportFormat::Jsonl) => Err(Failure::unusable(
            "--jsonl answers with one JSON line for each document: leave out --format, or name the documents instead.",
        )),
        Some(path) => lines::run(arguments, path, &rules, &firm),
        None => documents::run(arguments, &rules, &firm),
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
    claimwright_api::LintOptions {
        offices: &arguments.offices,
        only: (!rules.is_empty()).then_some(rules),
        names: None,
    }
}

/// The firm's own rules; none where no file is named.
fn firm_rules(arguments: &Validate) -> Result<FirmRules, Failure> {
    let Some(path) = &arguments.firm_rules else { return Ok(FirmRules::default()) };
    Ok(claimwright_api::firm_rules(&path.display().to_string(), &input::written_by_hand(path)?)?)
}

/// How many documents are validated at once.
pub(super) fn jobs(arguments: &Validate) -> NonZeroUsize {
    arguments.jobs.unwrap_or_else(parallel::cores)
}

pub(super) fn fails(arguments: &Validate, severity: SeverityView) -> bool {
    match arguments.fail_on {
        FailOn::Info => true,
        FailOn::Warning => severity >= SeverityView::Warning,
        FailOn::Error => severity == SeverityView::Error,
        FailOn::Never => false,
    }
}
