//! Sequences in the text while no listing is there; not how sequences are referred to.
#![doc = include_str!("missing.md")]

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
    page: include_str!("missing.md"),
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
        let Some(found) = SEQUENCE.find(&description.text).filter(|_| !before) else { return };
        match facts.listing {
            Presence::Present => {}
            Presence::Unknown => {
                let reason = Message::new(META.id, "unknown").with("text", found.as_str());
                findings.cannot_assess(&META, reason);
            }
            Presence::Absent => {
                let span = Span::new(found.start(), found.end());
                let message = Message::new(META.id, "message").with("text", found.as_str());
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
        r"(?i:\bSEQ\.?\s*ID\.?\s*NOS?\b)|\b[ACGTU]{{10,}}\b|\b{residue}(?:[-\s]+{residue}){{3,}}\b|(?i:peptide|sequence|residues?)\W+(?:\w+\W+){{0,8}}?\b[ACDEFGHIKLMNPQRSTVWY]{{10,}}\b"
    ))
    .expect("a constant pattern")
});
