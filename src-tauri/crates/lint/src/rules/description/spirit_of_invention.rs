//! Statements that stretch protection beyond the claims; not definitions.
#![doc = include_str!("spirit_of_invention.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, OfficeRule, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName, Stage};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/spirit-of-invention",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-4", "art-84"]),
        OfficeRule::us(Severity::Info, &["35-usc-112-b"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-iv-4-4"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("spirit_of_invention"),
};

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/description-spirit-of-invention.toml"
    )))
});

/// The rule.
pub struct SpiritOfInvention;

impl Rule for SpiritOfInvention {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let before = findings.list.len();
        PhraseRule { meta: &META, list: &LIST, refine: None }.check(application, findings);
        if application.facts.stage.value == Stage::Amended {
            for finding in &mut findings.list[before..] {
                finding.with_severity(Some(Office::Ep), Severity::Warning);
            }
        }
    }
}
