//! One check of one application as a report for the command line or a view for the window; not the check itself.

use crate::checking::Checked;
use crate::naming::Naming;
use crate::offsets::Unit;
use crate::report::{Counted, FactsReport, OfficeSummary, ValidationReport, disclaimer};
use crate::view::Viewer;
use crate::waivers::Waiver;
use crate::wire::{Placed, SetAsideView, ValidationView};
use crate::{Document, document};
use claimwright_application::{Application, Language, Office};
use claimwright_lint::Options;
use claimwright_lint::firm::FirmRules;

/// Validates a document for the command line; positions in code points.
pub fn report(document: &Document, options: &Options<'_>, firm: &FirmRules, interface: Language) -> ValidationReport {
    of_application(&document.name, &document.application, options, firm, interface)
}

/// Validates an application under a name.
pub fn of_application(
    name: &str,
    application: &Application,
    options: &Options<'_>,
    firm: &FirmRules,
    interface: Language,
) -> ValidationReport {
    let checked = Checked::of(application, options, firm);
    let rules = checked.ran();
    let mut viewer = Viewer::new(application, Unit::CodePoint, interface);
    let mut report = ValidationReport {
        input: name.to_owned(),
        language: application.language.code().to_owned(),
        facts: FactsReport::of(application),
        offices: offices(options.offices),
        findings: checked.findings(&mut viewer),
        cannot_assess: checked.cannot_assess(&viewer),
        rules_run: rules.len(),
        anchors: checked.anchors(application),
        rules,
        firm: firm.clone(),
        catalogue: claimwright_lint::rules::CATALOGUE,
        version: env!("CARGO_PKG_VERSION"),
        notices: application.notices.iter().map(|notice| notice.sentence(interface)).collect(),
        disclaimer: disclaimer(interface),
        interface,
        set_aside: Vec::new(),
        summary: Vec::new(),
    };
    report.summarise();
    report
}

/// What the window asks of a validation.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Offices.
    pub offices: &'a [Office],
    /// The rules of the firm.
    pub firm: &'a FirmRules,
    /// Findings that were set aside.
    pub waivers: &'a [Waiver],
    /// What is known of names.
    pub naming: &'a Naming,
    /// The language of sentences.
    pub interface: Language,
}

/// The validation of an application as the window shows it; positions in UTF-16 units.
pub fn view(application: &Application, asked: &Asked<'_>, draft: bool) -> ValidationView {
    let names = asked.naming.names_once(application);
    let options = Options { offices: asked.offices, only: None, names: Some(&names) };
    let checked = Checked::of(application, &options, asked.firm);
    let mut viewer = Viewer::new(application, Unit::Utf16, asked.interface);
    let (findings, set_aside, used) = sorted_out(checked.placed(&mut viewer), asked.waivers);
    let (cannot_assess, ran) = (checked.cannot_assess(&viewer), checked.ran());
    let counted = Counted {
        findings: findings.iter().map(|placed| &placed.finding).collect(),
        set_aside: set_aside.iter().map(|aside| &aside.placed.finding).collect(),
        cannot_assess: &cannot_assess,
        ran: &ran,
        firm: asked.firm,
    };
    let offices = offices(asked.offices);
    let idle = asked.waivers.iter().zip(used).filter(|(_, used)| !used).map(|(waiver, _)| waiver.clone());
    ValidationView {
        of: if draft { "draft" } else { "document" }.to_owned(),
        summary: offices.iter().map(|office| OfficeSummary::of(&counted, office)).collect(),
        offices,
        parts: document::parts(application),
        idle_waivers: idle.collect(),
        ran: ran.len(),
        findings,
        set_aside,
        cannot_assess,
        comparison: None,
    }
}

/// Findings that stand, those that waivers speak of, and for each waiver whether it speaks of any.
pub(crate) fn sorted_out(all: Vec<Placed>, waivers: &[Waiver]) -> (Vec<Placed>, Vec<SetAsideView>, Vec<bool>) {
    let (mut findings, mut set_aside, mut used) = (Vec::new(), Vec::new(), vec![false; waivers.len()]);
    for placed in all {
        match waivers.iter().position(|waiver| waiver.speaks_of(&placed.finding)) {
            Some(index) => {
                used[index] = true;
                set_aside.push(SetAsideView { placed, waiver: waivers[index].clone() });
            }
            None => findings.push(placed),
        }
    }
    (findings, set_aside, used)
}

/// The words of the offices asked; all four where none is named.
fn offices(asked: &[Office]) -> Vec<String> {
    let asked = if asked.is_empty() { &Office::ALL[..] } else { asked };
    asked.iter().map(|office| office.word().to_owned()).collect()
}
