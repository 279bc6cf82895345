//! A report for a terminal; not for printing.

use super::words::Words;
use super::{ValidationReport, cited, place, shortened};
use std::fmt::Write as _;

/// The report as plain text.
pub fn text(report: &ValidationReport) -> String {
    let words = Words::of(report.interface);
    let mut out = String::new();
    let facts = report.facts.shown(words).join(", ");
    let _ = writeln!(out, "{}: {} {}, {facts}", report.input, words.language, report.language);
    for notice in &report.notices {
        let _ = writeln!(out, "  {}: {notice}", words.note);
    }
    for finding in &report.findings {
        let severity = super::severity(finding.severity, report.interface);
        let offices: Vec<&str> = [
            ("ep", finding.by_office.ep),
            ("us", finding.by_office.us),
            ("pct", finding.by_office.pct),
            ("fr", finding.by_office.fr),
        ]
        .into_iter()
        .filter_map(|(office, severity)| severity.map(|_| office))
        .collect();
        let _ = writeln!(out, "\n{severity:<8}{}  [{}]  {}", place(finding, words), finding.rule, offices.join(" "));
        let _ = writeln!(out, "        {}", finding.message);
        if let Some(excerpt) = &finding.excerpt {
            let _ = writeln!(out, "        > {}", shortened(excerpt));
        }
        let cites: Vec<String> = finding
            .citations
            .iter()
            .map(|citation| cited(&citation.cite, &citation.status, report.interface))
            .collect();
        if !cites.is_empty() {
            let _ = writeln!(out, "        {}", cites.join("; "));
        }
        if let Some(fix) = &finding.fix {
            let _ = writeln!(out, "        {} ({}): {}", words.fix, words.applicability(&fix.applicability), fix.title);
        }
    }
    if !report.set_aside.is_empty() {
        let _ = writeln!(out, "\n{}:", words.set_aside);
    }
    for aside in &report.set_aside {
        let _ = writeln!(out, "        {}", aside.line(words));
    }
    out.push('\n');
    for (reason, rules) in report.not_assessed() {
        let _ = writeln!(out, "{} ({}): {reason}", words.cannot_assess, rules.join(", "));
    }
    for summary in &report.summary {
        let _ = writeln!(out, "{}", summary.line(words));
    }
    let _ = writeln!(out, "{}", report.imprint());
    out
}
