//! Figures that show what is known without the legend "Prior Art"; not what the prior art is.
#![doc = include_str!("prior_art_label.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "drawings/prior-art-label",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-5"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-02-g"]),
        OfficeRule::pct(Severity::Info, &["practice-of-the-pct-authorities"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("prior_art_label"),
};

/// The rule.
pub struct PriorArtLabel;

impl Rule for PriorArtLabel {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut reported: HashSet<&str> = HashSet::new();
        let mut known = Vec::new();
        for mention in &application.figures {
            let Some(index) = description.paragraph_at(mention.span.start) else { continue };
            let text = description.paragraphs[index].span.of(&description.text);
            let listed = mention.in_list || text.len() <= LONGEST_ENTRY;
            let rest = &description.text[mention.span.end..description.paragraphs[index].span.end];
            let Some(found) = SHOWS_KNOWN.captures(rest).and_then(|found| found.name("known")) else { continue };
            let legend = text.to_lowercase().contains("prior art") || text.to_lowercase().contains("prior-art");
            let drawn = application.drawings.present().is_some_and(|drawings| {
                drawings.figures.iter().any(|figure| {
                    figure.label == mention.label
                        && figure.texts.iter().any(|text| text.to_lowercase().contains("prior art"))
                })
            });
            if !listed || legend || drawn || mention.of_another_document || !reported.insert(&mention.label) {
                continue;
            }
            known.push((mention, found.as_str()));
        }
        let Some((first, word)) = known.first() else { return };
        let list: Vec<&str> = known.iter().map(|(mention, _)| mention.label.as_str()).collect();
        let message = Message::new(META.id, "message").with("fig", list.join(", ")).with("text", word);
        let Some(finding) = findings.report(&META, Place::description(description, first.span), message) else {
            return;
        };
        for (mention, _) in known[1..].iter().take(MAX_RELATED) {
            finding.relate(Place::description(description, mention.span), Message::new("engine", "also-here"));
        }
    }
}

/// Further figures that are shown in place.
const MAX_RELATED: usize = 20;

/// Bytes of a paragraph that describes one figure.
const LONGEST_ENTRY: usize = 200;

/// A verb of showing and, close behind it, a word for what is known.
static SHOWS_KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*\(?[^.;]{0,20}?\b(?:is|are|shows?|illustrates?|depicts?)\s+(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,6}?(?:(?:of|showing|illustrating)\s+)?(?:an?\s+|the\s+)?(?P<known>conventional|known|related[ -]art|state[ -]of[ -]the[ -]art)\b")
        .expect("a constant pattern")
});
