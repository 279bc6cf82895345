//! Descriptions without a way of carrying out the invention; not whether it is enabled.
#![doc = include_str!("missing_detailed_description.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/missing-detailed-description",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-e", "art-83"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-a", "37-cfr-1-71-b", "37-cfr-1-77-b-10"]),
        OfficeRule::pct(Severity::Warning, &["art-5", "rule-5-1-a-v"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-5", "l-612-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_detailed_description"),
};

/// The rule.
pub struct MissingDetailedDescription;

impl Rule for MissingDetailedDescription {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut count = 0;
        for section in &description.sections {
            match section.kind {
                SectionKind::Detailed => return,
                SectionKind::Other | SectionKind::Industrial | SectionKind::SignList => {
                    let text = section.span.of(&description.text);
                    count += text.split_whitespace().count();
                    if count >= MIN_WORDS || EMBODIMENT.is_match(text) {
                        return;
                    }
                }
                _ => {}
            }
        }
        let message = Message::new(META.id, "message").with("count", count);
        findings.report(&META, Place::part(PartName::Description), message);
    }
}

/// Words outside the other sections from which on a way of carrying out the invention is described.
const MIN_WORDS: usize = 300;

static EMBODIMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:embodiments?|examples?|modes? de réalisation|exemples?|ausführungs(?:form|beispiel)\w*|beispiele?)\b")
        .expect("a constant pattern")
});
