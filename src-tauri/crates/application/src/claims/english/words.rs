//! What an English word can be in a claim: closed classes, verbs, adjectives, endings; not which of these it is in a
//! given sentence.

use std::sync::LazyLock;

use crate::claims::wordlist::{WordMap, Words, lines, set};

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::claims) struct Classes(u32);

macro_rules! classes {
    ($($name:ident = $bit:expr;)*) => {
        impl Classes { $(pub const $name: Self = Self(1 << $bit);)* }
    };
}

classes! {
    DEFINITE = 0;
    INDEFINITE = 1;
    QUANTITY = 2;
    ORDINAL = 3;
    NUMERAL = 4;
    PREPOSITION = 5;
    CONJUNCTION = 6;
    PRONOUN = 7;
    AUXILIARY = 8;
    RELATIVE = 9;
    ADVERB = 10;
    ADJECTIVE = 11;
    VERB = 12;
    VERB_S = 13;
    PAST = 14;
    ING = 15;
    NOUN = 16;
    POSSESSIVE = 17;
    STOP = 18;
}

impl Classes {
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Classes that end a noun phrase wherever they stand.
pub(in crate::claims) const BORDER: Classes = Classes(
    Classes::DEFINITE.0
        | Classes::INDEFINITE.0
        | Classes::PREPOSITION.0
        | Classes::CONJUNCTION.0
        | Classes::PRONOUN.0
        | Classes::AUXILIARY.0
        | Classes::RELATIVE.0
        | Classes::POSSESSIVE.0
        | Classes::STOP.0,
);

const CLOSED: &[(Classes, &str)] = &[
    (Classes::DEFINITE, "the said such these those this aforesaid aforementioned"),
    (Classes::INDEFINITE, "a an another"),
    (Classes::POSSESSIVE, "its their his her your our my whose"),
    (
        Classes::QUANTITY,
        "each every any some no all both either neither several many multiple plural numerous various few",
    ),
    (
        Classes::ORDINAL,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
         fifteenth sixteenth seventeenth eighteenth nineteenth twentieth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th nth \
         n-th i-th ith kth k-th mth m-th jth j-th",
    ),
    (
        Classes::NUMERAL,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty \
         forty fifty hundred thousand million dozen",
    ),
    (
        Classes::PREPOSITION,
        "of to in into on onto at by for from with within without through throughout via between among amongst over \
         under above below beneath beside besides behind before after during until till toward towards upon across along \
         against about around near inside outside beyond per than as like despite except since out off up down away back \
         together apart underneath alongside opposite unto amid amidst following regarding concerning notwithstanding \
         versus plus minus times adjacent-to thereby due next atop aboard proximate",
    ),
    (
        Classes::CONJUNCTION,
        "and or but nor and/or if whether while whereas although though because unless so yet when whenever once where \
         wherever wherein whereby whereupon whereafter whereof therewith wherefrom whereto wherethrough respectively",
    ),
    (Classes::RELATIVE, "that which who whom what how why"),
    (
        Classes::PRONOUN,
        "it they them itself themselves he she him we you i one's therein thereof thereto thereon therefrom thereby \
         therebetween therewith therethrough therefor thereafter thereupon thereunder thereover thereinto therearound \
         thereacross thereabove thereagainst therebelow thereinside thereof each-other there here herein",
    ),
    (
        Classes::AUXILIARY,
        "is are was were be been being am has have had having does do did done can could may might must shall should will \
         would cannot not",
    ),
    (
        Classes::STOP,
        "comprising comprises comprise comprised including includes include consisting consists according wherein further \
         also then thus hence therefore optionally preferably wherein e.g i.e etc else otherwise instead ie eg not only \
         whichever whatever is-to",
    ),
    (
        Classes::ADVERB,
        "substantially approximately about at-least always never often also again almost already away even ever exactly \
         far fast further just later least less long more most much nearly next not now often once only partly quite \
         rather simultaneously sometimes soon still then there together too twice very where yet directly indirectly \
         thereafter subsequently hereinafter forth forwards backwards upwards downwards inwards outwards lengthwise \
         widthwise axially edgewise endwise clockwise apart",
    ),
];

static WORDS: LazyLock<WordMap<Classes>> = LazyLock::new(|| {
    let mut words: WordMap<Classes> = WordMap::default();
    for &(class, list) in CLOSED {
        for word in list.split_whitespace() {
            let classes = words.entry(word).or_default();
            *classes = classes.and(class);
        }
    }
    for word in lines(include_str!("../../../../../../assets/claims/en-adjectives.txt")) {
        let classes = words.entry(word).or_default();
        *classes = classes.and(Classes::ADJECTIVE);
    }
    for word in lines(include_str!("../../../../../../assets/claims/en-ing-nouns.txt")) {
        words.insert(word, Classes::NOUN);
    }
    words
});

/// Base form of a verb and whether it is also a noun.
static VERBS: LazyLock<WordMap<bool>> = LazyLock::new(|| {
    lines(include_str!("../../../../../../assets/claims/en-verbs.txt"))
        .map(|line| line.strip_suffix(" n").map_or((line, false), |verb| (verb, true)))
        .collect()
});

/// Past participles that no ending betrays.
const IRREGULAR_PAST: &str = "borne born bent bound built cut cast drawn driven fed felt fit found forged formed given \
    ground grown held hidden hung kept known laid lain led left lit lost made met mounted paid put read ridden run sent \
    set shown shut sent slid spun split spread struck stuck sunk swept swung taken taught thrust told torn wound woven \
    worn written wrought bought brought caught chosen begun broken frozen risen seen sewn sold spoken spent stood sought \
    thought thrown understood withdrawn fallen overlaid inlaid interwoven undergone shrunk molten";

static IRREGULAR: Words = LazyLock::new(|| set(IRREGULAR_PAST));

static NOUNS: Words = LazyLock::new(|| lines(include_str!("../../../../../../assets/claims/en-nouns.txt")).collect());

/// What a lower-case word can be.
pub(in crate::claims) fn classes(word: &str) -> Classes {
    let mut classes = WORDS.get(word).copied().unwrap_or_default();
    let closed =
        classes.any(BORDER.and(Classes::ADVERB).and(Classes::ORDINAL).and(Classes::NUMERAL).and(Classes::QUANTITY));
    if closed && !classes.any(Classes::ADJECTIVE) || classes.any(Classes::NOUN) {
        return classes;
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    if IRREGULAR.contains(last) {
        classes = classes.and(Classes::PAST);
        if !matches!(
            last,
            "cut" | "cast" | "set" | "run" | "fit" | "ground" | "left" | "split" | "spread" | "put" | "read"
        ) {
            return classes;
        }
    }
    if last.len() > 4 && last.ends_with("ing") && verb_of_ing(last).is_some() {
        return classes.and(Classes::ING);
    }
    if last.len() > 3
        && last.ends_with("ed")
        && !matches!(
            last,
            "speed"
                | "seed"
                | "need"
                | "feed"
                | "weed"
                | "reed"
                | "bleed"
                | "breed"
                | "steed"
                | "embed"
                | "shed"
                | "bed"
                | "sled"
        )
    {
        return classes.and(Classes::PAST);
    }
    if word.len() > 3
        && word.ends_with("ly")
        && !matches!(
            word,
            "assembly"
                | "supply"
                | "reply"
                | "fly"
                | "family"
                | "anomaly"
                | "subassembly"
                | "sub-assembly"
                | "poly"
                | "apply"
                | "multiply"
                | "comply"
                | "rely"
                | "ply"
                | "multi-ply"
                | "early"
                | "monopoly"
        )
        && !word.ends_with("-assembly")
    {
        return classes.and(Classes::ADVERB);
    }
    if let Some(&noun) = VERBS.get(word) {
        classes = classes.and(Classes::VERB);
        if noun {
            classes = classes.and(Classes::NOUN);
        }
    }
    let base = word.strip_suffix('s').filter(|base| !base.ends_with('s') && base.len() > 2);
    if let Some(base) = base
        && let Some(&noun) = verb_of_s(base)
    {
        classes = classes.and(Classes::VERB_S);
        if noun && !WORDS.get(base).is_some_and(|c| c.any(Classes::ADJECTIVE)) {
            classes = classes.and(Classes::NOUN);
        } else {
            return classes;
        }
    }
    if !classes.any(Classes::VERB) && !classes.any(Classes::ADJECTIVE) && adjective_ending(word) {
        classes = classes.and(Classes::ADJECTIVE);
    }
    if !classes.any(Classes::ADJECTIVE.and(Classes::VERB).and(Classes::VERB_S).and(Classes::PAST)) {
        classes = classes.and(Classes::NOUN);
    }
    if classes.any(Classes::ADJECTIVE) && classes.any(Classes::VERB) {
        // "open", "clear" before a noun are adjectives; as verbs they follow "to", which the chunker sees.
        classes = classes.without(Classes::NOUN);
    }
    classes
}

/// Whether a word can be an adjective and no noun, lower case.
pub(in crate::claims) fn is_adjective(word: &str) -> bool {
    let classes = classes(word);
    classes.any(Classes::ADJECTIVE) && !classes.any(Classes::NOUN)
}

/// The base form of a verb in -ing, where it is known or plain.
fn verb_of_ing(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("ing")?;
    (stem.len() >= 2 && stem.bytes().any(|b| b"aeiouy".contains(&b))).then_some(stem)
}

fn verb_of_s(base: &str) -> Option<&'static bool> {
    VERBS
        .get(base)
        .or_else(|| {
            base.strip_suffix('e')
                .filter(|b| {
                    b.ends_with("ch") || b.ends_with("sh") || b.ends_with('s') || b.ends_with('x') || b.ends_with('z')
                })
                .and_then(|b| VERBS.get(b))
        })
        .or_else(|| base.strip_suffix("ie").and_then(|b| VERBS.get(format!("{b}y").as_str())))
}

fn adjective_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "able",
        "ible",
        "ous",
        "ive",
        "ful",
        "less",
        "ic",
        "ical",
        "ional",
        "ular",
        "oidal",
        "ary",
        "ent",
        "ant",
        "al",
        "ish",
        "like",
        "wise",
        "most",
        "proof",
        "free",
        "specific",
        "based",
        "shaped",
        "sized",
        "ward",
        "ory",
        "ile",
        "wide",
        "side-by-side",
    ];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
        && !NOUNS.contains(word)
        && !word.ends_with("ment")
}
