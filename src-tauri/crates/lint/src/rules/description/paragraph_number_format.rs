//! Paragraph numbers that are missing or formed otherwise than [0001]; not their sequence.
#![doc = include_str!("paragraph_number_format.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/paragraph-number-format",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["epo-practice"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-52-b-6"]),
        OfficeRule::pct(Severity::Info, &["ai-section-204-b-c"]),
        OfficeRule::fr(Severity::Info, &["inpi-guide-du-docx"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("paragraph_number_format"),
};

/// The rule.
pub struct ParagraphNumberFormat;

impl Rule for ParagraphNumberFormat {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let odd = description.paragraphs.iter().filter(|paragraph| !paragraph.heading).find_map(|paragraph| {
            let found = ODD.find(paragraph.span.of(&description.text))?;
            Some(Span::new(found.start(), found.end()).shifted(paragraph.span.start))
        });
        if let Some(span) = odd {
            let message = Message::new(META.id, "message").with("text", span.of(&description.text).trim());
            let trimmed = reading::trimmed(span.of(&description.text)).shifted(span.start);
            findings.report(&META, Place::description(description, trimmed), message);
            return;
        }
        let running = description.paragraphs.iter().filter(|paragraph| !paragraph.heading).count();
        if running > 0
            && description.paragraphs.iter().all(|paragraph| paragraph.label.is_none())
            && let Some(finding) =
                findings.report(&META, Place::part(PartName::Description), Message::new(META.id, "none"))
        {
            finding.retain_offices(|office| office == Office::Us);
        }
    }
}

/// A number before a paragraph in another form.
static ODD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\([0-9]{1,4}\)|\[[0-9]{1,3}\]|[0-9]{4}\s|¶\s?[0-9]+)\s*").expect("a constant pattern")
});
