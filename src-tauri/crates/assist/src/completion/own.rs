//! What a user's own texts said behind a wording that they share with the text at hand; not which texts those are, which
//! the caller decides and hands over.

use super::document::{Number, Places};

/// How far what followed is believed, by the number of pieces that the wordings share: two words in a row are often shared
/// by chance.
const BELIEF: [f32; 7] = [0.0, 0.0, 0.12, 0.35, 0.5, 0.6, 0.7];

/// Longest wording that is looked for.
const LONGEST: usize = 12;

/// The user's own texts by number, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Own {
    pieces: Vec<Number>,
    places: Places,
}

impl Own {
    /// Adds a piece.
    pub fn push(&mut self, number: Number) {
        self.places.entry(number).or_default().push(self.pieces.len() as u32);
        self.pieces.push(number);
    }

    /// What followed the longest wording that the end of `context` shares, each with its share, and how far that is to be
    /// believed; nothing where the wording is none to speak of.
    pub fn following(&self, context: &[Number]) -> Option<(Vec<(Number, f32)>, f32)> {
        let places = self.places.get(context.last()?)?;
        let shared = |place: usize| {
            let wording = self.pieces[..=place].iter().rev();
            wording.zip(context.iter().rev()).take(LONGEST).take_while(|(a, b)| a == b).count()
        };
        let found: Vec<(usize, Number)> =
            places.iter().filter_map(|&at| Some((shared(at as usize), *self.pieces.get(at as usize + 1)?))).collect();
        let longest = found.iter().map(|(length, _)| *length).max()?;
        let belief = BELIEF[longest.min(BELIEF.len() - 1)];
        if belief == 0.0 {
            return None;
        }
        let mut following: Vec<(Number, f32)> = Vec::new();
        for (_, next) in found.iter().filter(|(length, _)| *length == longest) {
            match following.iter_mut().find(|(known, _)| known == next) {
                Some((_, count)) => *count += 1.0,
                None => following.push((*next, 1.0)),
            }
        }
        let all: f32 = following.iter().map(|(_, count)| count).sum();
        following.iter_mut().for_each(|(_, count)| *count /= all);
        Some((following, belief))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pieces: &[Number]) -> Own {
        let mut own = Own::default();
        pieces.iter().for_each(|piece| own.push(*piece));
        own
    }

    #[test]
    fn the_longest_shared_wording_decides() {
        let own = own(&[1, 2, 3, 9, 2, 3, 4, 7, 1, 2, 3, 5]);
        let (following, belief) = own.following(&[8, 1, 2, 3]).expect("three pieces are shared");
        assert_eq!(following, [(9, 0.5), (5, 0.5)]);
        assert!(belief > own.following(&[6, 2, 3]).expect("two are shared").1);
    }

    #[test]
    fn a_single_shared_word_says_nothing() {
        assert_eq!(own(&[1, 2, 3]).following(&[9, 2]), None);
        assert_eq!(own(&[]).following(&[1, 2]), None);
        assert_eq!(own(&[1, 2]).following(&[1, 2]), None, "nothing follows the end");
    }
}
