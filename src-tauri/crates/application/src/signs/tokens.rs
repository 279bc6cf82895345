//! Cuts a paragraph into words, numbers that may be signs, and marks; not what they mean.

use crate::{Language, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word; hyphens and inner apostrophes belong to it.
    Word,
    /// A number that has the form of a reference sign: `12`, `12a`, `12'`, `S10`.
    Sign,
    /// A number that has not: `1.5`, `1/2`, `3-axis`, `10,000`.
    Number,
    /// Any other mark.
    Mark(char),
}

/// A token of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Span,
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut before = ' ';
    while let Some(c) = text[at..].chars().next() {
        let (kind, len) = if c.is_alphabetic() {
            let len = word(&text[at..], language);
            (if stepped(&text[at..at + len]) { Kind::Sign } else { Kind::Word }, len)
        } else if c.is_ascii_digit() {
            // In a range the second sign follows a dash at once: "10a-10c".
            let range = matches!(
                found.as_slice(),
                [.., Token { kind: Kind::Sign, .. }, Token { kind: Kind::Mark('-' | '/'), .. }]
            );
            number(&text[at..], if range { ' ' } else { before })
        } else {
            (Kind::Mark(c), c.len_utf8())
        };
        if !c.is_whitespace() {
            found.push(Token { kind, span: Span::new(at, at + len) });
        }
        before = text[at..at + len].chars().next_back().unwrap_or(c);
        at += len;
    }
    found
}

/// The sign of a step, such as `S10` or `S205a`.
fn stepped(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('S') else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (2..=4).contains(&digits)
        && (rest.len() == digits || rest.len() == digits + 1 && rest.ends_with(|c: char| c.is_ascii_lowercase()))
}

/// The length of the word at the front.
fn word(text: &str, language: Language) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            '-' | '‑' | '\u{ad}' => chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric()),
            // An elided article is a word of its own.
            '\'' | '’' => language != Language::Fr && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic()),
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The number at the front: a sign, or a quantity by its form.
fn number(text: &str, before: char) -> (Kind, usize) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits;
    let rest = &text[end..];
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut sign = digits <= 4
        && !text.starts_with('0')
        && letters <= 2
        && !matches!(before, '-' | '.' | '/' | '#' | '$' | '€' | '£' | '±' | '~' | '<' | '>' | '=' | '×');
    // Two different letters after a number are a unit or an ordinal ("10mm", "1st"), not a variant of a part.
    if letters == 2 {
        let pair = &rest.as_bytes()[..2];
        sign &= pair[0] == pair[1] && !rest.starts_with("mm");
    }
    end += letters;
    let mut chars = text[end..].chars();
    match (chars.next(), chars.next()) {
        (Some('.' | ',' | ':' | '/'), Some(next)) if next.is_ascii_digit() => sign = false,
        (Some('-' | '‑'), Some(next)) if next.is_alphabetic() => sign = false,
        (Some(next), _) if next.is_alphanumeric() => sign = false,
        _ => {}
    }
    if sign {
        end += primes(&text[end..]);
        return (Kind::Sign, end);
    }
    // The rest of a quantity is taken at once, so that its digits are not read again.
    for (at, c) in text.char_indices().skip(1) {
        let next = text[at + c.len_utf8()..].chars().next();
        if !(c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '/' | '-') && next.is_some_and(char::is_alphanumeric))
        {
            return (Kind::Number, at.max(end));
        }
    }
    (Kind::Number, text.len())
}

/// The length of the primes after a sign; an apostrophe with an s is a genitive.
fn primes(rest: &str) -> usize {
    let len: usize =
        rest.chars().take(3).take_while(|c| matches!(c, '\'' | '’' | '′' | '″' | '‴')).map(char::len_utf8).sum();
    let after = rest[len..].chars().next();
    if after.is_some_and(char::is_alphanumeric) { 0 } else { len }
}
