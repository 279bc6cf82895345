//! Reads what stands behind a French noun phrase, and what excuses it from having an antecedent; not the phrase itself.

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
        phrase.complement =
            matches!(self.word(at), "de" | "d'" | "du" | "des" | "dudit" | "desdits" | "desdites" | "entre");
        let pointing = SAID.contains(&self.word(phrase.tokens.start));
        let relative = matches!(self.word(at), "qui" | "que" | "qu'" | "dont" | "où");
        phrase.pointing = pointing;
        phrase.identified = !pointing && (phrase.complement || relative);
        phrase.joined = matches!(self.word(at), "et" | "ou");
        let head = phrase.reading.head.as_str();
        let verbal =
            ["tion", "sion", "ment", "age", "ance", "ence"].iter().any(|end| head.ends_with(end)) && head.len() > 6;
        phrase.action = verbal.then(|| root(head));
        for token in self.tokens[at..].iter().take(10).take_while(|token| token.is_word()) {
            if is_content(&token.lower) {
                phrase.after.push(root(&token.lower));
            }
        }
    }

    pub fn excuse(&self, phrase: &Phrase) -> Option<Excuse> {
        if phrase.article != Article::The {
            return None;
        }
        let end = phrase.tokens.end;
        let behind = |at: usize| self.tokens.get(at).is_some_and(|token| (self.referring)(token.span.start));
        if behind(end) || behind(end + 1) && matches!(self.word(end), "selon" | "suivant" | "de" | "à") {
            return Some(Excuse::Subject);
        }
        let reading = &phrase.reading;
        let first = self.word(phrase.first);
        if matches!(
            first,
            "plus" | "moins" | "même" | "mêmes" | "seul" | "seule" | "dernier" | "dernière" | "autre" | "autres"
        ) {
            Some(Excuse::Unique)
        } else if DEFINED.contains(reading.head.as_str()) || DEFINED.contains(first) {
            Some(Excuse::Complement)
        } else if INHERENT.contains(&reading.stem) || phrase.action.is_some() && phrase.complement {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }
}
