//! Claims that rely on the description or the drawings for a feature; not omnibus claims.
#![doc = include_str!("refers_to_description_or_drawings.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/refers-to-description-or-drawings",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-6", "gl-f-iv-4-17"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-s"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-2-a"]),
        OfficeRule::fr(Severity::Warning, &["r-612-16"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("refers_to_description_or_drawings"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-refers-to-description-or-drawings.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static REFERS_TO_DESCRIPTION_OR_DRAWINGS: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
