//! Sentences in which inventors say that they disclosed the invention before; not citations of others.
#![doc = include_str!("prior_disclosure_statement.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/prior-disclosure-statement",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-55", "r-25"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-77-b-6", "35-usc-102-b-1"]),
        OfficeRule::pct(Severity::Info, &["rule-4-17-v", "rule-51bis-1-a-v"]),
        OfficeRule::fr(Severity::Warning, &["l-611-13", "r-612-22"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("prior_disclosure_statement"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-prior-disclosure-statement.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static PRIOR_DISCLOSURE_STATEMENT: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
