//! Definite phrases in another number than what they refer to; not phrases without an antecedent.
#![doc = include_str!("antecedent_number_mismatch.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-number-mismatch",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-e"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("antecedent_number_mismatch"),
};

/// The rule.
pub struct AntecedentNumberMismatch;

impl Rule for AntecedentNumberMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::NumberMismatch(_))) {
                let Resolution::NumberMismatch(id) = &mention.resolution else { continue };
                let Some((other, there)) = antecedents::get(claims, *id) else { continue };
                let message = Message::new(META.id, "message")
                    .with("text", mention.span.of(&claim.text))
                    .with("n", claim.number)
                    .with("antecedent", there.span.of(&other.text));
                if let Some(finding) = findings.report(&META, Place::claim(claim.index, mention.span), message) {
                    finding.relate(Place::claim(other.index, there.span), Message::new(META.id, "note"));
                }
            }
        }
    }
}
