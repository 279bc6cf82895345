//! Validations as one SARIF 2.1.0 log (OASIS Standard, 2020); not where findings stand in the file, which `places` knows.

mod places;
mod rules;

use super::ValidationReport;
use crate::wire::{CannotAssessView, FindingView, FixView, SeverityView};
use crate::{Document, anchor::Anchors};
use claimwright_application::Language;
use places::Places;
use rules::Rules;
use serde_json::{Value, json};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log being written: one run over all inputs.
#[derive(Debug)]
pub struct Sarif {
    interface: Language,
    rules: Rules,
    artifacts: Vec<Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Sarif {
    /// A log without inputs; `interface` is the language of its sentences.
    pub const fn new(interface: Language) -> Self {
        Self {
            interface,
            rules: Rules::new(interface),
            artifacts: Vec::new(),
            results: Vec::new(),
            notifications: Vec::new(),
        }
    }

    /// Takes in one input. `file` is its text where the file is text: only there has a place a region, as offsets in a
    /// package would point into compressed bytes.
    pub fn add(&mut self, document: &Document, report: &ValidationReport, file: Option<&str>) {
        let mut places = Places::new(document, &report.input, self.artifacts.len(), file);
        let named = report.cannot_assess.iter().map(|cannot| &cannot.rule);
        for rule in report.rules.iter().chain(named) {
            self.rules.index(rule, report);
        }
        for (finding, anchors) in report.findings.iter().zip(&report.anchors) {
            let index = self.rules.index(&finding.rule, report);
            self.results.push(result(finding, anchors, index, &mut places));
        }
        for aside in &report.set_aside {
            let index = self.rules.index(&aside.finding.rule, report);
            let mut result = result(&aside.finding, &aside.anchors, index, &mut places);
            let mut suppression = json!({ "kind": "external", "status": "accepted" });
            if let Some(reason) = &aside.reason {
                suppression["justification"] = json!(reason);
            }
            result["suppressions"] = json!([suppression]);
            self.results.push(result);
        }
        for cannot in &report.cannot_assess {
            let index = self.rules.index(&cannot.rule, report);
            self.notifications.push(unable(cannot, index, &places));
        }
        for notice in &report.notices {
            self.notifications.push(json!({
                "level": "note", "message": { "text": notice }, "locations": [places.whole()],
            }));
        }
        let mut artifact = json!({
            "location": places.artifact(),
            "roles": ["analysisTarget"],
            "properties": {
                "language": report.language,
                "offices": report.offices,
                "facts": report.facts,
                "summary": report.summary,
                "rulesRun": report.rules,
            },
        });
        if file.is_some() {
            artifact["encoding"] = json!("UTF-8");
        }
        self.artifacts.push(artifact);
    }

    /// The log as text.
    pub fn finish(self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let disclaimer = super::disclaimer(self.interface);
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "Claimwright",
                    "version": version,
                    "semanticVersion": version,
                    "language": self.interface.code(),
                    "fullDescription": { "text": disclaimer },
                    "rules": self.rules.finish(),
                    "properties": { "catalogue": claimwright_lint::rules::CATALOGUE },
                } },
                "language": self.interface.code(),
                "columnKind": "unicodeCodePoints",
                "artifacts": self.artifacts,
                "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": self.notifications }],
                "results": self.results,
                "properties": { "disclaimer": disclaimer },
            }],
        });
        let mut text = serde_json::to_string_pretty(&log).expect("a log is made of plain values");
        text.push('\n');
        text
    }
}

/// The word for a severity.
const fn level(severity: SeverityView) -> &'static str {
    match severity {
        SeverityView::Error => "error",
        SeverityView::Warning => "warning",
        SeverityView::Info => "note",
    }
}

fn result(finding: &FindingView, anchors: &Anchors, rule: usize, places: &mut Places<'_>) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [places.location(anchors.at, finding.claim, finding.paragraph, finding.paragraph_label.as_deref())],
        "properties": {
            "byOffice": finding.by_office,
            "citations": finding.citations,
            "part": finding.part,
            "claim": finding.claim,
            "paragraph": finding.paragraph,
            "paragraphLabel": finding.paragraph_label,
            "page": finding.page,
            "start": finding.start,
            "end": finding.end,
            "excerpt": finding.excerpt,
        },
    });
    let related: Vec<Value> = finding
        .related
        .iter()
        .zip(&anchors.related)
        .enumerate()
        .map(|(index, (related, anchor))| {
            let mut location = places.location(*anchor, related.claim, None, None);
            location["id"] = json!(index);
            location["message"] = json!({ "text": related.note });
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(fix) = &finding.fix {
        result["properties"]["fix"] = json!({ "title": fix.title, "applicability": fix.applicability });
        if let Some(changes) = changes(fix, anchors, places) {
            result["fixes"] = json!([{
                "description": { "text": fix.title },
                "artifactChanges": [{ "artifactLocation": places.artifact(), "replacements": changes }],
                "properties": { "applicability": fix.applicability },
            }]);
        }
    }
    result
}

/// The replacements of a fix in the file; none where one of them has no place there, as a fix is applied whole.
fn changes(fix: &FixView, anchors: &Anchors, places: &mut Places<'_>) -> Option<Vec<Value>> {
    let changes: Vec<Value> = fix
        .edits
        .iter()
        .zip(&anchors.edits)
        .map(|(edit, anchor)| {
            let region = places.region(*anchor)?;
            Some(json!({ "deletedRegion": region, "insertedContent": { "text": edit.replacement } }))
        })
        .collect::<Option<_>>()?;
    (!changes.is_empty()).then_some(changes)
}

fn unable(cannot: &CannotAssessView, rule: usize, places: &Places<'_>) -> Value {
    json!({
        "level": "note",
        "message": { "text": cannot.reason },
        "associatedRule": { "id": cannot.rule, "index": rule },
        "locations": [places.whole()],
    })
}
