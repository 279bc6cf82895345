//! Divides the tokens of an English claim into noun phrases; not what they refer to.

use std::rc::Rc;

use super::determiner::Found;
use super::lexicon::{Lexicon, Word};
use super::unique;
use super::words::{BORDER, Classes};
use crate::claims::phrase::{Article, Number, Phrase};
use crate::claims::resolve::Reading;
use crate::claims::token::Token;

/// The noun phrases of a claim in reading order, and the roots of its words. `referring` tells whether a byte stands in
/// a reference to a claim.
pub(in crate::claims) fn read(
    tokens: &[Token<'_>],
    lexicon: &mut Lexicon,
    referring: &dyn Fn(usize) -> bool,
) -> Reading {
    let words =
        tokens.iter().map(|token| if token.is_word() { lexicon.word(&token.lower) } else { lexicon.none() }).collect();
    let reader = Reader { tokens, words, referring };
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.phrase(at) {
            Some(phrase) => {
                at = phrase.tokens.end.max(at + 1);
                phrases.push(phrase);
            }
            None => at += 1,
        }
    }
    let roots = reader.roots(&phrases);
    Reading { phrases, roots, ends: Vec::new() }
}

/// The tokens of a claim with what is known of each word.
pub(super) struct Reader<'r, 't> {
    pub tokens: &'r [Token<'t>],
    pub words: Vec<Rc<Word>>,
    pub referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    /// The word at a token, lower case; empty for marks and numbers.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    pub fn class(&self, at: usize) -> Classes {
        self.words.get(at).map_or(Classes::default(), |word| word.classes)
    }

    /// The number that a word has as a noun.
    pub fn number(&self, at: usize) -> Number {
        self.words.get(at).map_or(Number::Singular, |word| word.number)
    }

    /// Whether a noun phrase cannot run across the token.
    pub fn border(&self, at: usize) -> bool {
        at >= self.tokens.len()
            || !self.tokens[at].is_word()
            || self.class(at).any(BORDER) && !self.class(at).any(Classes::ORDINAL)
    }

    /// Whether the token can be part of a noun phrase that is under way.
    pub fn noun_like(&self, at: usize) -> bool {
        let class = self.class(at);
        let inner = Classes::NOUN.and(Classes::ADJECTIVE).and(Classes::ING).and(Classes::PAST).and(Classes::ORDINAL);
        class.any(inner) && (class.any(Classes::NOUN) || !class.any(Classes::ADVERB)) && !self.border(at)
    }

    /// Whether a determiner follows, so that the word before governs it.
    pub fn object_next(&self, at: usize) -> bool {
        const DETERMINERS: Classes = Classes::DEFINITE
            .and(Classes::INDEFINITE)
            .and(Classes::POSSESSIVE)
            .and(Classes::QUANTITY)
            .and(Classes::NUMERAL)
            .and(Classes::PRONOUN);
        self.class(at + 1).any(DETERMINERS) || self.word(at + 1) == "at" && self.word(at + 2) == "least"
    }

    /// The phrase that begins at token `at`.
    fn phrase(&self, at: usize) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) {
            return None;
        }
        let found = self.determiner(at);
        let (first, article, set) = match found {
            Some(Found { length, article, set }) => (at + length, article, set),
            None => (at, Article::None, false),
        };
        if article == Article::None && !self.bare_start(at) {
            return None;
        }
        if first >= self.tokens.len()
            || !self.tokens[first].is_word()
            || (self.referring)(self.tokens[first].span.start)
        {
            return None;
        }
        let end = self.end(first, article);
        if end <= first || (first..end).all(|at| self.class(at).any(Classes::ADVERB) && !self.noun_like(at)) {
            return None;
        }
        let reading = self.reading(first, end, set);
        let others = self.shorter(first, end, set).into_iter().chain(self.longer(first, end, article, set)).collect();
        let mut phrase = Phrase { others, ..Phrase::new(at..end, first, article, reading) };
        self.tail(&mut phrase);
        phrase.action = self.words[phrase.reading.head_token].action.clone();
        let class = self.class(phrase.reading.head_token);
        phrase.nameless = class.any(Classes::ADJECTIVE.and(Classes::ORDINAL)) && !class.any(Classes::NOUN);
        phrase.capitals = self.tokens[phrase.reading.head_token].capitals;
        phrase.exempt = unique::excuse(self, &phrase);
        Some(phrase)
    }

    /// Whether a phrase without determiner can begin here.
    fn bare_start(&self, at: usize) -> bool {
        let class = self.class(at);
        if self.border(at) || class.any(Classes::ADVERB) {
            return false;
        }
        let before = if at == 0 { Classes::STOP } else { self.class(at - 1) };
        let open = at == 0 || !self.tokens[at - 1].is_word() || before.any(BORDER.and(Classes::ADVERB));
        let noun_next = self.noun_like(at + 1);
        if class.any(Classes::ING) {
            return open && !before.any(Classes::AUXILIARY);
        }
        if class.any(Classes::PAST) {
            return open && noun_next && !before.any(Classes::AUXILIARY.and(Classes::RELATIVE));
        }
        if class.any(Classes::NOUN) {
            let infinitive = at > 0 && self.word(at - 1) == "to" && class.any(Classes::VERB) && self.object_next(at);
            return !infinitive;
        }
        if class.any(Classes::ADJECTIVE) {
            return open && noun_next && !before.any(Classes::AUXILIARY);
        }
        class.any(Classes::ORDINAL)
            && (noun_next
                || self.signed_ordinal(at)
                || matches!(self.word(at + 1), "and" | "or") && self.class(at + 2).any(Classes::ORDINAL))
    }
}
