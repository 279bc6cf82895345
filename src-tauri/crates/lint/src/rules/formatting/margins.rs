//! Paper and margins of the pages of text; not those of drawings.
#![doc = include_str!("margins.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "formatting/margins",
    group: Group::Formatting,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-49-2", "oj-epo-2022-a113-art-2-4"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-a-1-ii"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-5", "rule-11-6-a-b"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("margins"),
};

/// The rule.
pub struct Margins;

impl Rule for Margins {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(sheet) = application.sheets.text else {
            findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
            return;
        };
        let margins = [
            ("top", sheet.top, TOP),
            ("right", sheet.right, RIGHT),
            ("bottom", sheet.bottom, BOTTOM),
            ("left", sheet.left, LEFT),
        ];
        for (key, margin, least) in margins {
            let Some(margin) = margin.filter(|margin| *margin < least) else { continue };
            let message = Message::new(META.id, key).with("value", centimetres(margin)).with("min", centimetres(least));
            findings.report(&META, Place::part(PartName::Document), message);
        }
        if !sheet.is_a4()
            && let Some((width, height)) = sheet.size
        {
            let size = format!("{} × {}", centimetres(width), centimetres(height));
            let message = Message::new(META.id, "size").with("value", size);
            if let Some(finding) = findings.report(&META, Place::part(PartName::Document), message) {
                finding.retain_offices(|office| office != Office::Us || !sheet.is_letter());
            }
        }
    }
}

/// Least margins, in tenths of a millimetre: the same at all offices.
const TOP: u32 = 200;
const RIGHT: u32 = 200;
const BOTTOM: u32 = 200;
const LEFT: u32 = 250;

/// A length in centimetres, as it is written.
fn centimetres(tenths: u32) -> String {
    format!("{}.{}", tenths / 100, tenths % 100 / 10)
}
