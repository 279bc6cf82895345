//! Two names for one thing; not names that differ by a letter or look alike, and not how names are compared.
#![doc = include_str!("variant.md")]

use crate::rule::pages;
use crate::rules::namings;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, OfficeRule, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::names::{OtherName, Sameness, Tie};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "terminology/variant",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "oj-epo-2022-a113-art-2-10"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-o", "mpep-2173-05-e"]),
        OfficeRule::pct(Severity::Info, &["rule-10-2"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979-art-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("variant"),
};

/// What is less sure than this is left to whoever looks at the groups of names: on granted patents, more than half of it
/// is two things.
const SURE_ENOUGH: f32 = 0.6;

/// The rule.
pub struct Variant;

impl Rule for Variant {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let wanted = |other: &OtherName| {
            other.sameness != Sameness::Two
                && !matches!(other.tie, Tie::Slip | Tie::Look)
                && (other.decided || other.confidence >= SURE_ENOUGH)
        };
        namings::report(&META, application, findings, wanted, sentence);
    }
}

const fn sentence(other: &OtherName) -> &'static str {
    match (other.sameness, other.tie) {
        (Sameness::One, _) if other.decided => "message-decided",
        (_, Tie::Sign) => "message-sign",
        (_, Tie::Form) => "message-form",
        (_, Tie::Initials) => "message-initials",
        (_, Tie::Anew) => "message-anew",
        (Sameness::One, _) => "message",
        _ => "message-perhaps",
    }
}
