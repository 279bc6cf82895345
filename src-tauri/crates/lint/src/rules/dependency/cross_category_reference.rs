//! Claims that refer to a claim of another category and add little of their own; not wrong categories of dependent claims.
#![doc = include_str!("cross_category_reference.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Category;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "dependency/cross-category-reference",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-3-8", "r-43-2", "r-45"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-n-ii"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-iv-3-7"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c-iv-1-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("cross_category_reference"),
};

/// The rule.
pub struct CrossCategoryReference;

impl Rule for CrossCategoryReference {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application).iter().filter(|claim| !claim.dependent) {
            let Some(reference) = claim.references.first() else { continue };
            let before = &claim.text[claim.label.end..reference.span.start];
            let own = claim.text[reference.span.end..].split_whitespace().count();
            let program = matches!(claim.category, Category::Program | Category::Medium);
            if own >= MIN_OWN_WORDS || program || !ACROSS.is_match(before) {
                continue;
            }
            let message = Message::new(META.id, "message")
                .with("n", claim.number)
                .with("list", reading::listed(reference.numbers.iter().copied().take(3)));
            findings.report(&META, Place::claim(claim.index, reference.span), message);
        }
    }
}

/// Words after the reference from which on the claim states features of its own.
const MIN_OWN_WORDS: usize = 4;

static ACROSS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bfor\s+(?:carrying\s+out|performing|implementing|executing|practicing|use\s+in)\s+(?:the|a)\s+(?:method|process)|\b(?:obtain(?:ed|able)|produced|made|prepared|manufactured)\s+(?:by|according\s+to)\s+(?:the|a)\s+(?:method|process)|\b(?:method|process)\s+(?:of|for)\s+(?:making|producing|manufacturing|using|operating)|\bpour\s+la\s+mise\s+en\s+(?:œuvre|oeuvre)|\bobtenue?s?\s+par\s+(?:le|un)\s+procédé|\bzur\s+durchführung|\bhergestellt\s+(?:nach|durch)|\bverfahren\s+zum\s+(?:herstellen|betreiben)")
        .expect("a constant pattern")
});
