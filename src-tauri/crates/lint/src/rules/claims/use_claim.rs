//! Claims to a use; not uses named inside other claims.
#![doc = include_str!("use_claim.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/use-claim",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-16"]),
        OfficeRule::us(Severity::Error, &["35-usc-101", "35-usc-112-b", "mpep-2173-05-q"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-21"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("use_claim"),
};

/// The rule.
pub struct UseClaim;

impl Rule for UseClaim {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let Some(found) = USE.find(claim.body_text()) else { continue };
            let span = reading::trimmed(found.as_str()).shifted(found.start() + claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number);
            findings.report(&META, Place::claim(claim.index, span), message);
        }
    }
}

static USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:(?:the\s+)?use\s+of|(?:l['’])?utilisation\s+d|(?:die\s+)?verwendung)\b")
        .expect("a constant pattern")
});
