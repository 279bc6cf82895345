//! Sequences in the text while no listing is there; not how sequences are referred to.
#![doc = include_str!("missing.md")]

use crate::rule::pages;
use crate::rules::stages::BEFORE_FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::facts::Date;
use claimwright_application::{Application, Language, PartName, Presence, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "sequence-listing/missing",
    group: Group::SequenceListing,
    offices: &[
        OfficeRule::ep(Severity::Error, &["r-30-1", "oj-epo-2021-a96"]),
        OfficeRule::us(Severity::Error, &["37-cfr-1-831-to-1-834"]),
        OfficeRule::pct(Severity::Error, &["rule-5-2", "rule-13ter", "ai-annex-c"]),
        OfficeRule::fr(Severity::Warning, &["r-612-13-2"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: BEFORE_FILING,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing"),
};

/// The rule.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let facts = &application.facts;
        let before = facts.filing_date.is_some_and(|date| date < ST26);
        let Some(span) = first_sequence(&description.text).filter(|_| !before) else { return };
        let text = span.of(&description.text);
        match facts.listing.value {
            Presence::Present => {}
            Presence::Unknown => {
                let reason = Message::new(META.id, "unknown").with("text", text);
                findings.cannot_assess(&META, reason);
            }
            Presence::Absent => {
                let message = Message::new(META.id, "message").with("text", text);
                findings.report(&META, Place::description(description, span), message);
            }
        }
    }
}

/// Filings from this day on carry their listing in ST.26.
const ST26: Date = Date { year: 2022, month: 7, day: 1 };

static SEQUENCE: LazyLock<Regex> = LazyLock::new(|| {
    let residue = "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)";
    Regex::new(&format!(
        r"SEQ\.? ?ID\.? ?N[oO]|(?-u:\b)[ACGTU]{{10,}}(?-u:\b)|(?-u:\b){residue}(?:[- ]{residue}){{3,}}(?-u:\b)"
    ))
    .expect("a constant pattern")
});

static LETTERS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[ACDEFGHIKLMNPQRSTVWY]{10,}(?-u:\b)").expect("a constant pattern"));

static NEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:peptides?|sequences?|residues?)\W+(?:\w+\W+){0,8}$").expect("a constant pattern")
});

/// The first sequence of a text: one that its form shows, or letters of residues near a word that says so.
fn first_sequence(text: &str) -> Option<Span> {
    let certain = SEQUENCE.find(text).map(|found| Span::new(found.start(), found.end()));
    let likely = LETTERS.find_iter(text).find(|letters| {
        let from = text.floor_char_boundary(letters.start().saturating_sub(90));
        NEAR.is_match(&text[from..letters.start()])
    });
    certain.into_iter().chain(likely.map(|found| Span::new(found.start(), found.end()))).min()
}
