//! A validation as text, JSON, HTML, SARIF, remarks and a line of a table; not which findings there are.

mod html;
mod remarks;
mod sarif;
mod summary;
mod table;
mod text;
mod words;

pub use html::html;
pub(crate) use remarks::lines;
pub use sarif::Sarif;
pub(crate) use summary::Counted;
pub use summary::OfficeSummary;
pub use table::{Row, table};
pub use text::text;

pub use words::{cited, disclaimer, part, severity};

use crate::anchor::Anchors;
use crate::waivers::Waiver;
use crate::wire::{CannotAssessView, FindingView};
use claimwright_application::{Application, Language, Presence};
use claimwright_lint::firm::FirmRules;
use serde::Serialize;
use words::Words;

/// The validation of one input, as `--format json` writes it.
#[derive(Debug, Clone, Serialize)]
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
    /// Findings that a person has set aside; they count for nothing.
    pub set_aside: Vec<SetAside>,
    /// Rules that could not be run.
    pub cannot_assess: Vec<CannotAssessView>,
    /// What there is to do, for each office asked.
    pub summary: Vec<OfficeSummary>,
    /// Number of rules that ran.
    pub rules_run: usize,
    /// Ids of the rules that ran.
    pub rules: Vec<String>,
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
    /// The firm's own rules among those that were asked.
    #[serde(skip)]
    pub firm: FirmRules,
}

/// A finding that a person has set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingView,
    /// Why; `None` in a report for a client.
    pub reason: Option<String>,
    /// Where it stands, in bytes.
    #[serde(skip)]
    pub anchors: Anchors,
}

impl SetAside {
    /// Where it is, what it is, and why it was set aside, on one line.
    fn line(&self, words: &Words) -> String {
        let mut line = format!("{}  [{}]", place(&self.finding, words), self.finding.rule);
        if let Some(excerpt) = &self.finding.excerpt {
            line.push_str(&format!("  > {}", shortened(excerpt)));
        }
        if let Some(reason) = &self.reason {
            line.push_str(&format!("  ({}: {})", words.reason, shortened(reason)));
        }
        line
    }
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

impl ValidationReport {
    /// Counts anew what there is to do.
    pub(crate) fn summarise(&mut self) {
        let counted = Counted {
            findings: self.findings.iter().collect(),
            set_aside: self.set_aside.iter().map(|aside| &aside.finding).collect(),
            cannot_assess: &self.cannot_assess,
            ran: &self.rules,
            firm: &self.firm,
        };
        self.summary = self.offices.iter().map(|office| OfficeSummary::of(&counted, office)).collect();
    }

    /// Sets aside the findings that waivers speak of, with their reasons where these may be shown; answers, for each
    /// waiver, whether it speaks of any.
    pub fn set_aside(&mut self, waivers: &[Waiver], with_reasons: bool) -> Vec<bool> {
        let mut used = vec![false; waivers.len()];
        let findings = std::mem::take(&mut self.findings).into_iter().zip(std::mem::take(&mut self.anchors));
        for (finding, anchors) in findings {
            match waivers.iter().position(|waiver| waiver.speaks_of(&finding)) {
                Some(index) => {
                    used[index] = true;
                    let reason = with_reasons.then(|| waivers[index].reason.clone());
                    self.set_aside.push(SetAside { finding, reason, anchors });
                }
                None => {
                    self.findings.push(finding);
                    self.anchors.push(anchors);
                }
            }
        }
        self.summarise();
        used
    }

    /// The groups of the rules that ran, each with how many.
    fn groups(&self) -> Vec<(&str, usize)> {
        let mut groups: Vec<(&str, usize)> = Vec::new();
        for rule in &self.rules {
            let group = rule.split('/').next().unwrap_or_default();
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, count)) => *count += 1,
                None => groups.push((group, 1)),
            }
        }
        groups
    }

    /// The rules that ran by group, the catalogue and the program that they are of, and what the report is not.
    fn imprint(&self) -> String {
        let words = Words::of(self.interface);
        let groups: Vec<String> = self.groups().iter().map(|(group, count)| format!("{group} {count}")).collect();
        format!(
            "{} ({}), {} {}, Claimwright {}. {}",
            words.ran(self.rules_run),
            groups.join(", "),
            words.catalogue,
            self.catalogue,
            self.version,
            self.disclaimer
        )
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

/// The report as JSON, on one line or on many.
pub fn json(report: &ValidationReport, pretty: bool) -> String {
    let written = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    written.expect("a report is made of plain values")
}

/// What stands on the line of a document that could not be read.
pub fn json_unread(input: &str, sentence: &str) -> String {
    serde_json::json!({ "input": input, "error": sentence }).to_string()
}

/// The heading of a finding: where it is.
fn place(finding: &FindingView, words: &Words) -> String {
    let part = words.part(&finding.part);
    let mut place = match (finding.claim, &finding.paragraph_label, finding.paragraph) {
        (Some(claim), _, _) => format!("{} {claim}", words.claim),
        (None, Some(label), _) => format!("{part} {label}"),
        (None, None, Some(paragraph)) => format!("{part}, {} {paragraph}", words.paragraph),
        _ => part.to_owned(),
    };
    if let Some(set) = &finding.claim_set {
        place = format!("{place} ({set})");
    }
    if let Some(page) = finding.page {
        place = format!("{place}, {} {page}", words.page);
    }
    place
}

/// An excerpt on one line, cut where it is long.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 {
        return line;
    }
    line.chars().take(99).collect::<String>() + "…"
}
