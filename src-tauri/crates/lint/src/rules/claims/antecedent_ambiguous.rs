//! Definite phrases that several introduced things answer to; not phrases that nothing answers to.
#![doc = include_str!("antecedent_ambiguous.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-ambiguous",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-1"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-e"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("antecedent_ambiguous"),
};

/// The rule.
pub struct AntecedentAmbiguous;

impl Rule for AntecedentAmbiguous {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::Ambiguous(_))) {
                let Resolution::Ambiguous(rivals) = &mention.resolution else { continue };
                let rivals = || rivals.iter().take(antecedents::MAX_CANDIDATES);
                let named = rivals().filter_map(|id| antecedents::get(claims, *id));
                let named: Vec<_> = named.map(|(other, there)| format!("\"{}\"", there.span.of(&other.text))).collect();
                let message = Message::new(META.id, "message")
                    .with("text", mention.span.of(&claim.text))
                    .with("n", claim.number)
                    .with("candidates", named.join(", "));
                let Some(finding) = findings.report(&META, Place::claim(claim.index, mention.span), message) else {
                    continue;
                };
                for (other, there) in rivals().filter_map(|id| antecedents::get(claims, *id)) {
                    finding.relate(Place::claim(other.index, there.span), Message::new(META.id, "note"));
                }
            }
        }
    }
}
