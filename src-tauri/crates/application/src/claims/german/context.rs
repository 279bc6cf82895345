//! Reads what stands behind a German noun phrase, and what excuses it from having an antecedent; not the phrase itself.

use super::chunk::Reader;
use super::words::*;
use crate::claims::phrase::{Article, Excuse, Phrase};

impl Reader<'_, '_> {
    pub fn tail(&self, phrase: &mut Phrase) {
        let at = phrase.asides(self.tokens, |name| name.into());
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
        let neuter = matches!(
            self.word(phrase.tokens.start),
            "das" | "dem" | "des" | "dieses" | "diesem" | "ein" | "einem" | "eines" | "beim" | "zum" | "vom" | "im"
        ) || phrase.first == phrase.tokens.start;
        let verbal = head.ends_with("ung") || head.ends_with("ungen") || neuter && infinitive(head);
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
                || ["ste", "sten", "ster", "stes", "stem", "ßte", "ßten", "ßter", "ßtes", "ßtem"]
                    .iter()
                    .any(|end| word.ends_with(end) && word.len() > end.len() + 3)
                    && ordinal(word).is_none()
        };
        // "die Schritte des Beobachtens": the genitive of an infinitive is what is done.
        let act = self.word(phrase.tokens.start) == "des" && reading.head.ends_with('s') && infinitive(&reading.head);
        if reading.modifiers.iter().any(|word| superlative(word)) {
            Some(Excuse::Unique)
        } else if DEFINED.contains(reading.head.as_str()) || act || self.announces_list(end) {
            Some(Excuse::Complement)
        } else if WORLD.contains(reading.head.as_str())
            || reading.modifiers.iter().any(|word| word.starts_with("menschlich") || word.starts_with("tierisch"))
        {
            Some(Excuse::World)
        } else if inherent(&reading.stem) || phrase.action.is_some() && phrase.complement {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }

    /// "wobei das Verfahren die Handlungen umfasst:" says behind the colon which ones.
    fn announces_list(&self, end: usize) -> bool {
        let colon = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_mark(':'));
        colon(end) || !self.word(end).is_empty() && colon(end + 1)
    }
}
