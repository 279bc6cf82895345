//! Relative words in claims without a standard; not approximate values.
#![doc = include_str!("relative_term.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{opposites, reading};
use crate::{Findings, FixKind, Group, OfficeRule, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/relative-term",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-6"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-b"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-34"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("relative_term"),
};

/// The rule.
pub struct RelativeTerm;

impl Rule for RelativeTerm {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn list(&self) -> Option<&'static PhraseList> {
        Some(&LIST)
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        PhraseRule { meta: &META, list: &LIST, refine: None }.check_where(application, findings, |finding| {
            let place = finding.place;
            match (place.claim.and_then(|at| claims.get(at)), place.span) {
                (Some(claim), Some(span)) => !opposites::in_one_text(span.of(&claim.text), claim.body_text()),
                _ => true,
            }
        });
    }
}

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-relative-term.toml"
    )))
});
