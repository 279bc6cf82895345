//! Words that make a feature of a claim optional; not examples, which are another rule.
#![doc = include_str!("optional_feature.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/optional-feature",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84", "gl-f-iv-4-9"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-d", "mpep-2173-05-c"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-40"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("optional_feature"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-optional-feature.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static OPTIONAL_FEATURE: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
