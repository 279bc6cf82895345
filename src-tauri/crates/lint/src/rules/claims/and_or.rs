//! The phrase "and/or" in claims; not lists in general.
#![doc = include_str!("and_or.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/and-or",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-3-7"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-h"]),
        OfficeRule::pct(Severity::Info, &["practice-of-the-pct-authorities"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("and_or"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/phrases/claims-and-or.toml")))
});

/// The rule: its list and what it adds to a hit.
pub static AND_OR: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
