//! Finds the likeliest continuations of several pieces, likeliest first; not which of them are worth showing.

use super::document::{Document, Number};
use super::heard::Heard;
use super::pieces::{is_closing, is_mark_piece, is_spaced};
use super::prediction::Prediction;
use std::collections::BinaryHeap;

/// A way in which the text may go on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Way {
    /// The way that it prolongs by one piece.
    pub before: Option<usize>,
    /// Its words, as they are inserted.
    pub text: String,
    /// The probability that the text goes on so.
    pub probability: f32,
    /// Keys that it saves where it is right, before what it costs to take it.
    pub worth: f32,
    /// Whether it can stand as it is: it ends in a word, or in a mark that closes what is before it.
    pub whole: bool,
    pub pieces: Vec<Number>,
}

/// How long the list is that a person is shown, for judging what a longer proposal saves.
const LISTED: usize = 5;

/// How much is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// How often a generator is asked.
    pub asked: usize,
    /// A way must be so probable that a generator is asked what follows it.
    pub asks_from: f32,
    /// Places whose next pieces are weighed.
    pub places: usize,
    /// Next pieces that are kept of each.
    pub next: usize,
    /// Most pieces of a way.
    pub length: usize,
    /// Keys on average that are too few for a further word to take the place of a phrase of those shown.
    pub little: f32,
    /// Ways less likely are left.
    pub least: f32,
    /// Exponent of the probability of pieces behind the first, which stand on pieces that have not come yet.
    pub doubt: f32,
    /// The same where a generator was asked about them.
    pub doubt_heard: f32,
}

impl Effort {
    /// What fits between two keys.
    pub const TYPING: Self = Self {
        asked: 3,
        asks_from: 0.25,
        places: 48,
        next: 12,
        length: 14,
        little: 0.005,
        least: 0.004,
        doubt: 1.3,
        doubt_heard: 1.1,
    };
}

impl Effort {
    /// The same without statistics, where probabilities are spread over more words, and what the text repeats whole is surer
    /// than a further word.
    pub const UNLEARNT: Self = Self { least: 0.001, little: 0.02, ..Self::TYPING };
}

/// A way that waits to be prolonged, ordered by its probability.
struct Waiting {
    probability: f32,
    at: usize,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.probability.total_cmp(&other.probability).then(other.at.cmp(&self.at))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Waiting {}

/// The ways on from the end of a document, those before a longer one standing before it. Only first words that `fits`
/// accepts are taken. `hear` tells what a generator expects behind the document and the words of a way, where it is asked.
pub(crate) fn ways(
    document: &Document<'_>,
    prediction: &Prediction,
    hear: &mut dyn FnMut(&str) -> Option<Heard>,
    more: &[Number],
    effort: Effort,
    fits: &dyn Fn(&str) -> bool,
) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let mut waiting = BinaryHeap::new();
    let mut context = document.pieces.clone();
    let given = context.len();
    let mut left = effort.asked;
    let mut next = None;
    for _ in 0..effort.places {
        context.truncate(given);
        let (before, probability) = match next {
            None => (None, 1.0),
            Some(at) => {
                let way: &Way = &ways[at];
                context.extend_from_slice(&way.pieces);
                (Some(at), way.probability)
            }
        };
        // Behind words that are unlikely to come, an answer of a generator would be of no use.
        let heard = match before {
            _ if left == 0 || probability < effort.asks_from => None,
            None => hear(""),
            Some(at) => {
                let way: &Way = &ways[at];
                hear(&way.text)
            }
        };
        left = if heard.is_some() { left - 1 } else { left };
        // Only at the caret may something be begun.
        let next_ones = match before {
            None => prediction.next(document, &context, heard.as_ref(), more, fits),
            Some(_) => prediction.next(document, &context, heard.as_ref(), &[], &|_| true),
        };
        let doubt = if heard.is_some() { effort.doubt_heard } else { effort.doubt };
        let mut taken = 0;
        for (number, own) in next_ones {
            let probability = probability * if before.is_some() { own.powf(doubt) } else { own };
            if probability < effort.least || taken == effort.next {
                break;
            }
            taken += 1;
            let way = prolonged(before.map(|at| (at, &ways[at])), document, number, (probability, taken));
            // Behind a full stop a claim begins, whose number is for the program to give.
            if way.pieces.len() < effort.length && document.name(number) != "." {
                waiting.push(Waiting { probability, at: ways.len() });
            }
            ways.push(way);
        }
        next = waiting.pop().map(|waiting| waiting.at);
        if next.is_none() {
            break;
        }
    }
    ways
}

/// A way prolonged by a piece, with its probability and which of those that may follow the rest it is, from 1.
fn prolonged(
    before: Option<(usize, &Way)>,
    document: &Document<'_>,
    number: Number,
    (probability, rank): (f32, usize),
) -> Way {
    let name = document.name(number);
    let mark = is_mark_piece(name);
    let length = name.chars().count() as f32;
    let (at, mut text, mut pieces, worth) = match before {
        // Taken alone, the rest would be proposed once more with this piece in its list: it saves the keys that take it
        // there, or those that type it.
        Some((at, way)) => {
            let alone = if mark || rank > LISTED { length } else { (rank as f32).min(length + 1.0) };
            (Some(at), way.text.clone(), way.pieces.clone(), way.worth + alone)
        }
        // The blank behind it comes with it.
        None => (None, String::new(), Vec::new(), length + if mark { 0.0 } else { 1.0 }),
    };
    if let Some(last) = pieces.last()
        && is_spaced(document.name(*last), name)
    {
        text.push(' ');
    }
    text.push_str(document.written(number));
    pieces.push(number);
    let whole = !mark || at.is_some() && is_closing(name);
    Way { before: at, text, probability, worth, whole, pieces }
}
