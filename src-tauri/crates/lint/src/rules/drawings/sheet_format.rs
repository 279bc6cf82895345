//! Paper and margins of the sheets of drawings; not those of the text.
#![doc = include_str!("sheet_format.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "drawings/sheet-format",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-1"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-f-to-g", "37-cfr-1-84-t"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-6-c", "ai-section-207-b-iii"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("sheet_format"),
};

/// The rule.
pub struct SheetFormat;

impl Rule for SheetFormat {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        if application.sheets.drawings.is_empty() {
            findings.cannot_assess(&META, Message::new(META.id, "unknown"));
            return;
        }
        for (index, sheet) in application.sheets.drawings.iter().enumerate() {
            let narrow = [(sheet.top, TOP), (sheet.left, LEFT), (sheet.right, RIGHT), (sheet.bottom, BOTTOM)]
                .into_iter()
                .any(|(margin, least)| margin.is_some_and(|margin| margin < least));
            if narrow {
                let message = Message::new(META.id, "margins").with("n", index + 1);
                findings.report(&META, Place::part(PartName::Drawings), message);
            }
            if !sheet.is_a4() {
                let message = Message::new(META.id, "size").with("n", index + 1);
                if let Some(finding) = findings.report(&META, Place::part(PartName::Drawings), message) {
                    finding.retain_offices(|office| office != Office::Us || !sheet.is_letter());
                }
            }
        }
    }
}

/// Least margins around the drawings, in tenths of a millimetre.
const TOP: u32 = 250;
const LEFT: u32 = 250;
const RIGHT: u32 = 150;
const BOTTOM: u32 = 100;
