//! Reads what stands before a French noun phrase: articles, numerals and words like "ledit"; not the phrase itself.

use super::chunk::Reader;
use super::words::*;
use crate::claims::phrase::Article;

impl Reader<'_, '_> {
    /// The determiner at a token: its length, what it says, and whether it is plural.
    pub fn determiner(&self, at: usize) -> Option<(usize, Article, bool)> {
        let (word, next) = (self.word(at), self.word(at + 1));
        let before = if at == 0 { "" } else { self.word(at - 1) };
        if word == "au" && next == "moins" {
            return match self.word(at + 2) {
                "un" | "une" => Some((3, Article::Open, false)),
                two if SET.contains(two) => Some((3, Article::Set, true)),
                _ => None,
            };
        }
        if matches!(word, "un" | "une") {
            return match (next, self.word(at + 2)) {
                ("ou" | "et/ou", "plusieurs") => Some((3, Article::Open, false)),
                ("pluralité" | "multiplicité" | "multitude" | "série", "de" | "d'") => Some((3, Article::Set, true)),
                ("autre", _) => Some((2, Article::Another, false)),
                ("des" | "quelconque", _) => None,
                _ => Some((1, Article::Single, false)),
            };
        }
        let plural = matches!(word, "les" | "ces" | "aux" | "des") || word.ends_with("dits") || word.ends_with("dites");
        let bare_said = matches!(word, "dit" | "dite" | "dits" | "dites");
        if bare_said && (at > 0 && !closed(before) || !is_content(next)) {
            return None;
        }
        if SAID.contains(&word) || THE.contains(word) || matches!(word, "du" | "au" | "aux") {
            let mut length = 1;
            if self.word(at + length) == "au" && self.word(at + length + 1) == "moins" {
                length += 3;
            } else if matches!(next, "un" | "une") && self.word(at + 2) == "ou" && self.word(at + 3) == "plusieurs" {
                // "les un ou plusieurs éléments"
                length += 3;
            } else if matches!(next, "ou" | "et")
                && (THE.contains(self.word(at + 2))
                    || SAID.contains(&self.word(at + 2))
                    || self.word(at + 2) == "chaque")
            {
                // "le ou les leviers", "le ou chaque levier"
                length += 2;
            } else if SET.contains(next) || DIVERSE.contains(&next) {
                length += 1;
            } else if self.word(at + length) == "pluralité" && matches!(self.word(at + length + 1), "de" | "d'") {
                length += 2;
            }
            // "comprenant de l'eau", "dans lequel de l'eau": a partitive article introduces.
            let partitive = matches!(word, "la" | "l'")
                && before == "de"
                && at > 1
                && (matches!(self.word(at - 2), "contenant" | "réagir" | "ajouter")
                    || closed(self.word(at - 2))
                    || !self.tokens[at - 2].is_word());
            let soft = matches!(word, "du" | "au" | "aux") && length == 1 || partitive;
            return Some((length, if soft { Article::None } else { Article::The }, plural));
        }
        match word {
            "des" if SET.contains(next) => Some((2, Article::None, true)),
            "des" => Some((1, Article::None, true)),
            _ if DIVERSE.contains(&word) && before != "de" && is_content(next) => Some((1, Article::None, true)),
            _ if SET.contains(word) && matches!(next, "ou" | "et/ou") && self.word(at + 2) == "plusieurs" => {
                Some((3, Article::Set, true))
            }
            _ if SET.contains(word) && is_content(next) => Some((1, Article::Set, true)),
            "chaque" if next == "au" && self.word(at + 2) == "moins" => Some((4, Article::Any, false)),
            _ if ANY.contains(&word) => Some((1, Article::Any, false)),
            _ if OWNER.contains(word) => Some((1, Article::Owner, false)),
            _ => None,
        }
    }
}
