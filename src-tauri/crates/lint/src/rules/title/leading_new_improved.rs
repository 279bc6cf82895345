//! Titles that begin with an article or praise; not their length.
#![doc = include_str!("leading_new_improved.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "title/leading-new-improved",
    group: Group::Title,
    offices: &[OfficeRule::ep(Severity::Info, &["r-41-2-b"]), OfficeRule::us(Severity::Info, &["mpep-606"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Title],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("leading_new_improved"),
};

/// The rule.
pub struct LeadingNewImproved;

impl Rule for LeadingNewImproved {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(title) = application.title.present() else { return };
        let start = reading::trimmed(title).start;
        let Some(lead) = LEAD.find(&title[start..]) else { return };
        if title[start..].starts_with("New ") && title[start + lead.end()..].starts_with(|c: char| c.is_uppercase()) {
            return;
        }
        let text = lead.as_str().trim_end();
        let place = Place::span(PartName::Title, Span::new(start, start + text.len()));
        let message = Message::new(META.id, "message").with("text", text);
        let Some(finding) = findings.report(&META, place, message) else { return };
        let Some(next) = title[start + lead.end()..].chars().next() else { return };
        let whole = Span::new(start, start + lead.end() + next.len_utf8());
        let edit = Edit::new(Place::span(PartName::Title, whole), next.to_uppercase().to_string());
        finding.offer(Fix::review(Message::new(META.id, "fix").with("text", text), vec![edit]));
    }
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:(?:(?:an?|the)\s+)?(?:(?:new(?: and (?:improved|useful))?|novel|improved|improvements?\s+(?:of|in|to|relating\s+to))\s+)|(?:an?|the)\s+)")
        .expect("a constant pattern")
});
