//! What there is to do for each office, in numbers; never whether to file.

use super::words::Words;
use crate::checking::concerns;
use crate::wire::{CannotAssessView, FindingView, SeverityView};
use claimwright_application::Office;
use claimwright_lint::firm::FirmRules;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The summary for one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeSummary {
    /// Its word.
    pub office: String,
    /// Findings that it is expected to object to.
    pub to_correct: usize,
    /// Findings that it is likely to object to, or that only a person can judge.
    pub to_decide: usize,
    /// Findings to know of.
    pub to_know: usize,
    /// Rules that could not be run.
    pub not_assessed: usize,
    /// Findings that a person has set aside.
    pub set_aside: usize,
    /// Rules that ran.
    pub rules_run: usize,
}

/// What a summary counts.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
    /// Findings that stand.
    pub findings: Vec<&'a FindingView>,
    /// Findings that a person has set aside.
    pub set_aside: Vec<&'a FindingView>,
    /// Rules that could not be run.
    pub cannot_assess: &'a [CannotAssessView],
    /// Ids of the rules that ran.
    pub ran: &'a [String],
    /// The rules of the firm.
    pub firm: &'a FirmRules,
}

impl OfficeSummary {
    /// The summary for the office of a word.
    pub(crate) fn of(counted: &Counted<'_>, word: &str) -> Self {
        let concerns = |rule: &str| Office::from_word(word).is_some_and(|office| concerns(rule, office, counted.firm));
        let at = |level| counted.findings.iter().filter(|finding| severity(finding, word) == Some(level)).count();
        Self {
            office: word.to_owned(),
            to_correct: at(SeverityView::Error),
            to_decide: at(SeverityView::Warning),
            to_know: at(SeverityView::Info),
            not_assessed: counted.cannot_assess.iter().filter(|cannot| concerns(&cannot.rule)).count(),
            set_aside: counted.set_aside.iter().filter(|aside| severity(aside, word).is_some()).count(),
            rules_run: counted.ran.iter().filter(|rule| concerns(rule)).count(),
        }
    }

    /// The summary as one line.
    pub(super) fn line(&self, words: &Words) -> String {
        let rest = format!("{} {}, {} {}", self.not_assessed, words.not_assessed, self.set_aside, words.set_aside);
        if self.to_correct + self.to_decide + self.to_know == 0 {
            return format!("{}: {}, {rest}", self.office, words.none_found(self.rules_run));
        }
        let [correct, decide, know] = words.levels;
        format!(
            "{}: {} {correct}, {} {decide}, {} {know}, {rest} ({})",
            self.office,
            self.to_correct,
            self.to_decide,
            self.to_know,
            words.ran(self.rules_run)
        )
    }
}

/// How heavy a finding weighs for the office of a word.
fn severity(finding: &FindingView, word: &str) -> Option<SeverityView> {
    match word {
        "ep" => finding.by_office.ep,
        "us" => finding.by_office.us,
        "pct" => finding.by_office.pct,
        _ => finding.by_office.fr,
    }
}
