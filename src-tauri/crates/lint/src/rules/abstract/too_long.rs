//! Abstracts over the length that the offices want; not their content.
#![doc = include_str!("too_long.md")]

use crate::rule::pages;
use crate::rules::abstract_words;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "abstract/too-long",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-47-3"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-72-b", "mpep-608-01-b"]),
        OfficeRule::pct(Severity::Warning, &["rule-8-1-b"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c-v"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
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
        let Some(text) = application.abstract_.present() else { return };
        let count = abstract_words::count(text, application.title.present().map(String::as_str));
        let limit = if application.language == Language::Fr { 180 } else { 150 };
        let place = Place::part(PartName::Abstract);
        if count > limit {
            let message = Message::new(META.id, "message").with("count", count).with("max", limit);
            if let Some(finding) = findings.report(&META, place, message)
                && count <= limit + TOLERANCE
            {
                finding.with_severity(None, Severity::Info);
            }
        } else if count < SHORT && count > 0 && application.language == Language::En {
            let message = Message::new(META.id, "short").with("count", count);
            if let Some(finding) = findings.report(&META, place, message) {
                finding.with_severity(None, Severity::Info);
                finding.retain_offices(|office| matches!(office, Office::Us | Office::Pct));
            }
        }
    }
}

/// Words over the limit that differing counts explain.
const TOLERANCE: usize = 3;

/// Words under which an abstract is short: 50, less what differing counts explain.
const SHORT: usize = 45;
