//! What a generator expects at the caret, in pieces of completion rather than tokens; not how it is weighed.

use super::document::{Document, Number};
use super::pieces::is_closing;
use claimwright_infer::Outlook;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The logarithm of a probability that counts as none.
const NONE: f32 = -14.0;

/// So many of the likeliest tokens are taken for what a generator expects; others are held to be all unlikely alike.
const TOLD: usize = 128;

/// So many of the likeliest tokens are read as words.
const READ: usize = 30;

/// A token at least this likely, as a logarithm, is read as the beginning of words too.
const BEGINS: f32 = -4.0;

/// So many words are taken for each that may begin so.
const ENDINGS: usize = 3;

/// Letters that a beginning has at least.
const LETTERS: usize = 3;

/// A token at least this likely, as a logarithm, is taken for a word that nobody else knows.
const WORDS: f32 = -4.5;

/// Words among what a generator expects that neither the statistics nor the text know, where no known word begins so: a token
/// may be the beginning of a word.
pub(crate) fn unknown(outlook: &Outlook, document: &Document<'_>) -> Vec<String> {
    let likely = outlook.pieces.iter().take(READ).take_while(|(_, likely)| *likely > WORDS);
    let words = likely.filter_map(|(token, _)| word(token)).map(str::to_lowercase);
    words.filter(|word| document.find(word).is_none() && document.statistics.beginning(word).next().is_none()).collect()
}

/// The word that a token is, where it is one.
fn word(token: &str) -> Option<&str> {
    token.strip_prefix(' ').filter(|word| word.chars().count() >= LETTERS && word.chars().all(char::is_alphabetic))
}

/// The first token of a piece.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    /// The logarithm of its probability.
    pub likely: f32,
    /// Whether it is the whole of the piece.
    pub whole: bool,
    /// Its letters; none where it is not among those that were told.
    pub letters: String,
}

/// What a generator expects at one place.
#[derive(Debug)]
pub(crate) struct Heard {
    tokens: HashMap<String, f32, FixedState>,
    /// Words that it names.
    pub more: Vec<Number>,
}

impl Heard {
    /// From what a generator answered; `None` where it expects nothing.
    pub fn new(outlook: Outlook, document: &Document<'_>) -> Option<Self> {
        let mut more = Vec::new();
        for (token, likely) in outlook.pieces.iter().take(READ) {
            let Some(word) = token.strip_prefix(' ').filter(|word| word.chars().all(char::is_alphabetic)) else {
                continue;
            };
            let statistics = document.statistics;
            let lower = word.to_lowercase();
            let known = statistics.number(&lower);
            more.extend(document.find(&lower));
            if *likely > BEGINS && word.len() >= LETTERS {
                let mut longer: Vec<u16> = statistics.beginning(word).filter(|number| Some(*number) != known).collect();
                longer.sort_unstable();
                more.extend(longer.into_iter().take(ENDINGS).map(Number::from));
            }
        }
        let tokens: HashMap<String, f32, FixedState> = outlook.pieces.into_iter().take(TOLD).collect();
        (!tokens.is_empty()).then_some(Self { tokens, more })
    }

    /// What is heard of a piece by its first token.
    pub fn of(&self, piece: &str) -> Token {
        let token = if is_closing(piece) { piece.to_owned() } else { format!(" {piece}") };
        let begins = (2..=token.len()).rev().filter(|end| token.is_char_boundary(*end));
        let found = begins.chain([1]).find_map(|end| {
            let letters = token.get(..end)?;
            let likely = *self.tokens.get(letters)?;
            Some(Token { likely, whole: end == token.len(), letters: letters.to_owned() })
        });
        found.unwrap_or(Token { likely: NONE, whole: false, letters: String::new() })
    }
}
