//! Statements that take over another document without the words that the USPTO requires; not proper incorporation.
#![doc = include_str!("incorporation_defective.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/incorporation-defective",
    group: Group::Description,
    offices: &[OfficeRule::us(Severity::Warning, &["37-cfr-1-57-c", "37-cfr-1-57-d", "37-cfr-1-57-e"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("incorporation_defective"),
};

/// The rule.
pub struct IncorporationDefective;

impl Rule for IncorporationDefective {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        for found in TAKEN_OVER.find_iter(&description.text) {
            let paragraph = description.paragraph_at(found.start()).map(|index| description.paragraphs[index].span);
            let text = paragraph.map_or("", |span| span.of(&description.text)).to_lowercase();
            if text.contains("incorporat") && text.contains("reference") {
                continue;
            }
            let span = Span::new(found.start(), found.end());
            let message = Message::new(META.id, "message").with("text", found.as_str());
            findings.report(&META, Place::description(description, span), message);
            return;
        }
    }
}

static TAKEN_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:is|are)\s+(?:hereby\s+|herewith\s+)?(?:made|considered|deemed)\s+(?:to\s+be\s+)?(?:an?\s+)?(?:integral\s+)?part\s+of\s+(?:this|the\s+present)\s+(?:specification|disclosure|application|description)|(?-u:\b)(?:is|are)\s+(?:hereby\s+)?(?:included|adopted|imported)\s+herein(?:\s+in\s+(?:its|their)\s+entiret(?:y|ies))?|(?-u:\b)the\s+(?:contents?|disclosures?|teachings?)\s+of\s+which\s+(?:is|are)\s+(?:hereby\s+)?(?:included|adopted|imported)(?-u:\b)")
        .expect("a constant pattern")
});
