//! Makes statistics of claim language from claims; not how they are used.

use super::document::{Document, Number};
use super::features::{self, Place};
use super::field::Field;
use super::heard::Heard;
use super::mixture::Beliefs;
use super::order::{Order, hash};
use super::pieces::{counted as counted_form, pieces};
use super::ranker::Ranker;
use super::statistics::{CLASSES, LONGEST, Statistics};
use claimwright_application::{ClaimSet, Language};
use claimwright_infer::Outlook;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Parts that claims are divided into.
const PARTS: usize = 4;

/// How often the claims are gone through to learn how to weigh.
const PASSES: usize = 3;

/// The same for those on which a generator is heard.
const PASSES_HEARING: usize = 4;

/// A generator is heard on texts below so many bytes, as a long one takes long and says little more.
const SHORT: usize = 2000;

/// Asks a generator what a text goes on with at some byte offsets.
pub type Foresee<'f> = dyn FnMut(&str, &[usize]) -> Vec<Outlook> + 'f;

/// The first pieces of a text are not learnt from: nothing stands before them.
const FIRST: usize = 3;

/// A piece that is seen less often is left out: it would say more of its claim than of claims.
const FEWEST: u32 = 3;

/// A follower of two or more pieces that is counted less often is left out.
const FEWEST_FOLLOWED: u32 = 2;

/// So many times rarer a word of other texts is held to be in claims.
const RARER: u32 = 4;

/// Beliefs are few, and learnt from one of so many documents; no multiple of the parts.
const BELIEVED: usize = 3;

/// Rounds in which beliefs settle.
const ROUNDS: usize = 12;

/// What stands before the first piece of a text.
const BEGINNING: u16 = u16::MAX;

type Counts<K> = HashMap<K, u32, FixedState>;

/// A document of which claims are known.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// One claim, or a set of them.
    pub claims: String,
    /// Its description; empty where none is at hand.
    pub description: String,
}

/// A place of a claim: what may come there, and the index of what came.
type Came = (Place, usize);

/// Statistics of the claims of `sources`, of their descriptions, and of `others`, texts of the field from other documents. How
/// the sources are weighed is learnt on each part of the documents from statistics of the other parts. A generator, where
/// there is one, is heard on some of the claims.
pub fn learn(
    sources: &[Source],
    others: &[String],
    language: Language,
    generator: Option<(&mut Foresee<'_>, usize)>,
) -> Statistics {
    let mut field = Field::default();
    others.iter().for_each(|text| field.push(text, None));
    let described = sources.iter().enumerate().filter(|(_, source)| !source.description.is_empty());
    described.for_each(|(at, source)| field.push(&source.description, Some(at)));
    let parts: Vec<Statistics> = (0..PARTS).map(|part| counted_in(sources, &field, &|at| at % PARTS == part)).collect();
    let mut came = Vec::new();
    for (at, source) in sources.iter().enumerate().step_by(BELIEVED) {
        walk(&parts[at % PARTS], &source.claims, language, &mut |document, piece| {
            let expectation = document.expect(&document.pieces);
            came.push((expectation.state(), expectation.evidence(document, piece).given));
        });
    }
    let mut beliefs = Beliefs::of(&Statistics::default());
    for _ in 0..ROUNDS {
        beliefs.learn(&came);
    }
    let mut places: Vec<Came> = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        walk(&parts[at % PARTS], &source.claims, language, &mut |document, piece| {
            places.push(place(document, piece, &beliefs, None));
        });
    }
    let mut ranker = Ranker::new();
    ranker.learn_all(&places, PASSES);
    drop(places);
    let hearing = generator.map(|(foresee, most)| {
        let mut places: Vec<Came> = Vec::new();
        let short = sources.iter().enumerate().filter(|(_, source)| source.claims.len() < SHORT);
        for (at, Source { claims, .. }) in short.take(most) {
            let ends: Vec<usize> = pieces(claims).iter().map(|piece| piece.start + piece.text.len()).collect();
            let mut outlooks = foresee(claims, &ends).into_iter().skip(FIRST - 1);
            walk(&parts[at % PARTS], claims, language, &mut |document, piece| {
                let Some(heard) = outlooks.next().and_then(|outlook| Heard::new(outlook, document)) else { return };
                places.push(place(document, piece, &beliefs, Some(&heard)));
            });
        }
        let mut hearing = ranker.clone();
        hearing.learn_all(&places, PASSES_HEARING);
        hearing
    });
    let mut statistics = counted_in(sources, &field, &|_| false);
    statistics.beliefs = beliefs.to_bytes();
    statistics.ranker = ranker.store();
    statistics.hearing = hearing.map(Ranker::store).unwrap_or_default();
    statistics
}

/// What may come behind a document, and the index of what came.
fn place(document: &Document<'_>, piece: Number, beliefs: &Beliefs, heard: Option<&Heard>) -> Came {
    let expectation = document.expect(&document.pieces);
    let place = features::place(document, &document.pieces, &expectation, beliefs, heard, &[], &|_| true);
    let came = place.at(piece);
    (place, came)
}

/// Goes through a text and shows, at each piece, what stands before it and which it is.
fn walk(statistics: &Statistics, text: &str, language: Language, see: &mut dyn FnMut(&Document<'_>, Number)) {
    let set = ClaimSet::parse(text, language);
    let mut terms: Vec<(usize, &str)> = Vec::new();
    for claim in &set.claims {
        let named = claim.mentions.iter().filter(|mention| super::line::can_be_named(mention));
        terms.extend(named.map(|mention| (claim.offset + mention.span.end, mention.phrase.of(&claim.text))));
    }
    terms.sort_unstable();
    let mut terms = terms.into_iter().peekable();
    let mut document = Document::empty(statistics);
    for (at, piece) in pieces(text).into_iter().enumerate() {
        while let Some((_, words)) = terms.next_if(|(end, _)| *end < piece.start) {
            document.mention(&words.to_lowercase(), at);
        }
        if at >= FIRST {
            let number = document.numbered(piece.text);
            see(&document, number);
        }
        document.push(piece.text);
    }
}

/// What is counted in claims; of words, and of what follows what, also in texts of the field. Documents that `left_out` names
/// are left out of both.
fn counted_in(sources: &[Source], field: &Field, left_out: &dyn Fn(usize) -> bool) -> Statistics {
    let claims = sources.iter().enumerate().filter(|(at, _)| !left_out(*at)).map(|(_, source)| &*source.claims);
    let claims: Vec<&str> = claims.collect();
    let words = field.words(left_out);
    let mut numbers = vocabulary(&claims);
    let counted = numbers.len();
    let seen: HashSet<&str, FixedState> = numbers.iter().map(String::as_str).collect();
    let more: Vec<(String, u32)> = words.iter().filter(|(word, _)| !seen.contains(&**word)).cloned().collect();
    let all: f64 = words.iter().map(|(_, count)| f64::from(*count)).sum();
    numbers.extend(more.iter().map(|(word, _)| word.clone()));
    numbers.truncate(usize::from(BEGINNING));
    let mut statistics =
        Statistics { pieces: numbers.clone(), counted: counted as u16, ..Statistics::default() }.prepared();
    let texts: Vec<Vec<u16>> = claims
        .iter()
        .map(|text| pieces(text).iter().map(|piece| statistics.class(&counted_form(piece.text))).collect())
        .collect();
    for length in 0..=LONGEST {
        let counts = counts(&texts, length);
        if length == 0 {
            let own: f64 = counts.values().map(|count| f64::from(*count)).sum();
            let millionths = |count: u32, all: f64| (f64::from(count) / all.max(1.0) * 1e6).round() as u32;
            let of = |number: usize| counts.get(&vec![number as u16]).copied().unwrap_or(0);
            statistics.shares = (0..counted).map(|number| millionths(of(number), own)).collect();
            let of_words = more.iter().map(|(_, count)| (millionths(*count, all) / RARER).max(1));
            statistics.shares.extend(of_words.take(numbers.len() - counted));
        } else {
            let counts = counts.into_iter().filter_map(|(wording, count)| {
                let (piece, context) = wording.split_last()?;
                Some((hash(context), *piece, count))
            });
            statistics.orders.push(Order::counted(counts, if length == 1 { 1 } else { FEWEST_FOLLOWED }, usize::MAX));
        }
    }
    statistics.field = field.orders(&statistics, left_out);
    statistics.kin = field.kin(&statistics, left_out);
    statistics.prepared()
}

/// The pieces to know, most frequent first. One with digits is a sign, a number or a name, which only its own claim repeats.
fn vocabulary(claims: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for claim in claims {
        for piece in pieces(claim) {
            let form = counted_form(piece.text);
            if !form.bytes().any(|b| b.is_ascii_digit()) {
                *counts.entry(form).or_default() += 1;
            }
        }
    }
    let mut known: Vec<(String, u32)> = counts.into_iter().filter(|(_, count)| *count >= FEWEST).collect();
    known.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    known.truncate(usize::from(BEGINNING - CLASSES));
    let classes = (0..CLASSES).map(|_| String::new());
    classes.chain(known.into_iter().map(|(piece, _)| piece)).collect()
}

/// How often each context of a length was followed by each piece; for shorter contexts, behind how many different pieces.
fn counts(texts: &[Vec<u16>], length: usize) -> Counts<Vec<u16>> {
    let mut counts: Counts<Vec<u16>> = HashMap::default();
    let mut seen: HashSet<Vec<u16>, FixedState> = HashSet::default();
    for text in texts {
        for end in length..text.len() {
            let wording = &text[end - length..=end];
            if wording[length] < CLASSES {
                continue;
            }
            if length < LONGEST {
                let mut behind = vec![if end > length { text[end - length - 1] } else { BEGINNING }];
                behind.extend_from_slice(wording);
                if !seen.insert(behind) {
                    continue;
                }
            }
            *counts.entry(wording.to_vec()).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_describes_is_left_out_with_its_claims() {
        let source =
            |claims: &str, description: &str| Source { claims: claims.into(), description: description.into() };
        let sources = [
            source(&"A lock with a bolt. ".repeat(4), &"the bolt is chamfered ".repeat(9)),
            source(&"A lamp with a bolt. ".repeat(4), &"the bolt is welded ".repeat(9)),
        ];
        let mut field = Field::default();
        (0..).zip(&sources).for_each(|(at, source)| field.push(&source.description, Some(at)));
        let known = |left_out: usize, word: &str| {
            let statistics = counted_in(&sources, &field, &|at| at == left_out);
            statistics.number(word).is_some()
        };
        for (left_out, word) in [(0, "chamfered"), (0, "lock"), (1, "welded"), (1, "lamp")] {
            assert!(!known(left_out, word), "{word} stands in the document that is left out");
            assert!(known(1 - left_out, word), "{word} stands in the other one");
        }
    }
}
