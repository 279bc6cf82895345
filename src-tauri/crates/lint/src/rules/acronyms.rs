//! Acronyms of a text; what defines them is read in `application`, and not whether a definition is missing.

use claimwright_application::Span;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[A-Z]{3,5}").expect("a constant pattern"));

/// Tokens of three to five capitals in running text with how often they stand and where first. What is joined to figures,
/// hyphens or other capitals is none, and neither is a sequence of bases.
pub(crate) fn tokens(text: &str) -> BTreeMap<&str, (usize, Span)> {
    let mut tokens: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    for found in TOKEN.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let rest = text[found.end()..].strip_prefix('s').unwrap_or(&text[found.end()..]);
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-–_/.:+=@&'’®™".contains(c));
        let ends_sentence = rest.starts_with(['.', ':']) && !rest[1..].starts_with(char::is_alphanumeric);
        if joined(before) || (joined(rest.chars().next()) && !ends_sentence) {
            continue;
        }
        if is_capitals(text[..found.start()].split_whitespace().next_back())
            || is_capitals(text[found.end()..].split_whitespace().next())
        {
            continue;
        }
        let word = found.as_str();
        if rest.starts_with(|c: char| c.is_uppercase()) {
            continue;
        }
        let bases = word.chars().all(|c| "ACGTUN".contains(c));
        let roman = word.chars().all(|c| "IVXLCDM".contains(c));
        if !bases && !roman {
            tokens.entry(word).or_insert((0, Span::new(found.start(), found.end()))).0 += 1;
        }
    }
    tokens
}

/// Whether a neighbouring word is in capitals too: a title, a quotation, a heading inside a line.
fn is_capitals(word: Option<&str>) -> bool {
    let word = word.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-')
}
