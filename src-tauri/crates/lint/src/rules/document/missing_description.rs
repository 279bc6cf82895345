//! Applications without a description; not what a description lacks.
#![doc = include_str!("missing_description.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Part, PartName};

static META: RuleMeta = RuleMeta {
    id: "document/missing-description",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Error, &["art-78-1-b", "r-42"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-a", "37-cfr-1-71", "37-cfr-1-77-b-10"]),
        OfficeRule::pct(Severity::Error, &["art-3-2", "art-5", "rule-5-1"]),
        OfficeRule::fr(Severity::Error, &["l-612-2", "r-612-3", "r-612-12"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_description"),
};

/// The rule.
pub struct MissingDescription;

impl Rule for MissingDescription {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let place = Place::part(PartName::Description);
        match &application.description {
            Part::Lacking => {
                findings.report(&META, place, Message::new(META.id, "message"));
            }
            Part::Present(description) => {
                let count = description.text.split_whitespace().take(MIN_WORDS).count();
                if count < MIN_WORDS {
                    let message = Message::new(META.id, "short").with("count", count);
                    if let Some(finding) = findings.report(&META, place, message) {
                        finding.with_severity(None, Severity::Warning);
                    }
                }
            }
            Part::NotSupplied | Part::Unreadable(_) => {}
        }
    }
}

/// Words under which no invention is disclosed.
const MIN_WORDS: usize = 50;
