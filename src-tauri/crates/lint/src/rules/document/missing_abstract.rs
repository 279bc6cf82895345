//! Applications without an abstract; not defects of an abstract.
#![doc = include_str!("missing_abstract.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, Part, PartName, Route, Stage};

static META: RuleMeta = RuleMeta {
    id: "document/missing-abstract",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Error, &["art-78-1-e", "art-85", "r-47", "r-57-d"]),
        OfficeRule::us(Severity::Error, &["37-cfr-1-72-b", "mpep-608-01-b"]),
        OfficeRule::pct(Severity::Error, &["art-3-2", "rule-8", "art-14-1-a-iv"]),
        OfficeRule::fr(Severity::Error, &["r-612-3", "r-612-20"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_abstract"),
};

/// The rule.
pub struct MissingAbstract;

impl Rule for MissingAbstract {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        if !matches!(application.abstract_, Part::Lacking) {
            return;
        }
        let (route, stage) = (application.facts.route.value, application.facts.stage.value);
        let message = Message::new(META.id, "message");
        if let Some(finding) = findings.report(&META, Place::part(PartName::Abstract), message) {
            finding.retain_offices(|office| match office {
                Office::Us => !matches!(route, Route::Provisional | Route::UsNational),
                // The specification of a European patent is published without its abstract (Rule 73(1) EPC).
                Office::Ep => route != Route::EpRegional && stage < Stage::Granted,
                Office::Pct | Office::Fr => true,
            });
        }
    }
}
