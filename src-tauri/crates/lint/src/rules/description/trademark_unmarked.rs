//! Trade marks in the description that bear no mark; not those in claims.
#![doc = include_str!("trademark_unmarked.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/trademark-unmarked",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-f-ii-4-14"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-v"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-4-28"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("trademark_unmarked"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-trademark-unmarked.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static TRADEMARK_UNMARKED: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
