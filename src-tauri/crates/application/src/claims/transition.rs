//! Finds the transitional phrase of a claim; not the limitations behind it.

use std::sync::LazyLock;

use regex::Regex;

use super::{Transition, TransitionKind};
use crate::{Language, Span};

struct Phrases {
    /// Two-part form: wins wherever it stands.
    characterising: Regex,
    /// Partly closed, closed and open phrases, in this order of capture groups.
    plain: Regex,
    /// Clauses that serve where no other phrase does.
    clause: Regex,
}

static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\bcharacteri[sz]ed\s+(?:in|by\s+the\s+fact)\s+that\b|\bcharacteri[sz]ed\s+(?:by|in)\b|\b(?:the|wherein\s+the|an)\s+improvement\s+(?:comprising|comprises|which\s+comprises|wherein|being|residing\s+in|of\s+which\s+comprises)\b",
        r"\b(?:(?:which|that|further|each|and)\s+)*(?:(?P<partly>consist(?:s|ing)?\s+essentially\s+of)|(?P<closed>consist(?:s|ing)\s+of|composed\s+of)|(?P<open>(?:which|that)\s+(?:further\s+)?(?:comprises?|includes?|contains?|has|have)|comprising|compris(?:es|ed)\s+of|comprises|including|includes|containing|having|characterized\s+as\s+having))\b(?:\s+(?:at\s+least\s+)?the\s+(?:following\s+)?(?:steps?|acts?|operations?|stages?)\s+of\b|\s+the\s+following(?:\s+(?:steps?|components?|elements?|operations?))?\b)?",
        r"\b(?:wherein|whereby|in\s+which|where)\b",
    )
});

static GERMAN: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\b(?:dadurch\s+gekennzeichnet|gekennzeichnet\s+durch|gekennzeichnet\s+dadurch|gekennzeichnet)\b(?:\s*,\s*(?:dass|daß)\b)?|\bmit\s+den\s+kennzeichnenden\s+merkmalen\b",
        r"\b(?P<partly>im\s+wesentlichen\s+(?:aus|bestehend\s+aus)|(?:die|der|das|welche[rs]?)?\s*im\s+wesentlichen\s+besteh(?:t|en|end)\s+aus)\b|\b(?P<closed>bestehend\s+aus|besteht\s+aus)\b|\b(?P<open>umfassend|aufweisend|enthaltend|beinhaltend|einschließend|umfass(?:t|en)|umfaßt|aufweist|aufweisen|enthält|enthalten|mit\s+(?:folgenden|den\s+folgenden|den)\s+(?:schritten|merkmalen|verfahrensschritten)|mit)\b(?:\s*(?:die|den|der)\s+(?:folgende[nr]?\s+)?(?:schritte|schritten|verfahrensschritte)\b)?",
        r"\b(?:wobei|bei\s+de[mr]|in\s+de[mr]|worin)\b",
    )
});

static FRENCH: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        r"\bcaractérisée?s?\s+(?:en\s+ce\s+qu(?:e\b|['’])|par\s+le\s+fait\s+qu(?:e\b|['’])|par\b)",
        r"\b(?P<partly>(?:consistant|constituée?s?|composée?s?)\s+essentiellement\s+(?:en|de|d['’])|essentiellement\s+constituée?s?\s+(?:de|par))|\b(?P<closed>consistant\s+en|constituée?s?\s+(?:de|par|d['’])|composée?s?\s+(?:de|d['’]))|\b(?P<open>comprenant|comportant|incluant|contenant|présentant|ayant|qui\s+(?:comprend|comporte)|comprend|comporte|comprennent|muni\s+(?:de|d['’]))(?:\s+(?:en\s+outre\s+)?les\s+étapes(?:\s+suivantes|\s+consistant\s+à)?\b)?",
        r"\b(?:dans\s+(?:lequel|laquelle|lesquels|lesquelles)|où|dont|tel(?:le)?\s+que)\b",
    )
});

fn phrases(characterising: &str, plain: &str, clause: &str) -> Phrases {
    // Borders of words among all letters are slow to find in a text with others than ASCII's, which words of these alone
    // do not need.
    let borders = |pattern: &str| match pattern.is_ascii() {
        true => pattern.replace(r"\b", r"(?-u:\b)"),
        false => pattern.to_owned(),
    };
    let compile = |pattern: &str| Regex::new(&format!("(?i){}", borders(pattern))).expect("the pattern is constant");
    Phrases { characterising: compile(characterising), plain: compile(plain), clause: compile(clause) }
}

/// The transitional phrase of a claim whose words begin at `from`. What a reference to a claim covers up to `after` is
/// never read as one.
pub(super) fn transition(text: &str, from: usize, after: usize, language: Language) -> Option<Transition> {
    let phrases = match language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Fr => &FRENCH,
    };
    let rest = text.get(from..)?;
    let two_part = phrases.characterising.find(rest);
    let own = (language == Language::En).then(|| own_phrase(rest, phrases)).flatten();
    let (own, restated) = own.map_or((None, None), |(restated, own)| (Some(own), Some(restated)));
    let open = phrases
        .plain
        .find_iter(rest)
        .find(|found| own.is_none_or(|own| own <= found.start()) && !is_no_transition(rest, found.start()))
        .map(|found| (kind(found.as_str(), phrases), found.start(), found.end()));
    let clause = phrases.clause.find(&text[after.max(from)..]).map(|m| m.start() + after.max(from) - from);
    let made = |kind, start: usize, end: usize| Transition { kind, span: Span::new(from + start, from + end) };
    if let Some(found) = two_part {
        return Some(made(TransitionKind::Characterising, found.start(), found.end()));
    }
    // What stands before the claim's own phrase belongs to its preamble, a clause too.
    let clause = clause
        .filter(|&start| own.is_none_or(|own| own < start))
        .map(|start| (start, phrases.clause.find_at(rest, start).map_or(start, |m| m.end())));
    match (open, clause) {
        (Some((kind, start, end)), Some((clause, _))) if start < clause => {
            Some(made(kind, restated.unwrap_or(start), end))
        }
        (_, Some((start, end))) => Some(made(TransitionKind::Wherein, start, end)),
        (Some((kind, start, end)), None) => Some(made(kind, restated.unwrap_or(start), end)),
        (None, None) => None,
    }
}

/// What a phrase of the plain kinds says by itself.
fn kind(phrase: &str, phrases: &Phrases) -> TransitionKind {
    let Some(found) = phrases.plain.captures(phrase) else { return TransitionKind::Open };
    if found.name("partly").is_some() {
        TransitionKind::PartlyClosed
    } else if found.name("closed").is_some() {
        TransitionKind::Closed
    } else {
        TransitionKind::Open
    }
}

/// A thing that is described before the claim says what it comprises, as a phrase stands behind it: ", the route including".
static DESCRIBED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?is)^,\s+(?:the|said|each|which|an?)\s+.{1,80}$").expect("the pattern is constant"));

/// The subject of a claim up to the word that its purpose or its features begin with.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:an?|the)\s+([^,;:]{1,80}?)(?:\s+(?:for|of|to|in|on|with|that|which|by|at|wherein|used|adapted|configured|capable|suitable|operable|comprising|including|having)\b|[,;:])")
        .expect("the pattern is constant")
});

/// Phrases that a preamble may have for things that it describes; more are a text of another kind.
const MOST_DESCRIBED: usize = 16;

/// Where an English claim says what its subject comprises, after a phrase that describes something else in its preamble:
/// "A method of driving a vehicle, the route including a destination, wherein the method comprises". The start of the
/// words that name the subject again, and of the phrase behind them; `None` where its first phrase is its own.
fn own_phrase(text: &str, phrases: &Phrases) -> Option<(usize, usize)> {
    let first = phrases.plain.find_iter(text).find(|found| !is_no_transition(text, found.start()))?;
    let described = DESCRIBED.find(&text[text[..first.start()].rfind([',', ';', ':'])?..first.start()])?;
    let subject = SUBJECT.captures(text)?.get(1)?.as_str().to_lowercase();
    let head = subject.rsplit([' ', '-']).next()?;
    let is_subject = |phrase: &str| {
        let phrase = phrase.trim().to_lowercase();
        phrase.strip_suffix(head).is_some_and(|before| before.is_empty() || before.ends_with([' ', '-']))
    };
    if is_subject(described.as_str()) {
        return None;
    }
    // Behind a clause, the features of the claim have begun.
    let clause = phrases.clause.find_at(text, first.end()).map_or(text.len(), |found| found.start());
    let later = phrases.plain.find_iter(&text[first.end()..]).map(|found| first.end() + found.start());
    later.take(MOST_DESCRIBED).find_map(|at| {
        let from = text[first.end()..at].rfind([',', ';']).map_or(first.end(), |comma| first.end() + comma + 1);
        let words = text[from..at].trim_start();
        let lower = words.to_lowercase();
        let named = lower.trim_start_matches("wherein ").trim_start_matches("and ");
        let restated = ["the ", "said "].iter().any(|word| named.starts_with(word)) && is_subject(named);
        let alone = words.is_empty() && text[at..].chars().take(40).any(|c| c == ':');
        (from <= clause && (restated || alone)).then_some((at - words.len(), at))
    })
}

/// "selected from the group consisting of" lists alternatives, and a French "contenant" behind an article is a container.
fn is_no_transition(text: &str, start: usize) -> bool {
    let before = tail(text[..start].trim_end());
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    ends(&["group", "groups", "class", "gruppe", "groupe", "set"])
        || text[start..].starts_with("contenant")
            && ends(&[" de", " du", " un", " le", " ledit", " dudit", " des", " les", "\u{2019}un"])
}

/// The last characters of a text, lower case.
fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    text[start..].to_lowercase()
}
