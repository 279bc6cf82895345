//! Words of approximation before values and shapes in claims; not relative terms without a value.
#![doc = include_str!("approximation.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/approximation",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84", "gl-f-iv-4-7"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-b-iii"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-38"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("approximation"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-approximation.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static APPROXIMATION: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
