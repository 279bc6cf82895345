//! Features that a claim excludes; not prefixes such as "non-woven".
#![doc = include_str!("negative_limitation.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{reading, stems};
use crate::{Findings, FixKind, Group, OfficeRule, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/negative-limitation",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-19"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-i"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-41"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c-iv-1-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("negative_limitation"),
};

/// The rule.
pub struct NegativeLimitation;

impl Rule for NegativeLimitation {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn list(&self) -> Option<&'static PhraseList> {
        Some(&LIST)
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let description = application.description.present();
        let vocabulary = description.map(|description| stems::vocabulary(&description.text));
        let claims = reading::claims(application);
        PhraseRule { meta: &META, list: &LIST, refine: None }.check_where(application, findings, |finding| {
            let place = finding.place;
            let (Some(claim), Some(span)) = (place.claim.and_then(|at| claims.get(at)), place.span) else {
                return true;
            };
            let excluded = EXCLUDED.captures(&claim.text[span.end..]).and_then(|found| found.name("noun"));
            if let (Some(vocabulary), Some(noun)) = (&vocabulary, excluded)
                && claim.language == Language::En
                && !stems::is_claim_word(&noun.as_str().to_lowercase())
                && !vocabulary.knows(&noun.as_str().to_lowercase())
            {
                finding.with_severity(Some(Office::Ep), Severity::Warning);
                finding.with_severity(Some(Office::Us), Severity::Warning);
            }
            true
        });
    }
}

/// Words that exclude a feature.
pub(crate) static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/claims-negative-limitation.toml"
    )))
});

/// What is excluded: the first noun-like word after the words of exclusion.
static EXCLUDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s+(?:(?:an?|any|the|said)\s+)?(?P<noun>[a-z]{4,})(?:[,.;]|\s+(?:and|or)\b|$)")
        .expect("a constant pattern")
});
