//! Long forms with their acronyms in parentheses; not whether a definition is missing.

use crate::Span;
use regex::Regex;
use std::sync::LazyLock;

/// A long form with its acronym in parentheses: `main control unit (MCU)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition<'a> {
    /// The acronym without a plural ending.
    pub acronym: &'a str,
    /// The long form as written.
    pub long: &'a str,
    /// The acronym in its parentheses.
    pub span: Span,
}

static IN_PARENTHESES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\((?P<acronym>[A-Z][A-Za-z]?[A-Z]{1,5})s?\)").expect("a constant pattern"));

/// Words that an acronym passes over.
const SMALL: &[&str] = &["of", "and", "for", "the", "to", "in", "on", "a", "an", "or", "by", "with"];

/// Definitions whose long form has the letters of the acronym as initials, in order.
pub fn definitions(text: &str) -> Vec<Definition<'_>> {
    let mut all = Vec::new();
    for found in IN_PARENTHESES.captures_iter(text) {
        let (Some(whole), Some(acronym)) = (found.get(0), found.name("acronym")) else { continue };
        let span = Span::new(acronym.start(), acronym.end());
        if let Some(long) = long_form(&text[..whole.start()], acronym.as_str()) {
            all.push(Definition { acronym: acronym.as_str(), long, span });
        }
    }
    all
}

/// The words before an acronym whose initials it is made of: as many as it has letters, small words between them.
fn long_form<'a>(before: &'a str, acronym: &str) -> Option<&'a str> {
    let before = before.trim_end();
    let mut letters = acronym.chars().rev().map(|c| c.to_ascii_lowercase()).peekable();
    let mut start = before.len();
    let mut passed = 0;
    while let Some(&letter) = letters.peek() {
        let rest = before[..start].trim_end_matches([' ', '-', '/', '\u{a0}']);
        if before[rest.len()..start].len() > 2 || rest.is_empty() {
            return None;
        }
        let from = rest
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        let word = &rest[from..];
        let initial = word.chars().next()?.to_lowercase().next()?;
        if initial == letter {
            letters.next();
        } else if !SMALL.contains(&word.to_lowercase().as_str()) || passed > 2 {
            return None;
        } else {
            passed += 1;
        }
        start = from;
    }
    Some(&before[start..])
}
