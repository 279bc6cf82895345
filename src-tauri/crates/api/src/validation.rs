//! One check of one application as a report for the command line or a view for the window; not the check itself.

use crate::anchor::Anchors;
use crate::offsets::Unit;
use crate::report::{FactsReport, ValidationReport, disclaimer};
use crate::view::Viewer;
use crate::wire::ValidationView;
use crate::{Document, document};
use claimwright_application::{Application, Language, Office};
use claimwright_lint::{Options, Report};

/// Validates a document for the command line; positions in code points.
pub fn report(document: &Document, options: &Options<'_>, interface: Language) -> ValidationReport {
    of_application(&document.name, &document.application, options, interface)
}

/// Validates an application under a name.
pub fn of_application(
    name: &str,
    application: &Application,
    options: &Options<'_>,
    interface: Language,
) -> ValidationReport {
    let checked = claimwright_lint::check(application, options);
    let mut viewer = Viewer::new(application, Unit::CodePoint, interface);
    let mut report = ValidationReport {
        input: name.to_owned(),
        language: application.language.code().to_owned(),
        facts: FactsReport::of(application),
        offices: offices(options.offices),
        findings: checked.findings.iter().map(|finding| viewer.finding(finding)).collect(),
        cannot_assess: checked.cannot_assess.iter().map(|cannot| viewer.cannot_assess(cannot)).collect(),
        rules_run: checked.ran.len(),
        anchors: checked.findings.iter().map(|finding| Anchors::of(application, finding)).collect(),
        rules: checked.ran,
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

/// A report as the window shows it; positions in UTF-16 units.
pub fn view(
    application: &Application,
    report: &Report,
    asked: &[Office],
    draft: bool,
    interface: Language,
) -> ValidationView {
    let mut viewer = Viewer::new(application, Unit::Utf16, interface);
    ValidationView {
        of: if draft { "draft" } else { "document" }.to_owned(),
        offices: offices(asked),
        parts: document::parts(application),
        findings: report.findings.iter().map(|finding| viewer.placed(finding)).collect(),
        cannot_assess: report.cannot_assess.iter().map(|cannot| viewer.cannot_assess(cannot)).collect(),
        ran: report.ran.len(),
    }
}

/// The words of the offices asked; all four where none is named.
fn offices(asked: &[Office]) -> Vec<String> {
    let asked = if asked.is_empty() { &Office::ALL[..] } else { asked };
    asked.iter().map(|office| office.word().to_owned()).collect()
}
