//! Values in other than metric units without a metric value beside them; not how units are written.
#![doc = include_str!("units_not_si.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "terminology/units-not-si",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-2-9", "gl-f-ii-4-13-and-annex-2"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01"]),
        OfficeRule::pct(Severity::Warning, &["rule-10-1-a-b"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979-art-4"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("units_not_si"),
};

/// The rule.
pub struct UnitsNotSi;

impl Rule for UnitsNotSi {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let text = &description.text;
        let alone: Vec<Span> = VALUE
            .find_iter(text)
            .map(|found| Span::new(found.start(), found.end()))
            .filter(|span| {
                let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
                let to = text.ceil_char_boundary((span.end + REACH).min(text.len()));
                !METRIC.is_match(&text[from..to]) && !NAMES.is_match(&text[span.end..to]) && !is_joined(text, *span)
            })
            .collect();
        let Some(first) = alone.first() else { return };
        let message = Message::new(META.id, "message").with("text", first.of(text)).with("count", alone.len());
        let Some(finding) = findings.report(&META, Place::description(description, *first), message) else { return };
        for span in alone[1..].iter().take(MAX_RELATED) {
            finding.relate(Place::description(description, *span), Message::new("engine", "also-here"));
        }
    }
}

/// Bytes around a value in which a metric one may stand.
const REACH: usize = 60;

/// Further values that are shown in place.
const MAX_RELATED: usize = 20;

static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9](?:[0-9.,/⁄]*[0-9])?[\s-]?(?:inch(?:es)?|feet|foot|ft|yards?|miles?|mils|pounds?|lbs?|ounces?|oz|gallons?|pints?|psi|psig|°\s?F|º\s?F|degrees\s+F(?:ahrenheit)?|horsepower|hp|BTU|acres?|Torr|torr|mmHg|pouces?|pieds?|livres?|Zoll|Pfund)(?-u:\b)")
        .expect("a constant pattern")
});

static METRIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]\s?-?(?:mm|cm|m|µm|μm|km|nm|g|kg|mg|l|L|ml|mL|liters?|litres?|kPa|MPa|Pa|bar|mbar|°\s?C|º\s?C|N|Nm|kW|W|J|kJ|ha|microns?|meters?|metres?|millimeters?|centimeters?|kilograms?|grams?)\b|(?:centi|milli|kilo)(?:meter|metre|gram|mètre)")
        .expect("a constant pattern")
});

/// What makes a unit part of a name: screens, wafers, racks, threads and tests.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\s-]*(?:rack|wafers?|displays?|screens?|monitors?|disks?|discs?|diskettes?|floppy|npt|bsp|thread|television|of\s+water|pounds?\s+test|hard)").expect("a constant pattern")
});

/// Whether the value goes on from a letter or a sign, so that it is no value.
fn is_joined(text: &str, span: Span) -> bool {
    text[..span.start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}
