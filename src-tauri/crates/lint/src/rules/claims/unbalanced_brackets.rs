//! Brackets in claims that are never opened or never closed; not what stands in them.
#![doc = include_str!("unbalanced_brackets.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "claims/unbalanced-brackets",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-m"]),
        OfficeRule::pct(Severity::Warning, &["art-6"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("unbalanced_brackets"),
};

/// The rule.
pub struct UnbalancedBrackets;

impl Rule for UnbalancedBrackets {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let Some(at) = unmatched(claim.body_text()) else { continue };
            let span = Span::new(at, at + 1).shifted(claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number).with("ch", span.of(&claim.text));
            findings.report(&META, Place::claim(claim.index, span), message);
        }
    }
}

/// The first bracket without a counterpart.
fn unmatched(text: &str) -> Option<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => open.push((at, c)),
            ')' | ']' | '}' => {
                let pairs = |first: char| matches!((first, c), ('(', ')') | ('[', ']') | ('{', '}'));
                match open.last() {
                    Some(&(_, first)) if pairs(first) => {
                        open.pop();
                    }
                    Some(&(from, _)) if is_interval(&text[from + 1..at]) => {
                        open.pop();
                    }
                    _ if c == ')' && ends_label(&text[..at]) => {}
                    None if c == ']' && is_interval_end(&text[..at]) => {}
                    Some(&(from, _)) => {
                        return Some(if open.iter().any(|&(_, first)| pairs(first)) { from } else { at });
                    }
                    None => return Some(at),
                }
            }
            _ => {}
        }
    }
    open.first().map(|&(at, _)| at)
}

/// Whether the text inside two unlike brackets is a numeric interval.
fn is_interval(inner: &str) -> bool {
    inner.contains(',')
        && inner.len() < 30
        && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '-' | '+' | '∞' | 'π'))
}

/// Whether a closing square bracket ends a French interval `]0;1]`, whose first bracket also points outwards.
fn is_interval_end(before: &str) -> bool {
    before.rfind(']').is_some_and(|from| is_interval(&before[from + 1..].replace(';', ",")))
}

/// Whether a closing parenthesis ends a label: up to four letters or digits after a space, a sign of punctuation or
/// the beginning.
fn ends_label(before: &str) -> bool {
    let label = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[label..];
    let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    !word.is_empty()
        && (word.chars().count() <= 4 && word.chars().filter(|c| c.is_alphabetic()).count() <= 1
            || roman && word.len() <= 5)
}
