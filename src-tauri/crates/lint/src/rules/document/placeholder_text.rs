//! Marks of an unfinished draft; not missing parts.
#![doc = include_str!("placeholder_text.md")]

use crate::phrases::{PhraseList, PhraseRule};
use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "document/placeholder-text",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-83", "art-84"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-a-b"]),
        OfficeRule::pct(Severity::Warning, &["art-5", "art-6"]),
        OfficeRule::fr(Severity::Warning, &["l-612-5", "l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("placeholder_text"),
};

/// The rule.
pub struct PlaceholderText;

impl Rule for PlaceholderText {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        PhraseRule { meta: &META, list: &LIST, refine: None }.check(application, findings);
        let Some(description) = application.description.present() else { return };
        for (index, paragraph) in description.paragraphs.iter().enumerate() {
            let text = paragraph.span.of(&description.text);
            let label = paragraph.label.as_deref().unwrap_or_default();
            let bare = text.strip_prefix(label).unwrap_or(text).trim_start();
            if !paragraph.proposal && !bare.starts_with("[PROPOSAL") {
                continue;
            }
            let place = Place { paragraph: Some(index), ..Place::description(description, paragraph.span) };
            if let Some(finding) = findings.report(&META, place, Message::new(META.id, "proposal")) {
                finding.with_severity(None, Severity::Error);
            }
        }
    }
}

static LIST: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::parse(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/phrases/document-placeholder-text.toml"
    )))
});
