//! Cuts the body of a claim into the segments that become its limitations; not their tree.

use super::limitation::{Frame, INNER_CLAUSE, LABEL};
use crate::Span;
use regex::Regex;
use std::sync::LazyLock;

static INNER_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[:;,]|\b(?:and|or|und|oder|et|ou))\s*(?P<label>\((?:[a-z]|[ivx]{1,5}|\d{1,2}|[a-z]\d)\)\s*|\b(?:[a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])\)\s+|[a-z]\.\s+)")
        .expect("the pattern is constant")
});

/// A comma behind which the next entry of a list begins with an article or a number word.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:,\s*(?:and|und|et)?|\s(?:and|und|et))\s+(?P<entry>(?:an?|at\s+least|one|two|three|four|a\s+plurality|eine?[nmr]?|mindestens|wenigstens|zumindest|mehrere|zwei|une?|au\s+moins|deux|des)\s)")
        .expect("the pattern is constant")
});

/// A comma behind which a step may begin.
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<joined>,?\s+(?:and|or)|,)\s+(?:(?:then|subsequently|thereafter|optionally|finally)\s+)?(?P<entry>(?P<verb>[a-z-]{2,}ing)\b)")
        .expect("the pattern is constant")
});

/// Participles that describe the thing or the step before them.
const DESCRIBING: &[&str] = &[
    "using",
    "including",
    "having",
    "comprising",
    "being",
    "containing",
    "extending",
    "facing",
    "corresponding",
    "according",
    "depending",
    "following",
    "during",
    "causing",
    "allowing",
    "enabling",
    "resulting",
    "consisting",
    "belonging",
    "relating",
    "representing",
    "indicating",
    "defining",
    "surrounding",
    "overlying",
    "underlying",
    "employing",
    "utilizing",
    "utilising",
    "leading",
    "existing",
    "remaining",
    "concerning",
    "regarding",
];

/// The segments of a body: what stands between semicolons, meaningful line breaks and labels; where it has none of them,
/// the entries or steps of a list between commas.
pub(super) fn cuts(text: &str, body: Span, frame: Frame) -> Vec<Span> {
    let cuts = marked(text, body);
    if cuts.len() > 1 || frame.clause {
        cuts
    } else if frame.activity && begins_with_step(body.of(text)) {
        steps(text, body)
    } else {
        entries(text, body)
    }
}

fn marked(text: &str, body: Span) -> Vec<Span> {
    let whole = body.of(text);
    let mut starts = vec![0];
    let mut depth = 0i32;
    let mut last_visible = ':';
    // Where brackets stand open: "(8, 10)" is a list of signs, and "10)" in it no label.
    let mut enclosed: Vec<Span> = Vec::new();
    for (at, c) in whole.char_indices() {
        match c {
            '(' | '[' | '{' => {
                if depth == 0 {
                    enclosed.push(Span::new(at + 1, whole.len()));
                }
                depth += 1;
            }
            ')' | ']' | '}' => {
                depth = (depth - 1).max(0);
                if let Some(open) = enclosed.last_mut().filter(|open| depth == 0 && open.end == whole.len()) {
                    open.end = at;
                }
            }
            ';' if depth == 0 => starts.push(at + 1),
            '\n' => {
                depth = 0;
                if let Some(open) = enclosed.last_mut().filter(|open| open.end == whole.len()) {
                    open.end = at;
                }
                if matches!(last_visible, ',' | ';' | ':' | '.') {
                    starts.push(at + 1);
                } else if !whole[at + 1..].starts_with('\n') {
                    // Of blank lines the last one tells, so that many of them cost no more than a few.
                    let next = whole[at..].trim_start();
                    if LABEL.is_match(&next[..window(next)]) {
                        starts.push(at + 1);
                    }
                }
            }
            _ => {}
        }
        if !c.is_whitespace() {
            last_visible = c;
        }
    }
    let labels = INNER_LABEL.captures_iter(whole).filter_map(|found| found.name("label")).map(|label| label.start());
    starts.extend(labels.filter(|&at| {
        let before = enclosed.partition_point(|open| open.start <= at);
        before.checked_sub(1).is_none_or(|open| enclosed[open].end <= at)
    }));
    spans(starts, body)
}

/// The entries of a comma list up to its first clause.
fn entries(text: &str, body: Span) -> Vec<Span> {
    let whole = body.of(text);
    let clause = first_clause(whole);
    let listed = &whole[..clause.unwrap_or(whole.len())];
    let found = ENTRY.captures_iter(listed).filter_map(|found| found.name("entry")).map(|entry| entry.start());
    list(found.collect(), clause, body)
}

/// The steps of a comma list up to its first clause; commas within a step ("receiving, at the server, an offer") stay.
/// What no "and" closes is no list: a participle behind a comma then describes what stands before it.
fn steps(text: &str, body: Span) -> Vec<Span> {
    let whole = body.of(text);
    let clause = first_clause(whole);
    let listed = &whole[..clause.unwrap_or(whole.len())];
    let (mut found, mut closed) = (Vec::new(), false);
    for step in STEP.captures_iter(listed) {
        let (Some(joined), Some(entry)) = (step.name("joined"), step.name("entry")) else { continue };
        if DESCRIBING.contains(&entry.as_str().to_lowercase().as_str()) {
            continue;
        }
        // "heating and stirring the mixture" is one step, "heating, cooling and stirring" are three.
        if joined.as_str().starts_with(',') || !found.is_empty() {
            found.push(entry.start());
            closed = joined.as_str().len() > 1;
        }
    }
    list(if closed { found } else { Vec::new() }, clause, body)
}

/// Where the first clause of a body begins.
fn first_clause(body: &str) -> Option<usize> {
    INNER_CLAUSE.captures(body).and_then(|found| found.name("clause")).map(|clause| clause.start())
}

/// A body cut where the entries of its list begin and, if there are any, where its first clause does.
fn list(entries: Vec<usize>, clause: Option<usize>, body: Span) -> Vec<Span> {
    let mut starts = vec![0];
    starts.extend(entries);
    if starts.len() > 1 {
        starts.extend(clause);
    }
    spans(starts, body)
}

/// Whether a body begins with the gerund of a step.
fn begins_with_step(body: &str) -> bool {
    let first: String =
        body.trim_start_matches([':', ',', ' ', '\n']).chars().take_while(|c| c.is_alphabetic()).collect();
    first.len() > 4 && first.to_lowercase().ends_with("ing")
}

fn spans(mut starts: Vec<usize>, body: Span) -> Vec<Span> {
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Span::new(body.start + start, body.start + end)).collect()
}

/// The length of the first few characters.
fn window(text: &str) -> usize {
    text.char_indices().nth(12).map_or(text.len(), |(at, _)| at)
}
