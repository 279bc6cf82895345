//! What a person decided about pairs of names; not where it is kept.

use super::Answer;
use std::collections::BTreeMap;

/// Decisions about pairs of names, in the words of [`super::Term::name`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions(BTreeMap<(String, String), Answer>);

impl Decisions {
    /// Takes a decision in place of an earlier one about the same names; the order of the names says nothing.
    pub fn decide(&mut self, a: &str, b: &str, answer: Answer) {
        self.0.insert(ordered(a, b), answer);
    }

    /// What was decided about two names.
    pub fn of(&self, a: &str, b: &str) -> Option<Answer> {
        // Most documents have none: a name is not copied for nothing.
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&ordered(a, b)).copied()
    }

    /// The pairs that were decided to be names of one thing.
    pub fn same(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(_, answer)| **answer == Answer::Same).map(|((a, b), _)| (a.as_str(), b.as_str()))
    }
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    (first.to_owned(), second.to_owned())
}
