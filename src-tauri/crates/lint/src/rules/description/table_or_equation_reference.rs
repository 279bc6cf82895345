//! Tables and examples that are referred to and not there; not figures.
#![doc = include_str!("table_or_equation_reference.md")]

use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "description/table-or-equation-reference",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-83", "gl-f-iii-1"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-a", "37-cfr-1-58"]),
        OfficeRule::pct(Severity::Warning, &["art-5"]),
        OfficeRule::fr(Severity::Warning, &["l-612-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    page: include_str!("table_or_equation_reference.md"),
};

/// The rule.
pub struct TableOrEquationReference;

impl Rule for TableOrEquationReference {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let text = &description.text;
        let mut captions: HashSet<(Kind, u32)> = HashSet::new();
        let mut mentions: Vec<(Kind, u32, Span)> = Vec::new();
        for paragraph in &description.paragraphs {
            let line = paragraph.span.of(text);
            let lead = line.len() - line.trim_start_matches(|c: char| "#[]. ".contains(c) || c.is_ascii_digit()).len();
            for found in CITED.captures_iter(line) {
                let (Some(word), Some(number)) = (found.name("word"), found.name("number")) else { continue };
                let Ok(value) = number.as_str().parse() else { continue };
                let kind = Kind::of(word.as_str());
                let rest = &line[number.end()..];
                if (word.start() <= lead && ENDS_CAPTION.is_match(rest)) || (paragraph.heading && word.start() <= lead)
                {
                    captions.insert((kind, value));
                } else if !FOREIGN.is_match(near(line, word.start(), number.end())) {
                    mentions.push((kind, value, Span::new(word.start(), number.end()).shifted(paragraph.span.start)));
                }
            }
        }
        for kind in [Kind::Table, Kind::Example] {
            let known = captions.iter().any(|(of, _)| *of == kind);
            if !known && mentions.iter().any(|(of, ..)| *of == kind) && kind == Kind::Table {
                findings.cannot_assess(&META, Message::new(META.id, "unknown"));
                continue;
            }
            let lacking =
                mentions.iter().find(|(of, number, _)| *of == kind && known && !captions.contains(&(kind, *number)));
            if let Some((_, _, span)) = lacking {
                let message = Message::new(META.id, "message").with("text", span.of(text));
                findings.report(&META, Place::description(description, *span), message);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Table,
    Example,
}

impl Kind {
    fn of(word: &str) -> Self {
        if word.to_lowercase().starts_with('t') { Self::Table } else { Self::Example }
    }
}

/// Bytes around a mention in which another document would be named.
const REACH: usize = 100;

fn near(line: &str, start: usize, end: usize) -> &str {
    let from = line.floor_char_boundary(start.saturating_sub(REACH));
    &line[from..line.ceil_char_boundary((end + REACH).min(line.len()))]
}

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<word>Table|TABLE|Tabelle|Tableau|TABLEAU|TABELLE|Example|EXAMPLE|Beispiel|Exemple)\s+(?P<number>[0-9]{1,3})\b")
        .expect("a constant pattern")
});

/// What follows the number of a caption: a mark, the end of the line, or a capital; a verb follows in running text.
static ENDS_CAPTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(?:$|[:.;–—(-]|[A-Z]|-continued)").expect("a constant pattern"));

/// Words that show that another document is meant, or a kind of example.
static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:patent|pat\.|u\.s\.|EP[ -]?[0-9]|WO[ -]?[0-9]|JP[ -]?[0-9]|DE[ -]?[0-9]|et\s+al\b|publication|journal|standard|3GPP|IEEE|RFC|chapter|page|comparative|reference|preparation|synthesis|herstellungs|vergleichs|document)")
        .expect("a constant pattern")
});
