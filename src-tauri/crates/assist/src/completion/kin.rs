//! Which words stand in the same texts: what a text is about tells which words may still come; not what follows what.

use super::order::starts;
use super::statistics::CLASSES;
use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// So many of the most frequent pieces stand in any text, and tell nothing of it.
const COMMON: u16 = 150;

/// Words that stand together in fewer texts do so by chance.
const FEWEST: u32 = 4;

/// Words that are kept of each.
const KEPT: usize = 40;

/// How far rare words are lessened, in texts: what two of them share is soon by chance.
const CHANCE: f32 = 3.0;

/// Strengths are stored as so many parts of one.
const PARTS: f32 = 32.0;

/// Words of the same texts, word by word.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kin {
    /// How many each word has.
    lengths: Vec<u8>,
    /// The words, and how strongly each is told.
    of: Vec<(u16, u8)>,
    #[serde(skip)]
    starts: Vec<u32>,
}

impl Kin {
    /// From texts in numbers of `known` pieces, most frequent first. The strength is the pointwise mutual information of
    /// two words over texts (Church and Hanks 1990), lessened where they are rare.
    pub(crate) fn counted<'t>(texts: impl Iterator<Item = &'t [u16]>, known: usize) -> Self {
        let mut alone = vec![0u32; known];
        let mut pairs: HashMap<(u16, u16), u32, FixedState> = HashMap::default();
        let mut all = 0u32;
        for text in texts {
            let mut words: Vec<u16> = text.iter().copied().filter(|word| *word >= CLASSES + COMMON).collect();
            words.sort_unstable();
            words.dedup();
            all += 1;
            for (at, word) in words.iter().enumerate() {
                alone[usize::from(*word)] += 1;
                for other in &words[at + 1..] {
                    *pairs.entry((*word, *other)).or_default() += 1;
                }
            }
        }
        let mut lists: Vec<Vec<(u16, f32, u8)>> = vec![Vec::new(); known];
        for ((word, other), count) in pairs.into_iter().filter(|(_, count)| *count >= FEWEST) {
            let (a, b) = (alone[usize::from(word)] as f32, alone[usize::from(other)] as f32);
            let count = count as f32;
            let strength = (count * all as f32 / (a * b)).ln() * count / (count + CHANCE);
            let stored = (strength * PARTS).round().clamp(0.0, 255.0) as u8;
            if stored > 0 {
                lists[usize::from(word)].push((other, strength * (count / a).sqrt(), stored));
                lists[usize::from(other)].push((word, strength * (count / b).sqrt(), stored));
            }
        }
        let mut kin = Self::default();
        for mut list in lists {
            list.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            list.truncate(KEPT);
            list.sort_unstable_by_key(|(word, ..)| *word);
            kin.lengths.push(list.len() as u8);
            kin.of.extend(list.into_iter().map(|(word, _, stored)| (word, stored)));
        }
        kin
    }

    /// Whether its numbers fit together and to so many pieces.
    pub(crate) fn fits(&self, known: usize) -> bool {
        self.lengths.len() <= known
            && self.lengths.iter().map(|length| usize::from(*length)).sum::<usize>() == self.of.len()
            && self.of.iter().all(|(word, _)| usize::from(*word) < known)
    }

    pub(crate) fn prepare(&mut self) {
        self.starts = starts(&self.lengths);
    }

    /// The words that stand in texts of a word, and how strongly each is told.
    pub(crate) fn of(&self, word: u16) -> impl Iterator<Item = (u16, f32)> {
        let at = usize::from(word);
        let start = self.starts.get(at).map_or(0, |start| *start as usize);
        let length = self.lengths.get(at).map_or(0, |length| usize::from(*length));
        self.of[start..start + length].iter().map(|(word, stored)| (*word, f32::from(*stored) / PARTS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers behind those that stand in any text.
    const AIRBAG: u16 = CLASSES + COMMON;
    const SEAT: u16 = AIRBAG + 1;
    const ANODE: u16 = AIRBAG + 2;
    const KNOWN: usize = AIRBAG as usize + 3;

    #[test]
    fn words_of_the_same_texts_tell_of_each_other() {
        let texts: Vec<Vec<u16>> =
            (0..20).map(|n| if n % 2 == 0 { vec![AIRBAG, 2, SEAT, SEAT] } else { vec![2, ANODE] }).collect();
        let mut kin = Kin::counted(texts.iter().map(Vec::as_slice), KNOWN);
        assert!(kin.fits(KNOWN) && !kin.fits(usize::from(SEAT)));
        kin.prepare();
        let told = |word| kin.of(word).map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(told(AIRBAG), [SEAT]);
        assert_eq!(told(SEAT), [AIRBAG]);
        assert_eq!((told(ANODE), told(2), told(u16::MAX)), (Vec::new(), Vec::new(), Vec::new()));
        assert!(kin.of(SEAT).all(|(_, strength)| strength > 0.3));
    }

    #[test]
    fn words_that_share_few_texts_tell_nothing() {
        let texts = vec![vec![AIRBAG, SEAT]; FEWEST as usize - 1];
        let mut kin = Kin::counted(texts.iter().map(Vec::as_slice), KNOWN);
        kin.prepare();
        assert_eq!(kin.of(AIRBAG).count(), 0);
    }
}
