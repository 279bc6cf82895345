//! Terms of the claims that the description never uses; not whether a claim is supported in substance.
#![doc = include_str!("claim_term_unsupported.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{reading, stems};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Determiner, Resolution};
use claimwright_application::{Application, Language, PartName, Span};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "terminology/claim-term-unsupported",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-6-1", "gl-f-iv-6-6"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-75-d-1", "mpep-608-01-o"]),
        OfficeRule::pct(Severity::Warning, &["art-6", "rule-5-1-a-iii"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6", "r-612-12-3"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("claim_term_unsupported"),
};

/// The rule.
pub struct ClaimTermUnsupported;

impl Rule for ClaimTermUnsupported {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let vocabulary = stems::vocabulary(&description.text);
        let mut looked_up: HashSet<&str> = HashSet::new();
        for claim in reading::claims(application) {
            for mention in &claim.mentions {
                let introduces = matches!(mention.resolution, Resolution::Introduces | Resolution::Reintroduces(_))
                    && mention.determiner == Determiner::Indefinite;
                let head = mention.head.as_str();
                if !introduces || stems::is_claim_word(head) {
                    continue;
                }
                if !looked_up.insert(head) || vocabulary.knows(head) {
                    continue;
                }
                let message = Message::new(META.id, "message").with("term", head).with("n", claim.number);
                let phrase = mention.phrase.of(&claim.text);
                let start = phrase.to_lowercase().rfind(head).filter(|&at| phrase.is_char_boundary(at)).unwrap_or(0);
                let span = Span::new(mention.phrase.start + start, mention.phrase.end);
                findings.report(&META, Place::claim(claim.index, span), message);
            }
        }
    }
}
