//! Acronyms that stand for two things; not acronyms without a meaning.
#![doc = include_str!("acronym_redefined.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, acronyms};
use std::collections::{HashMap, HashSet};

static META: RuleMeta = RuleMeta {
    id: "terminology/acronym-redefined",
    group: Group::Terminology,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-2-10"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-a", "35-usc-112-b"]),
        OfficeRule::pct(Severity::Warning, &["rule-10-2"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979-art-5"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("acronym_redefined"),
};

/// The rule.
pub struct AcronymRedefined;

impl Rule for AcronymRedefined {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let definitions = acronyms::definitions(&description.text);
        let mut first: HashMap<&str, usize> = HashMap::new();
        let mut reported: HashSet<&str> = HashSet::new();
        for (index, definition) in definitions.iter().enumerate() {
            let earlier = &definitions[*first.entry(definition.acronym).or_insert(index)];
            if alike(earlier.long, definition.long) || !reported.insert(definition.acronym) {
                continue;
            }
            let message = Message::new(META.id, "message")
                .with("text", definition.acronym)
                .with("a", earlier.long)
                .with("b", definition.long);
            if let Some(finding) = findings.report(&META, Place::description(description, definition.span), message) {
                finding.relate(Place::description(description, earlier.span), Message::new(META.id, "note"));
            }
        }
    }
}

/// Letters by which words are compared, so that "hybridisation" and "hybridized" are one.
const ROOT: usize = 5;

/// Whether two long forms mean the same: they share half of the roots of their words.
fn alike(a: &str, b: &str) -> bool {
    let roots = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.map(|word| word.chars().take(ROOT).flat_map(char::to_lowercase).collect()).collect()
    };
    let (a, b) = (roots(a), roots(b));
    2 * a.intersection(&b).count() >= a.len().min(b.len())
}
