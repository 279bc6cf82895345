//! Incorporation by reference; not whether it meets 37 CFR 1.57.
#![doc = include_str!("incorporation_by_reference.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/incorporation-by-reference",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iii-8", "art-83"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-57-c-e", "mpep-608-01-p"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-4-26"]),
        OfficeRule::fr(Severity::Info, &["l-612-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("incorporation_by_reference"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-incorporation-by-reference.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static INCORPORATION_BY_REFERENCE: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
