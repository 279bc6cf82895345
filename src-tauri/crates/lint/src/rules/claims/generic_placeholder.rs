//! Generic nouns with a function, which may be read as means; not "means" itself.
#![doc = include_str!("generic_placeholder.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/generic-placeholder",
    group: Group::Claims,
    offices: &[OfficeRule::us(Severity::Info, &["mpep-2181-i-a"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("generic_placeholder"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-generic-placeholder.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static GENERIC_PLACEHOLDER: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
