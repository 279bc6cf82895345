//! Paragraph numbers that skip or repeat; not paragraphs without numbers.
#![doc = include_str!("paragraph_number_sequence.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Description, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "description/paragraph-number-sequence",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["epo-practice"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-b-6"]),
        OfficeRule::pct(Severity::Info, &["ai-section-204"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("paragraph_number_sequence"),
};

/// The rule.
pub struct ParagraphNumberSequence;

impl Rule for ParagraphNumberSequence {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let mut previous: Option<u32> = None;
        for paragraph in &description.paragraphs {
            let Some(label) = paragraph.label.as_deref().filter(|label| label.starts_with('[')) else { continue };
            let Ok(number) = label.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>() else { continue };
            let place =
                Place::description(description, Span::new(paragraph.span.start, paragraph.span.start + label.len()));
            if let Some(before) = previous
                && number != before + 1
                && !follows_inline(description, paragraph.span.start, number)
                && description.text[paragraph.span.start..].starts_with(label)
            {
                let message = Message::new(META.id, "message").with("n", number).with("prev", before);
                findings.report(&META, place, message);
            }
            previous = Some(number);
        }
    }
}

/// Whether the number before stands inside the paragraph before, as where several numbered lines were run together.
fn follows_inline(description: &Description, start: usize, number: u32) -> bool {
    let from = description.text.floor_char_boundary(start.saturating_sub(4000));
    number > 1 && description.text[from..start].contains(&format!("[{:04}]", number - 1))
}
