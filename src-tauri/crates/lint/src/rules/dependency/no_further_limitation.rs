//! Dependent claims that add nothing to their parent; not duplicates of other claims.
#![doc = include_str!("no_further_limitation.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "dependency/no-further-limitation",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-3-4", "art-84"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-d", "mpep-608-01-n-iii"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("no_further_limitation"),
};

/// The rule.
pub struct NoFurtherLimitation;

impl Rule for NoFurtherLimitation {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(set) = reading::set(application) else { return };
        for claim in set.claims.iter().filter(|claim| claim.references.len() == 1) {
            let Some(target) = claim.references[0].numbers.first().and_then(|number| set.numbered(*number)) else {
                continue;
            };
            if target.index == claim.index {
                continue;
            }
            let Some(designation) = designation::plain(claim, &target.text) else { continue };
            let rest = Span::new(designation.reference.span.end, claim.text.len());
            let added = words(rest.of(&claim.text));
            let message = |key| Message::new(META.id, key).with("n", claim.number).with("m", target.number);
            if added.is_empty() {
                let whole = reading::trimmed(claim.body_text()).shifted(claim.label.end);
                findings.report(&META, Place::claim(claim.index, whole), message("message"));
                continue;
            }
            let said: &[&str] = match added.iter().position(|word| !LEADS.iter().any(|lead| same(lead, word))) {
                Some(first) => &added[first..],
                None => continue,
            };
            if said.len() >= 2 && says(target.body_text(), said) {
                let span = reading::trimmed(rest.of(&claim.text).trim_start_matches([',', ' ', ';']));
                let start = claim.text.len() - rest.of(&claim.text).trim_start_matches([',', ' ', ';']).len();
                let span = span.shifted(start);
                let message = message("repeated").with("text", span.of(&claim.text).trim_end_matches('.'));
                if let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) {
                    finding.with_severity(None, Severity::Info);
                }
            }
        }
    }
}

/// Words that only lead over to what a claim adds. "Further" and "consisting" are none: they do limit.
const LEADS: &[&str] = &[
    "wherein",
    "in",
    "which",
    "comprising",
    "where",
    "characterised",
    "characterized",
    "that",
    "wobei",
    "dadurch",
    "gekennzeichnet",
    "dass",
    "mit",
    "comprenant",
    "caractérisée",
    "caractérisé",
    "ce",
    "que",
];

/// Words without punctuation.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect()
}

/// Whether a text has these words one after the other.
fn says(text: &str, said: &[&str]) -> bool {
    words(text).windows(said.len()).any(|window| window.iter().zip(said).all(|(a, b)| same(a, b)))
}

/// Whether two words are the same but for capitals.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || !(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase()
}
