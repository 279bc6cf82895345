//! Groups of alternatives that stay open; not other lists.
#![doc = include_str!("markush_open.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/markush-open",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-3-7"]),
        OfficeRule::us(Severity::Warning, &["mpep-2117", "mpep-2173-05-h"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-18"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("markush_open"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-markush-open.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static MARKUSH_OPEN: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
