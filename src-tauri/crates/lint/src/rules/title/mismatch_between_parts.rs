//! Titles that differ between the head of the application and the abstract; not their wording.
#![doc = include_str!("mismatch_between_parts.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "title/mismatch-between-parts",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-41-2-b", "r-47-1", "gl-a-iii-7-1"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-72-a", "37-cfr-1-76"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a"]),
        OfficeRule::fr(Severity::Info, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title, PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("mismatch_between_parts"),
};

/// The rule.
pub struct MismatchBetweenParts;

impl Rule for MismatchBetweenParts {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let (Some(title), Some(text)) = (application.title.present(), application.abstract_.present()) else { return };
        let Some((head, rest)) = text.trim_start().split_once('\n') else { return };
        let head = head.trim();
        let is_title = head.split_whitespace().count() <= LONGEST
            && head.starts_with(|c: char| c.is_uppercase())
            && !head.ends_with(['.', ':', ',', ';'])
            && rest.trim_start().starts_with(|c: char| c.is_uppercase());
        if !is_title || plain(head) == plain(title) {
            return;
        }
        let start = text.len() - text.trim_start().len();
        let message = Message::new(META.id, "message").with("text", head).with("title", title.trim());
        findings.report(&META, Place::span(PartName::Abstract, Span::new(start, start + head.len())), message);
    }
}

/// Words of a line that can be a title.
const LONGEST: usize = 15;

/// A title without case, marks and spaces at its ends.
fn plain(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
