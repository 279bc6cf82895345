//! Names and signs of a description counted against each other; not what is wrong with them.

use crate::rules::claim_signs;
use claimwright_application::signs::SignUse;
use claimwright_application::{Language, nouns};
use std::collections::BTreeMap;

/// Heads that name any part, or none: two of them on one sign say nothing.
const GENERIC: &[&str] = &[
    "member",
    "element",
    "part",
    "device",
    "unit",
    "component",
    "apparatus",
    "assembly",
    "structure",
    "mechanism",
    "system",
    "means",
    "portion",
    "section",
    "body",
    "object",
    "item",
    "arrangement",
    "module",
    "piece",
    "region",
    "area",
    "side",
    "end",
    "surface",
    "one",
    "figure",
    "embodiment",
    "step",
    "block",
    "operation",
    "process",
    "method",
    "example",
    "line",
    "arrow",
    "reference",
    "numeral",
    "number",
    "stage",
    "point",
    "position",
    "view",
    "axis",
    "direction",
    "decision",
    "state",
    "time",
    "circuit",
    "layer",
    "teil",
    "element",
    "vorrichtung",
    "einheit",
    "einrichtung",
    "mittel",
    "bauteil",
    "anordnung",
    "bereich",
    "abschnitt",
    "schritt",
    "élément",
    "pièce",
    "organe",
    "dispositif",
    "moyen",
    "moyens",
    "partie",
    "ensemble",
    "unité",
    "étape",
    "zone",
    "invention",
    "combination",
    "document",
    "reaction",
    "page",
    "slide",
    "table",
    "sample",
    "non",
    "patent",
    "claim",
    "type",
    "group",
    "version",
    "phase",
    "day",
    "case",
];

/// Whether a head names any part.
pub(crate) fn is_generic(head: &str) -> bool {
    GENERIC.contains(&head)
}

/// How often each name stands with each sign, with the first use of the pair.
pub(crate) struct Table<'a> {
    /// Name → sign → uses in order.
    pub by_name: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a SignUse>>>,
    /// Sign → name → uses in order.
    pub by_sign: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a SignUse>>>,
}

/// The table of a description's uses.
pub(crate) fn table(uses: &[SignUse]) -> Table<'_> {
    let mut table = Table { by_name: BTreeMap::new(), by_sign: BTreeMap::new() };
    for one in uses {
        table.by_name.entry(one.name.as_str()).or_default().entry(one.sign.as_str()).or_default().push(one);
        table.by_sign.entry(one.sign.as_str()).or_default().entry(one.name.as_str()).or_default().push(one);
    }
    table
}

/// The name that a sign mostly stands with, and how often.
pub(crate) fn usual<'a>(table: &Table<'a>, sign: &str) -> Option<(&'a str, usize)> {
    let names = table.by_sign.get(sign)?;
    names.iter().map(|(name, uses)| (*name, uses.len())).max_by_key(|&(name, count)| (count, std::cmp::Reverse(name)))
}

fn words(name: &str) -> Vec<String> {
    let words = name.split([' ', '-']).filter(|word| !word.is_empty());
    words.map(|word| nouns::singular(word, Language::En)).collect()
}

/// Whether a name is the initials of another, as `ne` is of `network entity`.
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    long.len() > 1 && (*short == initials || short.strip_suffix('s') == Some(&initials))
}

/// Whether two names may be one part: one has the last word of the other, or their last words are alike.
pub(crate) fn may_be_one(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (Some(la), Some(lb)) = (a.last(), b.last()) else { return true };
    let alike =
        |x: &String, y: &String| x.len() > 3 && y.len() > 3 && (x.starts_with(y.as_str()) || x.ends_with(y.as_str()));
    a.contains(lb)
        || b.contains(la)
        || is_initials(&a, &b)
        || is_initials(&b, &a)
        || alike(la, lb)
        || alike(lb, la)
        || (a.len() > 1 && a.first() == b.first() && is_generic(la))
}

/// Whether a name has general words only, so that many parts could bear it.
pub(crate) fn says_nothing(name: &str) -> bool {
    words(name).iter().all(|word| is_generic(word) || word.len() < 3)
}

/// Whether one name is the other with fewer words.
pub(crate) fn is_short_for(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

/// Whether two signs are variants of one: the same digits, or the same two last digits in the hundreds.
pub(crate) fn same_series(a: &str, b: &str) -> bool {
    let (a, b) = (claim_signs::base(a), claim_signs::base(b));
    let tail = |sign: &str| sign.get(sign.len().saturating_sub(2)..).map(str::to_owned);
    a == b || (a.len().max(b.len()) >= 3 && a.len().min(b.len()) >= 2 && tail(a) == tail(b))
}
