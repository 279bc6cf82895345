//! Divides the tokens of a German claim into noun phrases; not what stands around them, and not what they refer to.

use super::words::*;
use crate::claims::phrase::{Article, Number, Phrase, Reading as PhraseReading, share_complements};
use crate::claims::resolve::Reading;
use crate::claims::token::Token;

/// The noun phrases of a claim and the roots of its words.
pub(in crate::claims) fn read(tokens: &[Token<'_>], referring: &dyn Fn(usize) -> bool) -> Reading {
    let reader = Reader { tokens, referring };
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut roots = Vec::new();
    let mut waiting = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if reader.ends_clause(at) {
            waiting.clear();
        }
        let phrase = reader.phrase(at, &mut waiting);
        let end = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1));
        phrases.extend(phrase);
        for token in tokens[at..end].iter().filter(|token| token.is_word() && token.lower.len() > 4) {
            roots.push((phrases.len(), root(&token.lower)));
        }
        at = end;
    }
    share_complements(&mut phrases);
    Reading { phrases, roots, ends: Vec::new() }
}

/// An article whose noun stands behind an attribute with phrases of its own ("ein durch einen Motor angetriebenes Rad").
struct Waiting {
    article: Article,
    /// One past the words of the article.
    end: usize,
}

pub(super) struct Reader<'r, 't> {
    pub tokens: &'r [Token<'t>],
    pub referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    fn is_noun(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_word()
                && token.capital
                && token.lower.len() > 1
                && !closed(&token.lower)
                && !hyphened_adjective(&token.lower)
                && !(self.referring)(token.span.start)
        })
    }

    /// Whether no attribute runs on over a token.
    fn ends_clause(&self, at: usize) -> bool {
        [';', ':', '.'].iter().any(|&mark| self.tokens[at].is_mark(mark)) || CLAUSE.contains(self.word(at))
    }

    fn phrase(&self, at: usize, waiting: &mut Vec<Waiting>) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) || !self.tokens[at].is_word() {
            return None;
        }
        if let Some((length, article)) = self.determiner(at) {
            let found = self.noun(at, at + length, article);
            let definite = matches!(article, Article::The | Article::Single | Article::Open | Article::Set);
            if found.is_none() && definite && waiting.last().is_none_or(|waiting| at >= waiting.end) {
                waiting.push(Waiting { article, end: at + length });
            }
            return found;
        }
        if let Some(found) = waiting.last().and_then(|waiting| self.behind_attribute(at, waiting.article)) {
            waiting.pop();
            return Some(found);
        }
        let adjective = inflected(self.word(at)) && !closed(self.word(at)) && self.is_noun(at + 1);
        (self.is_noun(at) || adjective).then(|| self.noun(at, at, Article::None)).flatten()
    }

    /// The noun that an article far before it belongs to, from the participle on that ends the attribute between them.
    fn behind_attribute(&self, at: usize, article: Article) -> Option<Phrase> {
        let adjective = |at: usize| inflected(self.word(at)) && !closed(self.word(at)) && !self.is_noun(at);
        if !adjective(at) || SAID.contains(self.word(at)) || at > 0 && PREPOSITIONS.contains(self.word(at - 1)) {
            return None;
        }
        let noun = (at + 1..at + REACH).find(|&at| !adjective(at))?;
        if !self.is_noun(noun) {
            return None;
        }
        let mut phrase = self.noun(at, at, article)?;
        // The participle belongs to the attribute, which no later mention repeats.
        if !phrase.reading.loose.is_empty() {
            let participle = phrase.reading.loose.remove(0);
            phrase.reading.stems.retain(|stem| *stem != participle);
        }
        phrase.identified = true;
        Some(phrase)
    }

    /// The determiner at a token: its length and what it says.
    fn determiner(&self, at: usize) -> Option<(usize, Article)> {
        let word = self.word(at);
        let least = matches!(word, "mindestens" | "wenigstens" | "zumindest");
        if least && matches!(self.word(at + 1), "etwa" | "ungefähr" | "ca") && SET.contains(self.word(at + 2)) {
            return (self.word(at + 3) != "prozent").then_some((3, Article::Set));
        }
        if least && (ONE.contains(self.word(at + 1)) || SET.contains(self.word(at + 1))) {
            return Some((2, Article::Open));
        }
        if ONE.contains(word) {
            if matches!(self.word(at + 1), "oder") && self.word(at + 2).starts_with("mehrere") {
                return Some((3, Article::Open));
            }
            if matches!(self.word(at + 1), "vielzahl" | "mehrzahl" | "reihe" | "anzahl")
                && matches!(self.word(at + 2), "von" | "an")
            {
                return Some((3, Article::Set));
            }
            if FURTHER.contains(self.word(at + 1)) {
                return Some((2, Article::Another));
            }
            // "eine Handlung eines Empfangens" names an act, as "an act of receiving" does.
            let act =
                matches!(word, "ein" | "eines" | "einem") && self.is_noun(at + 1) && infinitive(self.word(at + 1));
            return Some((1, if act { Article::None } else { Article::Single }));
        }
        if THE.contains(word) {
            // Behind a comma, and behind a preposition that follows one, it is a relative pronoun.
            let relative = at > 0 && self.tokens[at - 1].is_mark(',')
                || at > 1 && self.tokens[at - 2].is_mark(',') && PREPOSITIONS.contains(self.word(at - 1));
            // "(Der p II)": a capital inside a sentence begins a name.
            if at > 0 && self.tokens[at].capital && self.tokens[at - 1].is_mark('(') {
                return None;
            }
            if relative && !word.starts_with("dies") && !word.starts_with("solch") {
                return None;
            }
            let mut length = 1;
            if ONE.contains(self.word(at + 1)) && self.word(at + 2) == "oder" && THE.contains(self.word(at + 3)) {
                // "das eine oder die mehreren Elemente"
                length = 4;
            } else if matches!(self.word(at + 1), "oder" | "und")
                && (THE.contains(self.word(at + 2)) || ANY.contains(self.word(at + 2)))
            {
                // "der oder die Hebel", "der oder jeder Hebel"
                length = 3;
            }
            while SAID.contains(self.word(at + length))
                || SET.contains(self.word(at + length))
                || matches!(self.word(at + length), "mindestens" | "wenigstens" | "zumindest" | "mehreren" | "mehrere")
                || length > 1 && ONE.contains(self.word(at + length))
            {
                length += 1;
            }
            return Some((length, Article::The));
        }
        match word {
            // "dreißig Prozent" counts nothing.
            _ if SET.contains(word) && self.word(at + 1) == "prozent" => None,
            _ if SET.contains(word) => Some((1, Article::Set)),
            _ if ANY.contains(word) => Some((1, Article::Any)),
            _ if OWNER.contains(word) => Some((1, Article::Owner)),
            _ if FURTHER.contains(word) => Some((1, Article::Another)),
            _ if DIVERSE.contains(word) || MERGED.contains(word) => Some((1, Article::None)),
            _ if SAID.contains(word) && self.is_noun(at + 1) => Some((1, Article::The)),
            _ => None,
        }
    }

    /// The phrase whose adjectives and noun begin at `first`.
    fn noun(&self, start: usize, first: usize, article: Article) -> Option<Phrase> {
        let mut head = first;
        while !self.is_noun(head) {
            let word = self.word(head);
            let joins = self.tokens.get(head).is_some_and(|t| t.is_mark(',')) || matches!(word, "und" | "oder");
            if head - first >= REACH || word.is_empty() && !joins || (closed(word) && !joins) {
                return None;
            }
            if joins && !inflected(self.word(head + 1)) && !self.is_noun(head + 1) {
                return None;
            }
            head += 1;
        }
        while self.is_noun(head + 1) && !stands_alone(self.word(head)) && !DEFINED.contains(self.word(head)) {
            head += 1;
        }
        // "der Tabak verarbeitenden Industrie": a noun before a present participle is what that acts on.
        let nested = start > 0 && (ONE.contains(self.word(start - 1)) || THE.contains(self.word(start - 1)));
        if head == first && !nested && present_participle(self.word(head + 1)) && self.is_noun(head + 2) {
            head += 2;
        }
        let token = &self.tokens[head];
        let name = token.lower.rsplit('-').next().unwrap_or(&token.lower);
        let mut reading = PhraseReading {
            head_token: head,
            head: token.lower.to_string(),
            stem: stem(name),
            modifiers: Vec::new(),
            stems: Vec::new(),
            loose: Vec::new(),
            ordinals: Vec::new(),
            number: if article == Article::Set { Number::Plural } else { Number::Either },
            members: Vec::new(),
        };
        for at in first..head {
            let word = self.word(at);
            if word.is_empty() || closed(word) || SAID.contains(word) {
                continue;
            }
            reading.modifiers.push(word.to_owned());
            match ordinal(word) {
                Some(ordinal) => reading.ordinals.push(ordinal),
                None if self.tokens[at].capital && !hyphened_adjective(word) => reading.stems.push(stem(word)),
                None => {
                    reading.stems.push(root(word));
                    reading.loose.push(root(word));
                }
            }
        }
        if let Some((before, _)) = token.lower.rsplit_once('-') {
            reading.stems.extend(before.split('-').filter(|part| !part.is_empty()).map(stem));
        }
        let mut phrase = Phrase {
            compound: true,
            capitals: token.capitals,
            ..Phrase::new(start..head + 1, first, article, reading)
        };
        self.tail(&mut phrase);
        // "im" and "zum" point at one thing no less than "dem" where a sign or a number tells which.
        let merged = start < first && MERGED.contains(self.word(start));
        if merged && (phrase.sign.is_some() || !phrase.reading.ordinals.is_empty()) {
            phrase.article = Article::The;
        }
        phrase.exempt = self.excuse(&phrase);
        Some(phrase)
    }
}
