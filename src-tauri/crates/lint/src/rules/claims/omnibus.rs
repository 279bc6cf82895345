//! Claims to whatever the application shows; not claims with features that mention the drawings.
#![doc = include_str!("omnibus.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/omnibus",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-43-6", "gl-f-iv-4-17"]),
        OfficeRule::us(Severity::Error, &["mpep-2173-05-r"]),
        OfficeRule::pct(Severity::Error, &["rule-6-2-a"]),
        OfficeRule::fr(Severity::Warning, &["r-612-16"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("omnibus"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/phrases/claims-omnibus.toml")))
});

/// The rule: its list and what it adds to a hit.
pub static OMNIBUS: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
