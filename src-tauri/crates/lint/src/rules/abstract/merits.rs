//! Alleged merits in the abstract; not technical effects.
#![doc = include_str!("merits.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/merits",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-47-2"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Warning, &["rule-8-1-c"]),
        OfficeRule::fr(Severity::Info, &["r-612-20"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("merits"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/abstract-merits.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static MERITS: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
