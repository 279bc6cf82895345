//! A validation as remarks beside the words of a document: what each says; not where it stands.

use super::words::Words;
use super::{ValidationReport, cited, place};
use crate::wire::{FindingView, SeverityView};
use claimwright_application::Language;

impl ValidationReport {
    /// What the whole comes to, as lines of the first remark.
    pub(crate) fn overview(&self) -> Vec<String> {
        let words = Words::of(self.interface);
        let mut lines = vec![format!("{} {}", words.validation_of, self.input)];
        lines.extend(self.summary.iter().map(|summary| summary.line(words)));
        lines.extend(self.notices.iter().map(|notice| format!("{}: {notice}", words.note)));
        lines.extend(self.set_aside.iter().map(|aside| format!("{}: {}", words.set_aside, aside.line(words))));
        for (reason, rules) in self.not_assessed() {
            lines.push(format!("{}: {reason} ({})", words.cannot_assess, rules.join(", ")));
        }
        lines.push(self.imprint());
        lines
    }
}

/// What a finding says, as lines of its remark.
pub(crate) fn lines(finding: &FindingView, interface: Language) -> Vec<String> {
    let words = Words::of(interface);
    let severity = match finding.severity {
        SeverityView::Error => words.levels[0],
        SeverityView::Warning => words.levels[1],
        SeverityView::Info => words.levels[2],
    };
    let mut lines = vec![format!("{severity}: {} [{}]", place(finding, words), finding.rule), finding.message.clone()];
    for related in &finding.related {
        let at = related
            .claim
            .map_or_else(|| words.part(&related.part).to_owned(), |claim| format!("{} {claim}", words.claim));
        let excerpt = related.excerpt.as_ref().map(|excerpt| format!(" \u{201c}{}\u{201d}", super::shortened(excerpt)));
        lines.push(format!("{} {at}{}: {}", words.see, excerpt.unwrap_or_default(), related.note));
    }
    let cites: Vec<String> = finding
        .citations
        .iter()
        .map(|citation| {
            format!("{}: {}", citation.office.to_uppercase(), cited(&citation.cite, &citation.status, interface))
        })
        .collect();
    if !cites.is_empty() {
        lines.push(cites.join("; "));
    }
    if let Some(fix) = &finding.fix {
        lines.push(format!("{} ({}): {}", words.fix, words.applicability(&fix.applicability), fix.title));
    }
    lines
}
