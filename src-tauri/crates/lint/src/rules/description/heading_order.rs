//! Sections of the description that stand in another order than usual; not parts of the application.
#![doc = include_str!("heading_order.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "description/heading-order",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-42-2"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-77-b"]),
        OfficeRule::pct(Severity::Info, &["rule-5-1-b"]),
        OfficeRule::fr(Severity::Info, &["r-612-13"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("heading_order"),
};

/// The rule.
pub struct HeadingOrder;

impl Rule for HeadingOrder {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut seen: Vec<(SectionKind, Span)> = Vec::new();
        for section in &description.sections {
            if let Some(heading) = section.heading
                && seen.iter().all(|(kind, _)| *kind != section.kind)
            {
                seen.push((section.kind, heading));
            }
        }
        let ranked: Vec<(u8, Span)> =
            seen.iter().filter_map(|(kind, heading)| Some((rank(*kind)?, *heading))).collect();
        let Some(pair) = ranked.windows(2).find(|pair| pair[0].0 > pair[1].0) else { return };
        let heading = |span: Span| span.of(&description.text).trim_start_matches('#').trim();
        let message =
            Message::new(META.id, "message").with("text", heading(pair[1].1)).with("other", heading(pair[0].1));
        if let Some(finding) = findings.report(&META, Place::description(description, pair[1].1), message) {
            finding.relate(Place::description(description, pair[0].1), Message::new(META.id, "note"));
        }
    }
}

/// The place of a section in the order of 37 CFR 1.77(b) and Rule 42(1) EPC, which agree on these.
const fn rank(kind: SectionKind) -> Option<u8> {
    match kind {
        SectionKind::Field | SectionKind::Background => Some(0),
        SectionKind::Summary => Some(1),
        SectionKind::DrawingsList => Some(2),
        SectionKind::Detailed => Some(3),
        _ => None,
    }
}
