//! Guesses how a text goes on from what stands in it already; whether a guess is right, the model says.
//!
//! Saxena, "Prompt Lookup Decoding" (2023): text about claims repeats them, so that what followed the last few tokens
//! before is likely to follow them again. A guess that is checked costs less than a token that is computed alone, as the
//! weights are read once for both; what it costs differs between models, and so does how often they repeat themselves. So
//! each text tells how likely a guess is right, also by guesses that were not worth checking, and a guess is handed out
//! only where it is likely to save more than it costs.

/// So many last tokens must have stood there before, at most and at least.
const LONGEST: usize = 6;
const SHORTEST: usize = 2;

/// Guesses that are checked at once, at most: with the token that they follow four rows, which are multiplied with weights as
/// they lie; checking more costs more than is won.
const MOST: usize = 3;

/// Tokens that are looked at, from the end: longer texts cost more looking than guesses bring.
const REACH: usize = 8192;

/// What is known before a text has told anything: how often the first guess is right behind so many tokens that stood there
/// before, from the fewest to the most.
const FIRST: [f32; LONGEST - SHORTEST + 1] = [0.35, 0.5, 0.6, 0.7, 0.8];

/// The same of a guess behind a right one.
const NEXT: f32 = 0.8;

/// How many guesses that knowledge weighs as much as.
const WEIGHT: f32 = 4.0;

/// What a guess still counts for at the next one: a text repeats here and is new there.
const KEPT: f32 = 0.93;

/// How often something was right of late.
#[derive(Debug, Clone, Copy)]
struct Odds {
    right: f32,
    all: f32,
}

impl Odds {
    const fn before(rate: f32) -> Self {
        Self { right: rate * WEIGHT, all: WEIGHT }
    }

    fn rate(self) -> f32 {
        self.right / self.all
    }

    fn learn(&mut self, right: bool) {
        self.right = self.right * KEPT + f32::from(u8::from(right));
        self.all = self.all * KEPT + 1.0;
    }
}

/// What followed when the last tokens stood in the text before.
#[derive(Debug)]
struct Followers {
    /// Tokens of the text when it was looked for.
    count: usize,
    /// Tokens that had stood there before.
    matched: usize,
    tokens: Vec<u32>,
}

/// What guesses were worth so far in one answer.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// What a guess costs, as a part of what a token costs that is computed alone.
    price: f32,
    first: [Odds; FIRST.len()],
    next: Odds,
    expected: Option<Followers>,
}

impl Lookup {
    pub(crate) fn new(price: f32) -> Self {
        Self { price, first: FIRST.map(Odds::before), next: Odds::before(NEXT), expected: None }
    }

    /// The tokens that may come next, at most `room`, as far as they are worth checking. The text only grows.
    pub(crate) fn guess<'a>(&mut self, tokens: &'a [u32], room: usize) -> &'a [u32] {
        self.learn(tokens);
        let found = (SHORTEST..=LONGEST.min(tokens.len())).rev().find_map(|length| {
            let (before, last) = tokens.split_at(tokens.len() - length);
            // The latest place where they stood, its end within the text.
            let starts = (0..before.len()).rev();
            let place = starts.take(REACH).find(|start| tokens[*start..*start + length] == *last)?;
            let followers = &tokens[place + length..];
            Some((length, &followers[..followers.len().min(MOST)]))
        });
        let Some((matched, followers)) = found else { return &[] };
        self.expected = Some(Followers { count: tokens.len(), matched, tokens: followers.to_vec() });
        let mut right = self.first[matched - SHORTEST].rate();
        let mut size = 0;
        while size < followers.len().min(room) && right > self.price {
            size += 1;
            right *= self.next.rate();
        }
        &followers[..size]
    }

    /// Learns from what has come since what might have come was looked for.
    fn learn(&mut self, tokens: &[u32]) {
        let Some(Followers { count, matched, tokens: expected }) = self.expected.take() else { return };
        let came = tokens.get(count..).unwrap_or_default();
        for (place, (expected, came)) in expected.iter().zip(came).enumerate() {
            let odds = if place == 0 { &mut self.first[matched - SHORTEST] } else { &mut self.next };
            odds.learn(expected == came);
            if expected != came {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_followed_before_is_guessed() {
        let guess = |tokens: &[u32], room| Lookup::new(0.0).guess(tokens, room).to_vec();
        assert_eq!(guess(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2], 9), [3, 4, 5]);
        assert_eq!(guess(&[1, 2, 3, 4, 5, 6, 1, 2], 2), [3, 4]);
        assert_eq!(guess(&[7, 1, 2, 8, 1, 2, 9, 7, 1, 2], 3), [8, 1, 2], "the longest that stood there counts");
        assert_eq!(guess(&[1, 2, 8, 1, 2, 9, 1, 2], 1), [9], "then the latest");
        assert_eq!(guess(&[5, 5, 5], 9), [5]);
        assert_eq!(guess(&[1, 2, 3], 9), [0u32; 0]);
        assert_eq!(guess(&[], 9), [0u32; 0]);
    }

    #[test]
    fn more_is_guessed_behind_more_that_stood_there_and_less_at_a_higher_price() {
        let sizes = |price: f32| {
            [2, 4, 6].map(|matched| {
                let text: Vec<u32> = (0..20).chain(20 - 8 - matched..20 - 8).collect();
                Lookup::new(price).guess(&text, 99).len()
            })
        };
        for price in [0.1, 0.3, 0.5, 0.7] {
            let [few, some, many] = sizes(price);
            assert!(few <= some && some <= many && many > 0, "{few} {some} {many} at {price}");
            assert!(sizes(price + 0.1).iter().zip([few, some, many]).all(|(dearer, cheaper)| *dearer <= cheaper));
        }
        assert_eq!(sizes(1.0), [0; 3], "what costs as much as a token is never worth it");
    }

    /// Guesses at each place of a text that is known.
    fn read(lookup: &mut Lookup, text: &[u32]) -> Vec<usize> {
        (1..text.len()).map(|end| lookup.guess(&text[..end], 99).len()).collect()
    }

    #[test]
    fn a_text_tells_what_its_guesses_are_worth() {
        // Two tokens that come again and are followed by others each time, and a text that comes again whole.
        let (new, again): (Vec<u32>, Vec<u32>) =
            ((100..200).flat_map(|other| [1, 2, other]).collect(), (0..300).map(|at| at % 20).collect());
        let mut lookup = Lookup::new(0.6);
        assert_eq!(read(&mut lookup, &again).last(), Some(&MOST));
        assert_eq!(lookup.guess(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], 99), [] as [u32; 0], "six tell nothing of two");
        let mut lookup = Lookup::new(0.3);
        let sizes = read(&mut lookup, &new);
        assert!(sizes.iter().take(9).any(|size| *size > 0) && sizes.iter().rev().take(200).all(|size| *size == 0));
        // What is not checked is learnt from all the same: guesses come again.
        let repeated: Vec<u32> = new.iter().copied().chain((0..60).flat_map(|_| [1, 2, 7])).collect();
        assert!(read(&mut lookup, &repeated).last().is_some_and(|size| *size > 0));
    }
}
