//! Multiple dependencies that join their claims by "and"; not references in another category.
#![doc = include_str!("multiple_not_alternative.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Joined, ReferenceRole};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "dependency/multiple-not-alternative",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-4", "gl-f-iv-3-4"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-e", "37-cfr-1-75-c", "mpep-608-01-n-i-b"]),
        OfficeRule::pct(Severity::Error, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("multiple_not_alternative"),
};

/// The rule.
pub struct MultipleNotAlternative;

impl Rule for MultipleNotAlternative {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application).iter().filter(|claim| claim.dependent) {
            for reference in &claim.references {
                if reference.joined != Joined::Cumulative
                    || reference.role != ReferenceRole::Dependency
                    || reference.numbers.len() < 2
                {
                    continue;
                }
                let place = Place::claim(claim.index, reference.span);
                let text = reference.span.of(&claim.text);
                let message = Message::new(META.id, "message").with("n", claim.number).with("text", text);
                let Some(finding) = findings.report(&META, place, message) else { continue };
                if application.language == Language::En && text.starts_with("claims") {
                    let at = Span::new(reference.span.start, reference.span.start);
                    let edit = Edit::new(Place::claim(claim.index, at), "any one of ");
                    finding.offer(Fix::review(Message::new(META.id, "fix"), vec![edit]));
                }
            }
        }
    }
}
