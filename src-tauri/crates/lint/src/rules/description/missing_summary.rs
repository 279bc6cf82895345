//! Descriptions that never disclose the invention as claimed; not whether the summary matches the claims.
#![doc = include_str!("missing_summary.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_terms, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/missing-summary",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-c", "gl-f-ii-4-5"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-73", "37-cfr-1-77-b-8"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-iii", "ai-section-204"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("missing_summary"),
};

/// The rule.
pub struct MissingSummary;

impl Rule for MissingSummary {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if description.sections_of(SectionKind::Summary).next().is_some() || STATEMENT.is_match(&description.text) {
            return;
        }
        let terms = reading::claims(application).first().map(claim_terms::of).unwrap_or_default();
        let restated = !terms.is_empty()
            && description.paragraphs.iter().any(|paragraph| {
                let text = paragraph.span.of(&description.text).to_lowercase();
                2 * terms.iter().filter(|term| text.contains(term.as_str())).count() >= terms.len()
            });
        if !restated {
            findings.report(&META, Place::part(PartName::Description), Message::new(META.id, "message"));
        }
    }
}

/// Sentences that disclose the invention without a heading.
static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:(?:an?|one|another|further|primary|first)\s+(?:object|objective|aspect|purpose|advantage|feature)s?\s+of\s+(?:the|this|an?)|according\s+to\s+(?:the\s+(?:present\s+)?invention|(?:an|one|a\s+first)\s+(?:aspect|embodiment))|in\s+(?:one|accordance\s+with\s+one)\s+(?:general\s+)?(?:aspect|embodiment)|(?:the|this)\s+(?:present\s+)?(?:invention|disclosure)\s+(?:provides?|comprises?|includes?|is\s+directed|overcomes|solves|consists)|problem\s+(?:is\s+)?solved|(?:l['’]invention\s+(?:propose|a\s+pour\s+(?:but|objet))|selon\s+l['’]invention)|erfindungsgemäß|aufgabe\s+(?:der|wird|ist)|gelöst)")
        .expect("a constant pattern")
});
