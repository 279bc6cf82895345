//! Word lists that are compiled in, as sets and maps that are quick to look up; not what stands in them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// A set of words, made when it is first asked.
pub(super) type Words = LazyLock<WordSet>;

/// A set of words.
pub(super) type WordSet = HashSet<&'static str, RandomState>;

/// What is known of each of some words.
pub(super) type WordMap<T> = HashMap<&'static str, T, RandomState>;

/// The entries of a list that has one on a line, beside comments behind `#`.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a list that blank space divides.
pub(super) fn set(list: &'static str) -> WordSet {
    list.split_whitespace().collect()
}
