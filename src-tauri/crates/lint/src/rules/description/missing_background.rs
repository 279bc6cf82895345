//! Descriptions without background art; not what the background cites.
#![doc = include_str!("missing_background.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/missing-background",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-b", "gl-f-ii-4-3"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-77-b-7", "mpep-608-01-c"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-ii", "ai-section-204"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-2"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("missing_background"),
};

/// The rule.
pub struct MissingBackground;

impl Rule for MissingBackground {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let headed = description.sections_of(SectionKind::Background).next().is_some();
        if !headed && !KNOWN.is_match(&description.text) {
            findings.report(&META, Place::part(PartName::Description), Message::new(META.id, "message"));
        }
    }
}

static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?:is|are|been|was|were|well|widely|already|generally|commonly|previously)[ -]known|known (?:from|in the art)|conventional(?:ly)?|traditional(?:ly)?|prior art|related art|background|existing|currently|in the past|hitherto|heretofore|state of the art",
        r"|u\.?s\.? pat|patent no|on connaît|est connue?|sont connue?s|état de la technique|art antérieur|technique antérieure|il est connu|classique|bekannt|herkömmlich|stand der technik|üblicherweise)",
        r"|\b(?:EP|WO|DE|FR|US|JP|GB) ?-?[0-9]{2}",
    ))
    .expect("a constant pattern")
});
