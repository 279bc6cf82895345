//! Lists of elements whose last two are not joined; not lists inside an element.
#![doc = include_str!("list_conjunction.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/list-conjunction",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-m", "35-usc-112-b"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("list_conjunction"),
};

/// The rule.
pub struct ListConjunction;

impl Rule for ListConjunction {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let body = claim.body.of(&claim.text);
            let pieces: Vec<&str> = body.split(';').collect();
            let Some((last, others)) = pieces.split_last() else { continue };
            let joined = |piece: &str| JOINED.is_match(piece);
            let uniform = others.iter().chain([last]).all(|piece| ELEMENT.is_match(piece) || joined(piece));
            let penultimate = others.last().is_some_and(|piece| ENDS_JOINED.is_match(piece));
            if others.len() < MIN_OTHERS
                || !uniform
                || penultimate
                || pieces[1..].iter().any(|piece| joined(piece))
                || LISTED.is_match(last)
            {
                continue;
            }
            let start = claim.body.end - last.len() + (last.len() - last.trim_start().len());
            let end = claim.text[start..].char_indices().nth(SHOWN).map_or(claim.body.end, |(byte, _)| start + byte);
            let span = reading::trimmed(&claim.text[start..end.min(claim.body.end)]).shifted(start);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", span.of(&claim.text));
            let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) else { return };
            let word = match claim.language {
                Language::En => "and ",
                Language::Fr => "et ",
                Language::De => "und ",
            };
            let edit = Edit::new(Place::claim(claim.index, Span::new(start, start)), word);
            finding.offer(Fix::review(Message::new(META.id, "fix").with("text", word.trim()), vec![edit]));
        }
    }
}

/// Elements before the last.
const MIN_OTHERS: usize = 2;

/// Characters of the last element that are shown.
const SHOWN: usize = 40;

const LABEL: &str = r"(?:\(?[a-z0-9ivx]{1,4}[.)]\s*)?";

static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^\s*{LABEL}(?:and|or|et|ou|und|oder|sowie|ainsi)\b")).expect("a constant pattern")
});

static ENDS_JOINED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:and|or|and/or|et|ou|und|oder|sowie)\s*,?\s*$").expect("a constant pattern"));

/// An element of a list: an article, a quantity or a step. Clauses that begin otherwise end no list.
static ELEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)^\s*{LABEL}(?:an?|one|at\s+least|two|a\s+plurality|[a-z]+ing|une?|au\s+moins|des|eine?n?|mindestens)\s"
    ))
    .expect("a constant pattern")
});

/// A last piece that is a list itself.
static LISTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i),\s*(?:and|or|et|ou|und|oder)\s").expect("a constant pattern"));
