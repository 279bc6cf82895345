//! Independent claims without a characterising part; not characterising parts that are malformed.
#![doc = include_str!("two_part_form.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Category, TransitionKind};
use claimwright_application::{Application, Claim, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/two-part-form",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-1-a-b", "gl-f-iv-2-2"]),
        OfficeRule::pct(Severity::Info, &["rule-6-3-b"]),
        OfficeRule::fr(Severity::Info, &["r-612-17"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("two_part_form"),
};

/// The rule.
pub struct TwoPartForm;

impl Rule for TwoPartForm {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let plain: Vec<&Claim> =
            reading::independent(reading::claims(application)).filter(|claim| is_one_part(claim)).collect();
        let Some(first) = plain.first() else { return };
        let message =
            Message::new(META.id, "message").with("list", reading::listed(plain.iter().map(|claim| claim.number)));
        let Some(finding) = findings.report(&META, Place::claim(first.index, reading::opening(first)), message) else {
            return;
        };
        for other in &plain[1..] {
            finding.relate(Place::claim(other.index, reading::opening(other)), Message::new("engine", "also-here"));
        }
    }
}

/// Whether a claim could have two parts and has one. Uses, programs, media and compositions seldom take the form.
fn is_one_part(claim: &Claim) -> bool {
    let fit = !matches!(
        claim.category,
        Category::Use | Category::Program | Category::Medium | Category::Signal | Category::Composition
    );
    fit && claim.transition.is_none_or(|transition| transition.kind != TransitionKind::Characterising)
}
