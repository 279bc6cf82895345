//! Dependent claims that take a feature of their parent away; not exclusions of other things.
#![doc = include_str!("drops_feature.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "dependency/drops-feature",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-4", "gl-f-v-9"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-d", "mpep-608-01-n-iii"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("drops_feature"),
};

/// The rule.
pub struct DropsFeature;

impl Rule for DropsFeature {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let pattern = match application.language {
            Language::En => &ENGLISH,
            Language::Fr => &FRENCH,
            Language::De => &GERMAN,
        };
        let claims = reading::claims(application);
        for claim in claims {
            let Some(&parent) = claim.parents.first() else { continue };
            let Some(found) = pattern.captures(claim.body_text()) else { continue };
            let Some(name) = found.name("name") else { continue };
            let chain = reading::chain(claims, claim.index);
            let word = name.as_str().split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let owner = chain.iter().find(|&&index| contains_word(&claims[index].text, &word)).copied();
            let Some(owner) = owner.or_else(|| contains_word(&claims[parent].text, &word).then_some(parent)) else {
                continue;
            };
            let span = Span::new(name.start(), name.end()).shifted(claim.label.end);
            let message = Message::new(META.id, "message")
                .with("n", claim.number)
                .with("text", name.as_str())
                .with("m", claims[owner].number);
            findings.report(&META, Place::claim(claim.index, span), message);
        }
    }
}

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:the|said)\s+(?P<name>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,3}?)\s+(?:is|are)\s+(?:replaced|omitted|removed|dispensed)\s+(?:by|with|from the|and|,|\.)")
        .expect("a constant pattern")
});
static FRENCH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:le |la |les |l['’])(?P<name>[\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)\s+(?:est|sont)\s+(?:remplacée?s?|omise?s?|supprimée?s?)\b")
        .expect("a constant pattern")
});
static GERMAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:der|die|das)\s+(?P<name>[\p{L}-]+)\s+(?:durch\s+[\p{L}\s-]{1,60}?\s+ersetzt|entfällt|weggelassen|entfallen)\b")
        .expect("a constant pattern")
});

fn contains_word(text: &str, word: &str) -> bool {
    !word.is_empty() && text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|other| other.to_lowercase() == word)
}
