//! Abstracts of more than one paragraph; not their length.
#![doc = include_str!("paragraphs.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "abstract/paragraphs",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["epo-practice"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Info, &["practice-of-the-pct-authorities"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("paragraphs"),
};

/// The rule.
pub struct Paragraphs;

impl Rule for Paragraphs {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(text) = application.abstract_.present() else { return };
        let count = text.lines().filter(|line| line.trim_end().ends_with('.')).count();
        if count > 1 {
            let message = Message::new(META.id, "message").with("count", count);
            findings.report(&META, Place::part(PartName::Abstract), message);
        }
    }
}
