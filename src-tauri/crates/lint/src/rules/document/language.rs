//! Parts in a language that an office does not take, or in two languages; not the quality of the language.
#![doc = include_str!("language.md")]

use crate::rule::pages;
use crate::rules::stages::BEFORE_FILING;
use crate::rules::tongues;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName, Stage};

static META: RuleMeta = RuleMeta {
    id: "document/language",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-14-1-2", "r-6-1"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-b-1-ii", "37-cfr-1-52-d"]),
        OfficeRule::pct(Severity::Info, &["rule-12-1"]),
        OfficeRule::fr(Severity::Warning, &["r-612-21"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: BEFORE_FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("language"),
};

/// The rule.
pub struct ForeignLanguage;

impl Rule for ForeignLanguage {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let description = application.description.present().map(|description| description.text.as_str());
        let claims = application.claims.present().map(|claims| claims.text.as_str());
        let abstract_ = application.abstract_.present().map(String::as_str);
        let parts = [(PartName::Description, description), (PartName::Claims, claims), (PartName::Abstract, abstract_)];
        let told: Vec<(PartName, &str)> =
            parts.into_iter().filter_map(|(part, text)| Some((part, tongues::of(text?)?))).collect();
        let Some(&(part, code)) = told.first() else { return };
        let message = Message::new(META.id, "message").with("lang", code);
        if let Some(finding) = findings.report(&META, Place::part(part), message) {
            finding.retain_offices(|office| !accepted(office).contains(&code));
            // Before the filing a text is often drafted in one language and translated for the office.
            if application.facts.stage.value == Stage::Draft {
                finding.with_severity(None, Severity::Info);
            }
        }
        if let Some(&(other, second)) = told[1..].iter().find(|(_, other)| *other != code) {
            let message = Message::new(META.id, "differs").with("lang", second).with("other", code);
            findings.report(&META, Place::part(other), message);
        }
    }
}

/// ISO 639-1 codes of the languages that an office takes without a translation; for the PCT those of publication.
const fn accepted(office: Office) -> &'static [&'static str] {
    match office {
        Office::Ep => &["en", "fr", "de"],
        Office::Us => &["en"],
        Office::Pct => &["ar", "de", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh"],
        Office::Fr => &["fr"],
    }
}
