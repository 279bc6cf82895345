//! Trade marks in claims; not trade marks in the description.
#![doc = include_str!("trademark.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/trademark",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-8"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-u"]),
        OfficeRule::pct(Severity::Warning, &["ispe-gl-5-39"]),
        OfficeRule::fr(Severity::Warning, &["directives-inpi-i-c"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("trademark"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-trademark.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static TRADEMARK: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
