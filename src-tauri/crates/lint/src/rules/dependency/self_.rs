//! Claims that refer to themselves; not longer circles.
#![doc = include_str!("self_.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/self",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-43-4"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-d", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Error, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Error, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("self_"),
};

/// The rule.
pub struct SelfReference;

impl Rule for SelfReference {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            for reference in claim.references.iter().filter(|reference| reference.numbers.contains(&claim.number)) {
                let place = Place::claim(claim.index, reference.span);
                let message = Message::new(META.id, "message").with("n", claim.number);
                let Some(finding) = findings.report(&META, place, message) else { continue };
                let words = reference.span.of(&claim.text);
                if let ([only, _, ..], 1, [_]) = (claims, claim.index, reference.numbers.as_slice()) {
                    let renamed = words.replace(&claim.number.to_string(), &only.number.to_string());
                    let title = Message::new(META.id, "fix").with("m", only.number);
                    finding.offer(Fix::review(title, vec![Edit::new(place, renamed)]));
                }
            }
        }
    }
}
