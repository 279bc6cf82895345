//! Whether a mention is a whole name, behind which a sign can stand; not which sign that is.

use crate::english::lexicon::Lexicon;
use claimwright_application::claims::{Claim, Determiner, Mention};

/// Words behind which a part is introduced.
pub(super) const COMPOSES: &[&str] = &[
    "comprising",
    "including",
    "having",
    "containing",
    "comprises",
    "includes",
    "has",
    "contains",
    "with",
    "carrying",
    "comprise",
    "include",
    "have",
    "by",
];

/// Whether the phrase ends where it seems to end: what follows is a mark or a word that cannot belong to it.
pub(super) fn is_whole(claim: &Claim, mention: &Mention, lexicon: &Lexicon) -> bool {
    let after = &claim.text[mention.span.end..];
    let Some(rest) = after.strip_prefix(char::is_whitespace) else { return true };
    let mut following = rest.split_whitespace();
    let first = following.next().unwrap_or_default();
    // "a Shore A hardness", "a front set of bearings".
    if first == "A" || following.next() == Some("of") && lexicon.is_noun_too(rest) {
        return false;
    }
    let second = rest.split_whitespace().nth(1).unwrap_or_default();
    let governs =
        |word: &str| matches!(word, "the" | "a" | "an" | "said" | "each" | "at" | "to" | "along" | "in" | "on");
    // "a groove profiling.": with nothing behind it the word in -ing is a noun, and the head.
    let bare = first.trim_end_matches([',', ';', '.']);
    let alone = bare.len() < first.len() || second.is_empty();
    if alone && bare.ends_with("ing") && !COMPOSES.contains(&bare) {
        return false;
    }
    let next: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>().to_lowercase();
    const ENDS: &[&str] = &[
        "",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "into",
        "onto",
        "and",
        "or",
        "that",
        "which",
        "who",
        "whose",
        "wherein",
        "whereby",
        "where",
        "when",
        "as",
        "so",
        "such",
        "between",
        "within",
        "around",
        "along",
        "through",
        "above",
        "below",
        "under",
        "over",
        "against",
        "about",
        "via",
        "per",
        "near",
        "inside",
        "outside",
        "than",
        "upon",
        "but",
        "if",
        "each",
        "while",
        "toward",
        "towards",
        "not",
        "therein",
        "thereon",
        "thereof",
        "thereto",
        "therefor",
        "the",
        "a",
        "an",
        "said",
        "having",
        "being",
        "during",
        "across",
        "behind",
        "beneath",
        "beyond",
        "without",
        "relative",
        "respectively",
        "therebetween",
        "thereby",
        "therefrom",
        "together",
        "away",
        "after",
        "before",
        "until",
        "because",
        "since",
        "among",
        "amongst",
        "towards",
        "outwardly",
        "first",
        "second",
        "third",
        "according",
        "prior",
        "able",
        "one",
        "all",
        "both",
        "its",
        "their",
        "it",
        "they",
        "also",
        "further",
        "then",
        "only",
        "off",
        "out",
        "up",
        "down",
        "apt",
        "coaxial",
        "contiguous",
        "opposite",
    ];
    ENDS.contains(&next.as_str())
        || lexicon.of_ing(&next).is_some()
        || lexicon.is_participle(&next)
        || lexicon.is_predicative(&next)
        || lexicon.is_finite(&next)
        // "The layers encase a core", "the fence and the table define a corner", but "a vehicle travel".
        || lexicon.of_base(&next).is_some() && (mention.plural || governs(second))
        || next.ends_with("ing") && governs(second)
        || next.ends_with("ward")
        || next.ends_with("ly")
}

/// Whether the name goes on behind its first noun, so that its head lies further on: "an ignition or plasma generation
/// apparatus", "a cleanser, detergent or care composition", "a parallel to serial converter".
pub(super) fn named_further(claim: &Claim, mention: &Mention, lexicon: &Lexicon) -> bool {
    if mention.plural || mention.determiner == Determiner::Bare {
        return false;
    }
    let in_name = claim.mentions.first().is_some_and(|first| first.span == mention.span);
    let mut at = mention.span.end;
    loop {
        let after = &claim.text[at..];
        let rest = after.trim_start();
        let joins = rest.split_whitespace().next().unwrap_or_default();
        let listed = rest.starts_with(',');
        // "A door opening and closing device" claims one thing; "a housing and electric parts" are several.
        let joined = matches!(joins, "or" | "and/or" | "to") || joins == "and" && in_name;
        if !listed && !joined {
            return false;
        }
        let start = at + (after.len() - rest.len()) + if listed { 1 } else { joins.len() };
        let start = start + (claim.text[start..].len() - claim.text[start..].trim_start().len());
        let Some(next) = claim.mentions.iter().find(|next| next.span.start == start) else { return false };
        if next.determiner != Determiner::Bare || next.plural || next.head == mention.head {
            return false;
        }
        let mut words = next.span.of(&claim.text).split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        if lexicon.is_participle(&first) || joins == "to" && lexicon.of_base(&first).is_some() {
            return false;
        }
        if !listed {
            return words.next().is_some();
        }
        at = next.span.end;
    }
}

/// Whether a label stands between the beginning of a name and this last word of it: "the group A element".
pub(super) fn labelled(claim: &Claim, mention: &Mention) -> bool {
    let before = claim.text[..mention.span.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let label = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    mention.determiner == Determiner::Bare
        && !mention.plural
        && (1..=2).contains(&before.len())
        && before.contains(|c: char| c.is_ascii_uppercase())
        && before.chars().all(label)
}
