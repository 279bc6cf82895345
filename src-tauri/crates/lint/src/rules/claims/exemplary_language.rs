//! Examples and open lists in claims; not optional features.
#![doc = include_str!("exemplary_language.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/exemplary-language",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-9"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-d"]),
        OfficeRule::pct(Severity::Warning, &["ispe-gl-5-40"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("exemplary_language"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-exemplary-language.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static EXEMPLARY_LANGUAGE: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
