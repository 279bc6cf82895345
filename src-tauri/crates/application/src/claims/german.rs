//! Reads German noun phrases by their articles and capitals; not English or French ones, and not what they refer to.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::english::words::lines;
use super::phrase::{Article, Excuse, Number, Phrase, Reading as PhraseReading, Stem};
use super::resolve::Reading;
use super::token::{Kind, Token};

static INHERENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("../../../../../assets/claims/de-inherent.txt")).map(|part| stem(part).to_string()).collect()
});

type Words = LazyLock<HashSet<&'static str>>;

/// The words of a list.
fn set(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Words that hold a sentence together.
static CLOSED: Words = LazyLock::new(|| {
    set("und oder wobei dass daß wenn sich ist sind wird werden hat haben kann können als wie dadurch \
     gekennzeichnet umfasst umfaßt umfassend aufweist aufweisend welche welcher welches welchem welchen \
     ferner sowie auch nicht es sie er man jedoch damit so bis worin wodurch anspruch ansprüche ansprüchen \
     patentanspruch")
});

/// How many words may stand between an article and its noun.
const REACH: usize = 7;

static SET: Words = LazyLock::new(|| {
    set("mehrere mehreren mehrerer zwei drei vier fünf sechs sieben acht neun zehn einige einigen viele vielen \
     verschiedene verschiedenen zweier dreier")
});
static ANY: Words =
    LazyLock::new(|| set("jede jeder jedes jedem jeden alle allen aller kein keine keinen keinem keiner"));
static ONE: Words = LazyLock::new(|| set("ein eine einen einem einer eines"));
static THE: Words =
    LazyLock::new(|| set("der die das dem den des diese dieser dieses diesem diesen solche solchen solcher"));
static MERGED: Words = LazyLock::new(|| set("im am zum zur vom beim ins ans"));
static OWNER: Words =
    LazyLock::new(|| set("sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres deren dessen"));
static SAID: Words = LazyLock::new(|| {
    set("genannte genannten genannter genanntes besagte besagten besagter besagtes vorgenannte vorgenannten \
     erwähnte erwähnten jeweilige jeweiligen jeweiliger entsprechende entsprechenden resultierende \
     resultierenden oben beiden obige obigen")
});
static FURTHER: Words = LazyLock::new(|| {
    set("weitere weiterer weiteren weiterem weiteres zusätzliche zusätzlichen zusätzlicher andere anderen anderer \
     anderes")
});
static UNIQUE: Words = LazyLock::new(|| {
    set("gleiche gleichen selbe selben einzige einzigen übrige übrigen folgende folgenden andere anderen letzte \
     letzten nächste nächsten gesamte gesamten ganze ganzen")
});
static WORLD: Words = LazyLock::new(|| set("erfindung umwelt atmosphäre technik erde sonne internet"));
static DEFINED: Words = LazyLock::new(|| {
    set("schritt schritte schritten tatsache fall falle zweck gruppe art weise art formel folge hilfe \
     wesentlichen basis grundlage maßgabe rahmen sinne folgenden anspruch")
});

/// The noun phrases of a claim and the roots of its words.
pub(super) fn read(tokens: &[Token<'_>], referring: &dyn Fn(usize) -> bool) -> Reading {
    let reader = Reader { tokens, referring };
    let mut phrases = Vec::new();
    let mut roots = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let phrase = reader.phrase(at);
        let end = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1));
        phrases.extend(phrase);
        for token in tokens[at..end].iter().filter(|token| token.is_word() && token.lower.len() > 4) {
            roots.push((phrases.len(), root(&token.lower)));
        }
        at = end;
    }
    Reading { phrases, roots }
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    referring: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).filter(|token| token.is_word()).map_or("", |token| &*token.lower)
    }

    fn is_noun(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_word()
                && token.capital
                && token.lower.len() > 1
                && !closed(&token.lower)
                && !(self.referring)(token.span.start)
        })
    }

    fn phrase(&self, at: usize) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) || !self.tokens[at].is_word() {
            return None;
        }
        if let Some((length, article)) = self.determiner(at) {
            return self.noun(at, at + length, article);
        }
        let adjective = inflected(self.word(at)) && !closed(self.word(at)) && self.is_noun(at + 1);
        (self.is_noun(at) || adjective).then(|| self.noun(at, at, Article::None)).flatten()
    }

    /// The determiner at a token: its length and what it says.
    fn determiner(&self, at: usize) -> Option<(usize, Article)> {
        let word = self.word(at);
        let least = matches!(word, "mindestens" | "wenigstens" | "zumindest");
        if least && (ONE.contains(self.word(at + 1)) || SET.contains(self.word(at + 1))) {
            return Some((2, Article::Open));
        }
        if ONE.contains(word) {
            if matches!(self.word(at + 1), "oder") && self.word(at + 2).starts_with("mehrere") {
                return Some((3, Article::Open));
            }
            if matches!(self.word(at + 1), "vielzahl" | "mehrzahl" | "reihe" | "anzahl")
                && matches!(self.word(at + 2), "von" | "an")
            {
                return Some((3, Article::Set));
            }
            if FURTHER.contains(self.word(at + 1)) {
                return Some((2, Article::Another));
            }
            return Some((1, Article::Single));
        }
        if THE.contains(word) {
            // Behind a comma, and behind a preposition that follows one, it is a relative pronoun.
            let relative = at > 0 && self.tokens[at - 1].is_mark(',')
                || at > 1 && self.tokens[at - 2].is_mark(',') && PREPOSITIONS.contains(self.word(at - 1));
            if relative && !word.starts_with("dies") && !word.starts_with("solch") {
                return None;
            }
            let mut length = 1;
            while SAID.contains(self.word(at + length))
                || SET.contains(self.word(at + length))
                || matches!(self.word(at + length), "mindestens" | "wenigstens" | "zumindest")
                || length > 1 && ONE.contains(self.word(at + length))
            {
                length += 1;
            }
            return Some((length, Article::The));
        }
        match word {
            _ if SET.contains(word) => Some((1, Article::Set)),
            _ if ANY.contains(word) => Some((1, Article::Any)),
            _ if OWNER.contains(word) => Some((1, Article::Owner)),
            _ if FURTHER.contains(word) => Some((1, Article::Another)),
            _ if MERGED.contains(word) => Some((1, Article::None)),
            _ if SAID.contains(word) && self.is_noun(at + 1) => Some((1, Article::The)),
            _ => None,
        }
    }

    /// The phrase whose adjectives and noun begin at `first`.
    fn noun(&self, start: usize, first: usize, article: Article) -> Option<Phrase> {
        let mut head = first;
        while !self.is_noun(head) {
            let word = self.word(head);
            let joins = self.tokens.get(head).is_some_and(|t| t.is_mark(',')) || matches!(word, "und" | "oder");
            if head - first >= REACH || word.is_empty() && !joins || (closed(word) && !joins) {
                return None;
            }
            if joins && !inflected(self.word(head + 1)) && !self.is_noun(head + 1) {
                return None;
            }
            head += 1;
        }
        while self.is_noun(head + 1) {
            head += 1;
        }
        let token = &self.tokens[head];
        let name = token.lower.rsplit('-').next().unwrap_or(&token.lower);
        let mut reading = PhraseReading {
            head_token: head,
            head: token.lower.to_string(),
            stem: stem(name),
            modifiers: Vec::new(),
            stems: Vec::new(),
            loose: Vec::new(),
            ordinals: Vec::new(),
            number: if article == Article::Set { Number::Plural } else { Number::Either },
            members: Vec::new(),
        };
        for at in first..head {
            let word = self.word(at);
            if word.is_empty() || closed(word) || SAID.contains(word) {
                continue;
            }
            reading.modifiers.push(word.to_owned());
            match ordinal(word) {
                Some(ordinal) => reading.ordinals.push(ordinal),
                None if self.tokens[at].capital => reading.stems.push(stem(word)),
                None => {
                    reading.stems.push(root(word));
                    reading.loose.push(root(word));
                }
            }
        }
        if let Some((before, _)) = token.lower.rsplit_once('-') {
            reading.stems.extend(before.split('-').filter(|part| !part.is_empty()).map(stem));
        }
        let mut phrase = Phrase {
            tokens: start..head + 1,
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
            compound: true,
            capitals: token.capitals,
            exempt: None,
        };
        self.tail(&mut phrase);
        phrase.exempt = self.excuse(&phrase);
        Some(phrase)
    }

    fn tail(&self, phrase: &mut Phrase) {
        let mut at = phrase.tokens.end;
        while let Some(token) = self.tokens.get(at).filter(|token| token.is_aside()) {
            if token.kind == Kind::Sign {
                phrase.sign = phrase.sign.or(Some(at));
            } else {
                phrase.abbreviation = Some(token.lower.trim_matches(|c: char| !c.is_alphanumeric()).into());
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

    fn excuse(&self, phrase: &Phrase) -> Option<Excuse> {
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
            .any(|part| *reading.stem == **part || part.len() > 4 && reading.stem.ends_with(part.as_str()))
            || phrase.action.is_some() && phrase.complement
        {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }
}

static PREPOSITIONS: Words = LazyLock::new(|| {
    set("auf in an mit zu von bei durch für über unter aus nach um an gegen hinter vor zwischen neben ohne \
     während wegen mittels gemäß je innerhalb außerhalb entlang oberhalb unterhalb")
});

/// Words that are no part of a noun phrase between article and noun.
fn closed(word: &str) -> bool {
    PREPOSITIONS.contains(word)
        || THE.contains(word)
        || ONE.contains(word)
        || MERGED.contains(word)
        || OWNER.contains(word)
        || CLOSED.contains(word)
}

/// Whether a word has the ending of an adjective before a noun.
fn inflected(word: &str) -> bool {
    word.len() > 3 && ["e", "en", "er", "es", "em"].iter().any(|end| word.ends_with(end))
}

/// The value of an ordinal.
pub(super) fn ordinal(word: &str) -> Option<u16> {
    const STEMS: &[&str] = &["erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"];
    STEMS
        .iter()
        .position(|stem| word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "e" | "en" | "er" | "es" | "em")))
        .and_then(|at| u16::try_from(at + 1).ok())
}

/// A noun without umlauts and endings of case and number.
pub(super) fn stem(word: &str) -> Stem {
    let mut stem: String = word.chars().flat_map(plain).collect();
    for ending in ["nen", "s", "n", "e", "er", "es"] {
        if stem.len() > ending.len() + 3 && stem.ends_with(ending) && !(ending == "s" && stem.ends_with("ss")) {
            stem.truncate(stem.len() - ending.len());
        }
    }
    stem.into()
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ä' => ('a', None),
        'ö' => ('o', None),
        'ü' => ('u', None),
        'ß' => ('s', Some('s')),
        c => (c, None),
    };
    [Some(first), second].into_iter().flatten()
}

/// The root that a verb, its participles and its nouns share.
fn root(word: &str) -> Stem {
    let mut root: String = word.chars().flat_map(plain).collect();
    for ending in [
        "ungen", "ung", "endes", "enden", "ender", "ende", "end", "ten", "ter", "tes", "tem", "te", "bares", "baren",
        "barer", "bare", "bar", "en", "er", "es", "em", "et", "e", "t", "s",
    ] {
        if root.len() > ending.len() + 3 && root.ends_with(ending) {
            root.truncate(root.len() - ending.len());
            break;
        }
    }
    match root.strip_prefix("ge") {
        Some(rest) if rest.len() > 3 => rest.into(),
        _ => root.into(),
    }
}
