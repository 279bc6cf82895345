//! Absolute words about the invention; not technical uses of such words.
#![doc = include_str!("patent_profanity.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{FixKind, Group, OfficeRule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/patent-profanity",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-3-ii", "gl-f-iv-4-5"]),
        OfficeRule::us(Severity::Info, &["mpep-2111-01", "mpep-2173-05"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-31"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("patent_profanity"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-patent-profanity.toml"
    )))
});

/// The rule: its list and what it adds to a hit.
pub static PATENT_PROFANITY: PhraseRule = PhraseRule { meta: &META, list: &LIST, refine: None };
