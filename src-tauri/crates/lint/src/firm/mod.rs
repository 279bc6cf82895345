//! A firm's own rules: word lists and patterns that it hands in, looked for in the text of parts; not the law of any office.

mod read;

pub use read::{FirmError, read};

use crate::phrases::{MAX_RELATED, is_whole, next_char};
use crate::{Message, Options, Place, Related, Severity, engine};
use claimwright_application::{Application, Language, Office, Part, PartName, Span};
use regex::Regex;

/// The group that the ids of all firm rules begin with.
pub const GROUP: &str = "firm";

/// The rules of one file.
#[derive(Debug, Clone, Default)]
pub struct FirmRules {
    /// The rules, in the order of the file.
    pub rules: Vec<FirmRule>,
}

impl FirmRules {
    /// The rule of an id.
    pub fn rule(&self, id: &str) -> Option<&FirmRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// One rule.
#[derive(Debug, Clone)]
pub struct FirmRule {
    /// `firm/<name>`.
    pub id: String,
    /// Its title in each language.
    pub title: Texts,
    /// What it says of a hit; `{found}` stands for the words.
    pub message: Texts,
    /// How heavy it weighs for each office that it is asked for; never empty.
    pub offices: Vec<(Office, Severity)>,
    /// Parts that it looks at.
    pub parts: Vec<PartName>,
    /// Whether the file names the parts, so that one which is not there is worth a word.
    pub parts_named: bool,
    /// Languages of the text that it is asked for.
    pub languages: Vec<Language>,
    /// Words, as they are written in the file.
    pub words: Vec<String>,
    /// Regular expressions, as they are written in the file.
    pub patterns: Vec<String>,
    /// Words within which a hit does not count.
    pub exceptions: Vec<String>,
    /// Words that match as a whole.
    whole: Option<Regex>,
    /// Patterns that match anywhere.
    anywhere: Vec<Regex>,
    excused: Option<Regex>,
}

/// A text in the languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// English, and what stands in for a language that is missing.
    pub en: String,
    /// French.
    pub fr: String,
    /// German.
    pub de: String,
}

impl Texts {
    /// The text in a language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
            Language::De => &self.de,
        }
    }
}

impl FirmRule {
    /// Its severity for an office.
    pub fn severity(&self, office: Office) -> Option<Severity> {
        self.offices.iter().find(|(of, _)| *of == office).map(|(_, severity)| *severity)
    }

    /// What it says of some words.
    pub fn says(&self, words: &str, language: Language) -> String {
        self.message.of(language).replace("{found}", words)
    }

    /// Every hit that no exception holds, in order and apart from each other.
    fn hits(&self, text: &str) -> Vec<Span> {
        let span = |found: regex::Match<'_>| Span::new(found.start(), found.end());
        let mut hits: Vec<Span> = self.anywhere.iter().flat_map(|find| find.find_iter(text).map(span)).collect();
        let mut from = 0;
        while let Some(found) = self.whole.as_ref().and_then(|whole| whole.find_at(text, from)).map(span) {
            let is_hit = is_whole(text, found);
            from = if is_hit { found.end } else { next_char(text, found.start) };
            hits.extend(is_hit.then_some(found));
        }
        hits.retain(|hit| !hit.is_empty());
        if !hits.is_empty()
            && let Some(excused) = &self.excused
        {
            let excused: Vec<Span> = excused.find_iter(text).map(span).collect();
            hits.retain(|hit| excused.iter().all(|excuse| !(excuse.start <= hit.start && hit.end <= excuse.end)));
        }
        hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        let mut end = 0;
        hits.retain(|hit| {
            let apart = hit.start >= end;
            end = end.max(hit.end);
            apart
        });
        hits
    }
}

/// What a firm rule found, once for each claim or part and word.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmFinding {
    /// Index of the rule.
    pub rule: usize,
    /// Severity for each office asked that the rule names; never empty.
    pub by_office: Vec<(Office, Severity)>,
    /// Where the words stand first.
    pub place: Place,
    /// The words.
    pub words: String,
    /// Where else they stand.
    pub related: Vec<Related>,
}

/// What came of a check against the rules of a firm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FirmReport {
    /// Findings, by rule.
    pub findings: Vec<FirmFinding>,
    /// Rules that ran, by index.
    pub ran: Vec<usize>,
    /// Rules that could not be run on a part, by index, and why.
    pub cannot_assess: Vec<(usize, Message)>,
}

/// Runs the rules of a firm for the offices asked.
pub fn check(rules: &FirmRules, application: &Application, options: &Options<'_>) -> FirmReport {
    let offices: &[Office] = if options.offices.is_empty() { &Office::ALL } else { options.offices };
    let mut report = FirmReport::default();
    for (index, rule) in rules.rules.iter().enumerate() {
        let by_office: Vec<_> = rule.offices.iter().copied().filter(|(office, _)| offices.contains(office)).collect();
        let asked = options.only.is_none_or(|only| only.contains(&rule.id.as_str()));
        if by_office.is_empty() || !asked || !rule.languages.contains(&application.language) {
            continue;
        }
        let mut ran = false;
        for &part in &rule.parts {
            match engine::unassessable(application, part) {
                Some(reason) if rule.parts_named || is_unreadable(application, part) => {
                    report.cannot_assess.push((index, reason));
                }
                Some(_) => {}
                None => {
                    ran = true;
                    look(application, part, &mut |text, place| {
                        report.findings.extend(found(index, rule, &by_office, text, place));
                    });
                }
            }
        }
        if ran {
            report.ran.push(index);
        }
    }
    report
}

fn is_unreadable(application: &Application, part: PartName) -> bool {
    match part {
        PartName::Title => matches!(application.title, Part::Unreadable(_)),
        PartName::Abstract => matches!(application.abstract_, Part::Unreadable(_)),
        PartName::Description => matches!(application.description, Part::Unreadable(_)),
        PartName::Claims => matches!(application.claims, Part::Unreadable(_)),
        PartName::Drawings | PartName::Document => false,
    }
}

/// What makes a place of a span in a text.
type Placing<'a> = &'a dyn Fn(Span) -> Place;

/// Hands each text of a part to `each`, with what makes a place of a span in it; claims come without their numbers.
fn look(application: &Application, part: PartName, each: &mut dyn FnMut(&str, Placing<'_>)) {
    match part {
        PartName::Title | PartName::Abstract => {
            let of = if part == PartName::Title { &application.title } else { &application.abstract_ };
            if let Some(text) = of.present() {
                each(text, &|span| Place::span(part, span));
            }
        }
        PartName::Description => {
            if let Some(description) = application.description.present() {
                each(&description.text, &|span| Place::description(description, span));
            }
        }
        PartName::Claims => {
            for claim in application.claims.present().map_or(&[][..], |set| &set.claims) {
                each(claim.body_text(), &|span| Place::claim(claim.index, span.shifted(claim.label.end)));
            }
        }
        PartName::Drawings | PartName::Document => {}
    }
}

fn found(
    index: usize,
    rule: &FirmRule,
    by_office: &[(Office, Severity)],
    text: &str,
    place: Placing<'_>,
) -> Vec<FirmFinding> {
    let mut findings: Vec<(String, FirmFinding)> = Vec::new();
    for hit in rule.hits(text) {
        let words = hit.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let key = words.to_lowercase();
        match findings.iter_mut().find(|(known, _)| *known == key) {
            Some((_, finding)) if finding.related.len() < MAX_RELATED => {
                finding.related.push(Related { place: place(hit), note: Message::new("engine", "also-here") });
            }
            Some(_) => {}
            None => {
                let place = place(hit);
                let by_office = by_office.to_vec();
                findings.push((key, FirmFinding { rule: index, by_office, place, words, related: Vec::new() }));
            }
        }
    }
    findings.into_iter().map(|(_, finding)| finding).collect()
}
