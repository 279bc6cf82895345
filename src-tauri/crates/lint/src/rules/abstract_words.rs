//! Counts the words of an abstract as the offices do; sets no limit.

use regex::Regex;
use std::sync::LazyLock;

/// Reference signs and indications of a figure in parentheses: `(10)`, `(12, 14a)`, `(Fig. 1)`.
static PARENTHESES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\((?:fig(?:ure|ur)?s?\.?\s*)?[0-9][0-9A-Za-z']*(?:\s*[,;–-]\s*[0-9][0-9A-Za-z']*)*\)")
        .expect("a constant pattern")
});

/// The number of words without signs in parentheses, a title line and an indication of the figure.
pub(crate) fn count(text: &str, title: Option<&str>) -> usize {
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1 && is_title(lines[0], title) {
        lines.remove(0);
    }
    if lines.len() > 1 && lines.last().is_some_and(|line| is_figure(line)) {
        lines.pop();
    }
    lines
        .iter()
        .map(|line| {
            let bare = PARENTHESES.replace_all(line, " ");
            bare.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        })
        .sum()
}

/// Whether the first of several lines is the title: the known one, or a line of a few words without a period.
fn is_title(line: &str, title: Option<&str>) -> bool {
    title.is_some_and(|title| title.trim().trim_end_matches('.').eq_ignore_ascii_case(line.trim_end_matches('.')))
        || (!line.ends_with('.') && line.split_whitespace().count() <= 15)
}

/// Whether the last line only names the figure to be published.
fn is_figure(line: &str) -> bool {
    line.split_whitespace().count() <= 4 && line.trim_start_matches(['(', '[']).to_ascii_lowercase().starts_with("fig")
}
