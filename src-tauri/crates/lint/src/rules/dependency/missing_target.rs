//! References to claims that do not exist; not references to the wrong claim.
#![doc = include_str!("missing_target.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "dependency/missing-target",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-43-4", "art-84"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-d", "37-cfr-1-75-c", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Error, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Error, &["r-612-17", "l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_target"),
};

/// The rule.
pub struct MissingTarget;

impl Rule for MissingTarget {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        let numbers: HashSet<u32> = claims.iter().map(|claim| claim.number).collect();
        for claim in claims {
            for reference in &claim.references {
                let missing: Vec<u32> =
                    reference.numbers.iter().copied().filter(|number| !numbers.contains(number)).collect();
                if !missing.is_empty() {
                    let key = if missing.len() > 1 { "several" } else { "message" };
                    let message =
                        Message::new(META.id, key).with("n", claim.number).with("m", reading::listed(missing));
                    findings.report(&META, Place::claim(claim.index, reference.span), message);
                }
            }
        }
    }
}
