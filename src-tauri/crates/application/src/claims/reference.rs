//! Finds the words of a claim that refer to other claims and the numbers they name; not what the reference does.

use std::sync::LazyLock;

use regex::Regex;

use super::{ClaimReference, Joined, ReferenceRole};
use crate::{Language, Span};

/// One reference may name at most this many claims; a longer range keeps its two ends, so that memory stays in
/// proportion to the text.
const MOST_NUMBERS: u32 = 1000;

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:(?P<choice>\b(?:at\s+least\s+)?(?:any|either|each|one|some)\b(?:\s+(?:one|ones|single))?(?:\s+or\s+(?:more|several|other))?(?:\s+(?:of|from|in|among))?)\s+)?(?:(?:all\s+)?(?:of\s+)?the\s+)?(?:(?P<before>preceding|previous|prior|above|foregoing|earlier|aforementioned|aforesaid|antecedent)\s+)?\bclaims?\b",
        r"or|and/or|and|to|through|thru|as\s+well\s+as",
        r"(?:(?:to|in|with|of)\s+)?(?:(?:any|either|one)\s+(?:one\s+)?(?:of\s+)?)?(?:the\s+)?claims?",
    )
});

static GERMAN: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:(?P<choice>\b(?:(?:mindestens|wenigstens|zumindest)\s+)?(?:einem|eines|einer|einen|irgendeinem|irgendeines|jedem)\b(?:\s+(?:oder|und/oder)\s+mehrere[nr]?)?(?:\s+beliebigen)?)\s+)?(?:(?:aus\s+)?de[rnms]\s+)?(?:(?P<before>vorhergehenden|vorangehenden|vorangegangenen|vorstehenden|obigen|vorherigen|voranstehenden|vorgenannten|vorausgehenden|früheren)\s+)?\b(?:patent|haupt)?(?:ansprüchen?|anspruchs|anspruches|anspruche|anspruch)\b",
        r"oder|und/oder|und|bis|sowie",
        r"(?:nach|gemäß)?\s*(?:einem\s+der\s+)?(?:patent)?(?:ansprüchen?|anspruchs?)",
    )
});

static FRENCH: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?:(?P<choice>\b(?:au\s+moins\s+)?(?:l[’']\s?une?|une?|chacune|n[’']importe\s+laquelle)\b(?:\s+(?:ou|et/ou)\s+(?:plusieurs|l[’']autre))?(?:\s+quelconque)?)\s+)?(?:(?:de\s+la|de\s+l[’']une|des|de|la|les)\s+)?(?P<before>précédentes?\s+|susdites\s+)?\brevendications?\b(?P<after>\s+(?:précédentes?|antérieures|ci-dessus|qui\s+précèdent|susdites))?",
        r"ou|et/ou|et|à|ainsi\s+que",
        r"(?:selon\s+)?(?:l[’']une\s+(?:quelconque\s+)?des\s+)?(?:la\s+|les\s+)?revendications?",
    )
});

fn compile(head: &str, joins: &str, again: &str) -> Regex {
    let join = format!(r"(?:\s*(?:[,;/–—-]|\b(?:{joins})\b))+");
    let numbers = format!(r"\d{{1,6}}(?:{join}\s*(?:{again}\s*)?\d{{1,6}}\b)*");
    Regex::new(&format!(
        r"(?i){head}(?:\s+(?:n[°o]s?\.?\s*|nos?\.?\s+)?(?P<numbers>{numbers})|\s+(?P<misread>[Il])\b)?"
    ))
    .expect("the pattern is constant")
}

/// What every word for a claim begins with, in the three languages, and the most bytes that a reference has before it.
const fn stem(language: Language) -> &'static str {
    match language {
        Language::En => "claim",
        Language::De => "anspr",
        Language::Fr => "revendication",
    }
}
const LONGEST_LEAD: usize = 160;

/// The references of a claim, in reading order; the role of each is still open. `earlier` are the printed numbers of
/// the claims before this one.
pub(super) fn references(text: &str, from: usize, language: Language, earlier: &[u32]) -> Vec<ClaimReference> {
    let pattern = match language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Fr => &FRENCH,
    };
    let mut references = Vec::new();
    let mut from = from;
    // Most of a claim is no reference: the pattern is tried around the words for a claim alone.
    while let Some(word) = find_ignoring_case(text, stem(language), from) {
        let near = text.floor_char_boundary(word.saturating_sub(LONGEST_LEAD)).max(from);
        let Some(found) = pattern.captures_at(text, near) else { break };
        let whole = found.get(0).map_or(0..0, |m| m.range());
        from = whole.end;
        let choice = found.name("choice").is_some();
        let mut numbers = Vec::new();
        let mut joined = Joined::Single;
        if let Some(list) = found.name("numbers") {
            (numbers, joined) = read_numbers(list.as_str());
        } else if found.name("before").is_some() || found.name("after").is_some() {
            let kept = earlier.len().saturating_sub(MOST_NUMBERS as usize);
            numbers.extend(earlier.first().filter(|_| kept > 0));
            numbers.extend(&earlier[kept..]);
            joined = Joined::Cumulative;
        } else if found.name("misread").is_some() {
            numbers.push(1);
        } else {
            continue;
        }
        if numbers.len() > 1 && choice {
            joined = Joined::Alternative;
        } else if numbers.len() == 1 {
            joined = Joined::Single;
        }
        let span = Span::new(whole.start, whole.end);
        references.push(ClaimReference { span, numbers, joined, role: ReferenceRole::Other });
    }
    references
}

/// Where a word of ASCII letters stands from byte `from` on, in capitals or not.
fn find_ignoring_case(text: &str, word: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    let at = bytes.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()))?;
    Some(from + at)
}

/// The numbers of a list such as `1, 3 to 5 or 7`, and how they are joined.
fn read_numbers(list: &str) -> (Vec<u32>, Joined) {
    let mut numbers: Vec<u32> = Vec::new();
    let mut alternative = false;
    let mut range = false;
    let mut at = 0;
    let bytes = list.as_bytes();
    while at < list.len() {
        let digit = bytes[at].is_ascii_digit();
        let start = at;
        while at < list.len() && bytes[at].is_ascii_digit() == digit {
            at += 1;
        }
        let piece = &list[start..at];
        if digit {
            let Ok(number) = piece.parse::<u32>() else { continue };
            match numbers.last().copied() {
                Some(first) if range && number > first && number - first <= MOST_NUMBERS => {
                    numbers.extend(first + 1..=number);
                }
                _ => numbers.push(number),
            }
            range = false;
        } else if at < list.len() {
            let piece = piece.to_lowercase();
            let mut words = piece.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            range = piece.trim().chars().all(|c| matches!(c, '-' | '–' | '—')) && !piece.trim().is_empty()
                || words.clone().any(|w| matches!(w, "to" | "through" | "thru" | "bis" | "à" | "a"));
            alternative |= words.any(|w| matches!(w, "or" | "oder" | "ou" | "any" | "one" | "either"));
        }
    }
    let joined = match (numbers.len(), alternative) {
        (0 | 1, _) => Joined::Single,
        (_, true) => Joined::Alternative,
        (_, false) => Joined::Cumulative,
    };
    (numbers, joined)
}
