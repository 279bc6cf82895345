//! Dependent claims that name their subject otherwise than their parent; not claims of another category.
#![doc = include_str!("designation_mismatch.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading, stems};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/designation-mismatch",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-4", "gl-f-iv-3-4"]),
        OfficeRule::us(Severity::Info, &["35-usc-112-d", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Info, &["rule-6-4"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("designation_mismatch"),
};

/// The rule.
pub struct DesignationMismatch;

impl Rule for DesignationMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(set) = reading::set(application) else { return };
        for claim in set.claims.iter().filter(|claim| claim.dependent) {
            let Some(number) = claim.references.first().and_then(|reference| reference.numbers.first()) else {
                continue;
            };
            let Some(target) = set.numbered(*number).filter(|target| target.index != claim.index) else { continue };
            if designation::is_activity(claim) != designation::is_activity(target) {
                continue;
            }
            let Some(designation) = designation::plain(claim, &target.text) else { continue };
            let name = designation.span.of(&claim.text);
            let Some(head) = head(name, claim.language) else { continue };
            // A subject that a parent names anywhere may be meant as a shorter or wider name of the same thing.
            let known = stems::vocabulary(target.preamble.of(&target.text));
            if known.knows(&head)
                || ACTIVITIES.contains(&head.as_str())
                || claim.language != Language::En && same_root(&target.preamble.of(&target.text).to_lowercase(), &head)
            {
                continue;
            }
            let message = Message::new(
                META.id,
                if target.body_text().to_lowercase().contains(&head) { "part" } else { "message" },
            )
            .with("n", claim.number)
            .with("text", name)
            .with("m", target.number)
            .with("other", reading::opening(target).of(&target.text).trim());
            if let Some(finding) = findings.report(&META, Place::claim(claim.index, designation.span), message) {
                finding.relate(Place::claim(target.index, reading::opening(target)), Message::new(META.id, "note"));
            }
        }
    }
}

/// Nouns for an activity, any of which may stand for another.
const ACTIVITIES: &[&str] = &["method", "process", "procedure", "verfahren", "prozess", "procédé", "méthode"];

/// The noun that a designation turns on: the last word before a complement, in French the first.
fn head(name: &str, language: Language) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let word = match language {
        Language::Fr => words.first(),
        _ => {
            let end = words
                .iter()
                .position(|word| {
                    matches!(
                        *word,
                        "of" | "for"
                            | "in"
                            | "to"
                            | "with"
                            | "having"
                            | "as"
                            | "zum"
                            | "zur"
                            | "für"
                            | "mit"
                            | "der"
                            | "des"
                            | "von"
                    )
                })
                .unwrap_or(words.len());
            words[..end].last()
        }
    };
    let word: String =
        word?.chars().filter(|c| c.is_alphanumeric() || *c == '-').flat_map(char::to_lowercase).collect();
    (word.chars().count() > 3).then_some(word)
}

/// Whether a text has a word that ends with or begins like the head: "Türschloss" for "Schloss", plurals.
fn same_root(text: &str, head: &str) -> bool {
    let root: String = head.chars().take(head.chars().count().saturating_sub(2).max(4)).collect();
    text.contains(&root)
}
