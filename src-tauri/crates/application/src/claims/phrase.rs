//! A noun phrase as the resolver needs it, whichever language it was read in; not the public mention.

use std::ops::Range;
use std::rc::Rc;

use super::Determiner;
use super::token::{Kind, Token};

/// The word that determines a phrase, as far as the resolver tells it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    /// a, an, ein, un.
    Single,
    /// one or more, at least one: either number.
    Open,
    /// two, a plurality of, several: a set.
    Set,
    /// another, a further, an additional: one more of a kind.
    Another,
    /// any, every, all, some, no, each: speaks of a kind.
    Any,
    /// the, said and their like.
    The,
    /// its, their.
    Owner,
    /// No determiner.
    None,
}

impl Article {
    pub fn determiner(self) -> Determiner {
        match self {
            Self::Single | Self::Open | Self::Set | Self::Another | Self::Any => Determiner::Indefinite,
            Self::The => Determiner::Definite,
            Self::Owner => Determiner::Possessive,
            Self::None => Determiner::Bare,
        }
    }
}

/// Singular, plural, or a form that serves both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Number {
    #[default]
    Singular,
    Plural,
    Either,
}

/// A modifier or head in the form that is compared: the lower-case stem. Phrases, entities and indices share one copy.
pub(super) type Stem = Rc<str>;

/// One way to read the words of a phrase: where it ends decides what its head is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Index of the head's token.
    pub head_token: usize,
    /// The head in the singular, lower case.
    pub head: String,
    /// Stem of the head.
    pub stem: Stem,
    /// Modifiers in order, as shown.
    pub modifiers: Vec<String>,
    /// Stems of the modifiers, ordinals left out.
    pub stems: Vec<Stem>,
    /// Those of `stems` that come from participles, which may restate what a verb said ("the detected action").
    pub loose: Vec<Stem>,
    /// Ordinals ("first" is 1); several where they are coordinated.
    pub ordinals: Vec<u16>,
    /// Number of the head.
    pub number: Number,
    /// Sets of modifiers of coordinated members ("internal and external sleeves"), as stems.
    pub members: Vec<Vec<Stem>>,
}

/// A noun phrase with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Tokens from the determiner to the head.
    pub tokens: Range<usize>,
    /// First token after the determiner.
    pub first: usize,
    /// The determiner.
    pub article: Article,
    /// The likeliest reading.
    pub reading: Reading,
    /// Shorter readings, longest first.
    pub others: Vec<Reading>,
    /// Token of a sign in parentheses.
    pub sign: Option<usize>,
    /// An abbreviation introduced in parentheses, in lower case.
    pub abbreviation: Option<Stem>,
    /// Stems of what describes the head behind it, up to the next mark or article.
    pub after: Vec<Stem>,
    /// Whether a complement with "of" follows (genitive in German, "de" in French).
    pub complement: bool,
    /// Whether its determiner says that it was named before: said, ledit, besagte.
    pub pointing: bool,
    /// Whether what follows says which one is meant ("the rotor of the motor", "the gap between …").
    pub identified: bool,
    /// Whether the sentence says what it is by naming it ("as the light source", "being the output stream").
    pub named: bool,
    /// Whether "and" or "or" alone stands between it and what follows.
    pub joined: bool,
    /// The root of the action that the head names by its form.
    pub action: Option<Stem>,
    /// Whether it has no noun of its own ("an inner and an outer ring").
    pub nameless: bool,
    /// Whether the head may be written together with its modifiers, as German nouns are.
    pub compound: bool,
    /// Whether the head is written in capitals.
    pub capitals: bool,
    /// Needs no antecedent, whatever the context.
    pub exempt: Option<Excuse>,
}

impl Phrase {
    /// A phrase of which nothing is known but its words.
    pub fn new(tokens: Range<usize>, first: usize, article: Article, reading: Reading) -> Self {
        Self {
            tokens,
            first,
            article,
            reading,
            others: Vec::new(),
            sign: None,
            abbreviation: None,
            after: Vec::new(),
            complement: false,
            pointing: false,
            identified: false,
            named: false,
            joined: false,
            action: None,
            nameless: false,
            compound: false,
            capitals: false,
            exempt: None,
        }
    }

    /// Takes in the signs and abbreviations in parentheses behind it, an abbreviation in the form that `stem` gives it;
    /// answers the token behind them.
    pub fn asides(&mut self, tokens: &[Token<'_>], stem: impl Fn(&str) -> Stem) -> usize {
        let mut at = self.tokens.end;
        while let Some(token) = tokens.get(at).filter(|token| token.is_aside()) {
            if token.kind == Kind::Sign {
                self.sign = self.sign.or(Some(at));
            } else {
                self.abbreviation = Some(stem(token.lower.trim_matches(|c: char| !c.is_alphanumeric())));
            }
            at += 1;
        }
        at
    }

    /// Whether it opens the claim and no word determines it.
    pub fn is_bare_subject(&self) -> bool {
        self.tokens.start == 0 && self.first == 0
    }

    /// How many tokens behind its end a phrase that is joined to it may begin: "and", an article, and a sign.
    pub fn reach(&self) -> usize {
        if self.sign.is_some() { 3 } else { 2 }
    }
}

/// "la proximité ou le chevauchement des régions", "die Nähe oder die Überlappung der Bereiche": what follows the last of
/// joined phrases says which one each is.
pub(super) fn share_complements(phrases: &mut [Phrase]) {
    for at in (1..phrases.len()).rev() {
        let (before, behind) = (&phrases[at - 1], &phrases[at]);
        let adjoins = before.joined && behind.tokens.start <= before.tokens.end + before.reach();
        if adjoins && behind.complement && behind.identified && !before.pointing {
            phrases[at - 1].identified = true;
        }
    }
}

/// Why a definite phrase asks for no antecedent, by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excuse {
    /// A superlative or an otherwise unique thing.
    Unique,
    /// Says what it is by what follows.
    Complement,
    /// The world's own.
    World,
    /// A reference to another claim follows.
    Subject,
    /// A part or property that its bearer implies.
    Inherent,
}
