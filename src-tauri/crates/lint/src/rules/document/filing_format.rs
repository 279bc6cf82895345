//! File formats that cost a surcharge or are refused; not what the file holds.
#![doc = include_str!("filing_format.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::sheets::SourceFormat;
use claimwright_application::{Application, Language, Office, PartName, Route};

static META: RuleMeta = RuleMeta {
    id: "document/filing-format",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Info, &["oj-epo-2026-a22"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-16-u"]),
        OfficeRule::fr(Severity::Warning, &["inpi-portail-brevets"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("filing_format"),
};

/// The rule.
pub struct FilingFormat;

impl Rule for FilingFormat {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(format) = application.sheets.format else {
            findings.cannot_assess(&META, Message::new(META.id, "unknown"));
            return;
        };
        if format == SourceFormat::Docx {
            return;
        }
        let free = matches!(application.facts.route.value, Route::Provisional | Route::UsNational);
        for (office, key) in [(Office::Ep, "ep"), (Office::Us, "us"), (Office::Fr, "fr")] {
            let applies = match office {
                Office::Us => !free,
                Office::Ep => format == SourceFormat::Pdf,
                _ => true,
            };
            if !applies || !findings.asks(office) {
                continue;
            }
            let message = Message::new(META.id, key).with("format", format.word());
            if let Some(finding) = findings.report(&META, Place::part(PartName::Document), message) {
                finding.retain_offices(|other| other == office);
            }
        }
    }
}
