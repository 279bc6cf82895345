//! Trade names and the word "patent" in the title; not generic titles.
#![doc = include_str!("non_technical_name.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "title/non-technical-name",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-41-2-b", "gl-a-iii-7-1-i", "gl-a-iii-7-1-iv"]),
        OfficeRule::us(Severity::Info, &["mpep-606", "mpep-608-01-v"]),
        OfficeRule::pct(Severity::Warning, &["rule-4-3", "ispe-gl-16-36"]),
        OfficeRule::fr(Severity::Warning, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("non_technical_name"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/title-non-technical-name.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static NON_TECHNICAL_NAME: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
