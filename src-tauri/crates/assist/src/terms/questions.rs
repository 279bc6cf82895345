//! Which pairs of names could be names of one thing by where they stand; not whether they are.

use super::chains::Chains;
use super::likeness::Likeness;
use super::memo::Memo;
use super::table::{LONGEST, MOST_TERMS, Table, Term};
use std::collections::{BTreeSet, HashMap};

/// Most earlier names that one name is compared with by a model, or by an index of words, the nearest first.
const NEAREST: usize = 40;
/// Most names that a stray one is compared with by its words: that costs microseconds.
const IN_SIGHT: usize = 300;

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// The later one is used as if it had been introduced, and was not; the earlier one was.
    Dangling,
    /// The same of a name that is clear in itself.
    Implied,
    /// The later one is read as the earlier one, in other forms of its words.
    ReadAs,
    /// The later one is introduced anew in a claim that already has the earlier one.
    Anew,
    /// Both are introduced where the other is seen.
    Together,
    /// Neither claim takes over the other.
    Apart,
}

/// A pair to compare: places in the table, the earlier name first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub earlier: usize,
    pub later: usize,
    pub stands: Stands,
    pub likeness: Likeness,
    /// Whether it is a part of the longer name that is alike.
    pub in_part: bool,
}

/// Terms by the beginnings of their words and by their initials: what shares neither has nothing in common.
#[derive(Default)]
struct Index<'a> {
    beginnings: HashMap<&'a str, Vec<usize>>,
    initials: HashMap<&'a str, Vec<usize>>,
    /// Single words that may be initials.
    short: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn add(&mut self, place: usize, term: &'a Term) {
        for word in &term.words.all {
            self.beginnings.entry(beginning(word)).or_default().push(place);
        }
        self.initials.entry(&term.words.initials).or_default().push(place);
        if let [word] = term.words.all.as_slice() {
            self.short.entry(word).or_default().push(place);
        }
    }

    /// Earlier terms that have something in common with this one, the nearest of them.
    fn near(&self, term: &Term) -> BTreeSet<usize> {
        let none = Vec::new();
        let by_word = term.words.all.iter().map(|word| self.beginnings.get(beginning(word)).unwrap_or(&none));
        let by_initials = [
            self.short.get(term.words.initials.as_str()).unwrap_or(&none),
            term.words.all.first().and_then(|word| self.initials.get(word.as_str())).unwrap_or(&none),
        ];
        by_word.chain(by_initials).flat_map(|places| places.iter().rev().take(NEAREST)).copied().collect()
    }
}

/// The names that each claim sees: those whose thing is known, or clear in itself, in it or in a claim that it takes over.
struct Seen<'a> {
    chains: &'a Chains,
    /// For each claim, the names that are known there.
    known: HashMap<usize, Vec<usize>>,
    /// For each claim that was asked about, what it sees, ascending.
    seen: HashMap<usize, Vec<usize>>,
}

impl<'a> Seen<'a> {
    fn of(table: &'a Table, compared: impl Iterator<Item = usize>) -> Self {
        let mut known: HashMap<usize, Vec<usize>> = HashMap::new();
        for place in compared {
            // What is clear in itself can be said again in other words.
            let term = &table.terms[place];
            let there: BTreeSet<usize> = term.known.iter().chain(&term.implied).map(|there| there.claim).collect();
            for claim in there {
                known.entry(claim).or_default().push(place);
            }
        }
        Self { chains: &table.chains, known, seen: HashMap::new() }
    }

    fn from(&mut self, claim: usize) -> &[usize] {
        self.seen.entry(claim).or_insert_with(|| {
            let there = self.chains.seen_from(claim).filter_map(|claim| self.known.get(&claim));
            let mut all: Vec<usize> = there.flatten().copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        })
    }
}

/// The first three letters of a word.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(end, _)| &word[..end])
}

impl Table {
    /// Every pair that is worth a comparison. What `memo` has compared before is not compared again.
    pub(super) fn pairs(&self, memo: &mut Memo) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let compared = self.terms.len().min(MOST_TERMS);
        let comparable = |place: &usize| self.terms[*place].key.len() <= LONGEST;
        let names = memo.numbers(self.terms.iter().take(compared).map(|term| term.key.as_str()));
        let mut pair = |earlier, later, stands| self.pair(earlier, later, stands, &names, memo);
        let mut seen = Seen::of(self, (0..compared).filter(comparable));
        let mut index = Index::default();
        for later in (0..compared).filter(comparable) {
            let term = &self.terms[later];
            if term.is_stray() {
                let stands = if term.dangling.is_empty() { Stands::Implied } else { Stands::Dangling };
                let (mut near, mut in_sight) = (BTreeSet::new(), BTreeSet::new());
                let mut last = None;
                for stray in term.dangling.iter().chain(&term.implied) {
                    if last.replace(stray.claim) == Some(stray.claim) {
                        continue;
                    }
                    // The nearest by where they stand first: what stands before the stray name, from its end.
                    let visible = seen.from(stray.claim);
                    let (before, behind) = visible.split_at(visible.partition_point(|other| *other < later));
                    let others =
                        before.iter().rev().chain(behind).copied().filter(|other| {
                            *other != later && (*other < later || !self.terms[*other].known.is_empty())
                        });
                    near.extend(others.clone().take(NEAREST));
                    in_sight.extend(others.take(IN_SIGHT));
                }
                let found = in_sight.into_iter().map(|other| (near.contains(&other), pair(other, later, stands)));
                let worth = found.filter(|(near, pair)| *near || pair.likeness >= Likeness::Words);
                pairs.extend(worth.map(|(_, pair)| pair));
                continue;
            }
            let Some(first) = term.introduced.first() else {
                let earlier = term.read_as.filter(|earlier| *earlier < compared && comparable(earlier));
                pairs.extend(earlier.map(|earlier| pair(earlier, later, Stands::ReadAs)));
                continue;
            };
            for earlier in index.near(term) {
                let stands = match self.terms[earlier].introduced.first() {
                    Some(there) if there.claim == first.claim => Stands::Together,
                    Some(there) if self.chains.includes(first.claim, there.claim) => Stands::Anew,
                    Some(there) if self.chains.related(first.claim, there.claim) => Stands::Together,
                    _ => Stands::Apart,
                };
                let pair = pair(earlier, later, stands);
                if pair.likeness >= Likeness::Words && pair.likeness != Likeness::Opposite {
                    pairs.push(pair);
                }
            }
            index.add(later, term);
        }
        pairs.retain(|pair| {
            let places = (pair.earlier.min(pair.later), pair.earlier.max(pair.later));
            pair.stands == Stands::Together || !self.beside.contains(&places)
        });
        pairs
    }

    fn pair(&self, earlier: usize, later: usize, stands: Stands, names: &[u32], memo: &mut Memo) -> Pair {
        let (a, b) = ((names[earlier], &self.terms[earlier]), (names[later], &self.terms[later]));
        let whole = memo.likeness(a, b);
        let strays = matches!(stands, Stands::Dangling | Stands::Implied);
        let part = if strays && whole <= Likeness::Words { memo.likeness_of_part(a, b) } else { Likeness::None };
        // A part of a name says less than the name: what is opposed or shortened there says nothing.
        let tells = matches!(part, Likeness::Relabelled | Likeness::Synonymous | Likeness::Misspelt);
        Pair { earlier, later, stands, likeness: if tells { part } else { whole }, in_part: tells }
    }

    /// Pairs of places in [`Table::terms`] about which the meaning of words could decide: those worth a model's time.
    pub fn questions(&self) -> Vec<(usize, usize)> {
        self.compared(&mut Memo::default()).questions()
    }

    /// The table with its names compared.
    pub fn compared(&self, memo: &mut Memo) -> Compared<'_> {
        Compared { table: self, pairs: self.pairs(memo) }
    }
}

/// A table whose names were compared.
#[derive(Debug)]
pub struct Compared<'a> {
    pub(super) table: &'a Table,
    pub(super) pairs: Vec<Pair>,
}

impl Compared<'_> {
    /// As [`Table::questions`].
    pub fn questions(&self) -> Vec<(usize, usize)> {
        let asks = |pair: &Pair| match (pair.stands, pair.likeness) {
            (_, Likeness::Shortened | Likeness::Opposite) => false,
            (Stands::Dangling, _) => true,
            // What is clear in itself, or introduced, is asked about where words speak for it.
            (Stands::Implied | Stands::Anew, likeness) => likeness >= Likeness::Words,
            _ => false,
        };
        self.pairs.iter().filter(|pair| asks(pair)).map(|pair| (pair.earlier, pair.later)).collect()
    }
}
