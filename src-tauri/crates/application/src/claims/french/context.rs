//! Reads what stands behind a French noun phrase, and what excuses it from having an antecedent; not the phrase itself.

use super::chunk::Reader;
use super::words::*;
use crate::claims::phrase::{Article, Excuse, Phrase, Reading};

impl Reader<'_, '_> {
    pub fn tail(&self, phrase: &mut Phrase) {
        let at = phrase.asides(self.tokens, |name| name.into());
        // "la structure connue d'un allergène": the complement may stand behind a participle.
        let behind = if is_participle(self.word(at)) || irregular_participle(self.word(at)) { at + 1 } else { at };
        phrase.complement =
            matches!(self.word(behind), "de" | "d'" | "du" | "des" | "dudit" | "desdits" | "desdites" | "entre")
                || matches!((self.word(at), self.word(at + 1)), ("en", "provenance") | ("à", "partir"));
        let pointing = SAID.contains(&self.word(phrase.tokens.start));
        let absorbed = self.tokens[phrase.first..phrase.tokens.end].iter().any(|t| matches!(&*t.lower, "de" | "d'"));
        let relative = matches!(self.word(at), "qui" | "que" | "qu'" | "dont" | "où");
        phrase.pointing = pointing;
        phrase.identified = !pointing && (phrase.complement || relative);
        phrase.joined = matches!(self.word(at), "et" | "ou");
        let head = phrase.reading.head.as_str();
        let verbal =
            ["tion", "sion", "ment", "age", "ance", "ence"].iter().any(|end| head.ends_with(end)) && head.len() > 6;
        phrase.action = verbal.then(|| root(head));
        phrase.complement |= absorbed && verbal;
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
            "plus"
                | "moins"
                | "meilleur"
                | "meilleure"
                | "même"
                | "mêmes"
                | "seul"
                | "seule"
                | "dernier"
                | "dernière"
                | "autre"
                | "autres"
        ) {
            Some(Excuse::Unique)
        } else if reading.modifiers.iter().any(|word| word.starts_with("humain")) || self.has_name(phrase) {
            Some(Excuse::World)
        } else if DEFINED.contains(reading.head.as_str())
            || DEFINED.contains(first)
            || self.is_result(reading)
            || self.is_place(phrase)
        {
            Some(Excuse::Complement)
        } else if INHERENT.contains(&*reading.stem) || phrase.action.is_some() && phrase.complement {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }

    /// "l'équation résultante", "le mélange ainsi obtenu": what an action yields.
    fn is_result(&self, reading: &Reading) -> bool {
        reading.modifiers.iter().any(|word| word.starts_with("résultant") || word.starts_with("obtenu"))
            || self.word(reading.head_token + 1) == "ainsi"
    }

    /// "la zone sous les filets": a place that a preposition tells.
    fn is_place(&self, phrase: &Phrase) -> bool {
        matches!(phrase.reading.head.as_str(), "zone" | "région" | "espace" | "partie" | "endroit" | "interstice")
            && matches!(
                self.word(phrase.tokens.end),
                "sous" | "sur" | "entre" | "autour" | "derrière" | "devant" | "au-dessus" | "au-dessous" | "située"
            )
    }

    /// "le lymphome de Burkitt", "l'effet Joule": what bears a proper name is known to all.
    fn has_name(&self, phrase: &Phrase) -> bool {
        self.tokens[phrase.reading.head_token + 1..phrase.tokens.end]
            .iter()
            .any(|token| token.is_word() && token.capital && !token.capitals && token.lower.chars().count() > 3)
    }
}
