//! References to sequences that are not of the form SEQ ID NO: n; not whether a listing is there.
#![doc = include_str!("seq_id.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "sequence-listing/seq-id",
    group: Group::SequenceListing,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-30", "gl-f-ii-6"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-831-c"]),
        OfficeRule::pct(Severity::Warning, &["ai-annex-c"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::Safe,
    status: RuleStatus::Stable,
    pages: pages!("seq_id"),
};

/// The rule.
pub struct SeqId;

impl Rule for SeqId {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            report(findings, &claim.text, |span| Place::claim(claim.index, span));
        }
        if let Some(description) = application.description.present() {
            report(findings, &description.text, |span| Place::description(description, span));
        }
    }
}

/// Any reference to one sequence, with its number.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?P<id>SEQ(?:UENCE)?\.?[\s-]*ID\.?[\s-]*(?:NO|N°|NR|NUMBER|#)?\.?\s*:?)\s*(?P<n>[0-9]{1,5})\b")
        .expect("a constant pattern")
});

static STANDARD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^SEQ ID (?:NO|No|no)[.:]?\s*:?\s*$").expect("a constant pattern"));

fn report(findings: &mut Findings, text: &str, place: impl Fn(Span) -> Place) {
    let mut forms = HashSet::new();
    for found in REFERENCE.captures_iter(text) {
        let (Some(whole), Some(id), Some(number)) = (found.get(0), found.name("id"), found.name("n")) else { continue };
        if STANDARD.is_match(id.as_str()) || !forms.insert(id.as_str().to_lowercase()) {
            continue;
        }
        let at = place(Span::new(whole.start(), whole.end()));
        let n = number.as_str();
        let message = Message::new(META.id, "message").with("text", whole.as_str()).with("n", n);
        if let Some(finding) = findings.report(&META, at, message) {
            let edit = Edit::new(at, format!("SEQ ID NO: {n}"));
            finding.offer(Fix::safe(Message::new(META.id, "fix").with("n", n), vec![edit]));
        }
    }
}
