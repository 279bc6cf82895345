//! Sequences and compounds for which no use is stated; not devices, whose use is plain.
#![doc = include_str!("industrial_applicability.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/industrial-applicability",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-42-1-f", "gl-f-ii-4-9"]),
        OfficeRule::pct(Severity::Info, &["rule-5-1-a-vi", "ai-section-204"]),
        OfficeRule::fr(Severity::Info, &["r-612-12-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description, PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("industrial_applicability"),
};

/// The rule.
pub struct IndustrialApplicability;

impl Rule for IndustrialApplicability {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        for claim in reading::independent(reading::claims(application)) {
            let Some(found) = MATTER.find(claim.body_text()) else { continue };
            let headed = description.sections_of(SectionKind::Industrial).next().is_some();
            if headed || USE.is_match(&description.text) {
                return;
            }
            let span = Span::new(found.start(), found.end()).shifted(claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", found.as_str());
            findings.report(&META, Place::claim(claim.index, span), message);
            return;
        }
    }
}

/// Matter whose use does not follow from what it is.
static MATTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:poly)?(?:peptides?|nucleotides?)|polypeptidique|nucleic\s+acids?|proteins?|genes?|SEQ\s+ID\s+NO|(?:poly)?peptid\w*|nukleins\w+|acides?\s+nucléiques?|protéines?|gènes?)\b")
        .expect("a constant pattern")
});

/// A statement of what something serves for.
static USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:used|useful|usable|use)\s+(?:as|for|in|to|of)(?-u:\b)|(?-u:\b)industrial(?:ly)?(?-u:\b)|(?-u:\b)treat(?:ment|ing)(?-u:\b)|(?-u:\b)diagnos|(?-u:\b)therap|(?-u:\b)vaccin|(?-u:\b)utilis\w+\s+(?:comme|pour|dans)|(?-u:\b)industriel|(?-u:\b)traitement|(?-u:\b)verwend|(?-u:\b)gewerblich|(?-u:\b)behandlung|(?-u:\b)einsetzbar")
        .expect("a constant pattern")
});
