//! Tables and examples that are referred to and not there; not figures.
#![doc = include_str!("table_or_equation_reference.md")]

use crate::rule::pages;
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
    pages: pages!("table_or_equation_reference"),
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
            // A heading of several: "Examples 3, 4", "Examples 5 to 9".
            if let Some(several) = SEVERAL.captures(line.trim_start_matches(['#', ' '])) {
                let numbers: Vec<u32> = NUMBER
                    .find_iter(several.get(0).map_or("", |all| all.as_str()))
                    .filter_map(|n| n.as_str().parse().ok())
                    .collect();
                let kind = Kind::of(several.name("word").map_or("", |word| word.as_str()));
                let (first, last) = (numbers.iter().min().copied(), numbers.iter().max().copied());
                let (Some(first), Some(last)) =
                    (first, last.map(|last| last.min(first.unwrap_or_default() + LONGEST_RANGE)))
                else {
                    continue;
                };
                captions.extend((first..=last).map(|number| (kind, number)));
                continue;
            }
            for found in CITED.captures_iter(line) {
                let (Some(word), Some(number)) = (found.name("word"), found.name("number")) else { continue };
                let Ok(value) = number.as_str().parse() else { continue };
                let kind = Kind::of(word.as_str());
                let rest = &line[number.end()..];
                let leads = word.start() <= lead && (paragraph.heading || ENDS_CAPTION.is_match(rest));
                if leads || rest.trim_start().starts_with(':') {
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

/// Numbers of one heading.
const LONGEST_RANGE: u32 = 200;

static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<word>Tables|TABLES|Tabellen|Tableaux|Examples|EXAMPLES|Beispiele|Exemples)\s+[0-9]{1,3}(?:\s*(?:,|and|to|-|–|und|bis|et|à)\s*[0-9]{1,3})+(?:\W|$)").expect("a constant pattern")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]{1,3}").expect("a constant pattern"));

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<word>Table|TABLE|Tabelle|Tableau|TABLEAU|TABELLE|Example|EXAMPLE|Beispiel|Exemple)\s+(?P<number>[0-9]{1,3})(?-u:\b)")
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
