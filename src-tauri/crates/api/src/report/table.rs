//! Many validations as one table, a line each; not what was found.

use super::ValidationReport;
use super::words::Words;
use crate::wire::SeverityView;
use claimwright_application::Language;
use std::fmt::Write as _;
use std::time::Duration;

/// The line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    input: String,
    /// Errors, warnings, infos, rules that could not be run, findings that were set aside; `None` where the document
    /// could not be read.
    counts: Option<[usize; 5]>,
    took: Duration,
}

impl Row {
    /// The line of a document that was validated in some time.
    pub fn of(report: &ValidationReport, took: Duration) -> Self {
        let at = |level| report.findings.iter().filter(|finding| finding.severity == level).count();
        let [errors, warnings, infos] = [SeverityView::Error, SeverityView::Warning, SeverityView::Info].map(at);
        let counts = [errors, warnings, infos, report.cannot_assess.len(), report.set_aside.len()];
        Self { input: report.input.clone(), counts: Some(counts), took }
    }

    /// The line of a document that could not be read.
    pub fn unread(input: &str) -> Self {
        Self { input: input.to_owned(), counts: None, took: Duration::ZERO }
    }
}

/// The table, with a line of sums under several documents.
pub fn table(rows: &[Row], interface: Language) -> String {
    let words = Words::of(interface);
    let mut headings: Vec<&str> = words.levels.to_vec();
    headings.extend([words.not_assessed, words.set_aside, "ms"]);
    let widths: Vec<usize> = headings.iter().map(|heading| heading.chars().count().max(6)).collect();
    let mut out = String::new();
    for (heading, width) in headings.iter().zip(&widths) {
        let _ = write!(out, "{heading:>width$}  ");
    }
    out.push_str(words.parts[5]);
    out.push('\n');
    let line = |out: &mut String, counts: Option<[usize; 5]>, took: Duration, input: &str| {
        let cells = counts.map(|counts| counts.map(|count| count.to_string()));
        let time = counts.map(|_| format!("{}", took.as_millis()));
        let cells = cells.iter().flatten().chain(&time);
        let mut cells = cells.map(String::as_str);
        for width in &widths {
            let _ = write!(out, "{:>width$}  ", cells.next().unwrap_or("-"));
        }
        out.push_str(input);
        if counts.is_none() {
            let _ = write!(out, " ({})", words.not_read);
        }
        out.push('\n');
    };
    for row in rows {
        line(&mut out, row.counts, row.took, &row.input);
    }
    let read: Vec<_> = rows.iter().filter_map(|row| row.counts).collect();
    if read.len() > 1 {
        let sums = read.iter().fold([0; 5], |sums, counts| std::array::from_fn(|at| sums[at] + counts[at]));
        line(&mut out, Some(sums), rows.iter().map(|row| row.took).sum(), &format!("= {}", read.len()));
    }
    out
}
