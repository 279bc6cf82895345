//! Definite phrases whose antecedent stands in a claim outside the chain; not phrases introduced nowhere.
#![doc = include_str!("antecedent_other_branch.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-other-branch",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "r-43-4"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-e", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Info, &["rule-6-4"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("antecedent_other_branch"),
};

/// The rule.
pub struct AntecedentOtherBranch;

impl Rule for AntecedentOtherBranch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            let mut told = HashSet::new();
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::OtherBranch(_))) {
                let Resolution::OtherBranch(elsewhere) = &mention.resolution else { continue };
                let Some((other, _)) = elsewhere.first().and_then(|id| antecedents::get(claims, *id)) else { continue };
                let message = Message::new(META.id, "message")
                    .with("text", mention.span.of(&claim.text))
                    .with("n", claim.number)
                    .with("m", other.number);
                let Some(finding) = findings.report(&META, Place::claim(claim.index, mention.span), message) else {
                    continue;
                };
                if !told.insert(mention.term()) {
                    // The same defect again: it is mended where it was told first.
                    finding.with_severity(None, Severity::Info);
                }
                for id in elsewhere.iter().take(antecedents::MAX_CANDIDATES) {
                    if let Some((other, there)) = antecedents::get(claims, *id) {
                        finding.relate(Place::claim(other.index, there.span), Message::new(META.id, "note"));
                    }
                }
            }
        }
    }
}
