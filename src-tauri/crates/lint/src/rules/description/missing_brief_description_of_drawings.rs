//! Figures without a list of figures; not single figures that the list leaves out.
#![doc = include_str!("missing_brief_description_of_drawings.md")]

use crate::rule::pages;
use crate::rules::figures;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "description/missing-brief-description-of-drawings",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-d"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-74", "37-cfr-1-77-b-9", "mpep-608-01-f"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-iv", "ai-section-204"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-4"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_brief_description_of_drawings"),
};

/// The rule.
pub struct MissingBriefDescriptionOfDrawings;

impl Rule for MissingBriefDescriptionOfDrawings {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if description.sections_of(SectionKind::DrawingsList).next().is_some() {
            return;
        }
        let own = application.figures.iter().filter(|mention| !mention.of_another_document);
        let paragraphs: HashSet<_> = own.filter_map(|mention| description.paragraph_at(mention.span.start)).collect();
        let drawn = application.drawings.present().is_some_and(|drawings| !drawings.figures.is_empty());
        let needed = if drawn { !paragraphs.is_empty() } else { paragraphs.len() >= MIN_PARAGRAPHS };
        if needed && figures::entries(application).next().is_none() {
            findings.report(&META, Place::part(PartName::Description), Message::new(META.id, "message"));
        }
    }
}

/// Paragraphs that must mention figures before the lack of a list is reported; the drawings themselves are not known.
const MIN_PARAGRAPHS: usize = 2;
