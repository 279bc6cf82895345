//! How alike two names are by their letters and words; not what they mean, nor where they stand.

use super::synonyms::are_synonyms;
use super::table::{Term, Words};
use super::words::{are_opposites, distance, is_for_anything, share_root};

/// What two different names have in common, the closest that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Nothing.
    None,
    /// The one is the other with fewer words: what drafters do to a long name, and no second name.
    Shortened,
    /// Some words of one root.
    Words,
    /// Their specific words have one root, and one of them has a noun for anything: fastener, fastening member.
    Rebuilt,
    /// The same modifiers before two nouns for anything: fastening member, fastening element.
    Relabelled,
    /// Words that stand for each other, and nothing else: housing, casing.
    Synonymous,
    /// The initials of the other.
    Abbreviated,
    /// The same words in other forms, or written together: fixing unit, fixation unit; pre-load, preload.
    Inflected,
    /// One word differs by a letter, or two in a long one.
    Misspelt,
    /// A word stands against its opposite: inner ring, outer ring.
    Opposite,
}

/// Compares two names.
pub(super) fn likeness(a: &Term, b: &Term) -> Likeness {
    likeness_of(&a.words, &b.words)
}

/// Compares the shorter one of a known name and a stray one with as many words of the longer one. A long name is often said
/// in fewer words before it is said in others: of a known one, these are the words before the head that the stray one has
/// too, or else the last ones. A stray name may also say more than the known one, which then is no single word. Nothing
/// where the names are equally long, or where that part has nothing to do with the shorter name.
pub(super) fn likeness_of_part(known: &Term, stray: &Term) -> Likeness {
    let (mut long, mut short) = (known, stray);
    if known.words.all.len() < stray.words.all.len() {
        (long, short) = (stray, known);
        if known.words.all.len() == 1 {
            return Likeness::None;
        }
    }
    let (many, few) = (&long.words.all, &short.words.all);
    let Some(cut) = many.len().checked_sub(few.len()).filter(|cut| *cut > 0) else { return Likeness::None };
    let before = &many[..many.len() - 1];
    let is_kept = |word: &&String| few[..few.len() - 1].contains(word);
    let kept: Vec<String> = before.iter().filter(is_kept).cloned().collect();
    let is_known = std::ptr::eq(long, known) && kept.len() + 1 == few.len();
    let modifiers = if is_known { &kept[..] } else { &before[cut..] };
    let head = &many[many.len() - 1];
    let mut unlike = modifiers.iter().chain([head]).zip(few).filter(|(p, q)| p != q);
    // All that a part of a name can tell needs at most one word that is none of these.
    let stranger = |(p, q): &(&String, &String)| !share_root(p, q) && !are_synonyms(p, q);
    if unlike.clone().any(|pair| stranger(&pair)) && unlike.nth(1).is_some() {
        return Likeness::None;
    }
    likeness_of(&Words::of(modifiers, head), &short.words)
}

/// Compares the words of two names.
pub(super) fn likeness_of(a: &Words, b: &Words) -> Likeness {
    let (x, y) = (&a.all, &b.all);
    if a.together == b.together {
        return Likeness::Inflected;
    }
    if x.len() == y.len() {
        let unlike: Vec<(&String, &String)> = x.iter().zip(y).filter(|(p, q)| p != q).collect();
        if unlike.iter().any(|(p, q)| are_opposites(p, q)) {
            return Likeness::Opposite;
        }
        if let [(p, q)] = unlike.as_slice() {
            if is_slip(p, q) {
                return Likeness::Misspelt;
            }
            if x.len() > 1 && is_for_anything(p) && is_for_anything(q) && x.last() != y.last() {
                return Likeness::Relabelled;
            }
        }
        if unlike.iter().all(|(p, q)| share_root(p, q)) {
            return Likeness::Inflected;
        }
        if unlike.iter().all(|(p, q)| share_root(p, q) || are_synonyms(p, q)) {
            return Likeness::Synonymous;
        }
    }
    if is_initials(a, b) || is_initials(b, a) {
        return Likeness::Abbreviated;
    }
    let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    if within(x, y) || within(y, x) {
        return Likeness::Shortened;
    }
    let opposed = x.iter().any(|p| !y.contains(p) && y.iter().any(|q| !x.contains(q) && are_opposites(p, q)));
    if opposed {
        return Likeness::Opposite;
    }
    let (p, q) = (&a.specific, &b.specific);
    if !p.is_empty() && p.len() == q.len() && p.iter().zip(q).all(|(p, q)| share_root(p, q)) {
        return Likeness::Rebuilt;
    }
    if p.iter().any(|word| q.iter().any(|other| share_root(word, other))) { Likeness::Words } else { Likeness::None }
}

/// Whether two words differ as by a slip of the pen. The first letter is seldom missed, and short words that differ by
/// a letter are mostly two words.
fn is_slip(a: &str, b: &str) -> bool {
    let short = a.chars().count().min(b.chars().count());
    let most = match short {
        0..6 => return false,
        6..12 => 1,
        _ => 2,
    };
    let digits = |word: &str| word.chars().any(|letter| letter.is_ascii_digit());
    // An ending that differs is a form of the word and no slip.
    let ending = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() + 2 >= short;
    a.chars().next() == b.chars().next() && !digits(a) && !digits(b) && !ending && distance(a, b) <= most
}

/// Whether a single word is made of the first letters of the others.
fn is_initials(short: &Words, long: &Words) -> bool {
    let [word] = short.all.as_slice() else { return false };
    (2..=6).contains(&word.chars().count()) && *word == long.initials
}

/// The part of their words that two names share: 1 where all are, at the same places. A word of the same root counts for
/// less than the word itself, and a word at another place less than at its own.
pub(super) fn shared(a: &Words, b: &Words) -> f32 {
    let (x, y) = (&a.all, &b.all);
    let weight = |(at, word): (usize, &String)| {
        let others = y.iter().enumerate().map(|(there, other)| match (word == other, at == there) {
            (true, true) => 1.0,
            (true, false) => 0.9,
            _ if share_root(word, other) => 0.8,
            _ => 0.0,
        });
        others.fold(0.0, f32::max)
    };
    x.iter().enumerate().map(weight).sum::<f32>() / x.len().max(y.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::super::table::Excuse;
    use super::*;
    use std::collections::BTreeSet;

    fn term(name: &str) -> Term {
        let (modifiers, head) = name.rsplit_once(' ').unwrap_or(("", name));
        let modifiers: Vec<String> = modifiers.split_whitespace().map(str::to_owned).collect();
        Term {
            name: name.to_owned(),
            key: name.to_owned(),
            words: Words::of(&modifiers, head),
            modifiers,
            head: head.to_owned(),
            mentions: Vec::new(),
            introduced: Vec::new(),
            known: Vec::new(),
            dangling: Vec::new(),
            implied: Vec::new(),
            signs: BTreeSet::new(),
            ordinals: BTreeSet::new(),
            bare: false,
            read_as: None,
            excuse: Excuse::default(),
        }
    }

    #[test]
    fn names_are_compared_by_what_they_share() {
        for (a, b, expected) in [
            ("fastening member", "fastening element", Likeness::Relabelled),
            ("fastening member", "fastener", Likeness::Rebuilt),
            ("inner ring", "outer ring", Likeness::Opposite),
            ("pre-load spring", "preload spring", Likeness::Inflected),
            ("controlling unit", "control unit", Likeness::Inflected),
            ("retaining spring", "retaning spring", Likeness::Misspelt),
            ("pump housing", "pump casing", Likeness::Synonymous),
            ("upper housing", "lower casing", Likeness::Opposite),
            ("electronic control unit", "ecu", Likeness::Abbreviated),
            ("coil spring", "spring", Likeness::Shortened),
            ("coil spring", "leaf spring", Likeness::Words),
            ("gear", "hub", Likeness::None),
            ("rod", "rot", Likeness::None),
        ] {
            assert_eq!(likeness(&term(a), &term(b)), expected, "{a} / {b}");
            assert_eq!(likeness(&term(b), &term(a)), expected, "{b} / {a}");
        }
    }
}
