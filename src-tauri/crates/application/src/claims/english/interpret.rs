//! What the words of an English noun phrase say: head, modifiers, ordinals, number, and what stands behind; not where
//! the phrase ends.

use super::chunk::Reader;
use super::nouns::{root, singular};
use super::words::{BORDER, Classes};
use crate::claims::phrase::{Article, Number, Phrase, Reading, Stem};
use crate::claims::token::Kind;

impl Reader<'_, '_> {
    /// The reading of the words `first..end`.
    pub(super) fn reading(&self, first: usize, end: usize, set: bool) -> Reading {
        let head_token = self.head(first, end);
        let token = &self.tokens[head_token];
        let word = &self.words[head_token];
        let number = word.number;
        let mut reading = Reading {
            head_token,
            stem: word.stem.clone(),
            head: word.singular.clone(),
            modifiers: Vec::new(),
            stems: Vec::new(),
            loose: Vec::new(),
            ordinals: Vec::new(),
            number: if token.either_number || token.capitals || set && number == Number::Singular {
                Number::Either
            } else {
                number
            },
            members: Vec::new(),
        };
        let mut groups: Vec<Vec<Stem>> = vec![Vec::new()];
        for at in first..head_token {
            let token = &self.tokens[at];
            if token.is_mark(',') || matches!(self.word(at), "and" | "or" | "and/or") {
                groups.push(Vec::new());
            } else if token.kind == Kind::Abbreviation {
                let letters = token.lower.trim_matches(|c: char| !c.is_alphanumeric());
                groups.iter_mut().for_each(|group| group.push(letters.into()));
            } else if token.is_word() {
                self.modifier(at, &mut reading, &mut groups);
            }
        }
        // "die/dice" names one thing twice; only a hyphen sets a modifier before the head.
        if let Some((before, _)) = reading.head.rsplit('/').next().and_then(|last| last.rsplit_once('-')) {
            reading.stems.extend(before.split('-').filter(|part| !part.is_empty()).map(root));
        }
        let joined = groups.len() > 1;
        groups.retain(|group| !group.is_empty());
        if joined && groups.len() > 1 {
            reading.members = groups;
        } else {
            // Where only ordinals are joined ("first and second levers"), all share the other modifiers.
            reading.stems.splice(0..0, groups.into_iter().flatten());
        }
        reading
    }

    /// Adds the modifier at a token.
    fn modifier(&self, at: usize, reading: &mut Reading, groups: &mut [Vec<Stem>]) {
        let token = &self.tokens[at];
        reading.modifiers.push(token.lower.to_string());
        let word = &self.words[at];
        if let Some(ordinal) = word.ordinal {
            reading.ordinals.push(ordinal);
            return;
        }
        let class = self.class(at);
        if class.any(Classes::NUMERAL) || class.any(Classes::ADVERB) && !class.any(Classes::ADJECTIVE) || word.empty {
            return;
        }
        // What is determined beforehand restates no step of the claim.
        let settled = matches!(self.word(at), "predetermined" | "preset" | "predefined" | "prescribed" | "given");
        // "the waveform shaped signal" after "shapes the waveform": the noun belongs to the participle.
        let governed = class.any(Classes::NOUN) && self.class(at + 1).any(Classes::PAST) && at + 2 < self.tokens.len();
        if class.any(Classes::PAST.and(Classes::ING)) && !settled || governed {
            reading.loose.extend_from_slice(&self.words[at].roots);
        }
        if let Some(group) = groups.last_mut() {
            group.extend_from_slice(&self.words[at].roots);
        }
    }

    /// The head: the last word, but for a letter or number that labels it ("depth d1").
    fn head(&self, first: usize, end: usize) -> usize {
        let mut head = end - 1;
        while head > first && (!self.tokens[head].is_word() || self.labels(head) || self.symbol(head)) {
            head -= 1;
        }
        head
    }

    /// The symbol of a magnitude ("valley depth Rv", "temperature Tg").
    fn symbol(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.capital && !token.capitals && token.lower.len() == 2 && self.class(at - 1).any(Classes::NOUN)
    }

    fn labels(&self, at: usize) -> bool {
        let word = self.word(at);
        let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
        let rest = word.chars().skip(letters);
        letters <= 2
            && word.chars().count() <= 4
            && rest.clone().all(|c| c.is_ascii_digit())
            && (letters == 1 || rest.count() > 0)
    }

    /// Readings that end earlier, where the rest can be a verb or a participle.
    pub(super) fn shorter(&self, first: usize, end: usize, set: bool) -> Vec<Reading> {
        (first + 1..end)
            .rev()
            .filter(|&cut| (self.tokens[cut - 1].is_word() || self.tokens[cut - 1].is_aside()) && self.can_be_verb(cut))
            .map(|cut| self.reading(first, cut, set))
            .collect()
    }

    /// The reading that takes a participle behind the phrase for a part of the compound ("the first ring oscillating
    /// units"), which only what was introduced can tell.
    pub(super) fn longer(&self, first: usize, end: usize, article: Article, set: bool) -> Option<Reading> {
        let participle = self.class(end).any(Classes::ING.and(Classes::PAST)) && self.class(end + 1).any(Classes::NOUN);
        let last =
            (end + 1..end + 3).take_while(|&at| self.noun_like(at) && self.class(at).any(Classes::NOUN)).last()?;
        (article == Article::The && participle && !self.border(end)).then(|| self.reading(first, last + 1, set))
    }

    /// Whether a word inside the phrase could be the verb behind a shorter one: what follows it must suit a verb.
    fn can_be_verb(&self, at: usize) -> bool {
        let class = self.class(at);
        let next = self.class(at + 1);
        let verbal = class.any(Classes::VERB.and(Classes::VERB_S).and(Classes::ING).and(Classes::PAST))
            || self.word(at).ends_with("ing") && self.word(at).len() > 5
            // A property that also tells of its bearer, "the temperature of the chamber ranges from".
            || self.word(at) == "ranges" && matches!(self.word(at + 1), "from" | "between");
        let suits = self.object_next(at)
            || next.any(Classes::PREPOSITION.and(Classes::ADVERB)) && self.word(at + 1) != "of"
            || class.any(Classes::VERB_S)
            || class.any(Classes::VERB) && self.number(at - 1) == Number::Plural
            || class.any(Classes::ING) && self.number(at + 1) == Number::Plural
            || self.tokens[at - 1].is_aside()
            || class.any(Classes::PAST) && self.tokens.get(at + 1).is_none_or(|next| !next.is_word());
        verbal && suits
    }

    /// What stands behind the head: sign, abbreviation, complement, description.
    pub(super) fn tail(&self, phrase: &mut Phrase) {
        let at = phrase.asides(self.tokens, |name| singular(name).0.into());
        phrase.complement = self.word(at) == "of";
        phrase.pointing = (phrase.tokens.start..phrase.first)
            .any(|at| matches!(self.word(at), "said" | "aforesaid" | "aforementioned"));
        phrase.identified = !phrase.pointing && self.identified(at);
        phrase.named = self.named(phrase.tokens.start);
        phrase.joined =
            matches!(self.word(at), "and" | "or" | "and/or") || self.tokens.get(at).is_some_and(|t| t.is_mark('/'));
        for at in at..self.tokens.len().min(at + 12) {
            let class = match self.tokens[at].kind {
                Kind::Word => self.class(at),
                Kind::Mark(_) => break,
                _ => continue,
            };
            if class.any(Classes::RELATIVE.and(Classes::STOP).and(Classes::CONJUNCTION)) {
                break;
            }
            if class.any(Classes::DEFINITE) {
                break;
            }
            if class.any(BORDER.and(Classes::ADVERB)) {
                continue;
            }
            phrase.after.extend_from_slice(&self.words[at].roots);
        }
    }

    /// Whether what follows a phrase says which one is meant: a complement, or a clause without a mark before it.
    fn identified(&self, behind: usize) -> bool {
        match self.word(behind) {
            "of" | "between" | "that" | "which" | "where" | "whose" | "it" | "they" => true,
            "on" | "off" | "up" | "down" | "out" if self.word(behind + 1) == "of" => true,
            "in" | "on" | "to" | "for" | "at" | "by" if self.word(behind + 1) == "which" => true,
            "to" => self.word(behind + 1) == "be",
            // "the pain associated with osteoarthritis": the cause or the companion tells it.
            "associated" => self.word(behind + 1) == "with",
            "resulting" | "arising" => self.word(behind + 1) == "from",
            "caused" => self.word(behind + 1) == "by",
            "due" => self.word(behind + 1) == "to",
            _ => false,
        }
    }

    /// Whether a definite phrase is what the subject is said to be: "serving as the light source", "being the output".
    fn named(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let further = before.checked_sub(1).map_or("", |at| self.word(at));
        match self.word(before) {
            "as" => !matches!(
                further,
                "such" | "same" | "well" | "long" | "far" | "much" | "many" | "soon" | "least" | "insofar"
            ),
            "being" | "is" | "are" => !matches!(further, "there" | "it"),
            _ => false,
        }
    }

    /// The roots of all content words, each with the number of phrases that begin before it.
    pub(super) fn roots(&self, phrases: &[Phrase]) -> Vec<(usize, Stem)> {
        let mut roots = Vec::with_capacity(self.tokens.len());
        let mut phrase = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            while phrases.get(phrase).is_some_and(|p| p.tokens.start <= at) {
                phrase += 1;
            }
            if token.is_word() && !self.class(at).any(BORDER) {
                roots.extend(
                    self.words[at].roots.iter().filter(|root| root.len() > 2).map(|root| (phrase, root.clone())),
                );
            }
        }
        roots
    }
}
