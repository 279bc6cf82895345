//! Applications without a title; not what a title says.
#![doc = include_str!("missing_title.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Part, PartName, Presence};

static META: RuleMeta = RuleMeta {
    id: "document/missing-title",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-41-2-b", "gl-a-iii-7-1"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-72-a", "37-cfr-1-77-b-1"]),
        OfficeRule::pct(Severity::Error, &["art-4-1-iii", "rule-5-1-a"]),
        OfficeRule::fr(Severity::Error, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_title"),
};

/// The rule.
pub struct MissingTitle;

impl Rule for MissingTitle {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        if !matches!(application.title, Part::Lacking) {
            return;
        }
        if let Some(finding) = findings.report(&META, Place::part(PartName::Title), Message::new(META.id, "message"))
            && application.facts.request_form.value == Presence::Present
        {
            finding.with_severity(None, Severity::Info);
        }
    }
}
