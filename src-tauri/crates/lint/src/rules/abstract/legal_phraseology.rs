//! Claim language in the abstract; not phrases that can be implied.
#![doc = include_str!("legal_phraseology.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/legal-phraseology",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-2-4"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Info, &["applicant-s-guide-ip-5-167"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("legal_phraseology"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/abstract-legal-phraseology.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static LEGAL_PHRASEOLOGY: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
