//! Symbols of a formula that its legend leaves out; not formulae without any legend.
#![doc = include_str!("symbol_undefined.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "terminology/symbol-undefined",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-a-ix-11-1", "gl-f-ii-4-13"]),
        OfficeRule::us(Severity::Info, &["35-usc-112-a-b", "37-cfr-1-58"]),
        OfficeRule::pct(Severity::Info, &["rule-10-1-d-e"]),
        OfficeRule::fr(Severity::Info, &["arrete-du-19-septembre-1979-art-4"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("symbol_undefined"),
};

/// The rule.
pub struct SymbolUndefined;

impl Rule for SymbolUndefined {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut reported: HashSet<&str> = HashSet::new();
        for (index, paragraph) in description.paragraphs.iter().enumerate() {
            let text = paragraph.span.of(&description.text);
            let Some(formula) = FORMULA.captures(text).and_then(|found| found.name("right")) else { continue };
            let to = description.paragraphs.get(index + 2).map_or(description.text.len(), |next| next.span.start);
            let after = &description.text[paragraph.span.start + formula.end()..to];
            if !LEGEND.is_match(after) {
                continue;
            }
            for symbol in SYMBOL.find_iter(formula.as_str()) {
                let name = symbol.as_str();
                let span = Span::new(symbol.start(), symbol.end()).shifted(paragraph.span.start + formula.start());
                let elsewhere = |text: &str| stands_alone(text, name);
                let before = &description.text[..paragraph.span.start];
                if elsewhere(after) || elsewhere(before) || !reported.insert(name) {
                    continue;
                }
                findings.report(
                    &META,
                    Place::description(description, span),
                    Message::new(META.id, "message").with("text", name),
                );
            }
        }
    }
}

/// A short product, quotient or sum of single-letter symbols, and what it equals.
static FORMULA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)[A-Za-z](?:[0-9]|_[a-z0-9]+)?\s*=\s*(?P<right>(?:[A-Za-z](?:[0-9]|_[a-z0-9]+)?\s*[·×*/+−]\s*)+[A-Za-z](?:[0-9]|_[a-z0-9]+)?)(?:[\s,.;:]|$)")
        .expect("a constant pattern")
});

static SYMBOL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z](?:[0-9]|_[a-z0-9]+)?").expect("a constant pattern"));

/// The word that opens a legend.
static LEGEND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\s,.;:]*(?:\(?[0-9]*\)?\s*)?(?i:where(?:in)?|in which|with|wobei|worin|mit|où|dans laquelle|avec)\b")
        .expect("a constant pattern")
});

/// Whether a symbol stands as a word of its own in a text.
fn stands_alone(text: &str, symbol: &str) -> bool {
    text.match_indices(symbol).any(|(at, _)| {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '’' | '\''));
        !word(text[..at].chars().next_back()) && !word(text[at + symbol.len()..].chars().next())
    })
}
