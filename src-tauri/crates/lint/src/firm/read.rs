//! The file of a firm's rules, read with one sentence and a line for whatever is wrong in it; not what the rules find.

use super::{FirmRule, FirmRules, GROUP, Texts};
use crate::Severity;
use claimwright_application::{Language, Office, PartName};
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use toml::Spanned;

/// Most bytes of a file.
const MOST_BYTES: usize = 1 << 20;
/// Most rules of a file.
const MOST_RULES: usize = 500;
/// Most bytes of a pattern.
const LONGEST_PATTERN: usize = 1000;
/// Most bytes that a compiled pattern may take.
const MOST_COMPILED: usize = 1 << 20;

/// What is wrong with a file. The [`fmt::Display`] text names the line and says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to do, in words without a capital or a full stop.
    pub what: String,
}

impl fmt::Display for FirmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}.", self.line, self.what)
    }
}

impl std::error::Error for FirmError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    title: Option<Written>,
    message: Written,
    severity: Option<Spanned<Weight>>,
    offices: Option<Vec<Spanned<String>>>,
    parts: Option<Vec<Spanned<String>>>,
    languages: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    words: Vec<Spanned<String>>,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    #[serde(default)]
    exceptions: Vec<String>,
    #[serde(default)]
    case_sensitive: bool,
}

/// One text, or one for each language.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a text, or a table of texts by en, fr and de")]
enum Written {
    One(String),
    Each(HashMap<String, String>),
}

/// One severity, or one for each office.
#[derive(Deserialize)]
#[serde(untagged, expecting = "error, warning or info, or a table of them by office")]
enum Weight {
    One(String),
    Each(HashMap<String, String>),
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];
const PARTS: [PartName; 4] = [PartName::Title, PartName::Description, PartName::Claims, PartName::Abstract];
const LANGUAGES: [Language; 3] = [Language::En, Language::Fr, Language::De];

/// Says where in a text something is wrong.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn error(&self, at: usize, what: impl Into<String>) -> FirmError {
        let before = self.0.get(..at.min(self.0.len())).unwrap_or_default();
        FirmError { line: before.matches('\n').count() + 1, what: what.into() }
    }
}

/// The rules in a TOML file of tables `[[rule]]`.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn read(text: &str) -> Result<FirmRules, FirmError> {
    let lines = Lines(text);
    if text.len() > MOST_BYTES {
        return Err(lines.error(0, "the file is larger than 1 MB; split it"));
    }
    let file: File = toml::from_str(text).map_err(|error| {
        let what = error.message().lines().collect::<Vec<_>>().join(" ");
        lines.error(
            error.span().map_or(0, |span| span.start),
            format!("{what}; `claimwright explain firm` shows the form"),
        )
    })?;
    if file.rule.len() > MOST_RULES {
        return Err(lines.error(0, format!("there are more than {MOST_RULES} rules; split the file")));
    }
    let mut rules: Vec<FirmRule> = Vec::with_capacity(file.rule.len());
    for entry in file.rule {
        let at = entry.name.span().start;
        let rule = compiled(entry, &lines)?;
        if rules.iter().any(|known| known.id == rule.id) {
            return Err(lines.error(
                at,
                format!("there are two rules of the name \"{}\"; rename one", &rule.id[GROUP.len() + 1..]),
            ));
        }
        rules.push(rule);
    }
    Ok(FirmRules { rules })
}

fn compiled(entry: Entry, lines: &Lines<'_>) -> Result<FirmRule, FirmError> {
    let at = entry.name.span().start;
    let name = entry.name.into_inner();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
        return Err(lines.error(at, format!("the name \"{name}\" may have small letters, digits and hyphens only")));
    }
    if entry.words.is_empty() && entry.patterns.is_empty() {
        return Err(lines.error(at, format!("the rule \"{name}\" looks for nothing; give it words or patterns")));
    }
    let message = texts(entry.message, lines, at, &name)?;
    let title = match entry.title {
        Some(written) => texts(written, lines, at, &name)?,
        None => {
            let title = capitalised(&name.replace('-', " "));
            Texts { en: title.clone(), fr: title.clone(), de: title }
        }
    };
    let offices = listed(entry.offices, &Office::ALL, Office::word, "an office", lines)?;
    let offices = weighed(entry.severity, &offices, lines)?;
    let parts_named = entry.parts.is_some();
    let case = !entry.case_sensitive;
    let anywhere = entry
        .patterns
        .iter()
        .map(|pattern| {
            built(pattern.get_ref(), case)
                .map_err(|what| lines.error(pattern.span().start, format!("the pattern {what}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(empty) = entry.words.iter().find(|word| word.get_ref().trim().is_empty()) {
        return Err(lines.error(empty.span().start, format!("the rule \"{name}\" has a word without letters")));
    }
    let words: Vec<String> = entry.words.into_iter().map(Spanned::into_inner).collect();
    Ok(FirmRule {
        id: format!("{GROUP}/{name}"),
        title,
        message,
        offices,
        parts: listed(entry.parts, &PARTS, PartName::word, "a part with text", lines)?,
        parts_named,
        languages: listed(entry.languages, &LANGUAGES, Language::code, "a language", lines)?,
        whole: literal(&words, case, lines, at)?,
        anywhere,
        excused: literal(&entry.exceptions, case, lines, at)?,
        patterns: entry.patterns.into_iter().map(Spanned::into_inner).collect(),
        words,
        exceptions: entry.exceptions,
    })
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A pattern, compiled within a limit, so that no file makes the program slow or large.
fn built(pattern: &str, ignore_case: bool) -> Result<Regex, String> {
    if pattern.len() > LONGEST_PATTERN {
        return Err(format!("is longer than {LONGEST_PATTERN} characters; split it"));
    }
    let found = limited(pattern, ignore_case).map_err(|error| {
        let shown = error.to_string();
        let why =
            shown.lines().last().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.').to_owned();
        format!("\"{pattern}\" is no regular expression ({why})")
    })?;
    if found.is_match("") {
        return Err(format!("\"{pattern}\" matches nothing at all as well; ask for at least one character"));
    }
    Ok(found)
}

fn limited(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(ignore_case).multi_line(true).size_limit(MOST_COMPILED).build()
}

/// Words as one pattern, the longest first; any space in them stands for any space in the text.
fn literal(words: &[String], ignore_case: bool, lines: &Lines<'_>, at: usize) -> Result<Option<Regex>, FirmError> {
    let mut escaped: Vec<String> = words
        .iter()
        .map(|word| word.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+"))
        .filter(|word| !word.is_empty())
        .collect();
    if escaped.is_empty() {
        return Ok(None);
    }
    escaped.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let all = limited(&escaped.join("|"), ignore_case);
    all.map(Some).map_err(|_| lines.error(at, "the list of words is too long for one rule; split it"))
}

fn texts(written: Written, lines: &Lines<'_>, at: usize, name: &str) -> Result<Texts, FirmError> {
    let mut each = match written {
        Written::One(text) => HashMap::from([("en".to_owned(), text)]),
        Written::Each(each) => each,
    };
    if let Some(unknown) = each.keys().find(|code| !LANGUAGES.iter().any(|language| language.code() == *code)) {
        return Err(
            lines.error(at, format!("the rule \"{name}\" speaks \"{unknown}\"; the languages are en, fr and de"))
        );
    }
    each.retain(|_, text| !text.trim().is_empty());
    let Some(first) = LANGUAGES.iter().find_map(|language| each.get(language.code())).cloned() else {
        return Err(lines.error(at, format!("the rule \"{name}\" says nothing; write its message")));
    };
    let mut of = |language: Language| each.remove(language.code()).unwrap_or_else(|| first.clone());
    Ok(Texts { en: of(Language::En), fr: of(Language::Fr), de: of(Language::De) })
}

/// The things that words of a list name; all of them where there is no list.
fn listed<T: Copy + PartialEq>(
    words: Option<Vec<Spanned<String>>>,
    all: &[T],
    word_of: impl Fn(T) -> &'static str,
    what: &str,
    lines: &Lines<'_>,
) -> Result<Vec<T>, FirmError> {
    let Some(words) = words else { return Ok(all.to_vec()) };
    let mut named = Vec::new();
    for word in words {
        match all.iter().copied().find(|one| word_of(*one) == word.get_ref()) {
            Some(one) => named.push(one),
            None => {
                let known: Vec<_> = all.iter().map(|one| word_of(*one)).collect();
                let what = format!("\"{}\" is not {what}; choose from {}", word.get_ref(), known.join(", "));
                return Err(lines.error(word.span().start, what));
            }
        }
    }
    Ok(if named.is_empty() { all.to_vec() } else { all.iter().copied().filter(|one| named.contains(one)).collect() })
}

/// The severity for each office; a table of severities names the offices by itself.
fn weighed(
    weight: Option<Spanned<Weight>>,
    offices: &[Office],
    lines: &Lines<'_>,
) -> Result<Vec<(Office, Severity)>, FirmError> {
    let Some(weight) = weight else { return Ok(offices.iter().map(|office| (*office, Severity::Warning)).collect()) };
    let at = weight.span().start;
    let severity = |word: &str| {
        let wrong = || lines.error(at, format!("\"{word}\" is no severity; choose from error, warning, info"));
        SEVERITIES.into_iter().find(|severity| severity.word() == word).ok_or_else(wrong)
    };
    match weight.into_inner() {
        Weight::One(word) => {
            let severity = severity(&word)?;
            Ok(offices.iter().map(|office| (*office, severity)).collect())
        }
        Weight::Each(each) => {
            if let Some(unknown) = each.keys().find(|word| Office::from_word(word).is_none()) {
                return Err(lines.error(at, format!("\"{unknown}\" is not an office; choose from ep, us, pct, fr")));
            }
            if each.is_empty() {
                return Err(lines.error(at, "the table of severities is empty; name an office in it"));
            }
            let of = |office: &Office| each.get(office.word()).map(|word| Ok((*office, severity(word)?)));
            Office::ALL.iter().filter_map(of).collect()
        }
    }
}
