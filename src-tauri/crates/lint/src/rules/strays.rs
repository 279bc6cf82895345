//! Signs that stand once behind the name of another part, found by the last two words of names; not names with two signs.
//!
//! Uses without a determiner ("via drive shaft 18") are uncertain to the reader of signs, and long names vary in their
//! first words. A pair of words that belongs to one sign, before a sign that belongs to another name, is certain enough.

use crate::rules::names::{self, Table};
use claimwright_application::signs::SignUse;
use claimwright_application::{Description, Span};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A sign behind the name of another part.
pub(crate) struct Stray<'a> {
    /// Two words and the sign.
    pub span: Span,
    /// The sign that stands there.
    pub sign: &'a str,
    /// The sign that the words usually stand with.
    pub usual: &'a str,
    /// The name that the sign usually stands with.
    pub owner: &'a str,
}

static USE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<name>[a-z][a-z-]+ [a-z][a-z-]+) \(?(?P<sign>[0-9]{2,4}[a-z]?)(?-u:\b)")
        .expect("a constant pattern")
});

/// A number before the words, as in a list "10 vertical food cooker 11 upper portion".
static IN_A_LIST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9]{1,4}[a-z]?[ .:,-]+(?:[a-z-]+ ){0,3}$").expect("a constant pattern"));

/// Bytes before the words in which such a number would stand.
const LOOK_BACK: usize = 60;

/// Uses of a name or a sign from which on the two belong together.
const MIN_USES: usize = 4;

/// Stray uses that are a slip.
const MAX_ODD: usize = 1;

/// The last two words of a name.
fn pair(name: &str) -> Option<&str> {
    let mut spaces = name.rmatch_indices(' ').map(|(at, _)| at);
    spaces.next()?;
    Some(spaces.next().map_or(name, |at| &name[at + 1..]))
}

/// Strays of a description, in order.
pub(crate) fn of<'a>(description: &'a Description, uses: &'a [SignUse], table: &Table<'a>) -> Vec<Stray<'a>> {
    let mut signs: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for one in uses {
        if let Some(pair) = pair(&one.name) {
            *signs.entry(pair).or_default().entry(one.sign.as_str()).or_default() += 1;
        }
    }
    let mut strays: Vec<Stray<'a>> = Vec::new();
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for found in USE.captures_iter(&description.text) {
        let (Some(name), Some(sign)) = (found.name("name"), found.name("sign")) else { continue };
        let Some(known) = signs.get(name.as_str()) else { continue };
        let Some((usual, most)) =
            known.iter().map(|(sign, count)| (*sign, *count)).max_by_key(|&(sign, count)| (count, sign))
        else {
            continue;
        };
        *counts.entry((name.as_str(), sign.as_str())).or_default() += 1;
        let same = names::same_series(usual, sign.as_str());
        let rest = &description.text[sign.end()..];
        let goes_on = rest.starts_with(['-', '–', '.', ',', '/'])
            && rest.chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '(');
        let from = description.text.floor_char_boundary(name.start().saturating_sub(LOOK_BACK));
        let listed = IN_A_LIST.is_match(&description.text[from..name.start()]);
        if most < MIN_USES || same || goes_on || listed || names::says_nothing(name.as_str()) {
            continue;
        }
        let Some((owner, count)) = names::usual(table, sign.as_str()) else { continue };
        if count < MIN_USES || names::is_short_for(owner, name.as_str()) {
            continue;
        }
        let span = Span::new(name.start(), sign.end());
        strays.push(Stray { span, sign: sign.as_str(), usual, owner });
    }
    strays.retain(|stray| {
        let name = pair_of(stray, description);
        counts.get(&(name, stray.sign)).is_none_or(|&count| count <= MAX_ODD)
    });
    strays
}

/// The two words of a stray.
fn pair_of<'a>(stray: &Stray<'_>, description: &'a Description) -> &'a str {
    let text = stray.span.of(&description.text);
    text[..text.len() - stray.sign.len()].trim_end_matches(['(', ' '])
}
