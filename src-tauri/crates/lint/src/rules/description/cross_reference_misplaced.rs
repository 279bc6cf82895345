//! Statements of priority or benefit after the first section; not what they lack.
#![doc = include_str!("cross_reference_misplaced.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/cross-reference-misplaced",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-36", "r-52"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-77-b-2", "37-cfr-1-78", "mpep-211"]),
        OfficeRule::pct(Severity::Info, &["rule-4-10", "rule-4-11"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("cross_reference_misplaced"),
};

/// The rule.
pub struct CrossReferenceMisplaced;

impl Rule for CrossReferenceMisplaced {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if description.sections_of(SectionKind::CrossReference).next().is_some() {
            return;
        }
        let Some(found) = BENEFIT.find(&description.text) else { return };
        let Some(index) = description.paragraph_at(found.start()) else { return };
        let kind = description.sections.get(description.paragraphs[index].section).map(|section| section.kind);
        let opened = description.sections.iter().any(|section| {
            section.heading.is_some() && section.kind != SectionKind::Other && section.span.start <= found.start()
        });
        let late = matches!(
            kind,
            Some(SectionKind::Background | SectionKind::Summary | SectionKind::DrawingsList | SectionKind::Detailed)
        );
        // Many texts open with the statement under the first heading of the background.
        let first = description.paragraphs[..index].iter().all(|paragraph| paragraph.heading)
            && found.start() <= description.paragraphs[index].span.start + LABEL;
        if !late || !opened || first {
            return;
        }
        let message = Message::new(META.id, "message").with("text", found.as_str());
        findings.report(&META, Place::description(description, Span::new(found.start(), found.end())), message);
    }
}

/// Bytes of a printed number before a paragraph.
const LABEL: usize = 12;

static BENEFIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:this|the\s+present|the\s+instant)\s+(?:patent\s+|u\.?s\.?\s+|non-?provisional\s+)?application\s+(?:also\s+)?(?:is\s+an?\s+(?:\w+\s+){0,2}(?:continuation|divisional|division)(?:-in-part)?\s+of|claims?\s+(?:the\s+)?(?:benefits?|priority)(?:\s+(?:of|to|from))?)")
        .expect("a constant pattern")
});
