//! The words of German by what they do in a noun phrase, and their stems; not where a phrase begins and ends.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::claims::phrase::Stem;
use crate::claims::wordlist::{Words, lines, set};

/// Nouns of things that end as a part or property does: a "Vorrichtung" has nothing of a "Richtung".
const THINGS: &[&str] = &["vorrichtung", "einrichtung", "komposition", "ausdruck"];

/// Whether a head names a part or property that its bearer has by itself, alone or at the end of a compound.
pub(super) fn inherent(head: &str) -> bool {
    let ends = |part: &String| part.len() > 4 && head.ends_with(part.as_str());
    let thing = |thing: &&str| head.ends_with(&*stem(thing));
    INHERENT.contains(head) || INHERENT.iter().any(ends) && !THINGS.iter().any(thing)
}

static INHERENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("../../../../../../assets/claims/de-inherent.txt")).map(|part| stem(part).to_string()).collect()
});

/// Words that hold a sentence together.
pub(super) static CLOSED: Words = LazyLock::new(|| {
    set("und oder wobei dass daß wenn sich ist sind wird werden hat haben kann können als wie dadurch \
     gekennzeichnet umfasst umfaßt umfassend aufweist aufweisend welche welcher welches welchem welchen \
     ferner sowie auch nicht es sie er man jedoch damit so bis worin wodurch anspruch ansprüche ansprüchen \
     patentanspruch")
});

/// How many words may stand between an article and its noun.
pub(super) const REACH: usize = 7;

pub(super) static SET: Words = LazyLock::new(|| {
    set("mehrere mehreren mehrerer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig \
     dreißig vierzig fünfzig hundert einige einigen viele vielen \
     zweier dreier")
});
/// Determiners of a bare plural: they say that its members differ, not how many there are.
pub(super) static DIVERSE: Words =
    LazyLock::new(|| set("verschiedene verschiedenen verschiedener unterschiedliche unterschiedlichen"));
/// Words that begin or end a clause, over which no attribute before a noun runs.
pub(super) static CLAUSE: Words = LazyLock::new(|| {
    set("wobei dass daß wenn wodurch worin welche welcher welches welchem welchen ist sind wird werden hat haben kann \
     können umfasst umfaßt aufweist weist umfassend aufweisend falls sobald indem damit sodass")
});
pub(super) static ANY: Words =
    LazyLock::new(|| set("jede jeder jedes jedem jeden alle allen aller kein keine keinen keinem keiner"));
pub(super) static ONE: Words = LazyLock::new(|| set("ein eine einen einem einer eines"));
pub(super) static THE: Words =
    LazyLock::new(|| set("der die das dem den des diese dieser dieses diesem diesen solche solchen solcher"));
pub(super) static MERGED: Words = LazyLock::new(|| set("im am zum zur vom beim ins ans"));
pub(super) static OWNER: Words =
    LazyLock::new(|| set("sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres deren dessen"));
pub(super) static SAID: Words = LazyLock::new(|| {
    set("genannte genannten genannter genanntes besagte besagten besagter besagtes vorgenannte vorgenannten \
     erwähnte erwähnten jeweilige jeweiligen jeweiliger entsprechende entsprechenden resultierende \
     resultierenden oben beiden obige obigen")
});
pub(super) static FURTHER: Words = LazyLock::new(|| {
    set("weitere weiterer weiteren weiterem weiteres zusätzliche zusätzlichen zusätzlicher andere anderen anderer \
     anderes")
});
pub(super) static UNIQUE: Words = LazyLock::new(|| {
    set("gleiche gleichen selbe selben einzige einzigen übrige übrigen folgende folgenden andere anderen letzte \
     letzten nächste nächsten gesamte gesamten ganze ganzen")
});
pub(super) static WORLD: Words = LazyLock::new(|| set("erfindung umwelt atmosphäre technik erde sonne internet"));
pub(super) static DEFINED: Words = LazyLock::new(|| {
    set(
        "mal zeitpunkt schritt schritte schritten bedeutung tatsache fall falle zweck gruppe art weise art formel folge hilfe \
     wesentlichen basis grundlage maßgabe rahmen sinne folgenden anspruch",
    )
});

pub(super) static PREPOSITIONS: Words = LazyLock::new(|| {
    set("auf in an mit zu von bei durch für über unter aus nach um an gegen hinter vor zwischen neben ohne \
     während wegen mittels gemäß je innerhalb außerhalb entlang oberhalb unterhalb")
});

/// Words that are no part of a noun phrase between article and noun.
pub(super) fn closed(word: &str) -> bool {
    PREPOSITIONS.contains(word)
        || THE.contains(word)
        || ONE.contains(word)
        || MERGED.contains(word)
        || OWNER.contains(word)
        || CLOSED.contains(word)
}

/// Whether a capital stands before an adjective only because of what is hyphened to it ("U-förmiger", "EDV-gestützte").
pub(super) fn hyphened_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["bar", "lich", "ig", "isch", "los", "iert", "stützt", "steuert", "trieben", "haltend", "arm", "reich"];
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    ["e", "en", "er", "es", "em"]
        .iter()
        .filter_map(|end| last.strip_suffix(end))
        .any(|base| ENDINGS.iter().any(|ending| base.ends_with(ending)))
}

/// Whether a noun is no first part of a name in several words: such endings ask for a linking s.
pub(super) fn stands_alone(word: &str) -> bool {
    ["ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tät", "täten"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Whether a word is an inflected present participle ("verarbeitenden").
pub(super) fn present_participle(word: &str) -> bool {
    ["ende", "enden", "ender", "endes", "endem"].iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Whether a noun has the form of an infinitive, with or without the s of the genitive, and is not one of the plain
/// nouns in -en.
pub(super) fn infinitive(word: &str) -> bool {
    static NOUNS: Words = LazyLock::new(|| {
        set(
            "kolben boden rahmen balken bolzen zapfen riemen wagen rechen hafen ofen faden haken nacken rücken schaden \
         garten kasten laden magen regen rasen schatten tropfen reifen daumen knochen schlitten spaten becken kissen \
         laken zeichen eisen volumen verfahren vorhaben leben wesen stutzen streifen posten masten graben brunnen \
         rachen ballen barren karren kuchen lappen loten nocken pfosten schinken schuppen zinken stollen \
         rollen scheiben platten gaumen lumen wappen hoden augen ohren \
         allergen antigen kollagen halogen pathogen östrogen androgen glykogen ylen dien linsen ketten",
        )
    });
    let base = word.strip_suffix('s').unwrap_or(word);
    base.len() > 6 && base.ends_with("en") && !NOUNS.iter().any(|noun| base.ends_with(noun))
}

/// Whether a word has the ending of an adjective before a noun.
pub(super) fn inflected(word: &str) -> bool {
    word.len() > 3 && ["e", "en", "er", "es", "em"].iter().any(|end| word.ends_with(end))
}

/// The value of an ordinal.
pub(in crate::claims) fn ordinal(word: &str) -> Option<u16> {
    const STEMS: &[&str] = &["erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"];
    STEMS
        .iter()
        .position(|stem| word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "e" | "en" | "er" | "es" | "em")))
        .and_then(|at| u16::try_from(at + 1).ok())
}

/// A noun without umlauts and endings of case and number. What is left is no word, but the same for each of its forms:
/// "Gewindehals" and "Gewindehalses" both lose their last s.
pub(super) fn stem(word: &str) -> Stem {
    const SHORTEST: usize = 3;
    let mut stem: String = word.chars().flat_map(plain).collect();
    for ending in ["nen", "s", "n", "e", "er", "es"] {
        if stem.len() >= ending.len() + SHORTEST && stem.ends_with(ending) && !(ending == "s" && stem.ends_with("ss")) {
            stem.truncate(stem.len() - ending.len());
        }
    }
    while stem.len() > SHORTEST && stem.ends_with('s') {
        stem.pop();
    }
    stem.into()
}

pub(super) fn plain(c: char) -> impl Iterator<Item = char> {
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
pub(super) fn root(word: &str) -> Stem {
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
