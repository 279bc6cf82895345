//! Counts words, and which pieces often follow which, in texts of the field that are no claims; not how far that is
//! believed in claims.

use super::kin::Kin;
use super::order::{Order, hash};
use super::pieces::{counted, pieces};
use super::statistics::{CLASSES, Statistics};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// For contexts of 1, 2, … pieces: what follows less often is left out, and so many followers are kept, as each is weighed
/// at every key.
const KEPT: [(u32, usize); 4] = [(3, 200), (3, 24), (3, 12), (3, 8)];

/// A word that is seen less often may be a slip of the pen.
const FEWEST_WORDS: u32 = 6;

/// Words that are taken.
const MOST_WORDS: usize = 24_000;

/// A text of so many pieces is about too much to tell which words go together.
const LONG: usize = 400;

/// A text of the field.
#[derive(Debug)]
struct Text {
    pieces: Vec<u32>,
    /// Which claims stand in the same document.
    claims: Option<usize>,
}

/// Texts of the field, cut into pieces once.
#[derive(Debug, Default)]
pub(super) struct Field {
    names: Vec<String>,
    numbers: HashMap<String, u32, FixedState>,
    texts: Vec<Text>,
}

impl Field {
    /// Adds a text, which stands in one document with some claims or with none that are known.
    pub fn push(&mut self, text: &str, claims: Option<usize>) {
        let pieces = pieces(text).into_iter().map(|piece| self.number(counted(piece.text))).collect();
        self.texts.push(Text { pieces, claims });
    }

    fn number(&mut self, form: String) -> u32 {
        if let Some(number) = self.numbers.get(&form) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(form.clone());
        self.numbers.insert(form, number);
        number
    }

    /// The texts but those that stand beside claims which are left out.
    fn beside<'f>(&'f self, left_out: &'f dyn Fn(usize) -> bool) -> impl Iterator<Item = &'f [u32]> {
        self.texts.iter().filter(move |text| !text.claims.is_some_and(left_out)).map(|text| &*text.pieces)
    }

    /// The words that are frequent enough to be words, most frequent first.
    pub fn words(&self, left_out: &dyn Fn(usize) -> bool) -> Vec<(String, u32)> {
        let mut counts = vec![0u32; self.names.len()];
        self.beside(left_out).flatten().for_each(|number| counts[*number as usize] += 1);
        let is_word =
            |word: &str| word.len() > 2 && word.chars().all(|c| c.is_alphabetic() && c.is_lowercase() || c == '-');
        let frequent = self.names.iter().zip(counts).filter(|(_, count)| *count >= FEWEST_WORDS);
        let mut words: Vec<(String, u32)> =
            frequent.filter(|(word, _)| is_word(word)).map(|(word, count)| (word.clone(), count)).collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        words.truncate(MOST_WORDS);
        words
    }

    /// Which words stand in the same texts, in the numbers of these statistics; long texts are about too much.
    pub fn kin(&self, statistics: &Statistics, left_out: &dyn Fn(usize) -> bool) -> Kin {
        let texts = self.numbered(statistics, left_out);
        Kin::counted(texts.iter().filter(|text| text.len() < LONG).map(Vec::as_slice), statistics.known())
    }

    /// The texts in the numbers of these statistics.
    fn numbered(&self, statistics: &Statistics, left_out: &dyn Fn(usize) -> bool) -> Vec<Vec<u16>> {
        let numbers: Vec<u16> = self.names.iter().map(|name| statistics.known_or_class(name)).collect();
        self.beside(left_out).map(|text| text.iter().map(|number| numbers[*number as usize]).collect()).collect()
    }

    /// What follows what, in the numbers of these statistics.
    pub fn orders(&self, statistics: &Statistics, left_out: &dyn Fn(usize) -> bool) -> Vec<Order> {
        let numbered = self.numbered(statistics, left_out);
        let order = |(length, (fewest, most)): (usize, (u32, usize))| {
            let mut counts: HashMap<(u32, u16), u32, FixedState> = HashMap::default();
            for wording in numbered.iter().flat_map(|text| text.windows(length + 1)) {
                if let Some((piece, context)) = wording.split_last().filter(|(piece, _)| **piece >= CLASSES) {
                    *counts.entry((hash(context), *piece)).or_default() += 1;
                }
            }
            Order::counted(counts.into_iter().map(|((context, piece), count)| (context, piece, count)), fewest, most)
        };
        if numbered.is_empty() { Vec::new() } else { (1..).zip(KEPT).map(order).collect() }
    }
}
