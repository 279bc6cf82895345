//! Modal verbs in claims that leave a feature open; not capabilities.
#![doc = include_str!("permissive_verb.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/permissive-verb",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84", "gl-f-iv-4-9"]),
        OfficeRule::us(Severity::Info, &["mpep-2111-04", "mpep-2173-05-g"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("permissive_verb"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-permissive-verb.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static PERMISSIVE_VERB: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
