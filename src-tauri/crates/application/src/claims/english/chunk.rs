//! Divides the tokens of an English claim into noun phrases; not what they refer to.

use super::determiner::{Found, determiner, is_content};
use super::nouns::{root, singular};
use super::unique;
use super::words::{BORDER, Classes, classes};
use crate::claims::phrase::{Article, Number, Phrase, Reading};
use crate::claims::token::{Kind, Token};

/// No noun phrase of a claim is longer; what is longer is no noun phrase.
const LONGEST: usize = 16;

/// The noun phrases of a claim, in reading order. `referring` tells whether a reference to a claim begins at a byte.
pub(in crate::claims) fn phrases(tokens: &[Token<'_>], referring: &dyn Fn(usize) -> bool) -> Vec<Phrase> {
    let mut reader = Reader { tokens, classes: tokens.iter().map(class_of).collect(), referring };
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.phrase(at) {
            Some(phrase) => {
                at = phrase.tokens.end.max(at + 1);
                phrases.push(phrase);
            }
            None => at += reader.skip(at),
        }
    }
    phrases
}

fn class_of(token: &Token<'_>) -> Classes {
    match token.kind {
        Kind::Word => classes(&token.lower),
        _ => Classes::default(),
    }
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    classes: Vec<Classes>,
    referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    fn class(&self, at: usize) -> Classes {
        self.classes.get(at).copied().unwrap_or_default()
    }

    fn border(&self, at: usize) -> bool {
        at >= self.tokens.len()
            || !self.tokens[at].is_word()
            || self.class(at).any(BORDER) && !self.ordinal_adjective(at)
    }

    fn ordinal_adjective(&self, at: usize) -> bool {
        self.class(at).any(Classes::ORDINAL)
    }

    /// How many tokens to pass over where no phrase begins.
    fn skip(&self, at: usize) -> usize {
        if (self.referring)(self.tokens[at].span.start) {
            let mut length = 1;
            while at + length < self.tokens.len()
                && (self.tokens[at + length].kind == Kind::Number
                    || matches!(
                        self.word(at + length),
                        "claim"
                            | "claims"
                            | "preceding"
                            | "previous"
                            | "any"
                            | "one"
                            | "of"
                            | "the"
                            | "to"
                            | "or"
                            | "and"
                    ))
            {
                length += 1;
            }
            return length;
        }
        1
    }

    /// The phrase that begins at token `at`.
    fn phrase(&mut self, at: usize) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) {
            return None;
        }
        let found = determiner(self.tokens, at);
        let (first, article, set) = match found {
            Some(Found { length, article, set }) => (at + length, article, set),
            None => (at, Article::None, false),
        };
        if article == Article::None && !self.bare_start(at) {
            return None;
        }
        if first >= self.tokens.len() || !self.tokens[first].is_word() {
            return None;
        }
        let end = self.end(first, article);
        if end == first || self.word(first) == "claim" || self.word(first) == "claims" {
            return None;
        }
        let reading = self.reading(first, end, set)?;
        let mut phrase = Phrase {
            tokens: at..end,
            first,
            article,
            others: self.shorter(first, end, set),
            reading,
            sign: None,
            abbreviation: None,
            after: Vec::new(),
            complement: false,
            exempt: None,
        };
        self.tail(&mut phrase);
        phrase.exempt = unique::excuse(self.tokens, &phrase, self.referring);
        Some(phrase)
    }

    /// Whether a phrase without determiner can begin here.
    fn bare_start(&self, at: usize) -> bool {
        let class = self.class(at);
        if self.border(at) || class.any(Classes::ADVERB) || !self.tokens[at].is_word() {
            return false;
        }
        let before = if at == 0 { Classes::STOP } else { self.class(at - 1) };
        let open = at == 0 || !self.tokens[at - 1].is_word() || before.any(BORDER) || before.any(Classes::ADVERB);
        let noun_next = self.noun_like(at + 1);
        if class.any(Classes::ING) {
            return open && !before.any(Classes::AUXILIARY);
        }
        if class.any(Classes::PAST) {
            return open && noun_next && !before.any(Classes::AUXILIARY) && !before.any(Classes::RELATIVE);
        }
        if class.any(Classes::NOUN) {
            return !(self.word(at.wrapping_sub(1)) == "to" && class.any(Classes::VERB) && self.object_next(at));
        }
        if class.any(Classes::ADJECTIVE) {
            return open && noun_next && !before.any(Classes::AUXILIARY);
        }
        class.any(Classes::ORDINAL) && noun_next
    }

    /// Whether a determiner follows, so that the word before governs it.
    fn object_next(&self, at: usize) -> bool {
        self.class(at + 1).any(
            Classes::DEFINITE
                .and(Classes::INDEFINITE)
                .and(Classes::POSSESSIVE)
                .and(Classes::QUANTITY)
                .and(Classes::NUMERAL)
                .and(Classes::PRONOUN),
        ) || self.word(at + 1) == "at" && self.word(at + 2) == "least"
    }

    fn noun_like(&self, at: usize) -> bool {
        !self.border(at)
            && self
                .class(at)
                .any(Classes::NOUN.and(Classes::ADJECTIVE).and(Classes::ING).and(Classes::PAST).and(Classes::ORDINAL))
            && !(self.class(at).any(Classes::ADVERB) && !self.class(at).any(Classes::NOUN))
    }

    /// One past the last token of the phrase whose content begins at `first`.
    fn end(&self, first: usize, article: Article) -> usize {
        let mut at = first;
        let mut noun = false;
        let mut last_noun = first;
        while at < self.tokens.len() && at - first < LONGEST {
            let class = self.class(at);
            if !self.tokens[at].is_word() {
                // A sign within a compound ("vehicle (10) speed") does not end it before another noun.
                if self.tokens[at].kind == Kind::Mark(',') && !noun && self.adjectives_go_on(at, first) {
                    at += 1;
                    continue;
                }
                break;
            }
            if at > first
                && class.any(Classes::CONJUNCTION)
                && !noun
                && matches!(self.word(at), "and" | "or" | "and/or")
                && self.noun_like(at + 1)
            {
                at += 1;
                continue;
            }
            let opens = at == first && article != Article::None;
            if self.border(at)
                && !(opens && !class.any(Classes::AUXILIARY.and(Classes::DEFINITE).and(Classes::INDEFINITE)))
            {
                break;
            }
            if at > first && (self.referring)(self.tokens[at].span.start) {
                break;
            }
            let next_noun = self.noun_like(at + 1);
            if class.any(Classes::ADVERB) && !class.any(Classes::NOUN.and(Classes::ADJECTIVE)) {
                if noun || !next_noun {
                    break;
                }
            } else if class.any(Classes::ING) {
                if noun {
                    if !self.compound_ing(at) {
                        break;
                    }
                } else if !next_noun {
                    noun = true;
                    last_noun = at;
                    at += 1;
                    break;
                }
            } else if class.any(Classes::PAST) && !class.any(Classes::NOUN) {
                if noun && !(next_noun && self.compound_past(at)) {
                    break;
                }
                if !noun && !next_noun && at > first {
                    break;
                }
            } else if class.any(Classes::VERB_S) && !class.any(Classes::NOUN) {
                if noun {
                    break;
                }
                noun = true;
                last_noun = at;
            } else if class.any(Classes::VERB_S) && noun && (self.object_next(at) || self.verb_tail(at)) {
                break;
            } else if class.any(Classes::VERB) && !class.any(Classes::NOUN.and(Classes::ADJECTIVE)) {
                if noun {
                    break;
                }
                noun = true;
                last_noun = at;
            } else if class.any(Classes::VERB)
                && class.any(Classes::NOUN)
                && noun
                && self.object_next(at)
                && self.plural_before(at)
            {
                break;
            } else if class.any(Classes::NOUN) {
                noun = true;
                last_noun = at;
            } else if class.any(Classes::ADJECTIVE) && noun && !next_noun {
                break;
            }
            at += 1;
        }
        if noun { (last_noun + 1).max(first + 1) } else { at }
    }

    /// "upper, movable plate": adjectives joined by a comma.
    fn adjectives_go_on(&self, comma: usize, first: usize) -> bool {
        comma > first
            && self.class(comma - 1).any(Classes::ADJECTIVE.and(Classes::PAST).and(Classes::ORDINAL))
            && self
                .class(comma + 1)
                .any(Classes::ADJECTIVE.and(Classes::PAST).and(Classes::ORDINAL).and(Classes::ADVERB))
            && !self.border(comma + 1)
            && (self.noun_like(comma + 2) || matches!(self.word(comma + 2), "and" | "or"))
    }

    /// A participle in -ing inside a compound: a noun follows it that no article sets off.
    fn compound_ing(&self, at: usize) -> bool {
        const LINKS: &[&str] = &[
            "emitting",
            "processing",
            "receiving",
            "transmitting",
            "sensing",
            "detecting",
            "measuring",
            "holding",
            "supporting",
            "cutting",
            "forming",
            "fixing",
            "adjusting",
            "bearing",
            "heating",
            "cooling",
            "cleaning",
            "operating",
            "driving",
            "generating",
            "controlling",
            "monitoring",
            "mixing",
            "switching",
            "scanning",
            "printing",
            "recording",
            "imaging",
            "reading",
            "writing",
            "loading",
            "locking",
            "clamping",
            "guiding",
            "mounting",
            "charging",
            "signaling",
            "networking",
            "testing",
            "encoding",
            "decoding",
            "learning",
            "training",
            "making",
            "handling",
            "feeding",
            "storing",
            "filtering",
            "amplifying",
            "blocking",
            "absorbing",
            "conducting",
            "reflecting",
            "shielding",
            "positioning",
            "tracking",
            "viewing",
        ];
        let next = self.class(at + 1);
        self.noun_like(at + 1)
            && (LINKS.contains(&self.word(at)) || !next.any(Classes::ADJECTIVE))
            && !matches!(singular(self.word(at + 1)).1, Number::Plural)
            && !next.any(Classes::PAST)
            && next.any(Classes::NOUN)
            && LINKS.contains(&self.word(at))
    }

    fn compound_past(&self, at: usize) -> bool {
        self.word(at).contains('-')
            || matches!(
                self.word(at),
                "implemented"
                    | "based"
                    | "assisted"
                    | "controlled"
                    | "driven"
                    | "mounted"
                    | "loaded"
                    | "coated"
                    | "operated"
                    | "shaped"
                    | "sized"
                    | "cooled"
                    | "heated"
                    | "selected"
                    | "defined"
                    | "powered"
                    | "biased"
                    | "activated"
                    | "aided"
            ) && self.class(at + 1).any(Classes::NOUN)
                && !self.class(at + 1).any(Classes::ORDINAL)
    }

    /// Whether what follows a word in -s shows that it is a verb: "the arm supports and …", "the shaft rotates about".
    fn verb_tail(&self, at: usize) -> bool {
        matches!(
            self.word(at + 1),
            "to" | "from"
                | "into"
                | "onto"
                | "when"
                | "that"
                | "with"
                | "about"
                | "through"
                | "against"
                | "toward"
                | "towards"
        ) && !self.class(at).any(Classes::NOUN)
            || self.class(at + 1).any(Classes::ADVERB) && !self.class(at + 1).any(Classes::ADJECTIVE)
    }

    fn plural_before(&self, at: usize) -> bool {
        at > 0 && singular(self.word(at - 1)).1 == Number::Plural
    }

    /// The reading of the words `first..end`.
    fn reading(&self, first: usize, end: usize, set: bool) -> Option<Reading> {
        let mut head_token = end - 1;
        while head_token > first && !self.tokens[head_token].is_word() {
            head_token -= 1;
        }
        let token = &self.tokens[head_token];
        let (head, number) = singular(&token.lower);
        let mut reading = Reading {
            head_token,
            stem: head.rsplit(['-', '/']).next().unwrap_or(&head).to_owned(),
            head,
            modifiers: Vec::new(),
            stems: Vec::new(),
            ordinals: Vec::new(),
            number: if token.either_number { Number::Either } else { number },
            members: Vec::new(),
        };
        if let Some((before, _)) = reading.head.rsplit_once('-') {
            reading.stems.extend(before.split('-').filter(|part| !part.is_empty()).map(root));
        }
        if set && reading.number == Number::Singular {
            reading.number = Number::Either;
        }
        let mut group: Vec<String> = Vec::new();
        let mut groups: Vec<Vec<String>> = Vec::new();
        for at in first..head_token {
            let token = &self.tokens[at];
            if token.is_mark(',') || matches!(&*token.lower, "and" | "or" | "and/or") {
                groups.push(std::mem::take(&mut group));
                continue;
            }
            if !token.is_word() {
                continue;
            }
            reading.modifiers.push(token.lower.to_string());
            if let Some(ordinal) = unique::ordinal(&token.lower) {
                reading.ordinals.push(ordinal);
                continue;
            }
            if self.class(at).any(Classes::ADVERB) && !self.class(at).any(Classes::ADJECTIVE)
                || unique::is_empty(&token.lower)
            {
                continue;
            }
            for part in token.lower.split(['-', '/']).filter(|part| !part.is_empty()) {
                group.push(root(part));
            }
        }
        if groups.is_empty() {
            reading.stems.splice(0..0, group);
        } else {
            groups.push(group);
            reading.members = groups.into_iter().filter(|group| !group.is_empty()).collect();
            if reading.members.len() < 2 {
                // Only ordinals were joined ("first and second levers"): all share the other modifiers.
                let shared = reading.members.pop().unwrap_or_default();
                reading.stems.splice(0..0, shared);
            }
        }
        Some(reading)
    }

    /// Readings that end earlier, where the rest can be a verb or a participle.
    fn shorter(&self, first: usize, end: usize, set: bool) -> Vec<Reading> {
        (first + 1..end)
            .rev()
            .filter(|&cut| {
                let class = self.class(cut);
                let verb = class.any(Classes::VERB.and(Classes::VERB_S).and(Classes::ING).and(Classes::PAST));
                let unknown = class.any(Classes::NOUN) && self.word(cut).ends_with('s') && self.object_next(end - 1);
                (verb || unknown) && self.tokens[cut - 1].is_word()
            })
            .filter_map(|cut| self.reading(first, cut, set))
            .collect()
    }

    /// What stands behind the head: sign, abbreviation, complement, description.
    fn tail(&self, phrase: &mut Phrase) {
        let mut at = phrase.tokens.end;
        while let Some(token) = self.tokens.get(at).filter(|token| token.is_aside()) {
            match token.kind {
                Kind::Sign => phrase.sign = phrase.sign.or(Some(at)),
                _ => {
                    let letters = token.lower.trim_matches(|c: char| !c.is_alphanumeric());
                    let (singular, _) = singular(letters);
                    phrase.abbreviation = Some(singular);
                }
            }
            at += 1;
        }
        phrase.complement = self.word(at) == "of";
        for token in self.tokens[at..].iter().take(12) {
            match token.kind {
                Kind::Word => {}
                Kind::Sign | Kind::Abbreviation => continue,
                Kind::Number => continue,
                Kind::Mark(_) => break,
            }
            let class = classes(&token.lower);
            if class.any(Classes::RELATIVE.and(Classes::STOP)) {
                break;
            }
            if class.any(BORDER) || class.any(Classes::ADVERB) {
                continue;
            }
            phrase.after.extend(token.lower.split(['-', '/']).filter(|part| !part.is_empty()).map(root));
        }
        let _ = is_content;
    }
}
