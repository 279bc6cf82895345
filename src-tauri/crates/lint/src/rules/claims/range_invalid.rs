//! Ranges that fall, are open at an end that they name, or leave the range of the parent claim; not preferred ranges.
#![doc = include_str!("range_invalid.md")]

use crate::rule::pages;
use crate::rules::ranges::Range;
use crate::rules::stages::ALWAYS;
use crate::rules::{ranges, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/range-invalid",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-9"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-c"]),
        OfficeRule::pct(Severity::Warning, &["art-6"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("range_invalid"),
};

/// The rule.
pub struct RangeInvalid;

impl Rule for RangeInvalid {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        let all: Vec<Vec<Range>> = claims.iter().map(|claim| ranges::of(claim.body_text(), claim.language)).collect();
        for claim in claims {
            let text = claim.body_text();
            for found in OPEN.find_iter(text) {
                let span = Span::new(found.start(), found.end());
                report(findings, claim, span, "open");
            }
            for range in &all[claim.index] {
                let from = text.floor_char_boundary(range.span.start.saturating_sub(REACH));
                if !range.rises() && !PROCESS.is_match(&text[from..range.span.start]) {
                    report(findings, claim, range.span, "falls");
                }
            }
            let [own] = all[claim.index].as_slice() else { continue };
            for &parent in &claim.parents {
                let [theirs] = all[parent].as_slice() else { continue };
                let quantity = ranges::quantity(text, own);
                let same = own.unit == theirs.unit && quantity == ranges::quantity(claims[parent].body_text(), theirs);
                if same && own.rises() && theirs.rises() && !own.unit.contains('%') && !theirs.contains(own) {
                    report(findings, claim, own.span, "outside");
                }
            }
        }
    }
}

fn report(findings: &mut Findings, claim: &Claim, span: Span, key: &'static str) {
    let place = Place::claim(claim.index, span.shifted(claim.label.end));
    let message = Message::new(META.id, key).with("n", claim.number).with("text", span.of(claim.body_text()));
    findings.report(&META, place, message);
}

/// Bytes before a range in which a process is named.
const REACH: usize = 80;

/// Words of change, after which falling figures are a course and no range.
static PROCESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:cool|heat|reduc|lower|decreas|fall|drop|chang|vary|vari|ramp|adjust|switch|step|from|mov|rotat|ratio|abkühl|senk|verring|veränder|von|refroidi|abaiss|réduc|rédui|diminu|pass|de\s|du\s)")
        .expect("a constant pattern")
});

/// Ranges that name both ends and leave one open.
static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bbetween\s+(?:at\s+least|at\s+most|less\s+than|more\s+than)\s+\d[\d.,]*|\bat\s+least\s+\d[\d.,]*\s*(?:[a-zµ°%]+\s+)?to\s+\d[\d.,]*\s*(?:[a-zµ°%]+)?|\bzwischen\s+(?:mindestens|höchstens)\s+\d[\d.,]*|\bmindestens\s+\d[\d.,]*\s*bis\s+\d[\d.,]*|\bentre\s+au\s+(?:moins|plus)\s+\d[\d.,]*|\bau\s+moins\s+\d[\d.,]*\s+à\s+\d[\d.,]*")
        .expect("a constant pattern")
});
