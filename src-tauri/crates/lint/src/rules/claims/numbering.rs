//! Claim numbers that do not run 1, 2, 3; not the references to them.
#![doc = include_str!("numbering.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, PartName, Span};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/numbering",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-43-5"]),
        OfficeRule::us(Severity::Error, &["37-cfr-1-75-f", "37-cfr-1-126", "mpep-608-01-j"]),
        OfficeRule::pct(Severity::Error, &["rule-6-1-b"]),
        OfficeRule::fr(Severity::Warning, &["r-612-16", "arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("numbering"),
};

/// The rule.
pub struct Numbering;

impl Rule for Numbering {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        if claims.iter().any(|claim| STATUS.is_match(&claim.text)) {
            return;
        }
        // A single claim may be a note; several without any number are one defect, not many.
        if claims.iter().all(|claim| !claim.numbered) {
            if let [first, _, ..] = claims {
                let place = Place { span: None, ..Place::claim(first.index, first.label) };
                findings.report(&META, place, Message::new(META.id, "none"));
            }
            return;
        }
        let mut fix = renumbering(application, claims);
        let mut previous: Option<u32> = None;
        for claim in claims {
            let expected = previous.map_or(1, |number| number.saturating_add(1));
            if claim.number != expected || !claim.numbered {
                let key = match (claim.numbered, previous) {
                    (false, _) => "unnumbered",
                    (true, None) => "first",
                    (true, Some(_)) => "message",
                };
                let message = Message::new(META.id, key)
                    .with("found", claim.number)
                    .with("prev", previous.map(|number| number.to_string()).unwrap_or_default());
                let place = match reading::trimmed(claim.label.of(&claim.text)) {
                    label if label.is_empty() => Place { span: None, ..Place::claim(claim.index, claim.label) },
                    label => Place::claim(claim.index, label.shifted(claim.label.start)),
                };
                if let Some(finding) = findings.report(&META, place, message)
                    && let Some(fix) = fix.take()
                {
                    finding.offer(fix);
                }
            }
            previous = Some(claim.number);
        }
    }
}

static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*[0-9]*\W*(?:original|currently amended|previously presented|cancell?ed|withdrawn|new|amended|not entered)\b\W")
        .expect("a constant pattern")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]+").expect("a constant pattern"));

static IN_DESCRIPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:claims?|revendications?|anspruch|ansprüchen?|patentanspruch|patentansprüchen?)\s+(?:[0-9]+(?:\s*(?:,|-|–|to|or|and|bis|oder|und|à|ou|et)\s*[0-9]+)*)")
        .expect("a constant pattern")
});

/// All claims renumbered from 1, with their references; `None` where a number occurs twice or is missing.
fn renumbering(application: &Application, claims: &[Claim]) -> Option<Fix> {
    let mut new: HashMap<u32, usize> = HashMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if !claim.numbered || new.insert(claim.number, index + 1).is_some() {
            return None;
        }
    }
    let mut edits = Vec::new();
    let mut renumber = |text: &str, span: Span, place: &dyn Fn(Span) -> Place| {
        for number in NUMBER.find_iter(span.of(text)) {
            let old = number.as_str().parse::<u32>().ok();
            if let Some((old, new)) = old.and_then(|old| Some((old as usize, *new.get(&old)?)))
                && old != new
            {
                let at = Span::new(number.start(), number.end()).shifted(span.start);
                edits.push(Edit::new(place(at), new.to_string()));
            }
        }
    };
    for claim in claims {
        renumber(&claim.text, claim.label, &|span| Place::claim(claim.index, span));
        for reference in &claim.references {
            renumber(&claim.text, reference.span, &|span| Place::claim(claim.index, span));
        }
    }
    if let Some(description) = application.description.present() {
        for found in IN_DESCRIPTION.find_iter(&description.text) {
            let span = Span::new(found.start(), found.end());
            renumber(&description.text, span, &|span| Place::description(description, span));
        }
    }
    Some(Fix::review(Message::new(META.id, "fix"), edits))
}
