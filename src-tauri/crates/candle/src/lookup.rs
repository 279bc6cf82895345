//! Guesses how a text goes on from what stands in it already; whether a guess is right, the model says.
//!
//! Saxena, "Prompt Lookup Decoding" (2023): text about claims repeats them, so that what followed the last few tokens
//! before is likely to follow them again. A guess that is checked costs less than a token that is computed alone, as the
//! weights are read once for both.

/// So many last tokens must have stood there before, at most and at least.
const LONGEST: usize = 4;
const SHORTEST: usize = 2;

/// Guesses that are checked at once, at most.
const MOST: usize = 7;

/// What guesses were worth so far in one answer.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// Guesses that are made at once for now.
    size: usize,
    /// Steps for which nothing is guessed.
    rest: usize,
    /// Steps of the next such pause.
    pause: usize,
}

impl Lookup {
    pub(crate) fn new() -> Self {
        Self { size: 3, rest: 0, pause: 1 }
    }

    /// The tokens that may come next, at most `room`; none where the text gives no hint.
    pub(crate) fn guess<'a>(&mut self, tokens: &'a [u32], room: usize) -> &'a [u32] {
        if self.rest > 0 {
            self.rest -= 1;
            return &[];
        }
        let followers = (SHORTEST..=LONGEST.min(tokens.len())).rev().find_map(|length| {
            let (before, last) = tokens.split_at(tokens.len() - length);
            // The latest place where they stood, its end within the text.
            let starts = (0..before.len()).rev();
            let place = starts.take(REACH).find(|start| tokens[*start..*start + length] == *last)?;
            Some(&tokens[place + length..])
        });
        let followers = followers.unwrap_or_default();
        &followers[..followers.len().min(self.size).min(room)]
    }

    /// Learns how many of `guessed` tokens were right.
    pub(crate) fn learn(&mut self, guessed: usize, right: usize) {
        if guessed == 0 {
            return;
        }
        if right == guessed {
            (self.size, self.pause) = ((self.size * 2).min(MOST), 1);
        } else if right == 0 {
            self.rest = self.pause;
            self.pause = (self.pause * 2).min(16);
            self.size = 3;
        } else {
            self.size = (right + 1).clamp(3, MOST);
            self.pause = 1;
        }
    }
}

/// Tokens that are looked at, from the end: longer texts cost more looking than guesses bring.
const REACH: usize = 8192;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_followed_before_is_guessed() {
        let mut lookup = Lookup::new();
        assert_eq!(lookup.guess(&[1, 2, 3, 4, 5, 6, 1, 2], 9), [3, 4, 5]);
        assert_eq!(lookup.guess(&[1, 2, 3, 4, 5, 6, 1, 2], 2), [3, 4]);
        assert_eq!(lookup.guess(&[7, 1, 2, 8, 1, 2, 9, 7, 1, 2], 9), [8, 1, 2], "the longest that stood there counts");
        assert_eq!(lookup.guess(&[1, 2, 8, 1, 2, 9, 1, 2], 1), [9], "then the latest");
        assert_eq!(lookup.guess(&[5, 5, 5], 9), [5]);
        assert_eq!(lookup.guess(&[1, 2, 3], 9), [0u32; 0]);
        assert_eq!(lookup.guess(&[], 9), [0u32; 0]);
    }

    #[test]
    fn right_guesses_lead_to_longer_ones_and_wrong_ones_to_pauses() {
        let text = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2];
        let mut lookup = Lookup::new();
        lookup.learn(3, 3);
        assert_eq!(lookup.guess(&text, 99).len(), 6);
        lookup.learn(6, 0);
        assert!(lookup.guess(&text, 99).is_empty());
        assert_eq!(lookup.guess(&text, 99).len(), 3);
        lookup.learn(3, 0);
        let pauses = (0..9).take_while(|_| lookup.guess(&text, 99).is_empty()).count();
        assert_eq!(pauses, 2);
    }
}
