//! Phrases at the head of an abstract that say nothing; not claim language.
#![doc = include_str!("implied_phrase.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Finding, Fix, FixKind, Group, Message, OfficeRule, Place, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName, Span};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/implied-phrase",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-2-4-annex-1"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Info, &["applicant-s-guide-ip-5-165"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c-v"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("implied_phrase"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/abstract-implied-phrase.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static IMPLIED_PHRASE: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: Some(offer) };

/// Offers to delete a phrase that opens a sentence and is followed by what it introduces.
fn offer(finding: &mut Finding, text: &str, hit: Span) {
    let opens = text[..hit.start].trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | ':' | '\n'));
    let rest = &text[hit.end..];
    let gap = rest.len() - rest.trim_start().len();
    let Some(first) = rest.trim_start().chars().next().filter(|c| c.is_lowercase()) else { return };
    if !opens || gap == 0 {
        return;
    }
    let span = Span::new(hit.start, hit.end + gap + first.len_utf8());
    let edit = Edit::new(Place::span(PartName::Abstract, span), first.to_uppercase().to_string());
    finding.offer(Fix::review(Message::new(META.id, "fix"), vec![edit]));
}
