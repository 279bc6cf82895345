//! Claims that run over more than one sentence; not a missing final period.
#![doc = include_str!("one_sentence.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/one-sentence",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-f-iv-4-1"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-m", "fressola-v-manbeck-36-uspq2d-1211-d-d-c-1995"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-08"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("one_sentence"),
};

/// The rule.
pub struct OneSentence;

impl Rule for OneSentence {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let mut breaks = sentence_breaks(claim.body_text());
            breaks.extend(lost_lines(claim.body_text()));
            breaks.sort_by_key(|span| span.start);
            let Some(&first) = breaks.first() else { continue };
            let span = first.shifted(claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", span.of(&claim.text));
            let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) else { continue };
            for other in breaks.iter().skip(1).take(5) {
                let place = Place::claim(claim.index, other.shifted(claim.label.end));
                finding.relate(place, Message::new("engine", "also-here"));
            }
            if let Some(edits) = joined(claim, span) {
                finding.offer(Fix::review(Message::new(META.id, "fix"), edits));
            }
        }
    }
}

/// Abbreviations after which a sentence goes on, without their last period, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "approx", "fig", "figs", "no", "nos", "vol", "wt", "mol", "ca", "cf", "max", "min", "resp", "etc",
    "vs", "st", "pat", "ser", "appl", "inc", "ltd", "co", "corp", "dr", "mr", "prof", "sp", "spp", "subsp", "var",
    "dia", "temp", "ref", "al", "seq", "art", "sec", "dept", "viz", "aq", "conc", "sub", "sup", "equiv", "eq", "tab",
    "z.b", "d.h", "bzw", "ggf", "u.a", "s.o", "usw", "vgl", "evtl", "ggfs", "gem", "insb", "abb", "nr", "od", "o.ä",
    "p", "ex", "env", "p.ex", "c.-à-d", "n°", "volume", "incl", "excl", "op", "cit", "std", "int", "ext", "hr", "sq",
];

/// The words with which sentences end inside a text, each with its period.
fn sentence_breaks(text: &str) -> Vec<Span> {
    let mut breaks = Vec::new();
    for (dot, _) in text.match_indices('.') {
        let after = &text[dot + 1..];
        let next = after.trim_start();
        if next.len() == after.len() || !next.trim_start_matches(['"', '“', '(']).starts_with(char::is_uppercase) {
            continue;
        }
        let word_start = text[..dot]
            .rfind(|c: char| c.is_whitespace() || c == '(')
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let word = &text[word_start..dot];
        let letters = word.trim_end_matches([')', ']', '"', '”', '%']);
        let lower = letters.to_lowercase();
        let is_word = letters.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && letters.chars().last().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || word.ends_with(')'));
        if is_word && !ABBREVIATIONS.contains(&lower.as_str()) && !lower.contains('.') {
            breaks.push(Span::new(word_start, dot + 1));
        }
    }
    breaks
}

/// The words with which a line ends that a lost line break runs into the next: before the number of another claim
/// ("coil.21. The device"), or before a clause that goes on in small letters ("wall. wherein").
fn lost_lines(text: &str) -> Vec<Span> {
    static LOST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?P<claim>\p{Ll}{3,}[)\]]?\.)\d{1,3}\.\s?\p{Lu}",
            r"|(?P<word>\p{Ll}{3,}[)\]]?\.)\s+(?:wherein|whereby|characteri[sz]ed|wobei|dadurch|gekennzeichnet|caractérisée?s?|dans\s+lequel|dans\s+laquelle)\b",
        ))
        .expect("a constant pattern")
    });
    LOST.captures_iter(text)
        .filter_map(|found| found.name("claim").or_else(|| found.name("word")))
        .map(|found| {
            let start = text[..found.start()]
                .rfind(|c: char| !c.is_alphanumeric() && c != '-')
                .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
            Span::new(start, found.end())
        })
        .filter(|span| {
            let word = span.of(text).trim_end_matches(['.', ')', ']']).to_lowercase();
            !ABBREVIATIONS.contains(&word.as_str())
        })
        .collect()
}

/// Turns the break into a semicolon, where the next word shows that its capital letter can go.
fn joined(claim: &Claim, span: Span) -> Option<Vec<Edit>> {
    const OPENERS: &[&str] =
        &["The", "A", "An", "Said", "Wherein", "Le", "La", "Les", "Un", "Une", "Der", "Die", "Das"];
    let after = &claim.text[span.end..];
    let start = span.end + after.len() - after.trim_start().len();
    if claim.text[start..].starts_with(char::is_lowercase) {
        return Some(vec![Edit::new(Place::claim(claim.index, Span::new(span.end - 1, span.end)), ";")]);
    }
    let word = claim.text[start..].split(|c: char| !c.is_alphabetic()).next().filter(|word| OPENERS.contains(word))?;
    Some(vec![
        Edit::new(Place::claim(claim.index, Span::new(span.end - 1, span.end)), ";"),
        Edit::new(Place::claim(claim.index, Span::new(start, start + word.len())), word.to_lowercase()),
    ])
}
