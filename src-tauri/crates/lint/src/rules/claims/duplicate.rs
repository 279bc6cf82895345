//! Claims that say the same as an earlier claim; not claims that are merely similar.
#![doc = include_str!("duplicate.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashMap;

static META: RuleMeta = RuleMeta {
    id: "claims/duplicate",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "r-43-5", "gl-f-iv-5"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-75-b", "mpep-608-01-m", "mpep-706-03-k"]),
        OfficeRule::pct(Severity::Info, &["art-6", "rule-6-1-a"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("duplicate"),
};

/// The rule.
pub struct Duplicate;

impl Rule for Duplicate {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        let mut seen: HashMap<(String, &[usize]), usize> = HashMap::new();
        for claim in claims {
            let words = normal(claim.body_text());
            if words.is_empty() {
                continue;
            }
            let Some(&first) = seen.get(&(words.clone(), claim.parents.as_slice())) else {
                seen.insert((words, claim.parents.as_slice()), claim.index);
                continue;
            };
            let twin = &claims[first];
            let message = Message::new(META.id, "message").with("n", claim.number).with("m", twin.number);
            let span = reading::trimmed(claim.body_text()).shifted(claim.label.end);
            if let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) {
                let there = reading::trimmed(twin.body_text()).shifted(twin.label.end);
                finding.relate(Place::claim(first, there), Message::new(META.id, "note"));
            }
        }
    }
}

/// Words and numbers in lower case, "said" as "the"; status markers and blank claims give nothing.
fn normal(text: &str) -> String {
    if reading::ends_in_drawing(text) || text.trim_start().starts_with('(') && text.len() < 40 {
        return String::new();
    }
    let mut normal = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).filter(|word| !word.is_empty())
    {
        let word = word.trim_end_matches('.').to_lowercase();
        normal.push_str(if word == "said" { "the" } else { &word });
        normal.push(' ');
    }
    normal
}
