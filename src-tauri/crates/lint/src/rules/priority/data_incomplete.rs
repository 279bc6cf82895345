//! Priority statements without number or out of time; not whether priority is valid.
#![doc = include_str!("data_incomplete.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::facts::Date;
use claimwright_application::{Application, Language, PartName, Route, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "priority/data-incomplete",
    group: Group::Priority,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-87-1", "art-88", "r-52-1-2"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-55-a-d", "37-cfr-1-78"]),
        OfficeRule::pct(Severity::Warning, &["art-8", "rule-4-10-a", "rule-26bis"]),
        OfficeRule::fr(Severity::Warning, &["r-612-24", "l-612-7"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("data_incomplete"),
};

/// The rule.
pub struct DataIncomplete;

impl Rule for DataIncomplete {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let facts = &application.facts;
        if let (Some(filed), Some(priority)) = (facts.filing_date, facts.priority_date)
            && !matches!(
                facts.route.value,
                Route::Divisional | Route::Continuation | Route::EpRegional | Route::UsNational
            )
        {
            let limit = Date { year: priority.year + 1, ..priority };
            let key = if filed > limit {
                Some("late")
            } else if filed < priority {
                Some("future")
            } else {
                None
            };
            if let Some(key) = key {
                let message = Message::new(META.id, key).with("filed", filed).with("priority", priority);
                findings.report(&META, Place::part(PartName::Document), message);
            }
        }
        let Some(description) = application.description.present().filter(|_| application.language == Language::En)
        else {
            return;
        };
        for paragraph in description.paragraphs.iter().take(FIRST_PARAGRAPHS) {
            let text = paragraph.span.of(&description.text);
            let Some(found) = CLAIM.find(text).filter(|_| !NUMBER.is_match(text)) else { continue };
            let span = Span::new(found.start(), found.end()).shifted(paragraph.span.start);
            let message = Message::new(META.id, "number").with("text", found.as_str());
            findings.report(&META, Place::description(description, span), message);
        }
    }
}

/// Paragraphs at the beginning in which priority statements stand.
const FIRST_PARAGRAPHS: usize = 8;

static CLAIM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:application\s+)?(?:claims?|claiming)\s+(?:the\s+)?(?:foreign\s+)?(?:priority|benefit)\s+(?:of|to|from|under)\s+[^.;\n]{0,80}|priority is claimed (?:from|to)\s+[^.;\n]{0,80}").expect("a constant pattern")
});

/// Anything that could be an application number.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]{2}/[0-9]{3}|[0-9]{3},[0-9]{3}|[0-9]{5,}|[0-9]{2} [0-9]{5}|[A-Z]{2}[0-9/ -]{4,}|[0-9]{4}-[0-9]{3,}|No\.?\s*[A-Z]*\s?[0-9]").expect("a constant pattern")
});
