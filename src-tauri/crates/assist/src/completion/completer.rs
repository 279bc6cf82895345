//! Completes a text at its end: what it reads of the text, and which proposals the claims forbid; not how the likeliest
//! words are found.

use super::choice;
use super::document::{Document, Number};
use super::heard::{self, Heard};
use super::line::Line;
use super::opening;
use super::pieces::is_spaced;
use super::prediction::Prediction;
use super::prose::{Prose, with_ends};
use super::search::{self, Effort};
use super::statistics::Statistics;
use claimwright_application::Language;
use claimwright_infer::Outlook;
use std::borrow::Cow;

/// Bytes before the caret whose wordings are looked at; the terms of the claim's chain count from anywhere.
const RECENT: usize = 20_000;

/// So many of the most frequent words that go on as one is begun are weighed, whatever stands before them.
const BEGUN: usize = 24;

/// Asks a generator what a text goes on with.
pub type Ask<'a> = dyn FnMut(&str) -> Option<Outlook> + 'a;

/// What stands before the caret.
#[derive(Debug, Clone, Copy)]
pub struct Given<'t> {
    /// All of it.
    pub text: &'t str,
    /// The byte at which prose begins behind claims. Where it is not told, paragraphs are taken for prose that begin with a
    /// capital, and with no number, behind a full stop.
    pub prose: Option<usize>,
}

impl<'t> From<&'t str> for Given<'t> {
    fn from(text: &'t str) -> Self {
        Self { text, prose: None }
    }
}

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What is to be inserted at the caret: the rest of a word that is begun, then whole words.
    pub text: String,
    /// The probability that the text goes on so.
    pub score: f32,
}

/// What is needed to complete texts of one language.
#[derive(Debug)]
pub struct Completer {
    prediction: Prediction,
    language: Language,
}

impl Completer {
    /// A completer; without statistics it knows the text at hand alone.
    pub fn new(language: Language, statistics: Option<Statistics>) -> Self {
        Self { prediction: Prediction::new(statistics.unwrap_or_default()), language }
    }

    /// At most `most` proposals for how a text goes on, best first. What would refer to a thing that is not introduced, or
    /// to a claim that is not there, is not proposed.
    pub fn complete<'t>(&self, given: impl Into<Given<'t>>, most: usize) -> Vec<Candidate> {
        self.complete_hearing(given, most, &[], &mut |_| None)
    }

    /// As [`complete`](Self::complete), looking into `own`, texts of the user that are none of this one, and weighing what a
    /// generator expects: `ask` is called with a text, which ends in a whole word, and answers what follows it, or `None`
    /// where no time is left to find out.
    pub fn complete_hearing<'t>(
        &self,
        given: impl Into<Given<'t>>,
        most: usize,
        own: &[String],
        ask: &mut Ask<'_>,
    ) -> Vec<Candidate> {
        let Given { text, prose } = given.into();
        let begun = begun(text);
        let given = &text[..text.len() - begun.len()];
        let line = Line::of(Given { text: given, prose }, self.language);
        let terms = line.terms();
        let recent = given.len().saturating_sub(RECENT)..=given.len();
        let from = recent.into_iter().find(|at| given.is_char_boundary(*at)).unwrap_or(0);
        let terms = terms.iter().map(|(words, end)| (words.as_str(), end.saturating_sub(from)));
        let behind = line.prose().map(|start| start.saturating_sub(from));
        let prose = behind.map(|start| Prose::of(&given[from..], start));
        let read = behind.map_or(Cow::Borrowed(&given[from..]), |start| with_ends(&given[from..], start).into());
        let mut document = Document::new(&self.prediction.statistics, &read, terms);
        own.iter().for_each(|text| document.remember(text));
        let before = given.trim_end();
        let mut at_caret = if self.hears() { ask(before) } else { None };
        for word in at_caret.iter().flat_map(|outlook| heard::unknown(outlook, &document)).collect::<Vec<_>>() {
            document.numbered(&word);
        }
        let document = document;
        let mut hear = |behind: &str| {
            if !self.hears() {
                return None;
            }
            let apart = if is_spaced(tail(before), behind) { " " } else { "" };
            let outlook = match behind {
                "" => at_caret.take(),
                _ => ask(&format!("{before}{apart}{behind}")),
            };
            Heard::new(outlook?, &document)
        };
        let lower = begun.to_lowercase();
        // Behind a blank stands no mark that closes, and behind the beginning of a word stands the rest of it.
        let blank = given.ends_with(char::is_whitespace);
        let fits = |word: &str| match begun {
            "" => !blank || is_spaced("", word),
            _ => word.len() > begun.len() && word.to_lowercase().starts_with(&lower),
        };
        let mut more: Vec<u16> = match begun {
            "" => Vec::new(),
            _ => self.prediction.statistics.beginning(&lower).collect(),
        };
        more.sort_unstable();
        let more: Vec<Number> = more.into_iter().take(BEGUN).map(Number::from).collect();
        let effort = if self.hears() { Effort::TYPING } else { Effort::UNLEARNT };
        let ways = search::ways(&document, &self.prediction, &mut hear, &more, effort, &fits);
        let chosen = choice::chosen(&ways, most, effort.little, |way| match &prose {
            Some(prose) => prose.bears(&way.text),
            None => line.bears(way),
        });
        let begins_line = prose.is_some() && given.trim_end_matches([' ', '\t']).ends_with('\n');
        let begins = begun.is_empty() && (begins_line || begins_sentence(&document));
        let openings = if prose.is_some() { Vec::new() } else { opening::openings(text, self.language) };
        let opened = openings.into_iter().zip(opening::LIKELY);
        let found = chosen.into_iter().filter_map(|at| {
            let text = ways[at].text.get(begun.len()..)?;
            let apart = begun.is_empty() && !blank && !given.is_empty() && is_spaced(tail(given), text);
            let text = if begins { capitalised(text) } else { text.to_owned() };
            Some(Candidate { text: if apart { format!(" {text}") } else { text }, score: ways[at].probability })
        });
        let mut candidates: Vec<Candidate> = opened.map(|(text, score)| Candidate { text, score }).collect();
        candidates.extend(found);
        candidates.truncate(most);
        candidates
    }

    /// Whether it can weigh what a generator expects.
    pub fn hears(&self) -> bool {
        self.prediction.hears()
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }
}

/// Whether a sentence begins behind a document: at its start, or behind a full stop that is none of an abbreviation.
fn begins_sentence(document: &Document<'_>) -> bool {
    const SHORT: &[&str] = &["al", "approx", "bzw", "ca", "cf", "fig", "figs", "no", "nos", "resp", "vgl", "vs"];
    let mut back = document.pieces.iter().rev().map(|piece| document.name(*piece));
    match (back.next(), back.next()) {
        (Some("."), Some(before)) => {
            let letter = before.chars().count() == 1 && before.chars().all(char::is_alphabetic);
            !letter && !before.contains('.') && !SHORT.contains(&before.to_lowercase().as_str())
        }
        (Some(last), _) => last == ".",
        (None, _) => true,
    }
}

/// A text as it begins a sentence.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The last character of a text.
fn tail(text: &str) -> &str {
    text.char_indices().next_back().map_or("", |(at, _)| &text[at..])
}

/// The word that is begun at the end of a text.
fn begun(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_alphanumeric() && c != '-')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}
