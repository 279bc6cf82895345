//! A validation as text, JSON, HTML and SARIF; not which findings there are.

mod html;
mod sarif;
mod text;
mod words;

pub use html::html;
pub use sarif::Sarif;
pub use text::text;

pub use words::{cited, disclaimer};

use crate::anchor::Anchors;
use crate::wire::{CannotAssessView, FindingView};
use claimwright_application::{Application, Language, Presence};
use serde::Serialize;
use words::Words;

/// The validation of one input, as `--format json` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidationReport {
    /// The input's name as the user gave it.
    pub input: String,
    /// Language of the text.
    pub language: String,
    /// Facts about the filing that were in force, each with whether a person gave it.
    pub facts: FactsReport,
    /// Offices asked.
    pub offices: Vec<String>,
    /// Findings, by place; positions in code points.
    pub findings: Vec<FindingView>,
    /// Rules that could not be run.
    pub cannot_assess: Vec<CannotAssessView>,
    /// Number of rules that ran.
    pub rules_run: usize,
    /// Ids of the rules that ran.
    pub rules: Vec<&'static str>,
    /// The day of the catalogue of rules that they were made from.
    pub catalogue: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// What the reader left out or could not read.
    pub notices: Vec<String>,
    /// What the report is not.
    pub disclaimer: &'static str,
    /// The language that the report speaks.
    #[serde(skip)]
    pub interface: Language,
    /// Where each finding stands, in bytes.
    #[serde(skip)]
    pub anchors: Vec<Anchors>,
}

/// Facts about the filing in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactsReport {
    /// Word of the route.
    pub route: &'static str,
    /// Whether a person gave it.
    pub route_given: bool,
    /// Word of the stage.
    pub stage: &'static str,
    /// Whether a person gave it.
    pub stage_given: bool,
    /// Filing date, as YYYY-MM-DD; never guessed.
    pub filing_date: Option<String>,
    /// Earliest priority date, as YYYY-MM-DD; never guessed.
    pub priority_date: Option<String>,
    /// Whether there are drawings: `present`, `absent` or `unknown`.
    pub drawings: &'static str,
    /// Whether a person said so.
    pub drawings_given: bool,
    /// Whether there is a sequence listing: `present`, `absent` or `unknown`.
    pub listing: &'static str,
    /// Whether a person said so.
    pub listing_given: bool,
    /// Whether there is a request form: `present`, `absent` or `unknown`.
    pub request_form: &'static str,
    /// Whether a person said so.
    pub request_form_given: bool,
    /// Name of the application as filed, where one was given to compare with.
    pub baseline: Option<String>,
}

impl FactsReport {
    /// The facts in force.
    pub fn of(application: &Application) -> Self {
        let facts = &application.facts;
        Self {
            route: facts.route.value.word(),
            route_given: facts.route.given,
            stage: facts.stage.value.word(),
            stage_given: facts.stage.given,
            filing_date: facts.filing_date.map(|date| date.to_string()),
            priority_date: facts.priority_date.map(|date| date.to_string()),
            drawings: facts.drawings.value.word(),
            drawings_given: facts.drawings.given,
            listing: facts.listing.value.word(),
            listing_given: facts.listing.given,
            request_form: facts.request_form.value.word(),
            request_form_given: facts.request_form.given,
            baseline: application.baseline.as_ref().map(|baseline| baseline.name.clone()),
        }
    }

    /// The facts one after another, as a person reads them; a presence that nobody knows was not guessed.
    fn shown(&self, words: &Words) -> Vec<String> {
        let said = |given: bool| format!(" ({})", if given { words.given } else { words.guessed });
        let presence = |name: &str, word: &str, given: bool| {
            let [present, absent, unknown] = words.presence;
            match Presence::from_word(word) {
                Some(Presence::Present) => format!("{name} {present}{}", said(given)),
                Some(Presence::Absent) => format!("{name} {absent}{}", said(given)),
                Some(Presence::Unknown) if given => format!("{name} {unknown}{}", said(given)),
                Some(Presence::Unknown) | None => format!("{name} {unknown}"),
            }
        };
        let date = |name: &str, date: &Option<String>| date.as_ref().map(|date| format!("{name} {date}{}", said(true)));
        let [drawings, listing, request_form] = words.accompanying;
        let [filing_date, priority_date] = words.dates;
        let mut shown = vec![
            format!("{} {}{}", words.stage, self.stage, said(self.stage_given)),
            format!("{} {}{}", words.route, self.route, said(self.route_given)),
        ];
        shown.extend(date(filing_date, &self.filing_date));
        shown.extend(date(priority_date, &self.priority_date));
        shown.push(presence(drawings, self.drawings, self.drawings_given));
        shown.push(presence(listing, self.listing, self.listing_given));
        shown.push(presence(request_form, self.request_form, self.request_form_given));
        shown.extend(self.baseline.as_ref().map(|name| format!("{} {name}", words.baseline)));
        shown
    }
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
