//! The page of a rule, taken apart: title, sections, examples with carets; not its rendering.
//!
//! A page begins with `# Title`. Sections follow, each under `##`: "What it finds", "Why it matters", "Fix", "Examples", in
//! French and German under their counterparts ([`Words`]). A page has examples in its own language where the rule reads
//! that language, and none elsewhere: what is shown then borrows the English ones ([`shown`]).
//! An example is a heading `### Fails: en, us, claims` or `### Passes: …` (language, office, scope) and a fenced block.
//! A line of the block that holds nothing but spaces and carets marks the places, in the line above it, that the rule
//! must report: all of them and no other. A failing example without carets expects one finding without a place in the
//! text, or as many as a fourth word says.

use crate::rules::RULES;
use crate::{Message, Rule, RuleMeta, noise};
use claimwright_application::{Language, Office, Span};
use std::fmt;

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.meta().id == id)
}

/// A page, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// What stands after `# `.
    pub title: &'a str,
    /// Sections before the examples: heading and text.
    pub sections: Vec<(&'a str, String)>,
    /// The examples.
    pub examples: Vec<Example>,
}

/// One example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule must report it.
    pub fails: bool,
    /// Language of the text.
    pub language: Language,
    /// Office that is asked.
    pub office: Office,
    /// What the text is: `title`, `description`, `claims`, `abstract`, `drawings` or `document`.
    pub scope: String,
    /// The text without its lines of carets.
    pub text: String,
    /// Places to be reported, in bytes of `text`.
    pub marks: Vec<Span>,
    /// Findings without a place in the text to be reported.
    pub unplaced: usize,
    /// Line of the page, from 0, after which the block begins.
    pub line: usize,
}

/// What is wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageError {
    /// The first line is not `# Title`.
    NoTitle,
    /// A section is missing or out of order; the one expected.
    Section(&'static str),
    /// The heading of an example cannot be read; its line from 0.
    ExampleHeading(usize),
    /// An example without a fenced block, or a block that is not closed; its line from 0.
    Fence(usize),
    /// Carets beyond the end of the line above; their line from 0.
    Caret(usize),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => write!(f, "the page does not begin with a title"),
            Self::Section(name) => write!(f, "the section \"{name}\" is missing or out of order"),
            Self::ExampleHeading(line) => write!(f, "line {}: not the heading of an example", line + 1),
            Self::Fence(line) => write!(f, "line {}: the example has no closed block", line + 1),
            Self::Caret(line) => write!(f, "line {}: a caret under nothing", line + 1),
        }
    }
}

impl std::error::Error for PageError {}

/// The headings of a page in one language.
#[derive(Debug)]
pub struct Words {
    /// Sections that every page has, in this order, before its examples.
    pub sections: [&'static str; 3],
    /// The section of examples.
    pub examples: &'static str,
    /// What the heading of a failing example begins with.
    pub fails: &'static str,
    /// What the heading of a passing example begins with.
    pub passes: &'static str,
}

/// The headings of pages in a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &Words {
            sections: ["What it finds", "Why it matters", "Fix"],
            examples: "Examples",
            fails: "Fails: ",
            passes: "Passes: ",
        },
        Language::Fr => &Words {
            sections: ["Ce que la règle relève", "Pourquoi c'est important", "Correction"],
            examples: "Exemples",
            fails: "Relevé : ",
            passes: "Non relevé : ",
        },
        Language::De => &Words {
            sections: ["Was die Regel findet", "Warum es wichtig ist", "Abhilfe"],
            examples: "Beispiele",
            fails: "Beanstandet: ",
            passes: "Nicht beanstandet: ",
        },
    }
}

/// The page of a rule as it is shown in a language: with its noise on granted patents, and with English examples where the
/// rule does not read the language.
pub fn shown(meta: &RuleMeta, language: Language) -> String {
    let page = meta.pages.of(language);
    let heading = format!("\n## {}\n", words(language).examples);
    let (text, examples) = page.split_once(&heading).unwrap_or((page, ""));
    let mut out = text.trim_end().to_owned();
    if let Some(noise) = noise::of(meta.id) {
        let message = Message::new("engine", "noise")
            .with("documents", noise::documents())
            .with("findings", noise.findings)
            .with("heavy", noise.heavy);
        out.push_str("\n\n");
        out.push_str(&message.render(language));
        if noise.is_loud() {
            let share = format!("{:.0}", noise.documents);
            out.push_str(" **");
            out.push_str(&Message::new("engine", "loud").with("documents", share).render(language));
            out.push_str("**");
        }
    }
    let english = meta.pages.en.split_once("\n## Examples\n").map_or("", |(_, examples)| examples);
    out.push('\n');
    out.push_str(&heading);
    out.push_str(if examples.trim().is_empty() { english } else { examples });
    out
}

/// Takes a page in a language apart.
pub fn parse(page: &str, language: Language) -> Result<Page<'_>, PageError> {
    let words = words(language);
    let lines: Vec<&str> = page.lines().collect();
    let title = lines.first().and_then(|line| line.strip_prefix("# ")).ok_or(PageError::NoTitle)?;
    let mut sections: Vec<(&str, String)> = Vec::new();
    let mut examples = Vec::new();
    let mut at = 1;
    while at < lines.len() {
        let line = lines[at];
        if let Some(heading) = line.strip_prefix("### ") {
            let (example, next) = example(&lines, at, heading, words)?;
            examples.push(example);
            at = next;
            continue;
        }
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading, String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
        at += 1;
    }
    let expected = words.sections.into_iter().chain((!examples.is_empty()).then_some(words.examples));
    for (index, name) in expected.enumerate() {
        if sections.get(index).is_none_or(|(heading, _)| *heading != name) {
            return Err(PageError::Section(name));
        }
    }
    sections.truncate(words.sections.len());
    for (_, text) in &mut sections {
        *text = text.trim().to_owned();
    }
    Ok(Page { title, sections, examples })
}

fn example(lines: &[&str], at: usize, heading: &str, words: &Words) -> Result<(Example, usize), PageError> {
    let bad = PageError::ExampleHeading(at);
    let (fails, rest) = match (heading.strip_prefix(words.fails), heading.strip_prefix(words.passes)) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return Err(bad),
    };
    let mut facts = rest.split(", ");
    let language = facts.next().and_then(Language::from_code).ok_or(bad.clone())?;
    let office = facts.next().and_then(Office::from_word).ok_or(bad.clone())?;
    let scope = facts.next().ok_or(bad.clone())?.to_owned();
    if !["title", "description", "claims", "abstract", "drawings", "document"].contains(&scope.as_str()) {
        return Err(bad);
    }
    let count = match facts.next() {
        Some(word) => Some(word.parse::<usize>().map_err(|_| bad)?),
        None => None,
    };
    let open = (at + 1..lines.len()).find(|&line| !lines[line].is_empty()).ok_or(PageError::Fence(at))?;
    if !lines[open].starts_with("```") {
        return Err(PageError::Fence(at));
    }
    let close = (open + 1..lines.len()).find(|&line| lines[line] == "```").ok_or(PageError::Fence(at))?;
    let (mut text, mut marks, mut above) = (String::new(), Vec::new(), None);
    for (number, line) in lines.iter().enumerate().take(close).skip(open + 1) {
        if is_caret_line(line) {
            let start: usize = above.ok_or(PageError::Caret(number))?;
            marks.extend(carets(line, &text[start..], start).ok_or(PageError::Caret(number))?);
            continue;
        }
        if above.is_some() {
            text.push('\n');
        }
        above = Some(text.len());
        text.push_str(line);
    }
    let unplaced = if fails && marks.is_empty() { count.unwrap_or(1) } else { count.unwrap_or(0) };
    Ok((Example { fails, language, office, scope, text, marks, unplaced, line: open }, close + 1))
}

/// Whether a line of a block holds nothing but carets.
pub fn is_caret_line(line: &str) -> bool {
    line.contains('^') && line.chars().all(|c| c == ' ' || c == '^')
}

/// The spans under which a line of carets stands; `text` begins at `start`.
fn carets(line: &str, text: &str, start: usize) -> Option<Vec<Span>> {
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let mut spans = Vec::new();
    let mut open = None;
    for (column, c) in line.chars().chain([' ']).enumerate() {
        match (c, open) {
            ('^', None) => open = Some(column),
            (' ', Some(first)) => {
                spans.push(Span::new(start + bytes.get(first)?, start + bytes.get(column)?));
                open = None;
            }
            _ => {}
        }
    }
    Some(spans)
}
