//! "Etc." in the title; not length.
#![doc = include_str!("etc.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "title/etc",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-a-iii-7-1-ii"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-72-a"]),
        OfficeRule::pct(Severity::Warning, &["rule-4-3"]),
        OfficeRule::fr(Severity::Warning, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("etc"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/phrases/title-etc.toml")))
});

/// The rule: its list and what it adds to a hit.
pub static ETC: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
