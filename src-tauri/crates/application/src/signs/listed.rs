//! Reads a list of reference signs, one entry a line; not running text.

use super::{Candidate, SignUse};
use crate::{Language, Span, nouns};
use regex::Regex;
use std::sync::LazyLock;

/// The entries of a line such as `10 drive shaft`, `12: Gehäuse` or `10 shaft; 12 housing`.
pub(super) fn entries(line: &str, language: Language) -> Vec<Candidate> {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?:^|[;,])\s*(?:[-–•]\s*)?(?P<sign>\d{1,4}[a-zA-Z]{0,2}['′’]{0,2})(?:\s*[:.=–—-]\s*|\s+)(?P<name>\p{L}[^;,\d]*)"#)
            .expect("a constant pattern")
    });
    ENTRY
        .captures_iter(line)
        .filter_map(|entry| {
            let (sign, name) = (entry.name("sign")?, entry.name("name")?);
            let words = name.as_str().trim_end_matches(|c: char| c.is_whitespace() || ".,;:(".contains(c));
            let last = match language {
                Language::Fr => words.split_whitespace().next()?,
                _ => words.split_whitespace().next_back()?,
            };
            let found = SignUse {
                sign: sign.as_str().to_owned(),
                name: words.to_lowercase(),
                head: nouns::singular(&last.to_lowercase(), language),
                name_span: Span::new(name.start(), name.start() + words.len()),
                sign_span: Span::new(sign.start(), sign.end()),
                listed: false,
            };
            Some(Candidate { found, certain: true })
        })
        .collect()
}
