//! References that do not name the claims they mean; not references to wrong numbers.
#![doc = include_str!("vague_reference.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "dependency/vague-reference",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-4"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-n-i-b"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("vague_reference"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/dependency-vague-reference.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static VAGUE_REFERENCE: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
