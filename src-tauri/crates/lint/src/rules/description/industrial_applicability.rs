//! Sequences and compounds for which no use is stated; not devices, whose use is plain.
#![doc = include_str!("industrial_applicability.md")]

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
    page: include_str!("industrial_applicability.md"),
};

/// The rule.
pub struct IndustrialApplicability;

impl Rule for IndustrialApplicability {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let stated =
            description.sections_of(SectionKind::Industrial).next().is_some() || USE.is_match(&description.text);
        if stated {
            return;
        }
        for claim in reading::independent(reading::claims(application)) {
            let Some(found) = MATTER.find(claim.body_text()) else { continue };
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
    Regex::new(r"(?i)\b(?:used|useful|usable|use)\s+(?:as|for|in|to|of)\b|\bindustrial(?:ly)?\b|\btreat(?:ment|ing)\b|\bdiagnos|\btherap|\bvaccin|\butilis\w+\s+(?:comme|pour|dans)|\bindustriel|\btraitement|\bverwend|\bgewerblich|\bbehandlung|\beinsetzbar")
        .expect("a constant pattern")
});
