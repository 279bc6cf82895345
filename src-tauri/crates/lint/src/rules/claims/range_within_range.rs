//! A broad and a narrow range of one quantity in one claim; not ranges that are impossible.
#![doc = include_str!("range_within_range.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{ranges, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/range-within-range",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-9"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-c-i"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-40"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("range_within_range"),
};

/// The rule.
pub struct RangeWithinRange;

impl Rule for RangeWithinRange {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let text = claim.body_text();
            let found = ranges::of(text, claim.language);
            for pair in found.windows(2) {
                let (broad, narrow) = (&pair[0], &pair[1]);
                let between = &text[broad.span.end..narrow.span.start];
                let nested = broad.unit == narrow.unit && broad.contains(narrow) && broad != narrow;
                if !nested || between.len() > REACH || !LEAD.is_match(between) {
                    continue;
                }
                let message = Message::new(META.id, "message")
                    .with("n", claim.number)
                    .with("broad", broad.span.of(text))
                    .with("narrow", narrow.span.of(text));
                let place = Place::claim(claim.index, narrow.span.shifted(claim.label.end));
                if let Some(finding) = findings.report(&META, place, message) {
                    let there = Place::claim(claim.index, broad.span.shifted(claim.label.end));
                    finding.relate(there, Message::new(META.id, "note"));
                }
            }
        }
    }
}

/// Bytes between two ranges of one quantity.
const REACH: usize = 60;

/// What leads from a range to a preferred one.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:and\s+|or\s+|und\s+|et\s+)?(?:even\s+|still\s+)?(?:more\s+|most\s+|particularly\s+)?(?:preferabl[ye]|preferred|especially|ideally|particularly|in particular|such as|notably|vorzugsweise|bevorzugt|insbesondere|de préférence|préférentiellement|notamment|en particulier)\b|^\s*\($")
        .expect("a constant pattern")
});
