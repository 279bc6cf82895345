//! A report as one printable page; everything from the document is escaped, nothing is loaded.

use super::words::Words;
use super::{ValidationReport, cited, place};
use crate::wire::{FindingView, SeverityView};
use claimwright_application::Language;
use std::fmt::Write as _;

const STYLE: &str = include_str!("../../../../../assets/templates/report.css");

/// Reports as one HTML document, one after another.
pub fn html(reports: &[ValidationReport]) -> String {
    let words = Words::of(reports.first().map_or(Language::En, |report| report.interface));
    let mut out = String::new();
    let inputs: Vec<String> = reports.iter().map(|report| escaped(&report.input)).collect();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{} {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        words.code,
        words.validation_of,
        inputs.join(", ")
    );
    for report in reports {
        write_report(&mut out, report);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn write_report(out: &mut String, report: &ValidationReport) {
    let words = Words::of(report.interface);
    let _ = writeln!(out, "<article>\n<h1>{} {}</h1>", words.validation_of, escaped(&report.input));
    let _ = writeln!(
        out,
        "<p class=\"facts\">{} {} · {}</p>",
        capitalised(words.language),
        escaped(&report.language),
        escaped(&report.facts.shown(words).join(" · ")),
    );
    let _ = write!(out, "<table class=\"summary\">\n<tr><th>{}</th>", words.office);
    for heading in words.levels.iter().chain([&words.not_assessed, &words.set_aside, &words.ran_list]) {
        let _ = write!(out, "<th>{}</th>", capitalised(heading));
    }
    out.push_str("</tr>\n");
    for summary in &report.summary {
        let _ = write!(out, "<tr><td>{}</td>", escaped(&summary.office.to_uppercase()));
        let counts = [
            summary.to_correct,
            summary.to_decide,
            summary.to_know,
            summary.not_assessed,
            summary.set_aside,
            summary.rules_run,
        ];
        for count in counts {
            let _ = write!(out, "<td>{count}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
    for notice in &report.notices {
        let _ = writeln!(out, "<p class=\"notice\">{}</p>", escaped(notice));
    }
    let levels = [SeverityView::Error, SeverityView::Warning, SeverityView::Info];
    for (level, heading) in levels.into_iter().zip(words.levels) {
        let findings: Vec<_> = report.findings.iter().filter(|finding| finding.severity == level).collect();
        if !findings.is_empty() {
            let _ = writeln!(out, "<h2>{} ({})</h2>", capitalised(heading), findings.len());
            findings.into_iter().for_each(|finding| write_finding(out, finding, report.interface));
        }
    }
    if report.findings.is_empty() {
        let _ = writeln!(out, "<p>{}.</p>", capitalised(&words.none_found(report.rules_run)));
    }
    if !report.set_aside.is_empty() {
        let _ = write!(out, "<h2>{} ({})</h2>\n<ul>\n", capitalised(words.set_aside), report.set_aside.len());
        for aside in &report.set_aside {
            let _ = writeln!(out, "<li>{}</li>", escaped(&aside.line(words)));
        }
        out.push_str("</ul>\n");
    }
    let not_assessed = report.not_assessed();
    if !not_assessed.is_empty() {
        let _ = write!(out, "<h2>{}</h2>\n<ul>\n", capitalised(words.not_assessed));
        for (reason, rules) in not_assessed {
            let _ = writeln!(
                out,
                "<li>{} <span class=\"rule\">{}</span></li>",
                escaped(reason),
                escaped(&rules.join(", "))
            );
        }
        out.push_str("</ul>\n");
    }
    let _ = writeln!(
        out,
        "<p class=\"foot\">{}</p>\n<p class=\"foot\">{}: {}.</p>\n</article>",
        escaped(&report.imprint()),
        capitalised(words.ran_list),
        escaped(&report.rules.join(", "))
    );
}

fn write_finding(out: &mut String, finding: &FindingView, interface: Language) {
    let words = Words::of(interface);
    let severity = match finding.severity {
        SeverityView::Error => "error",
        SeverityView::Warning => "warning",
        SeverityView::Info => "info",
    };
    let _ = writeln!(
        out,
        "<section class=\"{severity}\">\n<h3>{} <span class=\"rule\">{}</span></h3>\n<p>{}</p>",
        escaped(&capitalised(&place(finding, words))),
        escaped(&finding.rule),
        escaped(&finding.message)
    );
    if let Some(excerpt) = &finding.excerpt {
        let _ = writeln!(out, "<blockquote>{}</blockquote>", escaped(excerpt));
    }
    if !finding.citations.is_empty() {
        let cites: Vec<String> = finding
            .citations
            .iter()
            .map(|citation| {
                let cite = cited(&citation.cite, &citation.status, interface);
                format!("{}: {}", citation.office.to_uppercase(), escaped(&cite))
            })
            .collect();
        let _ = writeln!(out, "<p class=\"cite\">{}</p>", cites.join(" · "));
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(
            out,
            "<p class=\"fix\">{} ({}): {}</p>",
            capitalised(words.fix),
            words.applicability(&fix.applicability),
            escaped(&fix.title)
        );
    }
    out.push_str("</section>\n");
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_document_stays_text() {
        for payload in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><b>"] {
            assert!(!escaped(payload).contains(['<', '>', '"']), "{payload}");
        }
    }
}
