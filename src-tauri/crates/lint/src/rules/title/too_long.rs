//! Titles longer than the offices take; not what they say.
#![doc = include_str!("too_long.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "title/too-long",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-41-2-b", "gl-a-iii-7-1"]),
        OfficeRule::us(Severity::Error, &["37-cfr-1-72-a"]),
        OfficeRule::pct(Severity::Info, &["rule-4-3"]),
        OfficeRule::fr(Severity::Warning, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("too_long"),
};

/// The rule.
pub struct TooLong;

impl Rule for TooLong {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(title) = application.title.present() else { return };
        let words = title.split_whitespace().count();
        let chars = title.trim().chars().count();
        let outside_pct = application.language == Language::En && !(2..=7).contains(&words);
        let concerns = |office| match office {
            Office::Us => chars > US_CHARACTERS,
            Office::Ep | Office::Fr => words > WORDS,
            Office::Pct => outside_pct,
        };
        if !Office::ALL.into_iter().any(|office| findings.asks(office) && concerns(office)) {
            return;
        }
        let key = if words > WORDS || chars > US_CHARACTERS { "message" } else { "pct" };
        let message = Message::new(META.id, key).with("words", words).with("chars", chars);
        if let Some(finding) = findings.report(&META, Place::part(PartName::Title), message) {
            finding.retain_offices(concerns);
        }
    }
}

/// 37 CFR 1.72(a).
const US_CHARACTERS: usize = 500;

/// Words beyond which the EPO and INPI no longer find a title concise; our reading of Rule 41(2)(b) EPC.
const WORDS: usize = 25;
