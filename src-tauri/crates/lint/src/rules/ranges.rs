//! Numeric ranges with a unit in a claim, and what quantity they belong to; not whether they are in order.

use claimwright_application::{Language, Span};
use regex::Regex;
use std::sync::LazyLock;

/// A range with a unit: `50 to 100 °C`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    /// From the lower figure to the unit.
    pub span: Span,
    /// The figure written first.
    pub first: f64,
    /// The figure written second.
    pub second: f64,
    /// The unit, in lower case and without spaces.
    pub unit: String,
}

impl Range {
    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.first <= other.first && other.second <= self.second
    }

    /// Whether the figures rise.
    pub fn rises(&self) -> bool {
        self.first <= self.second
    }
}

/// Units that make two figures a range and no list of claims, signs or dates.
const UNIT: &str = r"(?:°\s?[CF]|wt\.?\s?%|vol\.?\s?%|mol\.?\s?%|Gew\.?-?\s?%|%|percent|ppm|rpm|kPa|MPa|GPa|mbar|bar|Pa|psi|µm|μm|nm|mm|cm|km|kg|mg|µg|kHz|MHz|GHz|Hz|mV|kV|mA|kW|minutes?|seconds?|hours?|days?|degrees?|inch(?:es)?|Minuten|Sekunden|Stunden|Tagen?|Grad|minutes|secondes?|heures?|jours?|degrés?|m|g|K|V|A|W|s|h|min|ms)";

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<low>[-−]?\d+(?:[.,]\d+)*)\s*(?:{UNIT}\s*)?(?P<join>to|and|bis|und|à|et|-|–|—)\s*(?:about\s+|etwa\s+|environ\s+)?(?P<high>[-−]?\d+(?:[.,]\d+)*)\s*(?P<unit>{UNIT})"
    ))
    .expect("a constant pattern")
});

static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?:between|zwischen|entre)\s+(?:about\s+)?$").expect("a constant pattern"));

/// The ranges of a text, in order.
pub(crate) fn of(text: &str, language: Language) -> Vec<Range> {
    let mut ranges = Vec::new();
    for found in RANGE.captures_iter(text) {
        let (Some(low), Some(high), Some(unit), Some(join)) =
            (found.name("low"), found.name("high"), found.name("unit"), found.name("join"))
        else {
            continue;
        };
        let before = text[..low.start()].chars().next_back();
        let after = text[unit.end()..].chars().next();
        let joined_before = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–'));
        let joined_after = after.is_some_and(char::is_alphanumeric) && unit.as_str().ends_with(char::is_alphanumeric);
        let from = text.floor_char_boundary(low.start().saturating_sub(20));
        let pair = matches!(join.as_str(), "and" | "und" | "et");
        if joined_before || joined_after || (pair && !BETWEEN.is_match(&text[from..low.start()])) {
            continue;
        }
        let (Some(first), Some(second)) = (figure(low.as_str(), language), figure(high.as_str(), language)) else {
            continue;
        };
        let unit_name: String = unit.as_str().to_lowercase().split_whitespace().collect();
        ranges.push(Range { span: Span::new(low.start(), unit.end()), first, second, unit: unit_name });
    }
    ranges
}

/// The value of a figure; a comma is a decimal sign in French and German, and between groups of three in English.
fn figure(text: &str, language: Language) -> Option<f64> {
    let text = text.replace('−', "-");
    let plain = match language {
        Language::En => text.replace(',', ""),
        Language::Fr | Language::De => text.replace(',', "."),
    };
    plain.parse().ok()
}

/// Words that say nothing about a quantity.
const EMPTY: &[&str] = &[
    "the",
    "and",
    "from",
    "between",
    "range",
    "ranging",
    "about",
    "least",
    "with",
    "having",
    "being",
    "wherein",
    "claim",
    "said",
    "over",
    "under",
    "which",
    "that",
    "more",
    "less",
    "than",
    "preferably",
    "within",
    "approximately",
    "eine",
    "einer",
    "einem",
    "der",
    "die",
    "das",
    "von",
    "zwischen",
    "wobei",
    "bereich",
    "nach",
    "anspruch",
    "beträgt",
    "liegt",
    "une",
    "dans",
    "lequel",
    "laquelle",
    "entre",
    "comprise",
    "compris",
    "selon",
    "revendication",
    "gamme",
    "plage",
    "process",
    "method",
    "verfahren",
    "procédé",
    "each",
    "whose",
    "has",
    "are",
];

/// The words before a range that say what it measures, sorted; at most the last eight.
pub(crate) fn quantity(text: &str, range: &Range) -> Vec<String> {
    let from = text[..range.span.start].rfind([';', ':']).map_or(0, |at| at + 1);
    let mut words: Vec<String> = text[from..range.span.start]
        .split(|c: char| !c.is_alphabetic())
        .rev()
        .take(8)
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 2 && !EMPTY.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
