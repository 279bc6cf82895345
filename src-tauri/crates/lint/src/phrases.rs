//! Word lists as data and the one rule type that reads them; no list of its own, and nothing that needs grammar.
//!
//! A list stands in `assets/phrases/<rule>.toml`: the parts it is looked for in, and entries, each with languages, patterns
//! to find, contexts that excuse a hit, and a severity where it differs from the rule's. Patterns are regular expressions
//! without look-around, case-insensitive unless the entry says otherwise, and match whole words.

use crate::{Finding, Findings, Message, Place, Rule, RuleMeta, Severity};
use claimwright_application::{Application, Language, Office, PartName, Span};
use regex::Regex;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// Further places of one word that are listed with a finding.
pub(crate) const MAX_RELATED: usize = 20;

/// A word list, compiled.
#[derive(Debug)]
pub struct PhraseList {
    parts: Vec<PartName>,
    once: Once,
    entries: Vec<Entry>,
}

/// How often a list reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Once {
    /// Once per claim, or part, and word; the further places are related.
    Word,
    /// Once per claim or part.
    Part,
}

#[derive(Debug)]
struct Entry {
    languages: Vec<Language>,
    find: Pattern,
    unless: Option<Pattern>,
    severity: HashMap<Office, Severity>,
    message: Option<&'static str>,
}

/// A pattern that is compiled when it is first needed: few lists have a hit in one document.
#[derive(Debug)]
struct Pattern {
    flags: &'static str,
    alternatives: String,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// Any of these alternatives.
    fn of(alternatives: &[String], flags: &'static str) -> Self {
        // The first alternative that matches wins, so that "soll" must not stand before "sollte".
        let mut alternatives = alternatives.to_vec();
        alternatives.sort_by_key(|alternative| std::cmp::Reverse(alternative.len()));
        Self { flags, alternatives: alternatives.join("|"), compiled: OnceLock::new() }
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            let pattern = format!("{}(?:{})", self.flags, self.alternatives);
            Regex::new(&pattern).expect("a test compiles every pattern")
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    parts: Vec<String>,
    #[serde(default = "word")]
    once: Once,
    entry: Vec<EntrySource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntrySource {
    languages: Vec<String>,
    find: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    severity: HashMap<String, String>,
    #[serde(default)]
    case_sensitive: bool,
    message: Option<String>,
}

const fn word() -> Once {
    Once::Word
}

impl PhraseList {
    /// Reads a list that is compiled in.
    ///
    /// # Panics
    /// Where the list is malformed; a test reads every list.
    pub fn parse(source: &'static str) -> Self {
        let source: Source = toml::from_str(source).expect("phrase lists are compiled in and read by a test");
        Self {
            parts: source.parts.iter().map(|word| part(word)).collect(),
            once: source.once,
            entries: source.entry.into_iter().map(Entry::compile).collect(),
        }
    }

    /// What it looks for in a language, as regular expressions without their flags.
    pub(crate) fn patterns(&self, language: Language) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter(move |entry| entry.languages.contains(&language))
            .map(|entry| entry.find.alternatives.as_str())
    }

    /// Compiles what is else compiled when it is needed.
    #[cfg(test)]
    pub(crate) fn compile(&self) -> usize {
        let patterns = self.entries.iter().flat_map(|entry| [Some(&entry.find), entry.unless.as_ref()]).flatten();
        patterns.map(Pattern::regex).count()
    }

    /// Where it hits in a text, in order, but for what is excused.
    pub(crate) fn spans(&self, text: &str, language: Language) -> Vec<Span> {
        self.hits(text, language).into_iter().map(|(span, _)| span).collect()
    }

    /// Every hit in a text that is not excused, in order.
    fn hits<'a>(&'a self, text: &str, language: Language) -> Vec<(Span, &'a Entry)> {
        let mut hits: Vec<(Span, &Entry)> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.languages.contains(&language)) {
            let mut excused: Option<Vec<Span>> = None;
            let mut from = 0;
            while let Some(found) = entry.find.regex().find_at(text, from) {
                let span = Span::new(found.start(), found.end());
                if span.is_empty() {
                    break;
                }
                if !is_whole(text, span) {
                    from = next_char(text, span.start);
                    continue;
                }
                from = span.end;
                let excused = excused.get_or_insert_with(|| entry.excuses(text));
                if !excused.iter().any(|excuse| excuse.overlaps(span)) {
                    hits.push((span, entry));
                }
            }
        }
        hits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        hits.retain(|(span, _)| {
            let apart = span.start >= end;
            end = end.max(span.end);
            apart
        });
        hits
    }
}

impl Entry {
    fn compile(source: EntrySource) -> Self {
        let flags = if source.case_sensitive { "" } else { "(?i)" };
        Self {
            languages: source.languages.iter().filter_map(|code| Language::from_code(code)).collect(),
            find: Pattern::of(&source.find, flags),
            unless: (!source.unless.is_empty()).then(|| Pattern::of(&source.unless, flags)),
            severity: source
                .severity
                .iter()
                .filter_map(|(office, word)| Some((Office::from_word(office)?, severity(word))))
                .collect(),
            message: source.message.map(|key| &*Box::leak(key.into_boxed_str())),
        }
    }

    fn excuses(&self, text: &str) -> Vec<Span> {
        self.unless
            .as_ref()
            .map(|unless| unless.regex().find_iter(text).map(|found| Span::new(found.start(), found.end())).collect())
            .unwrap_or_default()
    }
}

/// Whether the ends of a hit are not inside a word.
pub(crate) fn is_whole(text: &str, span: Span) -> bool {
    let inner = span.of(text);
    let joined = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(char::is_alphanumeric) && inner.is_some_and(char::is_alphanumeric)
    };
    !joined(text[..span.start].chars().next_back(), inner.chars().next())
        && !joined(text[span.end..].chars().next(), inner.chars().next_back())
}

pub(crate) fn next_char(text: &str, byte: usize) -> usize {
    byte + text[byte..].chars().next().map_or(1, char::len_utf8)
}

fn part(word: &str) -> PartName {
    [PartName::Title, PartName::Description, PartName::Claims, PartName::Abstract]
        .into_iter()
        .find(|part| part.word() == word)
        .expect("phrase lists name parts that have text; a test reads every list")
}

fn severity(word: &str) -> Severity {
    [Severity::Info, Severity::Warning, Severity::Error]
        .into_iter()
        .find(|severity| severity.word() == word)
        .expect("phrase lists name severities; a test reads every list")
}

/// A rule that is a word list.
pub struct PhraseRule {
    /// Its meta.
    pub meta: &'static RuleMeta,
    /// Its list.
    pub list: &'static LazyLock<PhraseList>,
    /// Adds a fix or a severity to a finding, from the text and the hit; `None` where there is nothing to add.
    pub refine: Option<fn(&mut Finding, &str, Span)>,
}

impl Rule for PhraseRule {
    fn meta(&self) -> &'static RuleMeta {
        self.meta
    }

    fn list(&self) -> Option<&'static PhraseList> {
        Some(self.list)
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for part in &self.list.parts {
            if !findings.hints.may_hit(*part, self.meta.id) {
                continue;
            }
            match part {
                PartName::Title => {
                    if let Some(text) = application.title.present() {
                        self.report(text, application.language, findings, "", |span| Place::span(*part, span));
                    }
                }
                PartName::Abstract => {
                    if let Some(text) = application.abstract_.present() {
                        self.report(text, application.language, findings, "", |span| Place::span(*part, span));
                    }
                }
                PartName::Description => {
                    if let Some(description) = application.description.present() {
                        self.report(&description.text, application.language, findings, "", |span| {
                            Place::description(description, span)
                        });
                    }
                }
                PartName::Claims => {
                    for claim in application.claims.present().map_or(&[][..], |set| &set.claims) {
                        let number = claim.number.to_string();
                        let label = claim.label.end;
                        self.report(claim.body_text(), application.language, findings, &number, |span| {
                            Place::claim(claim.index, span.shifted(label))
                        });
                    }
                }
                PartName::Drawings | PartName::Document => {}
            }
        }
    }
}

impl PhraseRule {
    /// The same as [`Rule::check`], keeping the findings for which `keep` answers true; `keep` may change them.
    pub fn check_where(
        &self,
        application: &Application,
        findings: &mut Findings,
        mut keep: impl FnMut(&mut Finding) -> bool,
    ) {
        let before = findings.list.len();
        self.check(application, findings);
        let own = findings.list.split_off(before);
        findings.list.extend(own.into_iter().filter_map(|mut finding| keep(&mut finding).then_some(finding)));
    }

    fn report(
        &self,
        text: &str,
        language: Language,
        findings: &mut Findings,
        claim: &str,
        place: impl Fn(Span) -> Place,
    ) {
        let mut seen: Vec<(String, Vec<Span>, &Entry)> = Vec::new();
        for (span, entry) in self.list.hits(text, language) {
            let word = match self.list.once {
                Once::Word => span.of(text).to_lowercase(),
                Once::Part => String::new(),
            };
            match seen.iter_mut().find(|(known, ..)| *known == word) {
                Some((_, spans, _)) => spans.push(span),
                None => seen.push((word, vec![span], entry)),
            }
        }
        for (_, spans, entry) in seen {
            let first = spans[0];
            let message = Message::new(self.meta.id, entry.message.unwrap_or("message"))
                .with("text", first.of(text).split_whitespace().collect::<Vec<_>>().join(" "))
                .with("n", claim);
            let Some(finding) = findings.report(self.meta, place(first), message) else { continue };
            for (office, severity) in &entry.severity {
                finding.with_severity(Some(*office), *severity);
            }
            for &span in spans[1..].iter().take(MAX_RELATED) {
                finding.relate(place(span), Message::new("engine", "also-here"));
            }
            if let Some(refine) = self.refine {
                refine(finding, text, first);
            }
        }
    }
}
