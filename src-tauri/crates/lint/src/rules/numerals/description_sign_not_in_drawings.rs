//! Signs of the description that no figure shows; not signs that only figures have.
#![doc = include_str!("description_sign_not_in_drawings.md")]

use crate::rule::pages;
use crate::rules::claim_signs;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "numerals/description-sign-not-in-drawings",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-a-ix-7-5-4", "oj-epo-2022-a113-art-1-2-i"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-p-5"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-l"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description, PartName::Drawings],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("description_sign_not_in_drawings"),
};

/// The rule.
pub struct DescriptionSignNotInDrawings;

impl Rule for DescriptionSignNotInDrawings {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let Some(drawn) = claim_signs::drawn(application) else { return };
        let mut reported = HashSet::new();
        for found in &application.signs {
            let shown = drawn.contains(found.sign.as_str()) || drawn.contains(claim_signs::base(&found.sign));
            if shown || !reported.insert(found.sign.as_str()) {
                continue;
            }
            let message = Message::new(META.id, "message").with("sign", &found.sign).with("name", &found.name);
            findings.report(&META, Place::description(description, found.sign_span), message);
        }
    }
}
