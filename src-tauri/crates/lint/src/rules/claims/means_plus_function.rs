//! "Means for" and "step for" with a function; not generic nouns that may be read alike.
#![doc = include_str!("means_plus_function.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/means-plus-function",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-6-5", "gl-f-iv-4-13"]),
        OfficeRule::us(Severity::Info, &["35-usc-112-f", "mpep-2181"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-25"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("means_plus_function"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-means-plus-function.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static MEANS_PLUS_FUNCTION: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
