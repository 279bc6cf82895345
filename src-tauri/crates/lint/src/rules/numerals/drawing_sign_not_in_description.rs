//! Signs of the drawings that the text does not explain; not signs that only the text has.
#![doc = include_str!("drawing_sign_not_in_description.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "numerals/drawing-sign-not-in-description",
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
    pages: pages!("drawing_sign_not_in_description"),
};

/// The rule.
pub struct DrawingSignNotInDescription;

impl Rule for DrawingSignNotInDescription {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let (Some(description), Some(drawings)) = (application.description.present(), application.drawings.present())
        else {
            return;
        };
        let mut known = claim_signs::tokens(&description.text);
        for claim in reading::claims(application) {
            known.extend(claim_signs::of(claim).iter().map(|found| found.sign));
        }
        let mut reported = HashSet::new();
        for figure in &drawings.figures {
            for sign in &figure.signs {
                if known.contains(sign.as_str()) || !reported.insert(sign.as_str()) {
                    continue;
                }
                let message = Message::new(META.id, "message").with("sign", sign).with("fig", &figure.label);
                findings.report(&META, Place::part(PartName::Drawings), message);
            }
        }
    }
}
