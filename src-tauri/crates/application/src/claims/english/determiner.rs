//! Reads the determiner of an English noun phrase, simple ("the") or made of several words ("at least one of the").

use super::chunk::Reader;
use super::words::{BORDER, Classes};
use crate::claims::phrase::{Article, Number};
use crate::claims::token::Kind;

/// A determiner: how many tokens it takes and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub length: usize,
    pub article: Article,
    /// Whether a set is meant, so that a plural follows by nature.
    pub set: bool,
}

/// Classes of the words that can open a determiner; a few others do so before a number.
const OPENERS: Classes =
    Classes::DEFINITE.and(Classes::INDEFINITE).and(Classes::POSSESSIVE).and(Classes::QUANTITY).and(Classes::NUMERAL);

impl Reader<'_, '_> {
    /// The determiner that begins at token `at`, if one does.
    pub(super) fn determiner(&self, at: usize) -> Option<Found> {
        let opens = self.class(at).any(OPENERS) || matches!(self.word(at), "at" | "up" | "more" | "exactly" | "only");
        if !opens {
            return None;
        }
        let tokens = self.tokens;
        let word = |i: usize| {
            tokens.get(i).map_or("", |t| if t.kind == Kind::Word || t.kind == Kind::Number { &*t.lower } else { "" })
        };
        let found = |length, article| Some(Found { length, article, set: false });
        let set = |length, article| Some(Found { length, article, set: true });
        // "subscriber A": a capital inside a sentence is a label and no article.
        let inside = at > 0 && !matches!(tokens[at - 1].kind, Kind::Mark(_));
        if inside && tokens[at].capital && word(at) == "a" {
            return None;
        }
        match word(at) {
            "such" if matches!(word(at + 1), "as" | "that" | "") => None,
            "such" if matches!(word(at + 1), "a" | "an") => found(2, Article::The),
            "these" | "those" if !self.is_content(at + 1) => None,
            "this" if !self.is_content(at + 1) => None,
            "the" | "said" | "such" | "these" | "those" | "this" | "aforesaid" | "aforementioned" => {
                let mut length = 1;
                let mut is_set = false;
                if matches!(word(at + length), "said" | "aforesaid" | "aforementioned") {
                    length += 1;
                }
                if word(at + length) == "or" && word(at + length + 1) == "each" {
                    length += 2;
                } else if matches!(
                    word(at + length),
                    "each" | "multiple" | "several" | "various" | "numerous" | "plural"
                ) {
                    length += 1;
                    is_set = true;
                }
                if let Some((more, plural)) = self.amount(at + length) {
                    length += more;
                    is_set = plural;
                    if word(at + length) == "of" && matches!(word(at + length + 1), "the" | "said") {
                        length += 2;
                        if let Some((more, _)) = self.amount(at + length) {
                            length += more;
                        }
                        if matches!(word(at + length), "plurality" | "multiplicity" | "multitude")
                            && word(at + length + 1) == "of"
                        {
                            length += 2;
                        }
                    } else if word(at + length) == "of" {
                        length -= more;
                        is_set = false;
                    }
                } else if matches!(word(at + length), "plurality" | "multiplicity" | "multitude")
                    && word(at + length + 1) == "of"
                {
                    length += 2;
                    is_set = true;
                }
                Some(Found { length, article: Article::The, set: is_set })
            }
            "a" | "an" => match (word(at + 1), word(at + 2)) {
                ("plurality" | "multiplicity" | "multitude" | "variety", "of") => set(3, Article::Set),
                ("number", "of") if self.is_plural_soon(at + 3) => set(3, Article::Set),
                ("further" | "additional", _) => found(2, Article::Another),
                // "a same client": the one that is known.
                ("same", _) if self.is_content(at + 2) => found(2, Article::Any),
                ("single" | "respective" | "corresponding", _) if self.is_content(at + 2) => found(1, Article::Single),
                _ => found(1, Article::Single),
            },
            "another" => found(1, Article::Another),
            "its" | "their" | "whose" => found(1, Article::Owner),
            "each" | "every" | "any" | "some" | "all" | "both" | "either" | "neither" | "no" | "several" | "many"
            | "various" | "multiple" | "numerous" => {
                let first = word(at);
                let mut length = 1;
                if let Some((more, _)) = self.amount(at + 1) {
                    length += more;
                }
                match word(at + length) {
                    "of" => None,
                    "the" | "said" if matches!(first, "all" | "both" | "each") => {
                        self.determiner(at + length).map(|inner| Found { length: length + inner.length, ..inner })
                    }
                    _ if matches!(first, "several" | "many" | "multiple" | "various" | "numerous" | "some") => {
                        set(length, Article::Set)
                    }
                    _ if matches!(first, "all" | "both") => set(length, Article::Any),
                    _ => found(length, Article::Any),
                }
            }
            _ => {
                let (length, plural) = self.amount(at)?;
                if matches!(word(at + length), "of" | "or" | "and") {
                    return None;
                }
                let article = match (word(at), plural) {
                    ("one", _) if length == 1 => Article::Single,
                    ("at" | "one" | "up" | "no", false) => Article::Open,
                    _ => Article::Set,
                };
                // A number behind a unit or before one measures and introduces nothing.
                self.is_content(at + length).then_some(Found { length, article, set: plural })
            }
        }
    }

    /// "one or more", "at least two", "three": its length and whether it means more than one.
    fn amount(&self, at: usize) -> Option<(usize, bool)> {
        let word = |i: usize| self.word(i);
        let numeral = |i: usize| self.class(i).any(Classes::NUMERAL);
        match (word(at), word(at + 1)) {
            ("at", "least") if matches!(word(at + 2), "a" | "an") && word(at + 3) == "portion" => None,
            ("at", "least") if numeral(at + 2) => match (word(at + 3), word(at + 4)) {
                ("or", "more") => Some((5, false)),
                _ => Some((3, word(at + 2) != "one")),
            },
            ("at", "least") if matches!(word(at + 2), "a" | "an" | "some") => Some((3, false)),
            ("one", "or") if matches!(word(at + 2), "more" | "several" | "plural" | "multiple") => Some((3, false)),
            ("one" | "a", "or") if word(at + 2) == "a" && word(at + 3) == "plurality" => Some((5, false)),
            ("two" | "three" | "four", "or") if word(at + 2) == "more" => Some((3, true)),
            ("more", "than") if numeral(at + 2) => Some((3, true)),
            ("up", "to") if numeral(at + 2) => Some((3, true)),
            ("exactly" | "only", _) if numeral(at + 1) => Some((2, word(at + 1) != "one")),
            (first, _) if numeral(at) => Some((1, first != "one")),
            _ => None,
        }
    }

    /// Whether the token can stand within a noun phrase.
    fn is_content(&self, at: usize) -> bool {
        let class = self.class(at);
        self.tokens.get(at).is_some_and(|token| token.is_word())
            && (!class.any(BORDER) || class.any(Classes::ADJECTIVE.and(Classes::ORDINAL)))
    }

    fn is_plural_soon(&self, from: usize) -> bool {
        (from..self.tokens.len().min(from + 4))
            .take_while(|&at| self.tokens[at].is_word() && !self.class(at).any(BORDER))
            .any(|at| self.number(at) == Number::Plural)
    }
}
