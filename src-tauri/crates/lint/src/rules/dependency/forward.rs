//! References to claims that come later; not circles, which are another rule.
#![doc = include_str!("forward.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "dependency/forward",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-4", "gl-f-iv-3-5"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-d-e", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-4-c"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("forward"),
};

/// The rule.
pub struct Forward;

impl Rule for Forward {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        let numbers: HashSet<u32> = claims.iter().map(|claim| claim.number).collect();
        for claim in claims {
            for reference in &claim.references {
                let later: Vec<u32> = reference
                    .numbers
                    .iter()
                    .copied()
                    .filter(|number| *number > claim.number && numbers.contains(number))
                    .collect();
                if !later.is_empty() {
                    let message =
                        Message::new(META.id, "message").with("n", claim.number).with("m", reading::listed(later));
                    findings.report(&META, Place::claim(claim.index, reference.span), message);
                }
            }
        }
    }
}
