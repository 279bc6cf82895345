//! Which word lists may have a hit in a part: one pass over its text for what the hits of all lists begin with, so that a
//! list is asked only where it may have something to say. What a hit is, is the list's to say.

use crate::rules::RULES;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};
use claimwright_application::{Application, Language, PartName};
use regex_syntax::hir::literal::{ExtractKind, Extractor};
use std::sync::LazyLock;

/// The word lists that may have a hit in each part with text.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// Ids of the rules that this tells of, sorted.
    listed: &'static [&'static str],
    hits: Vec<(PartName, &'static str)>,
}

/// What the hits of all word lists in one language begin with.
struct Gate {
    beginnings: AhoCorasick,
    /// The id of the rule that each beginning belongs to.
    owners: Vec<&'static str>,
    /// The ids of the rules whose hits all have a known beginning, sorted.
    listed: Vec<&'static str>,
}

impl Gate {
    fn new(language: Language) -> Self {
        let mut beginnings = Vec::new();
        let mut owners = Vec::new();
        let mut listed = Vec::new();
        for rule in RULES {
            let Some(list) = rule.list() else { continue };
            let id = rule.meta().id;
            let Some(own) = list.patterns(language).map(beginning).collect::<Option<Vec<_>>>() else { continue };
            for begin in own.into_iter().flatten() {
                beginnings.push(begin);
                owners.push(id);
            }
            listed.push(id);
        }
        listed.sort_unstable();
        let beginnings = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(beginnings)
            .expect("the lists are compiled in, and a test builds every gate");
        Self { beginnings, owners, listed }
    }

    /// The rules whose lists may have a hit in a text.
    fn owners_in(&self, text: &str) -> Vec<&'static str> {
        let mut found: Vec<&'static str> = Vec::new();
        for begin in self.beginnings.find_overlapping_iter(text) {
            let owner = self.owners[begin.pattern()];
            // Hits are whole words.
            let inside = text[..begin.start()].ends_with(char::is_alphanumeric)
                && text[begin.start()..].starts_with(char::is_alphanumeric);
            if !inside && !found.contains(&owner) {
                found.push(owner);
            }
        }
        found
    }
}

/// What every match of a pattern begins with; `None` where that is not a list of some texts, each of a letter of ASCII
/// or more, since the search for them ignores the capitals of no other.
fn beginning(pattern: &str) -> Option<Vec<String>> {
    let pattern = regex_syntax::parse(pattern).ok()?;
    let begins = Extractor::new().kind(ExtractKind::Prefix).extract(&pattern);
    begins
        .literals()?
        .iter()
        .map(|begin| {
            let text: String = String::from_utf8_lossy(begin.as_bytes()).chars().take_while(char::is_ascii).collect();
            (!text.is_empty()).then_some(text)
        })
        .collect()
}

static ENGLISH: LazyLock<Gate> = LazyLock::new(|| Gate::new(Language::En));
static GERMAN: LazyLock<Gate> = LazyLock::new(|| Gate::new(Language::De));
static FRENCH: LazyLock<Gate> = LazyLock::new(|| Gate::new(Language::Fr));

impl Hints {
    /// The hits in all parts of an application.
    pub fn of(application: &Application) -> Self {
        let gate: &'static Gate = match application.language {
            Language::En => &ENGLISH,
            Language::De => &GERMAN,
            Language::Fr => &FRENCH,
        };
        let texts = [
            (PartName::Title, application.title.present().map(String::as_str)),
            (PartName::Abstract, application.abstract_.present().map(String::as_str)),
            (PartName::Description, application.description.present().map(|description| description.text.as_str())),
            (PartName::Claims, application.claims.present().map(|set| set.text.as_str())),
        ];
        let mut hits = Vec::new();
        for (part, text) in texts {
            let Some(text) = text else { continue };
            hits.extend(gate.owners_in(text).into_iter().map(|owner| (part, owner)));
        }
        Self { listed: &gate.listed, hits }
    }

    /// Whether the list of a rule may have a hit in a part. A rule that is not known to have a list may.
    pub fn may_hit(&self, part: PartName, rule: &'static str) -> bool {
        self.listed.binary_search(&rule).is_err() || self.hits.contains(&(part, rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::FilingFacts;
    use claimwright_application::application::Parts;

    #[test]
    fn every_pattern_compiles() {
        for list in RULES.iter().filter_map(|rule| rule.list()) {
            assert!(list.compile() > 0);
        }
        for gate in [&ENGLISH, &GERMAN, &FRENCH] {
            assert!(gate.listed.len() > 15, "{:?}", gate.listed);
        }
    }

    #[test]
    fn a_list_is_asked_where_it_has_a_hit_and_a_rule_without_one_always() {
        let parts = Parts {
            language: Some(Language::En),
            claims: Some(vec!["1. A lid being relatively thin.".to_owned()]),
            ..Parts::default()
        };
        let hints = Hints::of(&Application::from_parts(parts, FilingFacts::default()));
        assert!(hints.may_hit(PartName::Claims, "claims/relative-term"));
        assert!(!hints.may_hit(PartName::Claims, "claims/exemplary-language"));
        assert!(!hints.may_hit(PartName::Description, "claims/relative-term"));
        assert!(hints.may_hit(PartName::Claims, "claims/duplicate"));
    }
}
