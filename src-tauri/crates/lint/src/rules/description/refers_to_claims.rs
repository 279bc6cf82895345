//! Claim numbers in the description; not the word claim in other senses.
#![doc = include_str!("refers_to_claims.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/refers-to-claims",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-4-5"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-d", "37-cfr-1-71"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-4-05-4-08"]),
        OfficeRule::fr(Severity::Info, &["r-612-12-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("refers_to_claims"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-refers-to-claims.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static REFERS_TO_CLAIMS: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
