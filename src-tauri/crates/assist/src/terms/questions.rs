//! Which pairs of names could be names of one thing by where they stand; not whether they are.

use super::likeness::{Likeness, likeness, likeness_of_end};
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
    /// Whether it is the end of the earlier name that is alike.
    pub by_end: bool,
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

/// The first three letters of a word.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(end, _)| &word[..end])
}

impl Table {
    /// Every pair that is worth a comparison.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let compared = self.terms.len().min(MOST_TERMS);
        let comparable = |place: &usize| self.terms[*place].name.len() <= LONGEST;
        let known: Vec<usize> =
            (0..compared).filter(comparable).filter(|place| !self.terms[*place].known.is_empty()).collect();
        let mut index = Index::default();
        for later in (0..compared).filter(comparable) {
            let term = &self.terms[later];
            if term.is_stray() {
                let stands = if term.dangling.is_empty() { Stands::Implied } else { Stands::Dangling };
                let mut seen = BTreeSet::new();
                let mut nearest = BTreeSet::new();
                for stray in term.dangling.iter().chain(&term.implied) {
                    let visible = known.iter().copied().filter(|&other| {
                        other != later
                            && self.terms[other]
                                .known
                                .iter()
                                .any(|there| self.chains.includes(stray.claim, there.claim))
                    });
                    // The nearest by where they stand first: what stands before the stray name, from its end.
                    let (before, behind): (Vec<usize>, Vec<usize>) = visible.partition(|other| *other < later);
                    let in_sight: Vec<usize> = before.into_iter().rev().chain(behind).take(IN_SIGHT).collect();
                    nearest.extend(in_sight.iter().take(NEAREST).copied());
                    seen.extend(in_sight);
                }
                let pairs_of =
                    seen.into_iter().map(|other| (nearest.contains(&other), self.pair(other, later, stands)));
                let worth = pairs_of.filter(|(near, pair)| *near || pair.likeness >= Likeness::Words);
                pairs.extend(worth.map(|(_, pair)| pair));
                continue;
            }
            let Some(first) = term.introduced.first() else { continue };
            for earlier in index.near(term) {
                let stands = match self.terms[earlier].introduced.first() {
                    Some(there) if there.claim == first.claim => Stands::Together,
                    Some(there) if self.chains.includes(first.claim, there.claim) => Stands::Anew,
                    Some(there) if self.chains.related(first.claim, there.claim) => Stands::Together,
                    _ => Stands::Apart,
                };
                let pair = self.pair(earlier, later, stands);
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

    fn pair(&self, earlier: usize, later: usize, stands: Stands) -> Pair {
        let (a, b) = (&self.terms[earlier], &self.terms[later]);
        let whole = likeness(a, b);
        let strays = matches!(stands, Stands::Dangling | Stands::Implied);
        let end = if strays && whole <= Likeness::Words { likeness_of_end(a, b) } else { Likeness::None };
        // The end of a name says less than the name: what is opposed or shortened there says nothing.
        let tells = matches!(end, Likeness::Relabelled | Likeness::Synonymous | Likeness::Misspelt);
        Pair { earlier, later, stands, likeness: if tells { end } else { whole }, by_end: tells }
    }

    /// Pairs of places in [`Table::terms`] about which the meaning of words could decide: those worth a model's time.
    pub fn questions(&self) -> Vec<(usize, usize)> {
        let asks = |pair: &Pair| match (pair.stands, pair.likeness) {
            (_, Likeness::Shortened | Likeness::Opposite) => false,
            (Stands::Dangling, _) => true,
            // What is clear in itself, or introduced, is asked about where words speak for it.
            (Stands::Implied | Stands::Anew, likeness) => likeness >= Likeness::Words,
            _ => false,
        };
        self.pairs().into_iter().filter(asks).map(|pair| (pair.earlier, pair.later)).collect()
    }
}
