//! Makes statistics of claim language from claims; not how they are used.

use crate::experts::Document;
use crate::mixture::{self, Beliefs};
use crate::pieces::{counted, pieces};
use crate::statistics::{CLASSES, LONGEST, Order, Statistics, hash};
use claimwright_application::claims::{Determiner, Resolution};
use claimwright_application::{ClaimSet, Language};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A piece that is seen less often is left out: it would say more of its claim than of claims.
const FEWEST: u32 = 3;

/// A follower of two or more pieces that is counted less often is left out.
const FEWEST_FOLLOWED: u32 = 2;

/// Rounds in which beliefs settle.
const ROUNDS: usize = 12;

/// What stands before the first piece of a text.
const BEGINNING: u16 = u16::MAX;

type Counts<K> = HashMap<K, u32, FixedState>;

/// Statistics of `claims`, each one claim or several; how far each source is believed is learnt from `held_out`, which must
/// be others.
pub fn learn(claims: &[String], held_out: &[String], language: Language) -> Statistics {
    let numbers = vocabulary(claims);
    let mut statistics = Statistics { pieces: numbers.clone(), ..Statistics::default() }.prepared();
    let texts: Vec<Vec<u16>> = claims
        .iter()
        .map(|claim| {
            let cut = pieces(claim);
            cut.iter().map(|piece| statistics.class(&counted(piece.text))).collect()
        })
        .collect();
    for length in 0..=LONGEST {
        let counts = counts(&texts, length);
        if length == 0 {
            let all: f64 = counts.values().map(|count| f64::from(*count)).sum();
            statistics.shares = (0..numbers.len())
                .map(|number| {
                    let count = counts.get(&vec![number as u16]).copied().unwrap_or(0);
                    (f64::from(count) / all.max(1.0) * 1e6).round() as u32
                })
                .collect();
        } else {
            statistics.orders.push(order(counts, if length == 1 { 1 } else { FEWEST_FOLLOWED }));
        }
    }
    let mut statistics = statistics.prepared();
    statistics.beliefs = beliefs(&statistics, held_out, language).to_bytes();
    statistics
}

/// The pieces to know, most frequent first. One with digits is a sign, a number or a name, which only its own claim repeats.
fn vocabulary(claims: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for claim in claims {
        for piece in pieces(claim) {
            let form = counted(piece.text);
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

fn order(counts: Counts<Vec<u16>>, fewest: u32) -> Order {
    let mut contexts: BTreeMap<u32, (u32, Vec<(u16, u16)>)> = BTreeMap::new();
    for (wording, count) in counts {
        let Some((piece, context)) = wording.split_last() else { continue };
        let (total, followers) = contexts.entry(hash(context)).or_default();
        *total += count;
        if count >= fewest {
            followers.push((*piece, u16::try_from(count).unwrap_or(u16::MAX)));
        }
    }
    let mut order = Order::default();
    let mut before = 0u32;
    for (hash, (total, mut followers)) in contexts {
        if followers.is_empty() {
            continue;
        }
        followers.sort_unstable();
        followers.dedup_by_key(|(piece, _)| *piece);
        followers.truncate(usize::from(u16::MAX));
        order.gaps.push(hash.wrapping_sub(before));
        before = hash;
        order.lengths.push(followers.len() as u16);
        order.totals.push(total);
        order.followers.extend(followers);
    }
    order
}

/// How far each source is to be believed, from texts that the statistics do not know.
fn beliefs(statistics: &Statistics, texts: &[String], language: Language) -> Beliefs {
    let mut places = Vec::new();
    for text in texts {
        let set = ClaimSet::parse(text, language);
        let cut = pieces(text);
        for at in 3..cut.len() {
            let caret = cut[at].start;
            let terms = set.claims.iter().flat_map(|claim| {
                claim.mentions.iter().filter_map(move |mention| {
                    let end = claim.offset + mention.span.end;
                    let named = matches!(
                        mention.resolution,
                        Resolution::Introduces | Resolution::Reintroduces(_) | Resolution::Refers(_)
                    );
                    (named && mention.determiner != Determiner::Possessive && end < caret)
                        .then_some((mention.phrase.of(&claim.text), end))
                })
            });
            let mut document = Document::new(statistics, &text[..caret], terms);
            let came = document.numbered(cut[at].text);
            places.push(mixture::places(&document, statistics, &document.pieces, came));
        }
    }
    let mut beliefs = Beliefs::of(&Statistics::default());
    for _ in 0..ROUNDS {
        beliefs.learn(&places);
    }
    beliefs
}
