//! Signs that bear another name in the claims than in the description; not signs that are missing.
#![doc = include_str!("claim_name_mismatch.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, names, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "numerals/claim-name-mismatch",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "oj-epo-2022-a113-art-1-2-i", "oj-epo-2022-a113-art-2-10"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-75-d-1", "mpep-608-01-o"]),
        OfficeRule::pct(Severity::Warning, &["rule-10-2"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979-art-5"]),
    ],
    languages: &[Language::En, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("claim_name_mismatch"),
};

/// The rule.
pub struct ClaimNameMismatch;

impl Rule for ClaimNameMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let table = names::table(&application.signs);
        let mut reported = HashSet::new();
        for claim in reading::claims(application) {
            for found in claim_signs::of(claim) {
                let Some(name) = found.name() else { continue };
                let (Some((usual, _)), Some(by_name)) =
                    (names::usual(&table, found.sign), table.by_sign.get(found.sign))
                else {
                    continue;
                };
                let head = found.mention.map_or(name.as_str(), |mention| mention.head.as_str());
                let known = by_name
                    .iter()
                    .any(|(other, uses)| names::may_be_one(other, &name) || uses.iter().any(|one| one.head == head));
                if known || !reported.insert((found.sign, name.clone())) {
                    continue;
                }
                let start = found.mention.map_or(found.span.start, |mention| mention.span.start);
                let span = Span::new(start, found.span.end);
                let message = Message::new(META.id, "message")
                    .with("n", claim.number)
                    .with("sign", found.sign)
                    .with("a", &name)
                    .with("b", usual);
                let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) else { continue };
                if names::is_generic(head) {
                    finding.with_severity(None, Severity::Info);
                }
                if let Some(first) = by_name.get(usual).and_then(|uses| uses.first()) {
                    let there = Span::new(first.name_span.start, first.sign_span.end);
                    finding.relate(Place::description(description, there), Message::new(META.id, "note"));
                }
            }
        }
    }
}
