//! The words of French by what they do in a noun phrase, and their stems; not where a phrase begins and ends.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::claims::phrase::Stem;
use crate::claims::wordlist::{Words, lines, set};

pub(super) static INHERENT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("../../../../../../assets/claims/fr-inherent.txt")).map(|part| stem(part).to_string()).collect()
});

/// Words that hold a sentence together.
pub(super) static CLOSED: Words = LazyLock::new(|| {
    set("de à en et ou dans sur sous par pour avec sans selon suivant entre vers que qui dont où lequel laquelle \
     lesquels lesquelles auquel duquel est sont été être a ont peut peuvent se ne pas il elle ils elles on y \
     si lorsque quand comme celui celle ceux celles ainsi comprenant comprend comprennent comporte comportant caractérisé \
     caractérisée ce un une tel telle tels telles puis chacun chacune chez lors afin depuis jusqu contre \
     après avant pendant outre également étant ayant notamment aussi \
     environ presque sensiblement approximativement essentiellement respectivement")
});

/// Prepositions that a participle takes its complement with.
pub(super) static PREPOSITIONS: Words = LazyLock::new(|| {
    set("de d' à par pour dans parmi avec sur sous contre entre en selon vers depuis suivant chez autour")
});

/// Adjectives that have the form of a present participle.
pub(super) const PROPERTIES: &[&str] =
    &["distant", "constant", "puissant", "résistant", "suffisant", "important", "abondant", "brillant", "vivant"];

/// Words that "en" makes an adverbial phrase with, not a description of what stands before.
pub(super) const FIXED: &[&str] = &[
    "provenance",
    "fonction",
    "direction",
    "position",
    "contact",
    "réponse",
    "particulier",
    "général",
    "regard",
    "appui",
];

/// How many words describe a noun at most.
pub(super) const REACH: usize = 8;

pub(super) const SAID: &[&str] = &[
    "ledit", "ladite", "dit", "dite", "dits", "dites", "lesdits", "lesdites", "dudit", "desdits", "desdites", "audit",
    "auxdits", "auxdites",
];
pub(super) static THE: Words = LazyLock::new(|| set("le la les l' ce cette cet ces"));
pub(super) static MERGED: Words = LazyLock::new(|| set("du au aux des"));
pub(super) static SET: Words = LazyLock::new(|| {
    set("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante \
     cent plusieurs quelques")
});
/// Determiners of a bare plural: they say that its members differ, not how many there are.
pub(super) const DIVERSE: &[&str] = &["différents", "différentes", "divers", "diverses"];
pub(super) const ANY: &[&str] =
    &["chaque", "tout", "toute", "tous", "toutes", "aucun", "aucune", "quelconque", "certains", "certaines"];
pub(super) static OWNER: Words = LazyLock::new(|| set("son sa ses leur leurs"));
pub(super) static BEFORE: Words = LazyLock::new(|| {
    set("autre autres même mêmes petit petite grand grande nouveau nouvelle seul seule simple double dernier \
     dernière plus moins respectif respective haut haute bas basse bon bonne ensemble")
});
pub(super) static DEFINED: Words = LazyLock::new(|| {
    set(
        "étape étapes conditions fait cas but groupe type sorte manière façon formule moyen cours aide base lieu suite \
     mesure lequel laquelle lesquels lesquelles moins plus ordre titre travers long sein invention art une un \
     autre revendication revendications exception occasion haut bas opposé ensemble",
    )
});

pub(super) fn is_content(word: &str) -> bool {
    word.chars().count() > 1 && !word.ends_with('\'') && !closed(word)
}

pub(super) fn closed(word: &str) -> bool {
    SAID.contains(&word) || THE.contains(word) || MERGED.contains(word) || OWNER.contains(word) || CLOSED.contains(word)
}

/// Whether an ending marks an adjective or a participle.
pub(super) fn adjective(word: &str) -> bool {
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

/// Whether the ending may be that of a participle which a finite verb shares ("produit", "fini", "tendue").
pub(super) fn irregular_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "u", "ue", "us", "ues", "it", "ite", "its", "ites", "i", "ie", "is", "ies", "ise", "ises", "ert", "erte",
        "erts", "ertes", "int", "inte", "ints", "intes", "eint", "os", "ose",
    ];
    is_content(word)
        && word.chars().count() > 4
        && !word.contains("qu")
        && !word.ends_with("gue")
        && ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether a word can only follow a whole noun phrase: an auxiliary, a relative pronoun, or the transition.
pub(super) fn follows_phrase(word: &str) -> bool {
    matches!(
        word,
        "est"
            | "sont"
            | "peut"
            | "peuvent"
            | "a"
            | "ont"
            | "était"
            | "étant"
            | "ayant"
            | "qui"
            | "dont"
            | "où"
            | "comprend"
            | "comprennent"
            | "comporte"
            | "comportent"
            | "comprenant"
            | "comportant"
            | "présente"
            | "présentent"
            | "ne"
    )
}

/// Whether an ending marks a past participle. Of what ends in "té", nouns of quality have e, i, l or au before it ("dureté",
/// "cavité", "difficulté", "nouveauté"), and few others are nouns.
pub(super) fn is_participle(word: &str) -> bool {
    const NOUNS: &[&str] =
        &["bonté", "cherté", "clarté", "fierté", "liberté", "majesté", "parenté", "puberté", "santé", "volonté"];
    let singular = word.strip_suffix('s').unwrap_or(word);
    let quality = singular.strip_suffix("té").is_some_and(|stem| {
        let verbal = ['c', 'n', 'o', 'p', 'r', 's', 't', 'u', 'î', 'ê'];
        !stem.ends_with(verbal) || stem.ends_with("au") || NOUNS.contains(&singular)
    });
    singular.ends_with('é') && !quality || singular.ends_with("ée")
}

/// Whether a word is an infinitive or a known finite verb.
pub(super) fn verb(word: &str) -> bool {
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

/// Whether a word without a determiner is a verb by its form, a participle in -ant among them.
pub(super) fn verbal(word: &str) -> bool {
    verb(word) || word.ends_with("ant") || word.ends_with("ent") && !word.ends_with("ment")
}

/// The value of an ordinal.
pub(in crate::claims) fn ordinal(word: &str) -> Option<u16> {
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

pub(super) fn singular(word: &str) -> String {
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
pub(super) fn root(word: &str) -> Stem {
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
