//! Labels of elements or steps that skip or repeat; not references to steps.
#![doc = include_str!("step_label_sequence.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use std::collections::HashMap;

static META: RuleMeta = RuleMeta {
    id: "claims/step-label-sequence",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-m"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("step_label_sequence"),
};

/// The rule.
pub struct StepLabelSequence;

impl Rule for StepLabelSequence {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let mut last: HashMap<(Option<usize>, Style), (u32, Span)> = HashMap::new();
            for limitation in &claim.limitations {
                let Some(label) = limitation.label else { continue };
                let Some((style, value)) = read(label.of(&claim.text)) else { continue };
                if is_inside(&claim.text[..label.start]) {
                    continue;
                }
                let previous = last.insert((limitation.parent, style), (value, label));
                let Some((before, there)) = previous else { continue };
                if value == before + 1 || value == 1 || (style == Style::Letter && is_roman(label.of(&claim.text))) {
                    continue;
                }
                let message = Message::new(META.id, "message")
                    .with("n", claim.number)
                    .with("found", label.of(&claim.text).trim())
                    .with("prev", there.of(&claim.text).trim());
                if let Some(finding) = findings.report(&META, Place::claim(claim.index, label), message) {
                    finding.relate(Place::claim(claim.index, there), Message::new(META.id, "note"));
                }
                break;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Letter,
    Number,
}

/// The style and the place in the sequence of a label such as `a)`, `(b)`, `3.` or `S1`.
fn read(label: &str) -> Option<(Style, u32)> {
    let inner = label.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let digits = inner.trim_start_matches(['s', 'S']);
    if let Ok(number) = digits.parse() {
        return Some((Style::Number, number));
    }
    let mut letters = inner.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_lowercase();
    letters.next().is_none().then(|| (Style::Letter, u32::from(letter) - u32::from('a') + 1))
}

/// Whether a text ends inside parentheses, so that "(8, 10)" holds no label.
fn is_inside(text: &str) -> bool {
    text.rfind('(').is_some_and(|open| !text[open..].contains(')'))
}

/// Whether a letter may be a Roman numeral, so that (i) after (b) opens a list of its own.
fn is_roman(label: &str) -> bool {
    label.trim().trim_matches(|c: char| !c.is_alphanumeric()).chars().all(|c| "ivxIVX".contains(c))
}
