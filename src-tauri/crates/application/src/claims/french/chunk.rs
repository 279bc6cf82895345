//! Divides the tokens of a French claim into noun phrases; not what stands around them, and not what they refer to.

use super::words::*;
use crate::claims::phrase::{Article, Number, Phrase, Reading as PhraseReading};
use crate::claims::resolve::Reading;
use crate::claims::token::Token;

/// The noun phrases of a claim and the roots of its words.
pub(in crate::claims) fn read(tokens: &[Token<'_>], referring: &dyn Fn(usize) -> bool) -> Reading {
    let reader = Reader { tokens, referring };
    let mut phrases = Vec::new();
    let mut roots = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let phrase = reader.phrase(at);
        let end = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1));
        phrases.extend(phrase);
        for token in tokens[at..end].iter().filter(|token| token.is_word() && token.lower.len() > 4) {
            roots.push((phrases.len(), root(&token.lower)));
        }
        at = end;
    }
    Reading { phrases, roots }
}

pub(super) struct Reader<'r, 't> {
    pub tokens: &'r [Token<'t>],
    pub referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    fn phrase(&self, at: usize) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) || !self.tokens[at].is_word() {
            return None;
        }
        if let Some((length, article, plural)) = self.determiner(at) {
            return self.noun(at, at + length, article, plural);
        }
        let before = if at == 0 { "" } else { self.word(at - 1) };
        let opens = at == 0
            || !self.tokens[at - 1].is_word()
            || matches!(
                before,
                "de" | "d'"
                    | "à"
                    | "en"
                    | "comprenant"
                    | "avec"
                    | "par"
                    | "sans"
                    | "et"
                    | "ou"
                    | "comportant"
                    | "contenant"
                    | "sous"
            );
        let noun =
            opens && is_content(self.word(at)) && (at == 0 || !is_participle(self.word(at))) && !verb(self.word(at));
        noun.then(|| self.noun(at, at, Article::None, false)).flatten()
    }

    /// The determiner at a token: its length, what it says, and whether it is plural.
    fn determiner(&self, at: usize) -> Option<(usize, Article, bool)> {
        let (word, next) = (self.word(at), self.word(at + 1));
        if word == "au" && next == "moins" {
            return match self.word(at + 2) {
                "un" | "une" => Some((3, Article::Open, false)),
                two if SET.contains(two) => Some((3, Article::Set, true)),
                _ => None,
            };
        }
        if matches!(word, "un" | "une") {
            return match (next, self.word(at + 2)) {
                ("ou", "plusieurs") => Some((3, Article::Open, false)),
                ("pluralité" | "multiplicité" | "multitude" | "série", "de" | "d'") => Some((3, Article::Set, true)),
                ("autre", _) => Some((2, Article::Another, false)),
                ("des" | "quelconque", _) => None,
                _ => Some((1, Article::Single, false)),
            };
        }
        let plural = matches!(word, "les" | "ces" | "aux" | "des") || word.ends_with("dits") || word.ends_with("dites");
        if SAID.contains(&word) || THE.contains(word) || matches!(word, "du" | "au" | "aux") {
            let mut length = 1;
            if self.word(at + length) == "au" && self.word(at + length + 1) == "moins" {
                length += 3;
            } else if SET.contains(self.word(at + length)) {
                length += 1;
            } else if self.word(at + length) == "pluralité" && matches!(self.word(at + length + 1), "de" | "d'") {
                length += 2;
            }
            // "comprenant de l'eau": a partitive article introduces.
            let partitive = at > 1
                && self.word(at - 1) == "de"
                && (matches!(
                    self.word(at - 2),
                    "comprenant" | "contenant" | "avec" | "de" | "par" | "réagir" | "ajouter"
                ) || !self.tokens[at - 2].is_word());
            let soft = matches!(word, "du" | "au" | "aux") && length == 1 || partitive;
            return Some((length, if soft { Article::None } else { Article::The }, plural));
        }
        match word {
            "des" if SET.contains(next) => Some((2, Article::None, true)),
            "des" => Some((1, Article::None, true)),
            _ if SET.contains(word) && is_content(next) => Some((1, Article::Set, true)),
            _ if ANY.contains(&word) => Some((1, Article::Any, false)),
            _ if OWNER.contains(word) => Some((1, Article::Owner, false)),
            _ => None,
        }
    }

    /// The phrase whose words begin at `first`: adjectives, noun, description.
    fn noun(&self, start: usize, first: usize, article: Article, plural: bool) -> Option<Phrase> {
        let mut head = first;
        while BEFORE.contains(self.word(head)) && is_content(self.word(head + 1))
            || ordinal(self.word(head)).is_some()
            || matches!(self.word(head), "et" | "ou") && head > first && ordinal(self.word(head + 1)).is_some()
        {
            head += 1;
        }
        let token = self.tokens.get(head)?;
        if !is_content(self.word(head)) || (self.referring)(token.span.start) {
            return None;
        }
        let mut reading = PhraseReading {
            head_token: head,
            head: singular(&token.lower),
            stem: stem(&token.lower),
            modifiers: Vec::new(),
            stems: Vec::new(),
            loose: Vec::new(),
            ordinals: Vec::new(),
            number: if plural { Number::Plural } else { Number::Either },
            members: Vec::new(),
        };
        for at in first..head {
            let word = self.word(at);
            match ordinal(word) {
                Some(ordinal) => {
                    reading.modifiers.push(word.to_owned());
                    reading.ordinals.push(ordinal);
                }
                None if matches!(word, "autre" | "autres" | "même" | "mêmes" | "et" | "ou") => {
                    reading.modifiers.push(word.to_owned())
                }
                None => {
                    reading.modifiers.push(word.to_owned());
                    reading.stems.push(stem(word));
                }
            }
        }
        let end = self.description(head + 1, &mut reading);
        let mut phrase = Phrase {
            tokens: start..end,
            first,
            article,
            reading,
            others: Vec::new(),
            sign: None,
            abbreviation: None,
            after: Vec::new(),
            complement: false,
            pointing: false,
            identified: false,
            named: false,
            joined: false,
            action: None,
            nameless: false,
            compound: false,
            capitals: token.capitals,
            exempt: None,
        };
        self.tail(&mut phrase);
        phrase.exempt = self.excuse(&phrase);
        Some(phrase)
    }

    /// Reads adjectives and complements without article behind the noun; returns one past the last.
    fn description(&self, from: usize, reading: &mut PhraseReading) -> usize {
        let mut end = from;
        let mut at = from;
        while at - from < REACH {
            let word = self.word(at);
            if (self.tokens.get(at)).is_some_and(|t| (self.referring)(t.span.start)) {
                break;
            }
            if let Some(ordinal) = ordinal(word) {
                reading.ordinals.push(ordinal);
                at += 1;
            } else if self.tokens.get(at).is_some_and(|token| token.is_word() && token.capitals) {
                // "adresse IP"
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                at += 1;
            } else if adjective(word) && !(word.ends_with("ant") && self.governs(at)) {
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                if is_participle(word) {
                    reading.loose.push(root(word));
                }
                at += 1;
            } else if matches!(word, "de" | "d'" | "à" | "en")
                && is_content(self.word(at + 1))
                && !self.word(at + 1).ends_with("ant")
                && !matches!(self.word(at + 1), "manière" | "façon" | "sorte" | "partir" | "outre" | "travers")
                && !verb(self.word(at + 1))
            {
                reading.modifiers.push(self.word(at + 1).to_owned());
                reading.stems.push(root(self.word(at + 1)));
                at += 2;
            } else {
                break;
            }
            end = at;
        }
        end
    }

    /// Whether a participle in -ant takes what follows as its object and so describes nothing.
    fn governs(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        self.word(at.wrapping_sub(1)) == "en"
            || closed(next) && !matches!(next, "et" | "ou" | "est" | "sont" | "selon" | "qui")
            || verb(next)
            || next == "être"
    }
}
