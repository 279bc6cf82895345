//! Characterising expressions that are repeated or lack a preamble or a characterising part; not claims in one part.
#![doc = include_str!("two_part_malformed.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/two-part-malformed",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-1", "art-84"]),
        OfficeRule::pct(Severity::Info, &["rule-6-3-b"]),
        OfficeRule::fr(Severity::Warning, &["r-612-17"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("two_part_malformed"),
};

/// The rule.
pub struct TwoPartMalformed;

impl Rule for TwoPartMalformed {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let text = claim.body_text();
            let all: Vec<Span> = EXPRESSION
                .find_iter(text)
                .map(|found| Span::new(found.start(), found.end()).shifted(claim.label.end))
                .collect();
            let (Some(&first), Some(&last)) = (all.first(), all.last()) else { continue };
            let at = |key, span: Span| {
                let message = Message::new(META.id, key).with("n", claim.number).with("text", span.of(&claim.text));
                (Place::claim(claim.index, span), message.with("count", all.len()))
            };
            let (place, message) = if all.len() > 1 {
                at("message", all[1])
            } else if claim.text[claim.label.end..first.start].trim().is_empty() {
                at("first", first)
            } else if !claim.text[last.end..].contains(char::is_alphanumeric) {
                at("last", last)
            } else {
                continue;
            };
            if let Some(finding) = findings.report(&META, place, message)
                && all.len() > 1
            {
                finding.relate(Place::claim(claim.index, first), Message::new(META.id, "note"));
            }
        }
    }
}

/// "Characterised by" alone is an ordinary verb too ("a polymer characterised by a melting point") and does not count.
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:characteri[sz]ed\s+in\s+that|dadurch\s+gekennzeichnet|gekennzeichnet\s+dadurch|caractérisée?s?\s+en\s+ce\s+qu(?:e\b|['’]))")
        .expect("a constant pattern")
});
