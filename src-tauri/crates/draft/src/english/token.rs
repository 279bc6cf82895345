//! The words of a stretch of a claim, made ready for description prose; not yet sentences.

use super::printed;
use crate::plan::Plan;
use claimwright_application::claims::{Claim, Determiner, Mention};
use claimwright_application::{Office, Span};

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// As it is written.
    pub text: String,
    /// Lower case, for comparison.
    pub lower: String,
    /// Whether a space stands before it.
    pub space: bool,
    /// Index of the mention that it is part of.
    pub mention: Option<usize>,
    /// Reference sign that follows it.
    pub sign: Option<String>,
}

impl Token {
    /// A word that stands outside every noun phrase.
    pub fn word(text: &str) -> Self {
        Self { text: text.to_owned(), lower: text.to_lowercase(), space: true, mention: None, sign: None }
    }

    /// Whether it is a mark, not a word.
    pub fn is_mark(&self) -> bool {
        matches!(self.text.as_str(), "," | ";" | ":" | ".")
    }
}

/// How signs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signs {
    /// Not at all.
    None,
    /// `lid 12`.
    Bare,
    /// `lid (12)`.
    Parentheses,
}

/// Words that lead to a reference to another claim and go with it, longest first.
const CONNECTORS: &[&[&str]] = &[
    &["as", "set", "forth", "in"],
    &["in", "accordance", "with"],
    &["as", "claimed", "in"],
    &["as", "recited", "in"],
    &["as", "defined", "in"],
    &["as", "described", "in"],
    &["as", "claimed", "by"],
    &["as", "recited", "by"],
    &["set", "forth", "in"],
    &["according", "to"],
    &["as", "per"],
    &["as", "in"],
    &["recited", "in"],
    &["defined", "in"],
    &["claimed", "in"],
    &["as", "of"],
    &["of"],
    &["in"],
    &["by"],
    &["under"],
    &["with"],
    &["to"],
    &["from"],
];

/// The words of a span of a claim: "said" is "the", legal verbs are plain ones, references to claims are gone, signs
/// are where the plan puts them.
pub(crate) fn tokens(claim: &Claim, span: Span, plan: &Plan, office: Office) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut after_reference = false;
    let mut printed_end = 0;
    for (start, end, space) in pieces(&claim.text, span) {
        if claim.references.iter().any(|reference| reference.span.overlaps(Span::new(start, end))) {
            if !after_reference {
                strip_connector(&mut tokens);
                tokens.extend(["as", "described", "above"].map(Token::word));
            }
            after_reference = true;
            continue;
        }
        after_reference = false;
        if end <= printed_end {
            continue;
        }
        let raw = &claim.text[start..end];
        let mention = claim
            .mentions
            .iter()
            .position(|mention| mention.span.start <= start && end <= mention.span.end && !is_gerund(claim, mention));
        let ends = mention.is_some_and(|index| claim.mentions[index].span.end == end);
        let mut sign = mention.filter(|_| ends).and_then(|index| plan.sign(claim.index, index)).map(str::to_owned);
        let printed = mention.filter(|_| !plan.symbolic[claim.index]).and_then(|_| printed::behind(claim, end));
        if let Some((span, signs)) = printed {
            printed_end = span.end;
            sign = Some(signs);
        }
        let text = plain(raw, tokens.last(), office);
        if text.is_empty() {
            continue;
        }
        // "comprising; a bin": what opens the list is meant as a colon.
        let text = if text == ";" && tokens.last().is_some_and(opens_list) { ":".to_owned() } else { text };
        // The first word of a claim has its capital from its place.
        let text = if start == claim.label.end && capital_by_place(&text) { text.to_lowercase() } else { text };
        tokens.push(Token { lower: text.to_lowercase(), text, space, mention, sign });
    }
    tokens
}

fn opens_list(token: &Token) -> bool {
    token.mention.is_none()
        && matches!(
            token.lower.as_str(),
            "comprising" | "including" | "comprises" | "includes" | "having" | "containing"
        )
}

/// Whether a phrase is one bare word in -ing, which a sentence treats as a verb.
fn is_gerund(claim: &Claim, mention: &Mention) -> bool {
    let words = mention.span.of(&claim.text);
    mention.determiner == Determiner::Bare && words.ends_with("ing") && !words.contains(char::is_whitespace)
}

fn capital_by_place(word: &str) -> bool {
    word.chars().count() == 1 && word.eq_ignore_ascii_case("a")
        || word.len() > 1 && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
}

/// Words and trailing marks of a span, with whether a space stands before each.
fn pieces(text: &str, span: Span) -> Vec<(usize, usize, bool)> {
    let mut pieces = Vec::new();
    let whole = span.of(text);
    let mut at = 0;
    while at < whole.len() {
        let rest = &whole[at..];
        let gap = rest.len() - rest.trim_start().len();
        at += gap;
        let word = &whole[at..];
        let length = word.find(char::is_whitespace).unwrap_or(word.len());
        if length == 0 {
            break;
        }
        let core = word[..length].trim_end_matches([',', ';', ':']);
        let last = at + length == whole.len();
        let core = if last { core.strip_suffix('.').unwrap_or(core) } else { core };
        if !core.is_empty() {
            pieces.push((span.start + at, span.start + at + core.len(), true));
        }
        for (offset, mark) in word[..length].char_indices().skip_while(|&(offset, _)| offset < core.len()) {
            let start = span.start + at + offset;
            pieces.push((start, start + mark.len_utf8(), false));
        }
        at += length;
    }
    pieces
}

/// The word that the description uses.
fn plain(raw: &str, before: Option<&Token>, office: Office) -> String {
    let after_the = before.is_some_and(|token| matches!(token.lower.as_str(), "the" | "each"));
    let (comprise, comprises, comprised) = match office {
        Office::Us => ("include", "includes", "including"),
        _ => ("comprise", "comprises", "comprising"),
    };
    match raw.to_lowercase().as_str() {
        "said" | "aforesaid" | "aforementioned" if after_the => String::new(),
        "said" | "aforesaid" | "aforementioned" => "the".to_owned(),
        "comprise" => comprise.to_owned(),
        "comprises" => comprises.to_owned(),
        "comprising" => comprised.to_owned(),
        _ => raw.to_owned(),
    }
}

fn strip_connector(tokens: &mut Vec<Token>) {
    while tokens.last().is_some_and(|token| token.text == ",") {
        tokens.pop();
    }
    let found = CONNECTORS.iter().find(|words| {
        tokens.len() >= words.len()
            && tokens[tokens.len() - words.len()..].iter().zip(words.iter()).all(|(token, word)| token.lower == *word)
    });
    if let Some(words) = found {
        tokens.truncate(tokens.len() - words.len());
    }
}

/// The words as running text.
pub(crate) fn text(tokens: &[Token], signs: Signs) -> String {
    let mut text = String::new();
    for token in tokens {
        if token.space && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
        if let Some(sign) = &token.sign {
            match signs {
                Signs::None => {}
                Signs::Bare => {
                    text.push(' ');
                    text.push_str(sign);
                }
                Signs::Parentheses => {
                    text.push_str(" (");
                    text.push_str(sign);
                    text.push(')');
                }
            }
        }
    }
    text
}

/// The same words as the description says them: no claim conjunctions, no marks that only a claim has.
pub(crate) fn described(tokens: &[Token]) -> Vec<Token> {
    let mut said: Vec<Token> = Vec::with_capacity(tokens.len());
    let tokens = trimmed(tokens);
    for (at, token) in tokens.iter().enumerate() {
        let stops = token.text.len() > 3
            && token.text.ends_with('.')
            && tokens.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase));
        match token.lower.as_str() {
            // A claim is one sentence; a full stop inside it is a slip of the pen.
            _ if stops => said.push(Token { text: token.text.replace('.', ","), ..token.clone() }),
            ":" if said.last().is_none_or(|last| !keeps_colon(last)) || opens_clause(tokens.get(at + 1)) => {}
            ";" => said.push(Token { text: ",".into(), lower: ",".into(), ..token.clone() }),
            "wherein" => where_clause(&mut said, token),
            "whereby" => said.push(Token { text: "so that".into(), lower: "so that".into(), ..token.clone() }),
            "," if said.last().is_some_and(|last| last.text == ",") => {}
            // ", and, wherein, the lid": the mark behind the word goes with it.
            "," if at > 0 && tokens[at - 1].lower == "wherein" => {}
            _ => said.push(token.clone()),
        }
    }
    said
}

/// Opens a clause that a claim sets off by "wherein": ", where" behind a noun, nothing behind "and".
fn where_clause(said: &mut Vec<Token>, wherein: &Token) {
    let ends_in = |said: &[Token], word: &str| said.last().is_some_and(|last| last.lower == word);
    if ends_in(said, "further") {
        said.pop();
    }
    if said.len() > 1 && ends_in(said, ",") && said[said.len() - 2].lower == "and" {
        said.pop();
    }
    if ends_in(said, "and") {
        return;
    }
    if said.last().is_some_and(|last| !last.is_mark() && last.lower != "optionally" && last.lower != "or") {
        said.push(Token { space: false, ..Token::word(",") });
    }
    said.push(Token { text: "where".into(), lower: "where".into(), ..wherein.clone() });
}

/// Whether a colon stays behind a word: behind a noun ("the following acts:"), and behind what is no plain word and may be
/// a value ("9: 1") or a label ("(254):"); behind a verb it goes.
fn keeps_colon(last: &Token) -> bool {
    !last.is_mark() && (last.mention.is_some() || !is_plain(last))
}

/// Whether a word holds nothing but small letters, so that it is no value, symbol or label.
pub(crate) fn is_plain(token: &Token) -> bool {
    token.text.chars().all(|c| c.is_lowercase() || c == '-' || c == ' ')
}

fn opens_clause(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.lower.as_str(), "where" | "wherein" | "whereby" | "and"))
}

/// A sentence of a text: first letter in upper case, one full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches([',', ';', ':', '.', ' ']);
    let first = text.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    // A single letter other than the article names a variable ("n is 1 or 2").
    let variable = first.chars().count() == 1 && first != "a";
    let plain = !variable && first.chars().all(|c| c.is_lowercase() || c == '-' || c == '\'');
    let mut sentence = String::with_capacity(text.len() + 1);
    let mut letters = text.chars();
    if let Some(letter) = letters.next() {
        if plain { sentence.extend(letter.to_uppercase()) } else { sentence.push(letter) }
    }
    sentence.push_str(letters.as_str());
    sentence.push('.');
    sentence
}

/// Without marks and connectives at both ends.
pub(crate) fn trimmed(tokens: &[Token]) -> &[Token] {
    let mut tokens = tokens;
    while let Some((first, rest)) = tokens.split_first() {
        if first.is_mark() || (matches!(first.lower.as_str(), "and" | "or" | "then" | "but") && first.mention.is_none())
        {
            tokens = rest;
        } else {
            break;
        }
    }
    while let Some((last, rest)) = tokens.split_last() {
        if last.is_mark() || (matches!(last.lower.as_str(), "and" | "or" | "then") && last.mention.is_none()) {
            tokens = rest;
        } else {
            break;
        }
    }
    tokens
}
