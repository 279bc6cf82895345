//! Likenesses of names that were compared before, so that a keystroke costs the comparison of what it changed; not how
//! names are compared.

use super::likeness::{Likeness, likeness, likeness_of_part};
use super::table::Term;
use foldhash::HashMap as FastMap;

/// From so many comparisons on, all are forgotten: a set of a hundred claims needs some ten thousand.
const MOST: usize = 500_000;

/// What was found of pairs of names, whatever document they stood in.
#[derive(Debug, Default)]
pub struct Memo {
    numbers: FastMap<String, u32>,
    whole: FastMap<(u32, u32), Likeness>,
    part: FastMap<(u32, u32), Likeness>,
}

impl Memo {
    /// The numbers of names; a new one gets the next.
    pub(super) fn numbers<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<u32> {
        if self.whole.len() + self.part.len() + self.numbers.len() > MOST {
            *self = Self::default();
        }
        names
            .map(|name| {
                if let Some(number) = self.numbers.get(name) {
                    return *number;
                }
                let number = self.numbers.len() as u32;
                self.numbers.insert(name.to_owned(), number);
                number
            })
            .collect()
    }

    pub(super) fn likeness(&mut self, a: (u32, &Term), b: (u32, &Term)) -> Likeness {
        *self.whole.entry((a.0, b.0)).or_insert_with(|| likeness(a.1, b.1))
    }

    pub(super) fn likeness_of_part(&mut self, a: (u32, &Term), b: (u32, &Term)) -> Likeness {
        *self.part.entry((a.0, b.0)).or_insert_with(|| likeness_of_part(a.1, b.1))
    }
}
