//! Summaries that do not reflect the independent claims; not missing summaries.
#![doc = include_str!("summary_not_commensurate.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_terms, reading, stems};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::{Application, Claim, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/summary-not-commensurate",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-42-1-c", "gl-f-iv-4-3", "gl-f-iv-6"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-73", "mpep-608-01-d"]),
        OfficeRule::pct(Severity::Info, &["rule-5-1-a-iii", "art-6"]),
        OfficeRule::fr(Severity::Info, &["r-612-12-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description, PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("summary_not_commensurate"),
};

/// The rule.
pub struct SummaryNotCommensurate;

impl Rule for SummaryNotCommensurate {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let summary: String = description
            .sections_of(SectionKind::Summary)
            .map(|section| section.span.of(&description.text).to_lowercase())
            .collect::<Vec<_>>()
            .join("\n");
        if summary.is_empty() || DEFERS.is_match(&summary) {
            return;
        }
        let vocabulary = stems::vocabulary(&summary);
        let mut lacking: Vec<(&Claim, Vec<String>)> = Vec::new();
        for claim in reading::independent(reading::claims(application)) {
            let terms = claim_terms::of(claim);
            let missing: Vec<String> = terms
                .iter()
                .filter(|term| match claim.language {
                    Language::En => !stems::is_claim_word(term) && !vocabulary.knows(term),
                    Language::Fr | Language::De => !summary.contains(term.as_str()),
                })
                .cloned()
                .collect();
            if terms.len() >= MIN_TERMS && 5 * missing.len() > 2 * terms.len() {
                lacking.push((claim, missing));
            }
        }
        let Some((first, missing)) = lacking.first() else { return };
        let message = Message::new(META.id, "message")
            .with("list", reading::listed(lacking.iter().map(|(claim, _)| claim.number)))
            .with("missing", missing[..missing.len().min(MAX_SHOWN)].join(", "));
        let Some(finding) = findings.report(&META, Place::claim(first.index, reading::opening(first)), message) else {
            return;
        };
        for (other, _) in &lacking[1..] {
            finding.relate(Place::claim(other.index, reading::opening(other)), Message::new("engine", "also-here"));
        }
    }
}

/// Terms of a claim below which a share says nothing.
const MIN_TERMS: usize = 2;

/// Missing terms that are named.
const MAX_SHOWN: usize = 5;

/// A summary that points to the claims instead.
static DEFERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:defined|set\s+forth|recited|claimed|described)\s+(?:by|in)\s+(?:the\s+)?(?:appended\s+|accompanying\s+|independent\s+|following\s+|main\s+)?claims?\b|\bmerkmale[n]?\s+(?:des|der)\s+(?:unabhängigen\s+)?(?:patent)?ansp|\bobjets?\s+des\s+revendications|\brevendications?\s+[0-9]")
        .expect("a constant pattern")
});
