//! Dependent claims that name their parent late; not whether the reference is right.
#![doc = include_str!("reference_not_at_start.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "dependency/reference-not-at-start",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-4"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-n"]),
        OfficeRule::pct(Severity::Info, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("reference_not_at_start"),
};

/// The rule.
pub struct ReferenceNotAtStart;

impl Rule for ReferenceNotAtStart {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application).iter().filter(|claim| claim.dependent) {
            let Some(reference) = claim.references.first() else { continue };
            let Some(before) = claim.text.get(claim.label.end..reference.span.start) else { continue };
            if before.split_whitespace().count() <= MAX_WORDS || OTHER_THING.is_match(before) {
                continue;
            }
            let message = Message::new(META.id, "message")
                .with("n", claim.number)
                .with("m", reference.numbers.first().copied().unwrap_or_default());
            findings.report(&META, Place::claim(claim.index, reference.span), message);
        }
    }
}

/// Words that may stand before the reference.
const MAX_WORDS: usize = 15;

static OTHER_THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:compris\w+|includ\w+|containing|having|using|storing|configured|for|mit|umfassend|zur?m?|comprenant|comportant|pour)\b")
        .expect("a constant pattern")
});
