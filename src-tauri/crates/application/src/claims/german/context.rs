//! Reads what stands behind a German noun phrase, and what excuses it from having an antecedent; not the phrase itself.

use super::chunk::Reader;
use super::words::*;
use crate::claims::phrase::{Article, Excuse, Phrase};
use crate::claims::token::Kind;

impl Reader<'_, '_> {
    pub fn tail(&self, phrase: &mut Phrase) {
        let mut at = phrase.tokens.end;
        while let Some(token) = self.tokens.get(at).filter(|token| token.is_aside()) {
            if token.kind == Kind::Sign {
                phrase.sign = phrase.sign.or(Some(at));
            } else {
                phrase.abbreviation = Some(token.lower.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
            }
            at += 1;
        }
        phrase.complement = matches!(
            self.word(at),
            "des" | "der" | "von" | "vom" | "eines" | "einer" | "dieser" | "dieses" | "zwischen" | "zum" | "zur"
        );
        let pointing = self.tokens[phrase.tokens.start..phrase.first].iter().any(|token| {
            ["genannt", "besagt", "vorgenannt", "erwähnt"].iter().any(|stem| token.lower.starts_with(stem))
        });
        let relative = self.tokens.get(at).is_some_and(|token| token.is_mark(','))
            && (THE.contains(self.word(at + 1)) || self.word(at + 1).starts_with("welche"));
        phrase.pointing = pointing;
        phrase.identified = !pointing && (phrase.complement || relative);
        phrase.joined = matches!(self.word(at), "und" | "oder");
        let head = phrase.reading.head.as_str();
        let verbal = head.ends_with("ung") || head.ends_with("ungen") || head.ends_with("en") && head.len() > 6;
        phrase.action = verbal.then(|| root(head));
    }

    pub fn excuse(&self, phrase: &Phrase) -> Option<Excuse> {
        if phrase.article != Article::The {
            return None;
        }
        let end = phrase.tokens.end;
        let behind = |at: usize| self.tokens.get(at).is_some_and(|token| (self.referring)(token.span.start));
        if behind(end) || behind(end + 1) && matches!(self.word(end), "nach" | "gemäß" | "von" | "aus" | "laut") {
            return Some(Excuse::Subject);
        }
        let reading = &phrase.reading;
        let superlative = |word: &str| {
            UNIQUE.contains(word)
                || ["ste", "sten", "ster", "stes", "stem"]
                    .iter()
                    .any(|end| word.ends_with(end) && word.len() > end.len() + 3)
                    && ordinal(word).is_none()
        };
        if reading.modifiers.iter().any(|word| superlative(word)) {
            Some(Excuse::Unique)
        } else if DEFINED.contains(reading.head.as_str()) {
            Some(Excuse::Complement)
        } else if WORLD.contains(reading.head.as_str()) {
            Some(Excuse::World)
        } else if INHERENT
            .iter()
            .any(|part| reading.stem == *part || part.len() > 4 && reading.stem.ends_with(part.as_str()))
            || phrase.action.is_some() && phrase.complement
        {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }
}
