//! Definite phrases for parts that their whole implies; not phrases that nothing implies.
#![doc = include_str!("antecedent_inherent.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-inherent",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84", "gl-f-iv-4-1"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-e"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("antecedent_inherent"),
};

/// The rule.
pub struct AntecedentInherent;

impl Rule for AntecedentInherent {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::Inherent)) {
                let text = mention.span.of(&claim.text);
                let message = Message::new(META.id, "message").with("text", text).with("n", claim.number);
                findings.report(&META, Place::claim(claim.index, mention.span), message);
            }
        }
    }
}
