//! Advantages and commercial statements in claims; not purposes that define structure.
#![doc = include_str!("non_technical_statement.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/non-technical-statement",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-1", "gl-f-iv-2-1"]),
        OfficeRule::us(Severity::Info, &["mpep-2111-04", "mpep-2173-05-g"]),
        OfficeRule::pct(Severity::Info, &["rule-6-3-a"]),
        OfficeRule::fr(Severity::Info, &["r-612-16"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("non_technical_statement"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-non-technical-statement.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static NON_TECHNICAL_STATEMENT: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
