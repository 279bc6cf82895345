//! Descriptions that do not say what field they belong to; not how the field is headed.
#![doc = include_str!("missing_technical_field.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/missing-technical-field",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-a", "gl-f-ii-4-2"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-c"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-i", "ai-section-204"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_technical_field"),
};

/// The rule.
pub struct MissingTechnicalField;

impl Rule for MissingTechnicalField {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        if description.sections_of(SectionKind::Field).next().is_some() {
            return;
        }
        let end = description.text.char_indices().nth(REACH).map_or(description.text.len(), |(byte, _)| byte);
        if !STATEMENT.is_match(&description.text[..end]) {
            findings.report(&META, Place::part(PartName::Description), Message::new(META.id, "message"));
        }
    }
}

/// Characters from the beginning within which the field must be named; cross-references come first in US texts.
const REACH: usize = 8000;

static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:invention|disclosure|application|subject matter|technology|embodiments?|teachings?|specification|implementations?|present systems?|aspects?)[^.\n]{0,120}?\b(?:relates?|pertains?|is directed|are directed|is related|concerns?|is generally|is in the field|applies)",
        r"|field of (?:the )?(?:invention|technology|use)|technical field|(?:in|to) the (?:general )?field of|this invention (?:is|provides)",
        r"|invention (?:concerne|se rapporte|a pour objet|est relative|porte sur)|domaine (?:technique|de l)",
        r"|(?:erfindung|offenbarung|anmeldung) (?:betrifft|bezieht sich|liegt auf)|auf dem gebiet|technisches gebiet",
    ))
    .expect("a constant pattern")
});
