//! Names as claims write them, in the order of their language; not the form in which they are compared.

use super::table::Term;
use super::words::is_ordinal;
use claimwright_application::claims::Mention;
use claimwright_application::{Claim, ClaimSet, Language};

/// The name of a term as a person reads it: in the words of the first mention that is in the singular and begins with a
/// small letter, as far as there is one.
///
/// An English name is its key with the capitals of the text inside a word, the head in the singular. French names have
/// their head first and small words between, and German nouns their capitals: both stand as they are written.
pub(super) fn name(term: &Term, set: &ClaimSet) -> String {
    let mentions = term.mentions.iter().filter_map(|id| set.mention(*id));
    let rank = |(claim, mention): &(&Claim, &Mention)| {
        let small = mention.phrase.of(&claim.text).starts_with(char::is_lowercase);
        (!mention.plural, small)
    };
    // Of several that are as good, `max_by_key` takes the last.
    let Some((claim, mention)) = mentions.rev().max_by_key(rank) else { return term.key.clone() };
    let words = mention.phrase.of(&claim.text).split_whitespace();
    match claim.language {
        Language::En => with_capitals(&term.key, words),
        Language::Fr => small(&uncounted(words)),
        Language::De => uncounted(words),
    }
}

/// The words of a key, those as they are written that have a capital behind their first letter: ECU, LEDs.
fn with_capitals<'a>(key: &str, written: impl Iterator<Item = &'a str>) -> String {
    let capitals = |word: &&str| word.chars().skip(1).any(char::is_uppercase);
    let written: Vec<&str> = written.filter(capitals).collect();
    // Of a plural like "LEDs", the last letter goes.
    let forms: Vec<&str> = written.iter().flat_map(|word| [Some(*word), word.strip_suffix('s')]).flatten().collect();
    let word = |word| forms.iter().find(|form| form.to_lowercase() == word).copied().unwrap_or(word);
    key.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The words without those that only tell things of one name apart.
fn uncounted<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let joins = |word: &&str| matches!(*word, "et" | "ou" | "und" | "oder");
    let named = words.filter(|word| !is_ordinal(&word.to_lowercase())).skip_while(joins);
    named.collect::<Vec<_>>().join(" ")
}

/// A name whose first word begins with a capital, and has no further one, in small letters.
fn small(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    if first.chars().skip(1).any(char::is_uppercase) || first.chars().count() < 2 {
        return name.to_owned();
    }
    first.to_lowercase() + &name[first.len()..]
}
