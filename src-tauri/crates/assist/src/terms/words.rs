//! Words of terms as they are compared: ordinals, words for anything, roots; no dictionary.

use claimwright_application::claims::ordinal;

/// Nouns that name a thing by nothing but that it is one: "fastening member" and "fastening element" differ in nothing
/// else. A list for each language, in the singular.
const FOR_ANYTHING: [&[&str]; 3] = [
    &[
        "apparatus",
        "arrangement",
        "assembly",
        "block",
        "body",
        "circuit",
        "component",
        "device",
        "element",
        "equipment",
        "facility",
        "instrument",
        "item",
        "machine",
        "means",
        "mechanism",
        "member",
        "module",
        "part",
        "piece",
        "portion",
        "section",
        "segment",
        "structure",
        "subsystem",
        "system",
        "unit",
    ],
    &[
        "agencement",
        "appareil",
        "bloc",
        "circuit",
        "composant",
        "corps",
        "dispositif",
        "élément",
        "ensemble",
        "mécanisme",
        "module",
        "moyen",
        "organe",
        "partie",
        "pièce",
        "portion",
        "section",
        "structure",
        "système",
        "unité",
    ],
    &[
        "abschnitt",
        "anordnung",
        "apparat",
        "bauteil",
        "baugruppe",
        "block",
        "einheit",
        "einrichtung",
        "element",
        "gerät",
        "glied",
        "körper",
        "mittel",
        "modul",
        "organ",
        "schaltung",
        "stück",
        "system",
        "teil",
        "vorrichtung",
    ],
];

/// Whether a noun could name anything.
pub(super) fn is_for_anything(noun: &str) -> bool {
    FOR_ANYTHING.iter().any(|list| list.contains(&noun))
}

/// The parts of a German compound whose last one is a noun for anything: "befestigungs", "element".
pub(super) fn parts(word: &str) -> Option<(&str, &str)> {
    /// Beginnings with which such a noun makes a word of its own: "Vorteil", "Bauteil".
    const OTHER: &[&str] = &["an", "bau", "bruch", "gegen", "hinter", "nach", "ur", "vier", "vor"];
    let last = FOR_ANYTHING[2].iter().filter(|last| word.ends_with(**last)).max_by_key(|last| last.len())?;
    let first = word.strip_suffix(last)?;
    (first.chars().count() >= 3 && !OTHER.contains(&first)).then_some((first, last))
}

/// Words that tell things of one name apart as ordinals do.
const OTHERS: [&str; 13] = [
    "other",
    "further",
    "additional",
    "another",
    "respective",
    "corresponding",
    "autre",
    "autres",
    "respectif",
    "respectifs",
    "respectives",
    "supplémentaire",
    "supplémentaires",
];
/// The same in German, in all their forms.
const DECLINED: [&str; 3] = ["weitere", "andere", "jeweilige"];

/// Whether a modifier only tells things of one name apart.
pub(super) fn is_ordinal(word: &str) -> bool {
    let declined =
        |other: &&str| word.strip_prefix(*other).is_some_and(|ending| matches!(ending, "" | "r" | "s" | "n" | "m"));
    ordinal(word).is_some()
        || OTHERS.contains(&word)
        || DECLINED.iter().any(declined)
        || word.chars().all(|letter| letter.is_ascii_digit())
}

/// Pairs of words that name opposites: what differs in nothing else is two things on purpose.
const OPPOSITES: [(&str, &str); 48] = [
    ("upper", "lower"),
    ("top", "bottom"),
    ("inner", "outer"),
    ("internal", "external"),
    ("interior", "exterior"),
    ("inside", "outside"),
    ("left", "right"),
    ("front", "rear"),
    ("front", "back"),
    ("proximal", "distal"),
    ("upstream", "downstream"),
    ("input", "output"),
    ("inlet", "outlet"),
    ("male", "female"),
    ("positive", "negative"),
    ("horizontal", "vertical"),
    ("axial", "radial"),
    ("longitudinal", "transverse"),
    ("open", "closed"),
    ("opening", "closing"),
    ("high", "low"),
    ("higher", "lower"),
    ("hot", "cold"),
    ("warm", "cool"),
    ("heating", "cooling"),
    ("fixed", "movable"),
    ("moving", "stationary"),
    ("primary", "secondary"),
    ("master", "slave"),
    ("main", "auxiliary"),
    ("source", "drain"),
    ("source", "destination"),
    ("transmitting", "receiving"),
    ("transmitter", "receiver"),
    ("encoder", "decoder"),
    ("encoding", "decoding"),
    ("writing", "reading"),
    ("write", "read"),
    ("row", "column"),
    ("maximum", "minimum"),
    ("length", "width"),
    ("width", "height"),
    ("anode", "cathode"),
    ("sending", "receiving"),
    ("start", "end"),
    ("current", "previous"),
    ("attached", "detached"),
    ("attachable", "detachable"),
];

/// Whether two words name opposites.
pub(super) fn are_opposites(a: &str, b: &str) -> bool {
    OPPOSITES.iter().any(|(one, other)| (a, b) == (*one, *other) || (b, a) == (*one, *other))
        || [(a, b), (b, a)]
            .iter()
            .any(|(p, q)| p.strip_suffix("less").is_some_and(|root| root.len() > 3 && q.starts_with(root)))
        || ["non", "un", "in", "de", "dis"].iter().any(|prefix| {
            let negates = |word: &str, of: &str| {
                of.len() > 3 && word.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('-') == of)
            };
            negates(a, b) || negates(b, a)
        })
}

/// Whether two words have one root: fasten-ing, fasten-er; so long a common beginning that the rest is ending.
pub(super) fn share_root(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    if common < 4 {
        return false;
    }
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    // A long common beginning bears a longer ending: measur-ing, measur-ement.
    let ending = if common >= 6 { 3 } else { 2 };
    common + ending >= short && common + 5 >= long
}

/// The number of letters to change, add, drop or swap with their neighbour (optimal string alignment distance).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>(), vec![0; b.len() + 1]];
    for (i, letter) in a.iter().enumerate() {
        let [before, last, now] = &mut rows;
        now[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let changed = last[j] + usize::from(letter != other);
            now[j + 1] = changed.min(last[j + 1] + 1).min(now[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                now[j + 1] = now[j + 1].min(before[j - 1] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_and_distances() {
        assert!(share_root("fastening", "fastener") && share_root("controller", "control"));
        assert!(!share_root("control", "contact") && !share_root("rod", "rods-and-gears"));
        assert_eq!(distance("spring", "sprnig"), 1);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("housing", "casing"), 3);
    }

    #[test]
    fn german_compounds_have_parts() {
        assert_eq!(parts("befestigungselement"), Some(("befestigungs", "element")));
        assert_eq!(parts("metallbauteil"), Some(("metall", "bauteil")));
        for word in ["element", "bauteil", "vorteil", "befestigung", "fastener"] {
            assert_eq!(parts(word), None, "{word}");
        }
    }

    #[test]
    fn opposites_and_ordinals() {
        assert!(are_opposites("lower", "upper") && are_opposites("non-conductive", "conductive"));
        assert!(are_opposites("colorless", "colored") && are_opposites("detached", "attached"));
        assert!(!are_opposites("input", "entry"));
        assert!(is_ordinal("zweiten") && is_ordinal("first") && is_ordinal("2") && !is_ordinal("firstly"));
    }
}
