//! A report for a terminal; not for printing.

use super::words::Words;
use super::{Counts, ValidationReport, cited, place};
use crate::wire::SeverityView;
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
        let severity = match finding.severity {
            SeverityView::Error => words.severities[0],
            SeverityView::Warning => words.severities[1],
            SeverityView::Info => words.severities[2],
        };
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
    out.push('\n');
    for (reason, rules) in report.not_assessed() {
        let _ = writeln!(out, "{} ({}): {reason}", words.cannot_assess, rules.join(", "));
    }
    for office in &report.offices {
        let Counts { errors, warnings, infos } = report.counts(office);
        let _ = writeln!(
            out,
            "{office}: {errors} {}, {warnings} {}, {infos} {}, {} {}",
            words.levels[0],
            words.levels[1],
            words.levels[2],
            report.cannot_assess.len(),
            words.not_assessed
        );
    }
    let _ = writeln!(out, "{} (claimwright {}). {}", words.ran(report.rules_run), report.version, report.disclaimer);
    out
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 {
        return line;
    }
    line.chars().take(99).collect::<String>() + "…"
}
