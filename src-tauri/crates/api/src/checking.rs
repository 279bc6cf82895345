//! One check of one application against the rules of the offices and those of a firm, in one order; not how it is shown.

use crate::anchor::Anchors;
use crate::naming;
use crate::view::Viewer;
use crate::wire::{CannotAssessView, FindingView, Placed};
use claimwright_application::{Application, Office};
use claimwright_lint::firm::{self, FirmFinding, FirmReport, FirmRules};
use claimwright_lint::{Finding, Options, Report};

/// What came of a check.
#[derive(Debug)]
pub struct Checked<'a> {
    offices: Report,
    own: FirmReport,
    firm: &'a FirmRules,
    /// Findings by place.
    order: Vec<Which>,
}

/// Whose finding it is, by its index.
#[derive(Debug, Clone, Copy)]
enum Which {
    Office(usize),
    Firm(usize),
}

/// A finding of either kind.
enum Either<'a> {
    Office(&'a Finding),
    Firm(&'a FirmFinding),
}

impl<'a> Checked<'a> {
    /// Checks an application. Its names are compared by their words where the options bring none.
    pub fn of(application: &Application, options: &Options<'_>, firm: &'a FirmRules) -> Self {
        let by_words = if options.names.is_none() { naming::by_words(application) } else { Vec::new() };
        let names = options.names.unwrap_or(&by_words);
        let offices = claimwright_lint::check(application, &Options { names: Some(names), ..*options });
        let own = firm::check(firm, application, options);
        let mut order: Vec<Which> = (0..offices.findings.len()).map(Which::Office).collect();
        if !own.findings.is_empty() {
            order.extend((0..own.findings.len()).map(Which::Firm));
            order.sort_by_key(|which| match which {
                Which::Office(index) => (offices.findings[*index].place, offices.findings[*index].rule),
                Which::Firm(index) => (own.findings[*index].place, firm::GROUP),
            });
        }
        Self { offices, own, firm, order }
    }

    fn each(&self) -> impl Iterator<Item = Either<'_>> {
        self.order.iter().map(|which| match which {
            Which::Office(index) => Either::Office(&self.offices.findings[*index]),
            Which::Firm(index) => Either::Firm(&self.own.findings[*index]),
        })
    }

    /// The findings as the contract writes them.
    pub fn findings(&self, viewer: &mut Viewer<'_>) -> Vec<FindingView> {
        self.each()
            .map(|finding| match finding {
                Either::Office(finding) => viewer.finding(finding),
                Either::Firm(finding) => viewer.own(finding, &self.firm.rules[finding.rule]),
            })
            .collect()
    }

    /// The findings with their places in the texts that the window shows.
    pub fn placed(&self, viewer: &mut Viewer<'_>) -> Vec<Placed> {
        self.each()
            .map(|finding| match finding {
                Either::Office(finding) => viewer.placed(finding),
                Either::Firm(finding) => viewer.placed_own(finding, &self.firm.rules[finding.rule]),
            })
            .collect()
    }

    /// Where each finding stands.
    pub fn anchors(&self, application: &Application) -> Vec<Anchors> {
        self.each()
            .map(|finding| match finding {
                Either::Office(finding) => Anchors::of(application, finding),
                Either::Firm(finding) => Anchors::at(application, finding.place, &finding.related),
            })
            .collect()
    }

    /// Rules that could not be run.
    pub fn cannot_assess(&self, viewer: &Viewer<'_>) -> Vec<CannotAssessView> {
        let offices = self.offices.cannot_assess.iter().map(|cannot| viewer.cannot_assess(cannot));
        let own = self.own.cannot_assess.iter().map(|(index, reason)| CannotAssessView {
            rule: self.firm.rules[*index].id.clone(),
            reason: viewer.said(reason),
        });
        offices.chain(own).collect()
    }

    /// Ids of the rules that ran.
    pub fn ran(&self) -> Vec<String> {
        let own = self.own.ran.iter().map(|index| self.firm.rules[*index].id.clone());
        self.offices.ran.iter().map(|id| (*id).to_owned()).chain(own).collect()
    }
}

/// Whether a rule speaks of an office.
pub fn concerns(rule: &str, office: Office, firm: &FirmRules) -> bool {
    let severity = match firm.rule(rule) {
        Some(own) => own.severity(office),
        None => claimwright_lint::page::rule(rule).and_then(|rule| rule.meta().severity(office)),
    };
    severity.is_some()
}
