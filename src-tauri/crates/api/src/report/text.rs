//! A report for a terminal; not for printing.

use super::{Counts, ValidationReport, place};
use crate::wire::SeverityView;
use std::fmt::Write as _;

/// The report as plain text.
pub fn text(report: &ValidationReport) -> String {
    let mut out = String::new();
    let given = |given: bool| if given { "given" } else { "guessed" };
    let _ = writeln!(
        out,
        "{}: language {}, stage {} ({}), route {} ({})",
        report.input,
        report.language,
        report.facts.stage,
        given(report.facts.stage_given),
        report.facts.route,
        given(report.facts.route_given),
    );
    for notice in &report.notices {
        let _ = writeln!(out, "  note: {notice}");
    }
    for finding in &report.findings {
        let severity = match finding.severity {
            SeverityView::Error => "error",
            SeverityView::Warning => "warning",
            SeverityView::Info => "info",
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
        let _ = writeln!(out, "\n{severity:<8}{}  [{}]  {}", place(finding), finding.rule, offices.join(" "));
        let _ = writeln!(out, "        {}", finding.message);
        if let Some(excerpt) = &finding.excerpt {
            let _ = writeln!(out, "        > {}", shortened(excerpt));
        }
        let cites: Vec<String> = finding
            .citations
            .iter()
            .map(|citation| match citation.status.as_str() {
                "verified" => citation.cite.clone(),
                _ => format!("{} (not checked at the source)", citation.cite),
            })
            .collect();
        if !cites.is_empty() {
            let _ = writeln!(out, "        {}", cites.join("; "));
        }
        if let Some(fix) = &finding.fix {
            let _ = writeln!(out, "        fix ({}): {}", fix.applicability, fix.title);
        }
    }
    out.push('\n');
    for (reason, rules) in report.not_assessed() {
        let _ = writeln!(out, "cannot assess ({}): {reason}", rules.join(", "));
    }
    for office in &report.offices {
        let Counts { errors, warnings, infos } = report.counts(office);
        let _ = writeln!(
            out,
            "{office}: {errors} to correct, {warnings} to decide, {infos} to know, {} not assessed",
            report.cannot_assess.len()
        );
    }
    let _ = writeln!(out, "{} rules ran (claimwright {}). {}", report.rules_run, report.version, report.disclaimer);
    out
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 {
        return line;
    }
    line.chars().take(99).collect::<String>() + "…"
}
