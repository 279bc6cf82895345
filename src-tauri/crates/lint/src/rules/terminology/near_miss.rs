//! Names that nearly are other names: by a letter, or alike and introduced as two things; not names that mean the same.
#![doc = include_str!("near_miss.md")]

use crate::rule::pages;
use crate::rules::namings;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, OfficeRule, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::names::{OtherName, Sameness, Tie};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "terminology/near-miss",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "oj-epo-2022-a113-art-2-10"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-o"]),
        OfficeRule::pct(Severity::Info, &["rule-10-2"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979-art-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("near_miss"),
};

/// The rule.
pub struct NearMiss;

impl Rule for NearMiss {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        // Two things on purpose are shown only where the names look alike; a slip that was decided to be none is no slip.
        let wanted = |other: &OtherName| match other.tie {
            Tie::Slip => other.sameness != Sameness::Two,
            Tie::Look => true,
            _ => false,
        };
        namings::report(&META, application, findings, wanted, sentence);
    }
}

const fn sentence(other: &OtherName) -> &'static str {
    match other.tie {
        Tie::Look => "message-look",
        _ => "message",
    }
}
