//! Applications without claims; not how claims are numbered.
#![doc = include_str!("missing_claims.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, Part, PartName, Route};

static META: RuleMeta = RuleMeta {
    id: "document/missing-claims",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-78-1-c", "art-84", "r-57-c"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-b", "37-cfr-1-75-a"]),
        OfficeRule::pct(Severity::Error, &["art-3-2", "art-6", "art-11-1-iii-e"]),
        OfficeRule::fr(Severity::Warning, &["l-612-2", "r-612-3-2"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_claims"),
};

/// The rule.
pub struct MissingClaims;

impl Rule for MissingClaims {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let lacking = match &application.claims {
            Part::Lacking => true,
            Part::Present(set) => set.claims.is_empty(),
            Part::NotSupplied | Part::Unreadable(_) => false,
        };
        if !lacking {
            return;
        }
        let provisional = application.facts.route.value == Route::Provisional;
        if let Some(finding) = findings.report(&META, Place::part(PartName::Claims), Message::new(META.id, "message")) {
            finding.retain_offices(|office| office != Office::Us || !provisional);
        }
    }
}
