//! Abstracts that lean on other parts; not the indication of the figure to be published.
#![doc = include_str!("refers_to_other_parts.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/refers-to-other-parts",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-47-2", "r-47-5"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Info, &["rule-8-3"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("refers_to_other_parts"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/abstract-refers-to-other-parts.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static REFERS_TO_OTHER_PARTS: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
