//! The rules of a SARIF log: title, page, severity and law of each; not their findings.

use super::level;
use crate::report::ValidationReport;
use crate::view;
use claimwright_application::{Language, Office};
use claimwright_lint::firm::{self, FirmRule};
use claimwright_lint::{page, rule::RuleMeta};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The rules named so far, in order.
#[derive(Debug)]
pub(super) struct Rules {
    interface: Language,
    known: Vec<(String, usize)>,
    rules: Vec<Value>,
}

impl Rules {
    pub(super) const fn new(interface: Language) -> Self {
        Self { interface, known: Vec::new(), rules: Vec::new() }
    }

    /// The index of a rule in the log.
    pub(super) fn index(&mut self, rule: &str, report: &ValidationReport) -> usize {
        if let Ok(at) = self.known.binary_search_by(|(id, _)| id.as_str().cmp(rule)) {
            return self.known[at].1;
        }
        let index = self.rules.len();
        self.rules.push(match report.firm.rule(rule) {
            Some(own) => own_descriptor(own, &report.offices, self.interface),
            None => descriptor(rule, &report.offices, self.interface),
        });
        let at = self.known.partition_point(|(id, _)| id.as_str() < rule);
        self.known.insert(at, (rule.to_owned(), index));
        index
    }

    pub(super) fn finish(self) -> Vec<Value> {
        self.rules
    }
}

fn descriptor(id: &str, offices: &[String], interface: Language) -> Value {
    let Some(meta) = page::rule(id).map(|rule| rule.meta()) else { return json!({ "id": id }) };
    let asked: Vec<Office> = offices.iter().filter_map(|word| Office::from_word(word)).collect();
    let severity = asked.iter().filter_map(|office| meta.severity(*office)).max();
    let by_office: HashMap<&str, &str> =
        asked.iter().filter_map(|office| Some((office.word(), meta.severity(*office)?.word()))).collect();
    let mut descriptor = json!({
        "id": id,
        "shortDescription": { "text": meta.title().render(interface) },
        "properties": {
            "tags": [id.split('/').next().unwrap_or_default()],
            "offices": by_office,
            "citations": view::citations(id, asked.into_iter()),
        },
    });
    if let Some(severity) = severity {
        descriptor["defaultConfiguration"] = json!({ "level": level(view::severity(severity)) });
    }
    if let Some((finds, help)) = page_of(meta, interface) {
        descriptor["fullDescription"] = json!({ "text": plain(&finds) });
        descriptor["help"] = json!({ "text": plain(&help), "markdown": help });
    }
    descriptor
}

/// A rule of the firm, which rests on no law and has no page but what it says.
fn own_descriptor(rule: &FirmRule, offices: &[String], interface: Language) -> Value {
    let asked: Vec<Office> = offices.iter().filter_map(|word| Office::from_word(word)).collect();
    let by_office: HashMap<&str, &str> =
        asked.iter().filter_map(|office| Some((office.word(), rule.severity(*office)?.word()))).collect();
    let severity = asked.iter().filter_map(|office| rule.severity(*office)).max();
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title.of(interface) },
        "fullDescription": { "text": rule.message.of(interface) },
        "defaultConfiguration": { "level": severity.map_or("note", |severity| level(view::severity(severity))) },
        "properties": { "tags": [firm::GROUP], "offices": by_office },
    })
}

/// What a rule finds, and its page without the examples.
fn page_of(meta: &RuleMeta, interface: Language) -> Option<(String, String)> {
    let page = page::parse(meta.pages.of(interface), interface).ok()?;
    let finds = page.sections.first()?.1.clone();
    let help: Vec<String> =
        page.sections.iter().map(|(heading, text)| format!("## {heading}\n\n{}", text.trim())).collect();
    Some((finds, help.join("\n\n")))
}

/// Markdown as its words.
fn plain(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, Tag, TagEnd};
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Item) => out.push_str("- "),
            Event::End(TagEnd::Item | TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock) => out.push('\n'),
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_page_in_every_language() {
        for rule in claimwright_lint::rules::RULES {
            for language in [Language::En, Language::Fr, Language::De] {
                let descriptor = descriptor(rule.meta().id, &["ep".into(), "us".into()], language);
                for key in ["shortDescription", "fullDescription", "help"] {
                    let text = descriptor[key]["text"].as_str().unwrap_or_default();
                    assert!(!text.is_empty() && !text.contains("## "), "{}: {key}", rule.meta().id);
                }
            }
        }
    }
}
