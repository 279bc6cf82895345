//! How far an English noun phrase runs: where its last noun stands before a verb, a participle or a border; not how it
//! begins.

use std::sync::LazyLock;

use super::chunk::Reader;
use super::words::Classes;
use crate::claims::phrase::{Article, Number};
use crate::claims::token::Kind;
use crate::claims::wordlist::{Words, lines};

/// No noun phrase of a claim is longer; what is longer is no noun phrase.
const LONGEST: usize = 16;

/// Nouns that need no article in the singular, so that one behind a participle can be its object.
static MASS: Words =
    LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-mass-nouns.txt")).collect());

impl Reader<'_, '_> {
    /// One past the last token of the phrase whose content begins at `first`.
    pub(super) fn end(&self, first: usize, article: Article) -> usize {
        let mut at = first;
        // One past the last noun.
        let mut noun: Option<usize> = None;
        let mut joint = None;
        while at < self.tokens.len() && at - first < LONGEST {
            if at > first && (self.referring)(self.tokens[at].span.start) {
                break;
            }
            let class = self.class(at);
            if !self.tokens[at].is_word() {
                let inner = self.tokens[at].is_aside()
                    && at > first
                    && (self.compound_goes_on(at) || self.signed_ordinal(at - 1));
                let list =
                    self.tokens[at].kind == Kind::Mark(',') && noun.is_none() && self.adjectives_go_on(at, first);
                if inner || list {
                    at += 1;
                    continue;
                }
                break;
            }
            if at > first
                && noun.is_none()
                && matches!(self.word(at), "and" | "or" | "and/or")
                && self.noun_like(at + 1)
            {
                joint = joint.or(Some(at));
                at += 1;
                continue;
            }
            let opens = at == first && article != Article::None;
            let hard = class.any(Classes::AUXILIARY.and(Classes::DEFINITE).and(Classes::INDEFINITE));
            // "the smooth inside surface": a place before a noun describes it.
            let place = at > first
                && noun.is_none()
                && matches!(self.word(at), "inside" | "outside")
                && self.class(at + 1).any(Classes::NOUN)
                && self.noun_like(at + 1);
            if self.border(at) && (!opens || hard) && !place {
                break;
            }
            let quantity = class.any(Classes::QUANTITY) && !class.any(Classes::ADJECTIVE);
            if noun.is_some() && quantity {
                break;
            }
            if at > first && self.verb_here(at, noun.is_some()) {
                break;
            }
            let next_noun = self.noun_like(at + 1);
            // "the second encapsulant forming a module": a gerund with an object ends a phrase whose head looks like an
            // adjective.
            let described = at > first && self.class(at - 1).any(Classes::ADJECTIVE);
            if noun.is_none() && described && class.any(Classes::ING) && self.object_next(at) {
                noun = Some(at);
                break;
            }
            if class.any(Classes::ADVERB) && !class.any(Classes::NOUN.and(Classes::ADJECTIVE)) {
                if noun.is_some() || !next_noun {
                    break;
                }
            } else if class.any(Classes::ING) {
                if noun.is_some() && !self.compound_ing(at) {
                    break;
                }
                if noun.is_none() && !next_noun {
                    noun = Some(at + 1);
                    break;
                }
            } else if class.any(Classes::PAST) && !class.any(Classes::NOUN) {
                if noun.is_some() && !(next_noun && self.compound_past(at))
                    || noun.is_none() && !next_noun && at > first && !matches!(self.word(at + 1), "and" | "or")
                {
                    break;
                }
            } else if class.any(Classes::ORDINAL.and(Classes::NUMERAL))
                && (next_noun || self.class(at + 1).any(Classes::CONJUNCTION) || self.signed_ordinal(at))
            {
                if noun.is_some() {
                    break;
                }
            } else if class.any(Classes::ADJECTIVE) && !class.any(Classes::NOUN) || self.word(at).ends_with("'s") {
                if noun.is_some() && !next_noun {
                    break;
                }
            } else {
                noun = Some(at + 1);
            }
            at += 1;
        }
        match (noun, joint) {
            (Some(end), _) => end.max(first + 1),
            (None, Some(joint)) => joint,
            (None, None) => at,
        }
    }

    /// Whether the token is a verb or a participle that ends the phrase.
    fn verb_here(&self, at: usize, noun: bool) -> bool {
        let class = self.class(at);
        let object = self.object_next(at);
        let noun_too = class.any(Classes::NOUN);
        let last_plural = self.number(at - 1) == Number::Plural;
        let word = self.word(at);
        if !noun {
            // "the third burn chamber": between a determiner and a noun no verb can stand.
            if class.any(Classes::VERB) && self.noun_like(at + 1) && self.class(at + 1).any(Classes::NOUN) && !object {
                return false;
            }
            return class.any(Classes::VERB_S.and(Classes::VERB)) && !noun_too && !class.any(Classes::ADJECTIVE);
        }
        let reduced = self.class(at + 1).any(Classes::PAST) && self.class(at + 2).any(Classes::PREPOSITION);
        if class.any(Classes::VERB_S)
            && (!noun_too || object || self.verb_tail(at) || !last_plural && self.noun_like(at + 1) && !reduced)
        {
            return true;
        }
        if class.any(Classes::VERB) && !class.any(Classes::ADJECTIVE) && !noun_too {
            return true;
        }
        if matches!(word, "input" | "output" | "set" | "read" | "put" | "cut" | "cast") && last_plural {
            return self.class(at + 1).any(Classes::PREPOSITION);
        }
        let plural = word.ends_with('s') && self.number(at) == Number::Plural;
        if object && (plural && !last_plural || !plural && last_plural) {
            return true;
        }
        noun_too && word.len() > 4 && word.ends_with("ing") && (object || self.pushes(at + 1))
    }

    /// Prepositions that follow a participle of motion or place rather than a noun.
    fn pushes(&self, at: usize) -> bool {
        matches!(self.word(at), "onto" | "into" | "against" | "toward" | "towards" | "around" | "upon" | "away" | "out")
    }

    /// "upper, movable plate": adjectives joined by a comma.
    fn adjectives_go_on(&self, comma: usize, first: usize) -> bool {
        let joined = Classes::ADJECTIVE.and(Classes::PAST).and(Classes::ORDINAL);
        comma > first
            && self.class(comma - 1).any(joined)
            && self.class(comma + 1).any(joined.and(Classes::ADVERB))
            && !self.border(comma + 1)
            && (self.noun_like(comma + 2) || matches!(self.word(comma + 2), "and" | "or"))
    }

    /// A sign or an abbreviation within a compound: "vehicle (10) speed", "internet protocol (IP) address".
    fn compound_goes_on(&self, aside: usize) -> bool {
        let next = self.class(aside + 1);
        self.noun_like(aside + 1)
            && next.any(Classes::NOUN)
            && !next.any(Classes::VERB_S)
            && !self.object_next(aside + 1)
            && !(next.any(Classes::VERB) && self.class(aside + 2).any(Classes::PREPOSITION))
            && self.number(aside - 1) != Number::Plural
    }

    /// "second (92) and third (94) edges": a sign stands between an ordinal and the noun or the next ordinal.
    pub(super) fn signed_ordinal(&self, at: usize) -> bool {
        self.class(at).any(Classes::ORDINAL)
            && self.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Sign)
            && (self.class(at + 2).any(Classes::NOUN) && self.noun_like(at + 2)
                || matches!(self.word(at + 2), "and" | "or") && self.class(at + 3).any(Classes::ORDINAL))
    }

    /// A participle in -ing inside a compound ("band applying point"): a countable noun in the singular follows without
    /// an article, which an object would have.
    fn compound_ing(&self, at: usize) -> bool {
        const NEVER: &[&str] = &[
            "using",
            "having",
            "including",
            "containing",
            "comprising",
            "being",
            "involving",
            "according",
            "utilizing",
            "employing",
        ];
        if NEVER.contains(&self.word(at)) {
            return false;
        }
        // "separating apparatus": what has one form for both numbers is countable unless it is a mass.
        let plural = self.number(at + 1) == Number::Plural;
        self.noun_like(at + 1)
            && self.class(at + 1).any(Classes::NOUN)
            && !(plural && self.border(at + 2))
            && !MASS.contains(self.last_of_run(at + 1))
    }

    /// The last noun of the run that begins at a token.
    fn last_of_run(&self, from: usize) -> &str {
        let mut at = from;
        while at + 1 < self.tokens.len()
            && at - from < 4
            && self.noun_like(at + 1)
            && self.class(at + 1).any(Classes::NOUN)
        {
            at += 1;
        }
        self.word(at)
    }

    /// A past participle inside a compound: "computer implemented method".
    fn compound_past(&self, at: usize) -> bool {
        const LINKS: &[&str] = &[
            "implemented",
            "based",
            "assisted",
            "controlled",
            "driven",
            "mounted",
            "loaded",
            "coated",
            "operated",
            "shaped",
            "sized",
            "cooled",
            "heated",
            "powered",
            "biased",
            "activated",
            "aided",
            "readable",
            "defined",
            "related",
            "induced",
        ];
        self.word(at).contains('-') || LINKS.contains(&self.word(at)) && self.class(at + 1).any(Classes::NOUN)
    }

    /// Whether what follows a word in -s shows that it is a verb.
    fn verb_tail(&self, at: usize) -> bool {
        self.class(at + 1).any(Classes::ADVERB) && !self.class(at + 1).any(Classes::ADJECTIVE)
            || matches!(self.word(at + 1), "and" | "or") && self.class(at + 2).any(Classes::VERB_S)
            || matches!(self.word(at + 1), "when" | "that" | "onto" | "into" | "against" | "toward" | "towards")
    }
}
