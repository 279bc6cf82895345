//! Names that a field of technology uses, from the titles of its patent classes; no judgement of the name that a
//! claim should use, nor of the field that claims are in.

use super::likeness::{Likeness, likeness_of, shared};
use super::table::{Table, Words};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// A line for each subclass of the Cooperative Patent Classification: code, title, and names with the number of titles that
/// hold them. `cli/examples/reduce-classes` makes it.
const CLASSES: &str = include_str!("../../../../../assets/classes/cpc-en.txt");

/// Names that are told of a term.
const MOST: usize = 5;

/// A subclass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its symbol: `F16F`.
    pub code: &'static str,
    /// Its title.
    pub title: &'static str,
    names: &'static str,
}

impl Field {
    /// The subclass of a symbol, which may go on with groups.
    pub fn of(symbol: &str) -> Option<Self> {
        let code: String = symbol.trim().chars().take(4).collect::<String>().to_uppercase();
        FIELDS.binary_search_by(|field| field.code.cmp(&code)).ok().map(|at| FIELDS[at])
    }

    /// Its names, each with the number of titles that hold it.
    fn names(self) -> impl Iterator<Item = (&'static str, u32)> {
        let named = |entry: &'static str| {
            let (name, count) = entry.rsplit_once(' ')?;
            Some((name, count.parse().ok()?))
        };
        self.names.split(',').filter_map(named)
    }
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let field = |line: &'static str| {
        let mut parts = line.splitn(3, '|');
        Some(Field { code: parts.next()?, title: parts.next()?, names: parts.next()? })
    };
    CLASSES.lines().filter_map(field).collect()
});

impl Table {
    /// For each name, in the order of [`Table::terms`], names that a field uses for what is like it: of the same words in
    /// part, or of words that stand for them.
    pub fn usual(&self, field: Field) -> Vec<Vec<&'static str>> {
        let names: Vec<(&'static str, u32, Words)> = field
            .names()
            .map(|(name, count)| {
                let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
                let (head, before) = words.split_last().map_or(("", &[][..]), |(head, before)| (head.as_str(), before));
                (name, count, Words::of(before, head))
            })
            .collect();
        self.terms
            .iter()
            .map(|term| {
                let own = &term.words;
                let mut found: Vec<(Likeness, f32, u32, &'static str)> = names
                    .iter()
                    .filter(|(name, ..)| *name != term.key)
                    .filter_map(|(name, count, words)| {
                        let likeness = likeness_of(own, words);
                        let same_head = words.all.last() == own.all.last();
                        let told = match likeness {
                            Likeness::None | Likeness::Opposite | Likeness::Abbreviated => false,
                            Likeness::Words | Likeness::Shortened => same_head && !own.specific.is_empty(),
                            _ => true,
                        };
                        told.then(|| (likeness.max(Likeness::Words), shared(own, words), *count, *name))
                    })
                    .collect();
                found.sort_by(|a, b| {
                    Reverse(a.0).cmp(&Reverse(b.0)).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)).then(a.3.cmp(b.3))
                });
                found.into_iter().take(MOST).map(|(.., name)| name).collect()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::{ClaimSet, Language};

    fn table(text: &str) -> Table {
        Table::of_claims(&ClaimSet::parse(text, Language::En))
    }

    #[test]
    fn the_list_can_be_read_and_is_in_order() {
        assert!(FIELDS.len() > 600 && FIELDS.windows(2).all(|two| two[0].code < two[1].code));
        assert!(FIELDS.iter().all(|field| field.code.len() == 4 && !field.title.is_empty()));
        assert!(
            FIELDS
                .iter()
                .all(|field| field.names().count() == field.names.split(',').filter(|n| !n.is_empty()).count())
        );
    }

    #[test]
    fn a_field_is_found_by_its_symbol() {
        assert_eq!(Field::of("f16f 1/04").map(|field| field.code), Some("F16F"));
        assert_eq!(Field::of("Z99Z"), None);
    }

    #[test]
    fn usual_names_share_what_they_name() {
        let field = Field::of("F16F").expect("springs");
        let usual = table("1. A suspension comprising a helical spring and a gear.").usual(field);
        let of = |name: &str| {
            let table = table("1. A suspension comprising a helical spring and a gear.");
            let at = table.terms.iter().position(|term| term.name == name).expect("a term");
            usual[at].clone()
        };
        assert!(of("helical spring").iter().any(|name| name.ends_with("spring")), "{usual:?}");
        assert!(of("gear").is_empty(), "{usual:?}");
    }
}
