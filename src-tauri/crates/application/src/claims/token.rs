//! Cuts a claim into words, numbers, marks and parenthesised signs; not into phrases, and it knows no language but for
//! where an apostrophe divides.

use std::borrow::Cow;

use crate::{Language, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with inner hyphens, slashes and digits.
    Word,
    /// Digits, with inner points and commas.
    Number,
    /// Any other visible character.
    Mark(char),
    /// A parenthesis that holds reference signs only.
    Sign,
    /// A parenthesis that holds one abbreviation, such as `(LED)`.
    Abbreviation,
}

/// A token with its place; `lower` is its text in lower case.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub span: Span,
    pub kind: Kind,
    pub lower: Cow<'t, str>,
    /// Whether the first letter is a capital.
    pub capital: bool,
    /// Whether two letters or more are capitals and all but a plural's s.
    pub capitals: bool,
    /// Whether a plural in parentheses follows: `sensor(s)`.
    pub either_number: bool,
}

impl Token<'_> {
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether the phrase can run on behind it: a sign or an abbreviation.
    pub fn is_aside(&self) -> bool {
        matches!(self.kind, Kind::Sign | Kind::Abbreviation)
    }
}

/// The tokens of `text` from byte `from` on.
pub(super) fn tokens(text: &str, from: usize, language: Language) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity((text.len() - from) / 6 + 4);
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c == '\u{ad}' {
            at += c.len_utf8();
        } else if c.is_alphabetic() {
            let end = word_end(text, at, language);
            let mut token = token(text, Span::new(at, end), Kind::Word);
            at = end;
            for plural in ["(s)", "(es)", "(e)", "(en)"] {
                if text[end..].starts_with(plural) {
                    token.either_number = true;
                    at = end + plural.len();
                }
            }
            tokens.push(token);
        } else if c.is_numeric() {
            let end = number_end(text, at);
            tokens.push(token(text, Span::new(at, end), Kind::Number));
            at = end;
        } else if c == '(' {
            let (kind, end) = parenthesis(text, at);
            tokens.push(token(text, Span::new(at, end), kind));
            at = end;
        } else {
            let end = at + c.len_utf8();
            tokens.push(token(text, Span::new(at, end), Kind::Mark(c)));
            at = end;
        }
    }
    tokens
}

fn token(text: &str, span: Span, kind: Kind) -> Token<'_> {
    let word = span.of(text);
    let capital = word.chars().next().is_some_and(char::is_uppercase) || is_capital_behind_prefix(word);
    let plain = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let lower = if plain { Cow::Borrowed(word) } else { Cow::Owned(word.replace('’', "'").to_lowercase()) };
    let count = word.chars().filter(|c| c.is_uppercase()).count();
    let capitals = count > 1 && word.trim_end_matches('s').chars().all(|c| !c.is_lowercase());
    Token { span, kind, lower, capital, capitals, either_number: false }
}

/// "o-Chlormethyl", "n-Butanol": the prefix of a chemical name stands before its capital.
fn is_capital_behind_prefix(word: &str) -> bool {
    let Some((prefix, name)) = word.split_once('-') else { return false };
    prefix.len() == 1 && prefix.bytes().all(|b| b.is_ascii_lowercase()) && name.starts_with(char::is_uppercase)
}

fn word_end(text: &str, start: usize, language: Language) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inner = next.is_some_and(char::is_alphanumeric);
        let goes_on = c.is_alphanumeric()
            || is_combining(c)
            || (matches!(c, '-' | '‐' | '‑' | '/') && inner)
            || (language != Language::Fr && matches!(c, '\'' | '’') && inner);
        if goes_on {
            end = start + offset + c.len_utf8();
        } else if language == Language::Fr && matches!(c, '\'' | '’') && inner {
            return start + offset + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let digit_next = next.is_some_and(char::is_numeric);
        let word_next = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || (matches!(c, '.' | ',') && digit_next) || (matches!(c, '-' | '\'') && word_next) {
            end = start + offset + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// A parenthesis as one token where it holds signs or an abbreviation; else its opening mark alone.
fn parenthesis(text: &str, start: usize) -> (Kind, usize) {
    const LONGEST: usize = 60;
    let opening = (Kind::Mark('('), start + 1);
    let Some(length) = text[start..].bytes().take(LONGEST).position(|b| b == b')') else { return opening };
    let inside = &text[start + 1..start + length];
    let end = start + length + 1;
    if is_signs(inside) {
        (Kind::Sign, end)
    } else if is_abbreviation(inside) {
        (Kind::Abbreviation, end)
    } else {
        opening
    }
}

fn is_signs(inside: &str) -> bool {
    // "digital to analog converter (D/A)" abbreviates; signs that a stroke divides have digits.
    if inside.contains('/') && !inside.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut any = false;
    for part in inside.split([',', ';', ' ', '-', '–', '/']).filter(|part| !part.is_empty()) {
        let starts = part.starts_with(|c: char| c.is_ascii_digit())
            || (part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase()))
            || (part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.ends_with(|c: char| c.is_ascii_digit() || c == '\''));
        let fits = part.chars().count() <= 6
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '\'' | '’' | '"' | '.' | '_'));
        let joins = matches!(part, "and" | "et" | "und" | "to" | "or" | "ou" | "bis");
        if joins {
            continue;
        }
        if !starts || !fits {
            return false;
        }
        any = true;
    }
    any && inside.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

fn is_abbreviation(inside: &str) -> bool {
    let letters = inside.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '\u{201e}'));
    let count = letters.chars().count();
    (2..=12).contains(&count)
        && letters.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&'))
        && letters.chars().filter(|c| c.is_uppercase()).count() * 2
            >= letters.chars().filter(|c| c.is_alphabetic()).count()
        && letters.chars().any(char::is_uppercase)
}
