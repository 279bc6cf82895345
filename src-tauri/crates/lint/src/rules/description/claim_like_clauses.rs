//! Numbered clauses in claim language inside the description; not single references to claims.
#![doc = include_str!("claim_like_clauses.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName, Span, Stage};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/claim-like-clauses",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-4", "art-84", "r-48-1-c"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-75-a"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-iv-4-4"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("claim_like_clauses"),
};

/// The rule.
pub struct ClaimLikeClauses;

impl Rule for ClaimLikeClauses {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut run: Vec<Span> = Vec::new();
        let mut refers = false;
        for paragraph in &description.paragraphs {
            let text = paragraph.span.of(&description.text);
            let text = text
                .trim_start_matches(|c: char| matches!(c, '[' | ']') || c.is_ascii_digit() && text.starts_with('['))
                .trim_start();
            if !paragraph.heading && CLAUSE.is_match(text) {
                run.push(paragraph.span);
                refers |= BACK.is_match(text);
                continue;
            }
            if run.len() >= MIN_RUN && refers {
                break;
            }
            run.clear();
            refers = false;
        }
        let (Some(first), true) = (run.first(), run.len() >= MIN_RUN && refers) else { return };
        let place = Place::description(description, reading::shortened(&description.text, *first, 60));
        let message = Message::new(META.id, "message").with("count", run.len());
        let Some(finding) = findings.report(&META, place, message) else { return };
        if application.facts.stage.value == Stage::Amended {
            finding.with_severity(Some(Office::Ep), Severity::Warning);
        }
    }
}

/// Paragraphs in a row that make a set of clauses.
const MIN_RUN: usize = 2;

/// The head of a clause: its word and number, or a number alone.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:clause|item|embodiment|aspect|statement|example|paragraph|klausel|punkt|aspekt|ausführungsform|gegenstand|mode\s+de\s+réalisation|point)\s+)?[0-9]{1,3}\s*[.:)–-]\s*\p{L}")
        .expect("a constant pattern")
});

/// A reference to another clause.
static BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:of|to|in|with|by|as\s+in|nach|gemäß|selon|de\s+la|du|des)\s+(?:any\s+(?:one\s+)?(?:of\s+)?|one\s+of\s+|einem\s+der\s+|l['’]une\s+(?:quelconque\s+)?des\s+|le\s+|la\s+)?(?:the\s+)?(?:preceding\s+|previous\s+|vorhergehenden\s+)?(?:clauses?|items?|embodiments?|aspects?|statements?|examples?|paragraphs?|claims?|klauseln?|punkte?n?|aspekte?n?|ausführungsformen?|mode\s+de\s+réalisation|points?)\s+[0-9]|\bpreceding\s+(?:clause|item|embodiment|aspect)")
        .expect("a constant pattern")
});
