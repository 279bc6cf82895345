//! Claims that depend on each other in a circle; not a claim that refers to itself.
#![doc = include_str!("cycle.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{circles, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/cycle",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-43-4", "art-84"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-d", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Error, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Error, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("cycle"),
};

/// The rule.
pub struct Cycle;

impl Rule for Cycle {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for circle in circles::circles(claims) {
            let list = reading::listed(circle.iter().map(|&index| claims[index].number));
            for &index in &circle {
                let claim = &claims[index];
                let closing = claim.references.iter().find(|reference| {
                    circle.iter().any(|&other| other != index && reference.numbers.contains(&claims[other].number))
                });
                let Some(reference) = closing else { continue };
                let message = Message::new(META.id, "message").with("list", &list);
                findings.report(&META, Place::claim(index, reference.span), message);
            }
        }
    }
}
