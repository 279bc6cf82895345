//! Titles that only name a category; not titles that are too long.
#![doc = include_str!("vague.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "title/vague",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-41-2-b", "gl-a-iii-7-1-iii"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-72-a", "mpep-606-01"]),
        OfficeRule::pct(Severity::Warning, &["rule-4-3", "ispe-gl-16-35"]),
        OfficeRule::fr(Severity::Warning, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("vague"),
};

/// The rule.
pub struct Vague;

impl Rule for Vague {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(title) = application.title.present() else { return };
        let mut words =
            title.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).peekable();
        let says_nothing = words.peek().is_some()
            && words.all(|word| {
                let word = word.to_lowercase();
                GENERIC.contains(&word.as_str()) || FILLERS.contains(&word.as_str())
            });
        if says_nothing {
            let span = reading::trimmed(title);
            let message = Message::new(META.id, "message").with("text", span.of(title));
            findings.report(&META, Place::span(PartName::Title, span), message);
        }
    }
}

const GENERIC: &[&str] = &[
    "method",
    "methods",
    "process",
    "processes",
    "apparatus",
    "apparatuses",
    "device",
    "devices",
    "system",
    "systems",
    "product",
    "products",
    "chemical",
    "compound",
    "compounds",
    "composition",
    "compositions",
    "article",
    "articles",
    "machine",
    "machines",
    "invention",
    "arrangement",
    "procédé",
    "procédés",
    "dispositif",
    "dispositifs",
    "système",
    "systèmes",
    "appareil",
    "produit",
    "verfahren",
    "vorrichtung",
    "vorrichtungen",
    "anordnung",
    "erzeugnis",
    "system",
    "einrichtung",
    "erfindung",
];

const FILLERS: &[&str] = &[
    "a", "an", "the", "and", "or", "of", "for", "new", "improved", "novel", "le", "la", "les", "un", "une", "et", "ou",
    "de", "der", "die", "das", "ein", "eine", "und", "oder", "neue", "neues", "therefor", "thereof", "same",
];
