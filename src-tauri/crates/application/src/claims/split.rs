//! Splits a text that holds claims only into claims, and reads a claim's label; not what a claim says.

use std::sync::LazyLock;

use regex::Regex;

use crate::Span;

/// The printed number at the beginning of a claim, the marker of its status, and where its words begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub number: Option<u32>,
    /// The end of a range of numbers.
    pub through: Option<u32>,
    pub span: Span,
    pub status: Option<Span>,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^\s*
        (?: (?:claim|claims|revendication|anspruch|patentanspruch)\s+(?P<named>\d{1,5})\s*[:.)–—-]*
          | (?:claims?\s+)?(?P<from>\d{1,5})\s*(?:[–—-]|to|through|bis|à)\s*(?P<through>\d{1,5})\s*[.:)]?\s*\(
          | [\[(]?(?P<plain>\d{1,5})\s*(?:[.:)\]]\s*)+
          | (?P<dashed>\d{1,5})\s*[–—-]\s )
        (?:[.:)\]]|\s)*",
    )
    .expect("the pattern is constant")
});

static BARE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(\d{1,5})\s+\p{Lu}").expect("the pattern is constant"));

static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^\(\s*(?:currently\s+amended|previously\s+presented|previously\s+amended|previously\s+withdrawn
        |original|new|cancel+ed|withdrawn(?:\s*[-,–—]\s*currently\s+amended)?|not\s+entered|amended|once\s+amended
        |twice\s+amended|re-?presented|allowed|geändert|neu|gestrichen|ursprünglich|modifiée?|nouvelle|annulée?|supprimée?
        )\s*\)\s*[.:,–—-]*\s*",
    )
    .expect("the pattern is constant")
});

static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^[\s\#*]*(?:
        (?:what|that\s+which)\s+(?:is|we|i)\b.{0,80}?(?:claim(?:ed)?|is|are|desired|secured)\b.{0,80}?
        |(?:i|we)(?:/we)?\s+claim(?:\s+as\s+\S+(?:\s+\S+)?)?
        |(?:the\s+)?claims?|the\s+invention\s+claimed\s+is
        |(?:the\s+)?embodiments?\s+of\s+the\s+invention\s+in\s+which.{0,160}?follows?
        |patentansprüche?|ansprüche|revendications?
        )\s*[:.–—-]*[\s*]*$",
    )
    .expect("the pattern is constant")
});

/// The label of a claim; its span ends at the first word.
pub(super) fn label(text: &str) -> Label {
    let mut end = 0;
    let mut number = None;
    let mut through = None;
    if let Some(found) = LABEL.captures(text) {
        through = found.name("through").and_then(|m| m.as_str().parse().ok());
        number = ["named", "plain", "dashed", "from"]
            .iter()
            .find_map(|&n| found.name(n))
            .and_then(|m| m.as_str().parse().ok());
        end = found.get(0).map_or(0, |m| m.end());
        if through.is_some() {
            // The parenthesis belongs to the status.
            end = text[..end].rfind('(').unwrap_or(end);
        }
    } else if let Some(found) = BARE_NUMBER.captures(text) {
        number = found.get(1).and_then(|m| m.as_str().parse().ok());
        end = found.get(0).map_or(0, |m| m.end() - m.as_str().chars().next_back().map_or(0, char::len_utf8));
    }
    if number.is_none() {
        end = text.len() - text.trim_start().len();
    }
    let status = STATUS.find(&text[end..]).map(|m| Span::new(end, end + m.as_str().trim_end().len()));
    let end = status.map_or(end, |span| span.end + text[span.end..].len() - text[span.end..].trim_start().len());
    Label { number, through, span: Span::new(0, end), status }
}

/// The ranges of the claims in a text that holds claims only, blank space around them left out.
pub(super) fn pieces(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let style = lines.iter().find_map(|&(span, _)| starts_claim(span.of(text), None, None)).map(|(_, style)| style);
    let mut pieces: Vec<Span> = Vec::new();
    let mut last = None;
    for (span, after_blank) in lines {
        let line = span.of(text);
        if LEAD_IN.is_match(line) && line.len() < 300 {
            continue;
        }
        let opens = match starts_claim(line, last, style) {
            Some((number, _)) => {
                last = Some(number);
                true
            }
            None => pieces.is_empty() || (style.is_none() && after_blank),
        };
        match pieces.last_mut() {
            Some(piece) if !opens => piece.end = span.end,
            _ => pieces.push(span),
        }
    }
    pieces
}

/// How a number is set off: claims of one text keep to one way, so that another way tells a step from a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Named,
    Point,
    Parenthesis,
    Dash,
    Bare,
}

/// The number with which a line opens a claim, and its style. Within a claim, a number that does not count on labels
/// a step unless a sentence begins there.
fn starts_claim(line: &str, last: Option<u32>, style: Option<Style>) -> Option<(u32, Style)> {
    let label = label(line);
    let number = label.number?;
    let printed = label.span.of(line);
    let rest = &line[label.span.end..];
    let own = if line.trim_start().starts_with(|c: char| c.is_alphabetic()) {
        Style::Named
    } else if printed.contains('.') {
        Style::Point
    } else if printed.contains([')', ']', ':']) {
        Style::Parenthesis
    } else if printed.contains(['-', '–', '—']) {
        Style::Dash
    } else {
        Style::Bare
    };
    if style.is_some_and(|style| style != own)
        || (own != Style::Named && rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let counts_on = last.is_none_or(|last| number > last && number - last < 500);
    (own == Style::Named || counts_on || rest.starts_with(char::is_uppercase)).then_some((number, own))
}

/// The lines that hold something, and whether a blank one stands before.
fn lines(text: &str) -> Vec<(Span, bool)> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut blank = false;
    for line in text.split_inclusive(['\n', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = true;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            lines.push((Span::new(start, start + trimmed.len()), blank));
            blank = false;
        }
        at += line.len();
    }
    lines
}
