//! What a person decided about pairs of names; not where it is kept.

use super::Answer;
use super::table::Table;
use std::collections::BTreeMap;

/// Decisions about pairs of names, in the words of [`super::Term::name`] or [`super::Term::key`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions(BTreeMap<(String, String), Answer>);

impl Decisions {
    /// Takes a decision in place of an earlier one about the same names; the order of the names says nothing.
    pub fn decide(&mut self, a: &str, b: &str, answer: Answer) {
        self.0.insert(ordered(a, b), answer);
    }

    /// The decisions about names of a table, by their places, the earlier first.
    pub(super) fn places(&self, table: &Table) -> BTreeMap<(usize, usize), Answer> {
        // Most documents have none: no name is copied for nothing.
        if self.0.is_empty() {
            return BTreeMap::new();
        }
        let by_name = table.by_name();
        let place = |name: &str| by_name.get(&name.to_lowercase()).copied();
        let decided = self.0.iter().filter_map(|((a, b), answer)| Some((place(a)?, place(b)?, *answer)));
        decided.filter(|(a, b, _)| a != b).map(|(a, b, answer)| ((a.min(b), a.max(b)), answer)).collect()
    }
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.to_owned(), second.to_owned())
}
