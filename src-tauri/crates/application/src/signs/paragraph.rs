//! Finds the uses of signs in one paragraph of running text; not which of the uncertain ones are kept.

use super::name::{self, Name};
use super::tokens::{self, Kind, Token};
use super::words::Words;
use super::{Candidate, SignUse};
use crate::{Language, Span};

/// The uses in a paragraph, in order.
pub(super) fn candidates(text: &str, language: Language, words: &Words) -> Vec<Candidate> {
    let tokens = tokens::tokens(text, language);
    let reader = Reader { text, tokens: &tokens, language, words };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = if tokens[at].kind == Kind::Sign { reader.use_at(at, &mut found) } else { at + 1 };
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: Language,
    words: &'a Words,
}

impl Reader<'_> {
    /// Reads the sign at `at` and the list it may open; answers the first token not read.
    fn use_at(&self, at: usize, found: &mut Vec<Candidate>) -> usize {
        let Some((last, bracketed)) = self.name_end(at) else { return at + 1 };
        let Some(name) = name::ending_at(self.text, self.tokens, last, self.language, self.words) else {
            return at + 1;
        };
        if !self.can_carry(&name, at, bracketed) {
            return at + 1;
        }
        let (signs, end) = self.list(at, bracketed || name.plural);
        if self.is_quantity(end) || bracketed && !self.closes(end) {
            return at + 1;
        }
        let listed = signs.len() > 1;
        let certain = bracketed || name.determined || listed && name.plural;
        for (sign, span) in signs {
            let use_ = SignUse {
                sign,
                name: self.shown(&name, listed),
                head: name.head.clone(),
                name_span: name.span,
                sign_span: span,
                listed,
            };
            found.push(Candidate { found: use_, certain });
        }
        end
    }

    /// The last token of the name before a sign, and whether a parenthesis stands between.
    fn name_end(&self, at: usize) -> Option<(usize, bool)> {
        let before = at.checked_sub(1)?;
        match self.tokens[before].kind {
            Kind::Word => Some((before, false)),
            Kind::Mark('(' | '[') => {
                let word = before.checked_sub(1)?;
                (self.tokens[word].kind == Kind::Word).then_some((word, true))
            }
            _ => None,
        }
    }

    /// Whether a name of this kind carries signs at all.
    fn can_carry(&self, name: &Name, at: usize, bracketed: bool) -> bool {
        let sign = self.word(at);
        let value: u32 = sign
            .trim_start_matches('S')
            .chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(0);
        let year = sign.len() == 4 && (1900..2100).contains(&value);
        let head = name.head.as_str();
        let last = name.text.rsplit(' ').next().unwrap_or_default();
        if self.words.steps.contains(last) {
            return value >= 100 || sign.starts_with('S');
        }
        !sign.starts_with('S')
            && value > 0
            && !self.words.no_sign.contains(head)
            && !self.words.no_sign.contains(last)
            && !(year && (bracketed || !name.determined))
            && !head.chars().all(|c| !c.is_lowercase())
    }

    /// The signs of a list that begins at `at` (`14, 16 and 18`, `10a-10c`), and the token after it.
    fn list(&self, at: usize, several: bool) -> (Vec<(String, Span)>, usize) {
        let mut signs = vec![(self.sign(at), self.tokens[at].span)];
        let mut end = at + 1;
        while let Some((join, next)) = self.joined(end) {
            if !several || self.is_quantity(next + 1) {
                break;
            }
            let span = self.tokens[next].span;
            let sign = self.sign(next);
            if join == Join::Range {
                let whole = Span::new(signs.last().map_or(span.start, |(_, s)| s.start), span.end);
                let between = signs.last().map(|(last, _)| between(last, &sign)).unwrap_or_default();
                signs.extend(between.into_iter().map(|sign| (sign, whole)));
            }
            signs.push((sign, span));
            end = next + 1;
        }
        (signs, end)
    }

    /// What joins a list at `at` to a further sign, and where that stands.
    fn joined(&self, at: usize) -> Option<(Join, usize)> {
        let token = self.tokens.get(at)?;
        let (join, mut next) = match token.kind {
            Kind::Mark(',' | ';' | '/' | '&') => (Join::And, at + 1),
            Kind::Mark('-' | '–' | '—' | '‑') => (Join::Range, at + 1),
            Kind::Word => match token.span.of(self.text).to_lowercase().as_str() {
                "and" | "or" | "und" | "oder" | "et" | "ou" | "bzw" | "sowie" => (Join::And, at + 1),
                "to" | "through" | "bis" | "à" => (Join::Range, at + 1),
                _ => return None,
            },
            _ => return None,
        };
        // ", and" joins as one.
        if let Some(word) = self.tokens.get(next)
            && token.kind == Kind::Mark(',')
            && matches!(word.span.of(self.text), "and" | "or" | "und" | "oder" | "et" | "ou")
        {
            next += 1;
        }
        (self.tokens.get(next)?.kind == Kind::Sign).then_some((join, next))
    }

    /// Whether the token after a number makes it a quantity: a unit, a percentage, a ratio.
    fn is_quantity(&self, after: usize) -> bool {
        let Some(token) = self.tokens.get(after) else { return false };
        match token.kind {
            Kind::Mark(c) => {
                matches!(c, '%' | '°' | '℃' | '×' | '=' | '<' | '>' | '±' | '+' | '*' | '"' | '″' | '‰' | '$')
            }
            Kind::Word => {
                let word = token.span.of(self.text);
                self.words.exact_units.contains(word) || self.words.units.contains(word.to_lowercase().as_str())
            }
            _ => false,
        }
    }

    /// Whether the parenthesis is closed after the signs and does not number an item ("(2) a shaft").
    fn closes(&self, at: usize) -> bool {
        let Some(Kind::Mark(')' | ']' | ',' | ';' | ':')) = self.tokens.get(at).map(|t| t.kind) else { return false };
        self.tokens.get(at + 1).is_none_or(|next| {
            let word = next.span.of(self.text);
            !matches!(word, "a" | "an" | "the" | "un" | "une" | "le" | "la" | "ein" | "eine" | "einen" | "einer")
        })
    }

    fn word(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }

    /// The sign with its primes in one form.
    fn sign(&self, at: usize) -> String {
        self.word(at).replace(['’', '′'], "'").replace('″', "''").replace('‴', "'''")
    }

    /// The name as shown: of "first and second bolts 14, 16" each sign takes "bolts".
    fn shown(&self, name: &Name, listed: bool) -> String {
        let mut text = name.text.as_str();
        while listed
            && let Some((first, rest)) = text.split_once(' ')
            && self.words.ordinals.contains(first)
        {
            text = rest;
        }
        text.to_owned()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    And,
    Range,
}

/// The signs strictly inside a range: of `10a-10c` it is `10b`, of `12-14` it is `13`; none for a wide range.
fn between(from: &str, to: &str) -> Vec<String> {
    let split = |sign: &str| {
        let digits = sign.bytes().take_while(u8::is_ascii_digit).count();
        Some((sign[..digits].parse::<u32>().ok()?, sign[digits..].to_owned()))
    };
    let (Some((first, a)), Some((last, b))) = (split(from), split(to)) else { return Vec::new() };
    match (a.as_bytes(), b.as_bytes()) {
        ([x], [y]) if first == last && x < y && x.is_ascii_alphabetic() && y.is_ascii_alphabetic() => {
            (x + 1..*y).map(|c| format!("{first}{}", char::from(c))).collect()
        }
        ([], []) if first < last && last - first <= 12 => (first + 1..last).map(|n| n.to_string()).collect(),
        _ => Vec::new(),
    }
}
