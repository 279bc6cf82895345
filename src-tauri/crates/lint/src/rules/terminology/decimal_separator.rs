//! Decimal signs of another language, or two in one text; not thousands.
#![doc = include_str!("decimal_separator.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "terminology/decimal-separator",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-a-viii"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-52"]),
        OfficeRule::pct(Severity::Warning, &["rule-10-1-f"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("decimal_separator"),
};

/// The rule.
pub struct DecimalSeparator;

impl Rule for DecimalSeparator {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let text = &description.text;
        let pattern = if application.language == Language::En { &COMMA } else { &POINT };
        let foreign: Vec<Span> = pattern
            .captures_iter(text)
            .filter_map(|found| found.name("value"))
            .map(|value| Span::new(value.start(), value.end()))
            .collect();
        let Some(first) = foreign.first() else { return };
        let message = Message::new(META.id, "message").with("text", first.of(text)).with("count", foreign.len());
        let Some(finding) = findings.report(&META, Place::description(description, *first), message) else { return };
        for span in foreign[1..].iter().take(MAX_RELATED) {
            finding.relate(Place::description(description, *span), Message::new("engine", "also-here"));
        }
    }
}

/// Further values that are shown in place.
const MAX_RELATED: usize = 20;

/// Units after which a figure is a value; with three decimals it may be a thousand and does not count.
const UNITS: &str =
    r"(?:mm|cm|m|µm|μm|nm|km|kg|g|mg|ml|l|%|°\s?C|K|V|A|W|Hz|kHz|MHz|s|ms|min|h|bar|Pa|kPa|MPa|N|Nm|mol|wt)";

static COMMA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^|[\s(])(?P<value>[0-9]{{1,3}},[0-9]{{1,2}})\s?{UNITS}(?:[\s.,;)]|$)"))
        .expect("a constant pattern")
});

static POINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^|[\s(])(?P<value>[0-9]{{1,3}}\.[0-9]{{1,2}})\s?{UNITS}(?:[\s.,;)]|$)"))
        .expect("a constant pattern")
});
