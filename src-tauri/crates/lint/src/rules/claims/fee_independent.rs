//! More than three independent claims, which the USPTO charges; not their categories.
#![doc = include_str!("fee_independent.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, PartName, Route};

static META: RuleMeta = RuleMeta {
    id: "claims/fee-independent",
    group: Group::Claims,
    offices: &[OfficeRule::us(Severity::Info, &["37-cfr-1-16-h"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("fee_independent"),
};

/// The rule.
pub struct FeeIndependent;

impl Rule for FeeIndependent {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let independent: Vec<&Claim> = reading::claims(application).iter().filter(|claim| !claim.dependent).collect();
        if independent.len() <= COVERED || application.facts.route.value == Route::Provisional {
            return;
        }
        let first = independent[COVERED];
        let message = Message::new(META.id, "message")
            .with("count", independent.len())
            .with("extra", independent.len() - COVERED)
            .with("list", reading::listed(independent.iter().map(|claim| claim.number)));
        findings.report(&META, Place::claim(first.index, reading::opening(first)), message);
    }
}

/// Independent claims that the basic fee covers.
const COVERED: usize = 3;
