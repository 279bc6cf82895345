//! Disparaging words about others; not plain comparison with the prior art.
#![doc = include_str!("prohibited_matter.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::Language;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "document/prohibited-matter",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-48-1-a-b", "gl-a-iii-8-2", "gl-f-ii-7-2"]),
        OfficeRule::us(Severity::Warning, &["mpep-608", "37-cfr-1-3"]),
        OfficeRule::pct(Severity::Warning, &["rule-9-1-i-iii"]),
        OfficeRule::fr(Severity::Warning, &["l-612-1", "l-611-17"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("prohibited_matter"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/document-prohibited-matter.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static PROHIBITED_MATTER: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
