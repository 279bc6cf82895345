//! Multiple dependent claims that cost a fee in the US; not whether they are allowed.
#![doc = include_str!("multiple_fee.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Joined, ReferenceRole};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/multiple-fee",
    group: Group::Dependency,
    offices: &[OfficeRule::us(Severity::Info, &["37-cfr-1-16-j", "37-cfr-1-75-c"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("multiple_fee"),
};

/// The rule.
pub struct MultipleFee;

impl Rule for MultipleFee {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let multiple: Vec<u32> = reading::claims(application)
            .iter()
            .filter(|claim| {
                claim.references.iter().any(|reference| {
                    reference.role == ReferenceRole::Dependency && reference.joined == Joined::Alternative
                })
            })
            .map(|claim| claim.number)
            .collect();
        if !multiple.is_empty() {
            let message = Message::new(META.id, "message").with("list", reading::listed(multiple));
            findings.report(&META, Place::part(PartName::Claims), message);
        }
    }
}
