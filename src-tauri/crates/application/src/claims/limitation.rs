//! Divides the body of a claim into its limitations and makes them a tree; not the noun phrases in them.

use std::sync::LazyLock;

use regex::Regex;

use super::{Limitation, LimitationKind, cuts};
use crate::Span;

pub(super) static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\(?(?:[A-Za-z]|[ivxIVX]{1,5}|[A-Za-z]?\d{1,2}[a-z]?|[A-Za-z]\.\d{1,2})[).]|\([a-zA-Z]{1,2}\d?\)|\d{1,2}(?:\.\d{1,2})+|[–—•*-])\s+|^\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)")
        .expect("the pattern is constant")
});

static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:and\s+|und\s+|et\s+)?(?:(?:and|further)\s+)?(?:characteri[sz]ed\s+in\s+that|wherein|whereby|where|in\s+which|such\s+that|so\s+that|provided\s+that|with\s+the\s+proviso|wobei|worin|sodass|so\s+dass|dadurch\s+gekennzeichnet|dans\s+(?:lequel|laquelle|lesquel)|caractéris|de\s+sorte\s+que|de\s+(?:telle\s+)?manière)\b")
        .expect("the pattern is constant")
});

pub(super) static INNER_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i),\s+(?:and\s+|und\s+|et\s+)?(?P<clause>(?:characteri[sz]ed\s+in\s+that|wherein|whereby|wobei|worin|dadurch\s+gekennzeichnet|dans\s+(?:lequel|laquelle|lesquel(?:le)?s))\b)")
        .expect("the pattern is constant")
});

const CONNECTIVES: &[&str] = &["and", "or", "und", "oder", "et", "ou", "and/or", "then", "sowie"];

/// Lists nest this deep; no claim that people wrote goes deeper, and the walk from a limitation to its root stays short.
const DEEPEST: usize = 16;

/// What the tree needs to know about the claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Whether the claim is to a method or use.
    pub activity: bool,
    /// Whether the transition itself opens a clause (wherein, characterised in that).
    pub clause: bool,
}

/// The limitations of the body, in reading order.
pub(super) fn limitations(text: &str, body: Span, frame: Frame) -> Vec<Limitation> {
    let cuts = cuts::cuts(text, body, frame);
    let mut tree =
        Tree { text, frame, limitations: Vec::with_capacity(cuts.len() * 2), open: Vec::new(), announced: false };
    for segment in cuts {
        tree.add(segment);
    }
    tree.limitations
}

/// Limitations under construction and the lists that are open, outermost first.
struct Tree<'t> {
    text: &'t str,
    frame: Frame,
    limitations: Vec<Limitation>,
    open: Vec<Open>,
    /// Whether a connective at the end of the last segment makes the next one the last of its list.
    announced: bool,
}

/// A segment without separators and connectives at its ends.
struct Trimmed {
    span: Span,
    /// Whether a connective stood before.
    leads: bool,
    /// Whether a connective stood behind.
    trails: bool,
}

/// A limitation whose list of parts is open, and the form of the first part.
struct Open {
    limitation: usize,
    form: Option<Form>,
    /// Whether the last entry was announced by "and".
    last: bool,
}

/// How an entry begins: entries of one list begin alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Label(LabelForm),
    Thing,
    Gerund,
    Clause,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelForm {
    Letter,
    Roman,
    Number,
    Other,
}

impl Tree<'_> {
    fn add(&mut self, segment: Span) {
        let Trimmed { span, leads, trails } = self.trimmed(segment);
        let label = LABEL.find(&self.text[span.start..span.end]).map(|m| m.as_str().trim_end().len());
        let label = label.map(|length| Span::new(span.start, span.start + length));
        let span = label.map_or(span, |label| self.trimmed(Span::new(label.end, span.end)).span);
        if span.is_empty() {
            self.announced |= leads || trails;
            return;
        }
        let last = leads || self.announced;
        self.announced = trails;
        let form = self.form(label, span);
        while let Some(open) = self.open.last() {
            if open.last || open.form.is_some_and(|expected| expected != form && form != Form::Clause) {
                self.open.pop();
            } else {
                break;
            }
        }
        if let Some(open) = self.open.last_mut() {
            open.form.get_or_insert(form);
            open.last = last;
        }
        let parent = self.open.last().map(|open| open.limitation);
        self.place(span, form, label, parent);
    }

    /// Adds an entry, its inner clauses, and opens a list where it ends in one.
    fn place(&mut self, span: Span, form: Form, label: Option<Span>, parent: Option<usize>) {
        let raw = span.of(self.text);
        let inner: Vec<usize> =
            INNER_CLAUSE.captures_iter(raw).filter_map(|found| found.name("clause")).map(|m| m.start()).collect();
        let colon =
            raw.find(": ").or_else(|| raw.find(":\n")).filter(|&at| inner.first().is_none_or(|&clause| at < clause));
        let own = self.push(span, self.kind(form, parent.is_some()), label, parent);
        if let Some(colon) = colon {
            let rest = self.trimmed(Span::new(span.start + colon + 1, span.end)).span;
            let mut open = Open { limitation: own, form: None, last: false };
            if !rest.is_empty() {
                let label = LABEL.find(rest.of(self.text)).map(|m| m.as_str().trim_end().len());
                let label = label.map(|length| Span::new(rest.start, rest.start + length));
                let rest = label.map_or(rest, |label| self.trimmed(Span::new(label.end, rest.end)).span);
                let form = self.form(label, rest);
                open.form = Some(form);
                self.push(rest, self.kind(form, true), label, Some(own));
            }
            self.open(open);
        } else if raw.trim_end().ends_with(':') || self.text[span.end..].trim_start().starts_with(':') {
            self.open(Open { limitation: own, form: None, last: false });
        }
        if colon.is_none() {
            let ends: Vec<usize> = inner.iter().skip(1).copied().chain([raw.len()]).collect();
            for (start, end) in inner.into_iter().zip(ends) {
                let clause = self.trimmed(Span::new(span.start + start, span.start + end)).span;
                self.push(clause, LimitationKind::Clause, None, Some(own));
            }
        }
    }

    fn open(&mut self, open: Open) {
        if self.open.len() < DEEPEST {
            self.open.push(open);
        }
    }

    /// Adds a limitation and widens those that hold it.
    fn push(&mut self, span: Span, kind: LimitationKind, label: Option<Span>, parent: Option<usize>) -> usize {
        let mut above = parent;
        while let Some(index) = above {
            let holder = &mut self.limitations[index];
            holder.span.end = holder.span.end.max(span.end);
            above = holder.parent;
        }
        self.limitations.push(Limitation { span, kind, label, parent });
        self.limitations.len() - 1
    }

    fn kind(&self, form: Form, nested: bool) -> LimitationKind {
        match form {
            Form::Clause => LimitationKind::Clause,
            _ if self.frame.clause && self.limitations.is_empty() => LimitationKind::Clause,
            Form::Gerund => LimitationKind::Step,
            _ if self.frame.activity && !nested => LimitationKind::Step,
            Form::Other if nested => LimitationKind::Step,
            _ => LimitationKind::Element,
        }
    }

    fn form(&self, label: Option<Span>, span: Span) -> Form {
        if let Some(label) = label {
            let letters = label.of(self.text).trim_matches(|c: char| !c.is_alphanumeric());
            return Form::Label(if letters.starts_with(|c: char| c.is_ascii_digit()) {
                LabelForm::Number
            } else if letters.len() > 1 && letters.chars().all(|c| "ivxIVX".contains(c)) || letters == "i" {
                LabelForm::Roman
            } else if letters.chars().count() == 1 {
                LabelForm::Letter
            } else {
                LabelForm::Other
            });
        }
        let words = span.of(self.text);
        if CLAUSE.is_match(words) {
            return Form::Clause;
        }
        let first: String = words.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
        let first = first.to_lowercase();
        match first.as_str() {
            "a" | "an" | "at" | "one" | "two" | "three" | "the" | "said" | "each" | "ein" | "eine" | "einen"
            | "einem" | "einer" | "mindestens" | "un" | "une" | "des" | "au" | "le" | "la" | "les" => Form::Thing,
            word if word.len() > 4 && word.ends_with("ing") => Form::Gerund,
            _ => Form::Other,
        }
    }

    /// The span without separators and connectives at both ends.
    fn trimmed(&self, span: Span) -> Trimmed {
        let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':');
        let mut trimmed = Trimmed { span, leads: false, trails: false };
        loop {
            let span = trimmed.span;
            let raw = span.of(self.text);
            let start = raw.len() - raw.trim_start_matches(separator).len();
            let words = raw.trim_matches(separator);
            let words = words.strip_suffix('.').map_or(words, str::trim_end);
            let (mut from, mut to) = (span.start + start, span.start + start + words.len());
            let first = words.split(char::is_whitespace).next().unwrap_or_default();
            let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
            if CONNECTIVES.contains(&first) {
                from += first.len();
                trimmed.leads = true;
            }
            if CONNECTIVES.contains(&last) && words.len() > last.len() {
                to -= last.len();
                trimmed.trails = true;
            }
            let next = Span::new(from, to.max(from));
            if next == span {
                return trimmed;
            }
            trimmed.span = next;
        }
    }
}
