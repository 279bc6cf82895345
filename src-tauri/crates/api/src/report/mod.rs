//! A validation as text, JSON and HTML; not which findings there are.

mod html;
mod text;
mod words;

pub use html::html;
pub use text::text;

pub use words::{cited, disclaimer};

use crate::wire::{CannotAssessView, FindingView};
use claimwright_application::Language;
use serde::Serialize;
use words::Words;

/// The validation of one input, as `--format json` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidationReport {
    /// The input's name as the user gave it.
    pub input: String,
    /// Language of the text.
    pub language: String,
    /// Route and stage that were assumed, each with whether a person gave it.
    pub facts: FactsReport,
    /// Offices asked.
    pub offices: Vec<String>,
    /// Findings, by place; positions in code points.
    pub findings: Vec<FindingView>,
    /// Rules that could not be run.
    pub cannot_assess: Vec<CannotAssessView>,
    /// Number of rules that ran.
    pub rules_run: usize,
    /// The program's version.
    pub version: &'static str,
    /// What the reader left out or could not read.
    pub notices: Vec<String>,
    /// What the report is not.
    pub disclaimer: &'static str,
    /// The language that the report speaks.
    #[serde(skip)]
    pub interface: Language,
}

/// Facts about the filing in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactsReport {
    /// Word of the route.
    pub route: String,
    /// Whether a person gave it.
    pub route_given: bool,
    /// Word of the stage.
    pub stage: String,
    /// Whether a person gave it.
    pub stage_given: bool,
}

/// Counts of findings for one office: errors, warnings, infos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// To correct.
    pub errors: usize,
    /// To decide.
    pub warnings: usize,
    /// To know.
    pub infos: usize,
}

impl ValidationReport {
    /// Counts for an office's word.
    pub fn counts(&self, office: &str) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.findings {
            let severity = match office {
                "ep" => finding.by_office.ep,
                "us" => finding.by_office.us,
                "pct" => finding.by_office.pct,
                _ => finding.by_office.fr,
            };
            match severity {
                Some(crate::wire::SeverityView::Error) => counts.errors += 1,
                Some(crate::wire::SeverityView::Warning) => counts.warnings += 1,
                Some(crate::wire::SeverityView::Info) => counts.infos += 1,
                None => {}
            }
        }
        counts
    }

    /// Parts of rules that could not be run, each reason once with the rules that it stopped.
    pub fn not_assessed(&self) -> Vec<(&str, Vec<&str>)> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for cannot in &self.cannot_assess {
            match reasons.iter_mut().find(|(reason, _)| *reason == cannot.reason) {
                Some((_, rules)) => rules.push(&cannot.rule),
                None => reasons.push((&cannot.reason, vec![&cannot.rule])),
            }
        }
        reasons
    }
}

/// The heading of a finding: where it is.
fn place(finding: &FindingView, words: &Words) -> String {
    let part = words.part(&finding.part);
    match (finding.claim, &finding.paragraph_label, finding.paragraph) {
        (Some(claim), _, _) => format!("{} {claim}", words.claim),
        (None, Some(label), _) => format!("{part} {label}"),
        (None, None, Some(paragraph)) => format!("{part}, {} {paragraph}", words.paragraph),
        _ => part.to_owned(),
    }
}
