//! Signs in claims that no figure shows; not signs that the description lacks.
#![doc = include_str!("claim_sign_not_in_drawings.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "numerals/claim-sign-not-in-drawings",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-a-ix-7-5-4", "oj-epo-2022-a113-art-1-2-i"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-83-a", "37-cfr-1-84-p-5"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-l"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Drawings],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("claim_sign_not_in_drawings"),
};

/// The rule.
pub struct ClaimSignNotInDrawings;

impl Rule for ClaimSignNotInDrawings {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(drawn) = claim_signs::drawn(application) else { return };
        let mut reported = HashSet::new();
        for claim in reading::claims(application) {
            for found in claim_signs::of(claim) {
                let shown = drawn.contains(found.sign) || drawn.contains(claim_signs::base(found.sign));
                if shown || !reported.insert(found.sign) {
                    continue;
                }
                let message = Message::new(META.id, "message").with("sign", found.sign).with("n", claim.number);
                findings.report(&META, Place::claim(claim.index, found.span), message);
            }
        }
    }
}
