//! Divides the tokens of a French claim into noun phrases; not what stands around them, and not what they refer to.

use super::words::*;
use crate::claims::phrase::{Article, Number, Phrase, Reading as PhraseReading, Stem, share_complements};
use crate::claims::resolve::Reading;
use crate::claims::token::Token;

/// The noun phrases of a claim and the roots of its words.
pub(in crate::claims) fn read(tokens: &[Token<'_>], referring: &dyn Fn(usize) -> bool) -> Reading {
    let reader = Reader { tokens, referring };
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut roots = Vec::new();
    let mut listed = false;
    let mut at = 0;
    while at < tokens.len() {
        listed = reader.lists(at, listed);
        let mut phrase = reader.phrase(at);
        if let Some(phrase) =
            phrase.as_mut().filter(|phrase| listed && phrase.article == Article::The && !phrase.pointing)
        {
            // "choisi parmi le fer et le zinc": the articles of a list of kinds point at nothing.
            phrase.article = Article::None;
            phrase.exempt = None;
        }
        let end = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1));
        listed |= phrase.as_ref().is_some_and(|phrase| reader.is_group(phrase));
        phrases.extend(phrase);
        for token in tokens[at..end].iter().filter(|token| token.is_word() && token.lower.len() > 4) {
            roots.push((phrases.len(), root(&token.lower)));
        }
        at = end;
    }
    share_complements(&mut phrases);
    Reading { phrases, roots, ends: Vec::new() }
}

pub(super) struct Reader<'r, 't> {
    pub tokens: &'r [Token<'t>],
    pub referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    /// Whether a token stands in a list of kinds, given whether the one before it did.
    fn lists(&self, at: usize, before: bool) -> bool {
        let ends = [';', ':', '.'].iter().any(|&mark| self.tokens[at].is_mark(mark))
            || matches!(self.word(at), "dans" | "dont" | "lequel" | "laquelle" | "qui");
        let opens = self.word(at) == "parmi"
            && at > 0
            && ["choisi", "sélectionné"].iter().any(|chosen| self.word(at - 1).starts_with(chosen));
        opens || before && !ends
    }

    /// "le groupe composé par", "le groupe constitué de": a list of kinds follows.
    fn is_group(&self, phrase: &Phrase) -> bool {
        const MADE: &[&str] = &["compos", "constitu", "compren", "consist", "form", "comport"];
        let made = |word: &str| MADE.iter().any(|root| word.starts_with(root));
        phrase.reading.head == "groupe"
            && (made(self.word(phrase.tokens.end)) || phrase.reading.modifiers.last().is_some_and(|word| made(word)))
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
            opens && is_content(self.word(at)) && (at == 0 || !is_participle(self.word(at)) && !verbal(self.word(at)));
        noun.then(|| self.noun(at, at, Article::None, false)).flatten()
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
        let introduces = matches!(article, Article::Single | Article::Open | Article::Set | Article::Another)
            || article == Article::None && start == 0;
        let (end, doubtful) = self.description(head + 1, introduces, &mut reading);
        let mut others = Vec::new();
        if article == Article::The && !doubtful.is_empty() {
            let mut plain = reading.clone();
            plain.stems.retain(|stem| !doubtful.contains(stem));
            others.push(plain);
        }
        let mut phrase =
            Phrase { others, capitals: token.capitals, ..Phrase::new(start..end, first, article, reading) };
        self.tail(&mut phrase);
        // "du" and "au" point at one thing no less than "le" where a sign or a number tells which.
        let merged = matches!(self.word(start), "du" | "au" | "aux") && phrase.article == Article::None;
        if merged && (phrase.sign.is_some() || !phrase.reading.ordinals.is_empty()) {
            phrase.article = Article::The;
        }
        phrase.exempt = self.excuse(&phrase);
        Some(phrase)
    }

    /// Reads adjectives and complements without article behind the noun; returns one past the last, and the stems of those
    /// that may be no part of it.
    fn description(&self, from: usize, introduces: bool, reading: &mut PhraseReading) -> (usize, Vec<Stem>) {
        let mut doubtful = Vec::new();
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
            } else if (is_participle(word) || irregular_participle(word)) && self.takes_complement(at) {
                // "choisi parmi", "destinée à": what it is derived from or made for is no part of its name.
                break;
            } else if adjective(word) && !(word.ends_with("ant") && !PROPERTIES.contains(&word) && self.governs(at)) {
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                if is_participle(word) || word.trim_end_matches(['e', 's']).ends_with("ant") {
                    reading.loose.push(root(word));
                }
                at += 1;
            } else if self.apposed(at, introduces) {
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                doubtful.push(root(word));
                at += 1;
            } else if matches!(word, "de" | "d'" | "à" | "en")
                && is_content(self.word(at + 1))
                && !self.word(at + 1).ends_with("ant")
                && !matches!(self.word(at + 1), "manière" | "façon" | "sorte" | "partir" | "outre" | "travers")
                && (word != "en" || !FIXED.contains(&self.word(at + 1)))
                && !SET.contains(self.word(at + 1))
                && ordinal(self.word(at + 1)).is_none()
                && !verb(self.word(at + 1))
            {
                reading.modifiers.push(self.word(at + 1).to_owned());
                reading.stems.push(root(self.word(at + 1)));
                if word == "en" {
                    doubtful.push(root(self.word(at + 1)));
                }
                at += 2;
            } else {
                break;
            }
            end = at;
        }
        (end, doubtful)
    }

    /// Whether a word that no ending marks as an adjective describes the noun before it: an adjective like "brut", a
    /// participle like "tendu", or a noun like "ressort" in "élément ressort". A finite verb has the same place behind a
    /// definite subject, so that there only what follows can tell them apart.
    fn apposed(&self, at: usize, introduces: bool) -> bool {
        let (word, next) = (self.word(at), self.word(at + 1));
        if !is_content(word)
            || word.chars().count() < 3
            || verb(word)
            || word.ends_with("ant")
            || word.ends_with("ment")
        {
            return false;
        }
        let sign = self.tokens.get(at + 1).is_some_and(Token::is_aside);
        let object = SAID.contains(&next) || THE.contains(next) || matches!(next, "un" | "une" | "des");
        if irregular_participle(word) {
            !object
        } else if introduces {
            let plural = self.word(at - 1).ends_with(['s', 'x']);
            let plural_verb = plural && word.ends_with("ent");
            !(object || plural_verb || DIVERSE.contains(&word))
        } else {
            sign || follows_phrase(next)
        }
    }

    /// Whether what stands behind a participle belongs to it: a preposition, or one behind a word of manner ("monté
    /// coulissant dans", "monté mobile en rotation", "fixé solidement").
    fn takes_complement(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let singular = next.trim_end_matches(['e', 's']);
        let manner = singular.ends_with("ant") || matches!(singular, "mobil" | "libr" | "fix" | "rotatif" | "solidair");
        self.opens_complement(at + 1)
            || manner && self.opens_complement(at + 2)
            || next.ends_with("ment") && is_participle(self.word(at))
            || next == "le" && self.word(at + 2) == "long"
    }

    fn opens_complement(&self, at: usize) -> bool {
        let word = self.word(at);
        PREPOSITIONS.contains(word) || MERGED.contains(word) || SAID.contains(&word) && word.starts_with(['d', 'a'])
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
