//! Web addresses in the text; not citations of documents without one.
#![doc = include_str!("hyperlink.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::Language;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "document/hyperlink",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iii-8"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-vii", "37-cfr-1-57-e"]),
        OfficeRule::pct(Severity::Info, &["ai-section-707"]),
        OfficeRule::fr(Severity::Info, &["inpi-guide-du-docx"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("hyperlink"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/document-hyperlink.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static HYPERLINK: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
