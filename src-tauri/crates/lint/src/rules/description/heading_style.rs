//! Section headings that are not in capitals, as the USPTO suggests; not their order.
#![doc = include_str!("heading_style.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "description/heading-style",
    group: Group::Description,
    offices: &[OfficeRule::us(Severity::Info, &["37-cfr-1-77-c"])],
    languages: &[Language::En],
    stages: FILING,
    needs: &[PartName::Description],
    fix: FixKind::Safe,
    status: RuleStatus::Preview,
    pages: pages!("heading_style"),
};

/// The rule.
pub struct HeadingStyle;

impl Rule for HeadingStyle {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mixed: Vec<Span> = description
            .sections
            .iter()
            .filter(|section| section.kind != SectionKind::Other)
            .filter_map(|section| section.heading)
            .filter(|heading| heading.len() <= LONGEST && heading.of(&description.text).contains(char::is_lowercase))
            .collect();
        let Some(first) = mixed.first() else { return };
        let text = first.of(&description.text).trim_start_matches('#').trim();
        let message = Message::new(META.id, "message").with("text", text).with("count", mixed.len());
        let Some(finding) = findings.report(&META, Place::description(description, *first), message) else { return };
        for other in mixed[1..].iter().take(MAX_RELATED) {
            finding.relate(Place::description(description, *other), Message::new("engine", "also-here"));
        }
        let edits = mixed
            .iter()
            .map(|heading| {
                Edit::new(Place::description(description, *heading), heading.of(&description.text).to_uppercase())
            })
            .collect();
        finding.offer(Fix::safe(Message::new(META.id, "fix"), edits));
    }
}

/// Bytes of a heading; a longer line is a title inside the text.
const LONGEST: usize = 80;

/// Further headings that are shown in place.
const MAX_RELATED: usize = 20;
