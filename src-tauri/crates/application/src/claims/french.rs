//! Reads French noun phrases: article, noun, and what describes it behind; not English or German ones, and not what they
//! refer to.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::english::words::lines;
use super::phrase::{Article, Excuse, Number, Phrase, Reading as PhraseReading, Stem};
use super::resolve::Reading;
use super::token::{Kind, Token};

static INHERENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("../../../../../assets/claims/fr-inherent.txt")).map(|part| stem(part).to_string()).collect()
});

type Words = LazyLock<HashSet<&'static str>>;

/// The words of a list.
fn set(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Words that hold a sentence together.
static CLOSED: Words = LazyLock::new(|| {
    set("de à en et ou dans sur sous par pour avec sans selon suivant entre vers que qui dont où lequel laquelle \
     lesquels lesquelles auquel duquel est sont été être a ont peut peuvent se ne pas il elle ils elles on y \
     si lorsque quand comme ainsi comprenant comprend comprennent comporte comportant caractérisé \
     caractérisée ce un une tel telle tels telles puis chacun chacune chez lors afin depuis jusqu contre \
     après avant pendant outre également étant ayant notamment aussi")
});

/// How many words describe a noun at most.
const REACH: usize = 8;

const SAID: &[&str] =
    &["ledit", "ladite", "lesdits", "lesdites", "dudit", "desdits", "desdites", "audit", "auxdits", "auxdites"];
static THE: Words = LazyLock::new(|| set("le la les l' ce cette cet ces"));
static MERGED: Words = LazyLock::new(|| set("du au aux des"));
static SET: Words = LazyLock::new(|| {
    set("deux trois quatre cinq six sept huit neuf dix plusieurs quelques différents différentes divers diverses")
});
const ANY: &[&str] =
    &["chaque", "tout", "toute", "tous", "toutes", "aucun", "aucune", "quelconque", "certains", "certaines"];
static OWNER: Words = LazyLock::new(|| set("son sa ses leur leurs"));
static BEFORE: Words = LazyLock::new(|| {
    set("autre autres même mêmes petit petite grand grande nouveau nouvelle seul seule simple double dernier \
     dernière plus moins respectif respective haut haute bas basse bon bonne ensemble")
});
static DEFINED: Words = LazyLock::new(|| {
    set("étape étapes fait cas but groupe type sorte manière façon formule moyen cours aide base lieu suite \
     mesure lequel laquelle lesquels lesquelles moins plus ordre titre travers long sein invention art une un \
     autre revendication revendications exception occasion haut bas opposé ensemble")
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

    fn phrase(&self, at: usize) -> Option<Phrase> {
        if (self.referring)(self.tokens[at].span.start) || !self.tokens[at].is_word() {
            return None;
        }
        if let Some((length, article, plural)) = self.determiner(at) {
            return self.noun(at, at + length, article, plural);
        }
        let before = if at == 0 { "" } else { self.word(at - 1) };
        let opens = at == 0
            || !self.tokens[at - 1].is_word()
            || matches!(
                before,
                "de" | "d'"
                    | "à"
                    | "en"
                    | "comprenant"
                    | "avec"
                    | "par"
                    | "sans"
                    | "et"
                    | "ou"
                    | "comportant"
                    | "contenant"
                    | "sous"
            );
        let noun =
            opens && is_content(self.word(at)) && (at == 0 || !is_participle(self.word(at))) && !verb(self.word(at));
        noun.then(|| self.noun(at, at, Article::None, false)).flatten()
    }

    /// The determiner at a token: its length, what it says, and whether it is plural.
    fn determiner(&self, at: usize) -> Option<(usize, Article, bool)> {
        let (word, next) = (self.word(at), self.word(at + 1));
        if word == "au" && next == "moins" {
            return match self.word(at + 2) {
                "un" | "une" => Some((3, Article::Open, false)),
                two if SET.contains(two) => Some((3, Article::Set, true)),
                _ => None,
            };
        }
        if matches!(word, "un" | "une") {
            return match (next, self.word(at + 2)) {
                ("ou", "plusieurs") => Some((3, Article::Open, false)),
                ("pluralité" | "multiplicité" | "multitude" | "série", "de" | "d'") => Some((3, Article::Set, true)),
                ("autre", _) => Some((2, Article::Another, false)),
                ("des" | "quelconque", _) => None,
                _ => Some((1, Article::Single, false)),
            };
        }
        let plural = matches!(word, "les" | "ces" | "aux" | "des") || word.ends_with("dits") || word.ends_with("dites");
        if SAID.contains(&word) || THE.contains(word) || matches!(word, "du" | "au" | "aux") {
            let mut length = 1;
            if self.word(at + length) == "au" && self.word(at + length + 1) == "moins" {
                length += 3;
            } else if SET.contains(self.word(at + length)) {
                length += 1;
            } else if self.word(at + length) == "pluralité" && matches!(self.word(at + length + 1), "de" | "d'") {
                length += 2;
            }
            // "comprenant de l'eau": a partitive article introduces.
            let partitive = at > 1
                && self.word(at - 1) == "de"
                && (matches!(
                    self.word(at - 2),
                    "comprenant" | "contenant" | "avec" | "de" | "par" | "réagir" | "ajouter"
                ) || !self.tokens[at - 2].is_word());
            let soft = matches!(word, "du" | "au" | "aux") && length == 1 || partitive;
            return Some((length, if soft { Article::None } else { Article::The }, plural));
        }
        match word {
            "des" if SET.contains(next) => Some((2, Article::None, true)),
            "des" => Some((1, Article::None, true)),
            _ if SET.contains(word) && is_content(next) => Some((1, Article::Set, true)),
            _ if ANY.contains(&word) => Some((1, Article::Any, false)),
            _ if OWNER.contains(word) => Some((1, Article::Owner, false)),
            _ => None,
        }
    }

    /// The phrase whose words begin at `first`: adjectives, noun, description.
    fn noun(&self, start: usize, first: usize, article: Article, plural: bool) -> Option<Phrase> {
        let mut head = first;
        while BEFORE.contains(self.word(head)) && is_content(self.word(head + 1))
            || ordinal(self.word(head)).is_some()
            || matches!(self.word(head), "et" | "ou") && head > first && ordinal(self.word(head + 1)).is_some()
        {
            head += 1;
        }
        let token = self.tokens.get(head)?;
        if !is_content(self.word(head)) || (self.referring)(token.span.start) {
            return None;
        }
        let mut reading = PhraseReading {
            head_token: head,
            head: singular(&token.lower),
            stem: stem(&token.lower),
            modifiers: Vec::new(),
            stems: Vec::new(),
            loose: Vec::new(),
            ordinals: Vec::new(),
            number: if plural { Number::Plural } else { Number::Either },
            members: Vec::new(),
        };
        for at in first..head {
            let word = self.word(at);
            match ordinal(word) {
                Some(ordinal) => {
                    reading.modifiers.push(word.to_owned());
                    reading.ordinals.push(ordinal);
                }
                None if matches!(word, "autre" | "autres" | "même" | "mêmes" | "et" | "ou") => {
                    reading.modifiers.push(word.to_owned())
                }
                None => {
                    reading.modifiers.push(word.to_owned());
                    reading.stems.push(stem(word));
                }
            }
        }
        let end = self.description(head + 1, &mut reading);
        let mut phrase = Phrase {
            tokens: start..end,
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
            capitals: token.capitals,
            exempt: None,
        };
        self.tail(&mut phrase);
        phrase.exempt = self.excuse(&phrase);
        Some(phrase)
    }

    /// Reads adjectives and complements without article behind the noun; returns one past the last.
    fn description(&self, from: usize, reading: &mut PhraseReading) -> usize {
        let mut end = from;
        let mut at = from;
        while at - from < REACH {
            let word = self.word(at);
            if (self.tokens.get(at)).is_some_and(|t| (self.referring)(t.span.start)) {
                break;
            }
            if let Some(ordinal) = ordinal(word) {
                reading.ordinals.push(ordinal);
                at += 1;
            } else if self.tokens.get(at).is_some_and(|token| token.is_word() && token.capitals) {
                // "adresse IP"
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                at += 1;
            } else if adjective(word) && !(word.ends_with("ant") && self.governs(at)) {
                reading.modifiers.push(word.to_owned());
                reading.stems.push(root(word));
                if is_participle(word) {
                    reading.loose.push(root(word));
                }
                at += 1;
            } else if matches!(word, "de" | "d'" | "à" | "en")
                && is_content(self.word(at + 1))
                && !self.word(at + 1).ends_with("ant")
                && !matches!(self.word(at + 1), "manière" | "façon" | "sorte" | "partir" | "outre" | "travers")
                && !verb(self.word(at + 1))
            {
                reading.modifiers.push(self.word(at + 1).to_owned());
                reading.stems.push(root(self.word(at + 1)));
                at += 2;
            } else {
                break;
            }
            end = at;
        }
        end
    }

    /// Whether a participle in -ant takes what follows as its object and so describes nothing.
    fn governs(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        self.word(at.wrapping_sub(1)) == "en"
            || closed(next) && !matches!(next, "et" | "ou" | "est" | "sont" | "selon" | "qui")
            || verb(next)
            || next == "être"
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

    fn excuse(&self, phrase: &Phrase) -> Option<Excuse> {
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
        } else if INHERENT.contains(&*reading.stem) || phrase.action.is_some() && phrase.complement {
            Some(Excuse::Inherent)
        } else {
            None
        }
    }
}

fn is_content(word: &str) -> bool {
    word.chars().count() > 1 && !word.ends_with('\'') && !closed(word)
}

fn closed(word: &str) -> bool {
    SAID.contains(&word) || THE.contains(word) || MERGED.contains(word) || OWNER.contains(word) || CLOSED.contains(word)
}

/// Whether an ending marks an adjective or a participle.
fn adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "able", "ables", "ible", "ibles", "ique", "iques", "if", "ifs", "ive", "ives", "al", "ale", "aux", "ales",
        "el", "els", "elle", "elles", "aire", "aires", "eux", "euse", "euses", "ile", "iles", "ieur", "ieure", "ieurs",
        "ieures", "ant", "ante", "ants", "antes", "oire", "oires", "ain", "aine",
    ];
    const VERBS: &[&str] =
        &["comprenant", "comportant", "ayant", "étant", "permettant", "présentant", "incluant", "contenant", "formant"];
    is_content(word)
        && word.chars().count() > 3
        && !VERBS.contains(&word)
        && (is_participle(word)
            || ENDINGS.iter().any(|end| word.ends_with(end))
            || matches!(
                word,
                "fixe"
                    | "mobile"
                    | "rigide"
                    | "plan"
                    | "plane"
                    | "creux"
                    | "rond"
                    | "court"
                    | "long"
                    | "froid"
                    | "chaud"
                    | "gauche"
                    | "droite"
                    | "droit"
                    | "avant"
                    | "arrière"
                    | "externe"
                    | "interne"
                    | "mince"
                    | "souple"
                    | "solide"
                    | "liquide"
                    | "unique"
                    | "primaire"
                    | "libre"
                    | "simple"
                    | "distante"
                    | "distant"
            ))
}

fn is_participle(word: &str) -> bool {
    ["é", "ée", "és", "ées"].iter().any(|end| word.ends_with(end)) && !word.ends_with("té") && !word.ends_with("tés")
}

/// Whether a word is an infinitive or a known finite verb.
fn verb(word: &str) -> bool {
    (word.ends_with("er") || word.ends_with("ir") || word.ends_with("oir"))
        && word.chars().count() > 5
        && ![
            "levier",
            "boîtier",
            "papier",
            "acier",
            "palier",
            "clavier",
            "collier",
            "panier",
            "fichier",
            "premier",
            "dernier",
            "escalier",
            "avoir",
            "miroir",
            "tiroir",
            "réservoir",
            "couloir",
            "laminoir",
        ]
        .contains(&word)
}

/// The value of an ordinal.
pub(super) fn ordinal(word: &str) -> Option<u16> {
    match word {
        "premier" | "première" | "premiers" | "premières" => Some(1),
        "second" | "seconde" | "seconds" | "secondes" | "deuxième" | "deuxièmes" => Some(2),
        "troisième" | "troisièmes" => Some(3),
        "quatrième" => Some(4),
        "cinquième" => Some(5),
        "sixième" => Some(6),
        "septième" => Some(7),
        "huitième" => Some(8),
        _ => None,
    }
}

fn singular(word: &str) -> String {
    match word {
        _ if word.ends_with("ss") || word.ends_with("us") || word.chars().count() < 4 => word.to_owned(),
        _ if word.ends_with("eaux") => word[..word.len() - 1].to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// A noun without the endings of number and gender.
pub(super) fn stem(word: &str) -> Stem {
    let word = singular(word);
    let word = word.strip_suffix("aux").map_or(word.clone(), |base| format!("{base}al"));
    if word.chars().count() > 4 { word.strip_suffix('e').unwrap_or(&word).into() } else { word.into() }
}

/// The root that a verb, its participles and its nouns share.
fn root(word: &str) -> Stem {
    let stem = stem(word);
    for ending in [
        "isation", "ation", "ition", "ement", "ment", "tion", "sion", "age", "ance", "able", "ible", "ant", "ante",
        "iv", "if", "ée", "é", "er", "ir", "e",
    ] {
        if let Some(root) = stem.strip_suffix(ending).filter(|root| root.chars().count() >= 4) {
            return root.into();
        }
    }
    stem
}
