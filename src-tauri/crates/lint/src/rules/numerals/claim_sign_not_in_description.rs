//! Signs in claims that the description does not know; not signs that the drawings lack.
#![doc = include_str!("claim_sign_not_in_description.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "numerals/claim-sign-not-in-description",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-a-ix-7-5-4", "r-43-7"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-m", "mpep-608-01-o"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-l", "rule-6-2-b"]),
        OfficeRule::fr(Severity::Warning, &["r-612-16"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("claim_sign_not_in_description"),
};

/// The rule.
pub struct ClaimSignNotInDescription;

impl Rule for ClaimSignNotInDescription {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if application.signs.is_empty() {
            return;
        }
        let claims = reading::claims(application);
        if claims.iter().all(|claim| claim_signs::of(claim).is_empty()) {
            return;
        }
        let known = claim_signs::tokens(&description.text);
        let mut reported = HashSet::new();
        for claim in claims {
            for found in claim_signs::of(claim) {
                if known.contains(found.sign) || !reported.insert(found.sign) {
                    continue;
                }
                let message = Message::new(META.id, "message").with("sign", found.sign).with("n", claim.number);
                findings.report(&META, Place::claim(claim.index, found.span), message);
            }
        }
    }
}
