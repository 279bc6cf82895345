//! What a generator expects behind a text, within its context and while there is time; not how that is weighed.

use claimwright_application::{ClaimSet, Language};
use claimwright_infer::{Generator, InferError, Outlook};
use std::collections::VecDeque;

/// Bytes that are computed between two looks at whether to go on.
const STEP: usize = 96;

/// Answers that are kept: what was looked at behind a proposal is what is asked once it is taken.
const KEPT: usize = 8;

/// A text of fewer bytes for each token of the context is not counted: a token of claims has more than two letters.
const SURELY: usize = 2;

/// Tokens that stay free for what is looked at behind the caret.
const ROOM: usize = 32;

/// A generator, and what it has computed of the text at hand.
pub(crate) struct Hearing {
    generator: Box<dyn Generator>,
    /// The text that was computed last, without what is left out.
    known: String,
    /// The beginning of the text that is left out, as the context does not hold it.
    left_out: String,
    told: VecDeque<(String, Outlook)>,
}

impl std::fmt::Debug for Hearing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hearing").field("id", &self.generator.id()).finish_non_exhaustive()
    }
}

impl Hearing {
    /// By this generator.
    pub fn new(generator: Box<dyn Generator>) -> Self {
        Self { generator, known: String::new(), left_out: String::new(), told: VecDeque::new() }
    }

    /// Whether claims at the beginning of the text are left out.
    pub fn shortened(&self) -> bool {
        !self.left_out.is_empty()
    }

    /// The generator that is heard.
    pub fn id(&self) -> &str {
        self.generator.id()
    }

    /// What follows a text; `None` where `go_on`, which is asked every few words, said no. What was computed by then is
    /// kept.
    ///
    /// # Errors
    /// Those of the generator.
    pub fn expect(
        &mut self,
        text: &str,
        language: Language,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Outlook>, InferError> {
        if let Some((_, outlook)) = self.told.iter().find(|(asked, _)| asked == text) {
            return Ok(Some(outlook.clone()));
        }
        self.fit(text, language);
        let text_heard = &text[self.left_out.len()..];
        let mut at = common(&self.known, text_heard);
        loop {
            if !go_on() {
                return Ok(None);
            }
            at = step(text_heard, at);
            let outlooks = self.generator.outlooks_while(&text_heard[..at], &[at], go_on)?;
            let Some(outlook) = outlooks.map(|outlooks| outlooks.into_iter().next()) else { return Ok(None) };
            text_heard[..at].clone_into(&mut self.known);
            if at == text_heard.len() {
                let outlook = outlook.unwrap_or_default();
                self.told.push_front((text.to_owned(), outlook.clone()));
                self.told.truncate(KEPT);
                return Ok(Some(outlook));
            }
        }
    }

    /// Leaves out whole claims at the beginning of a text that the context does not hold: so many that half of it is free,
    /// so that this comes seldom, as all that stays is then computed anew.
    fn fit(&mut self, text: &str, language: Language) {
        if !text.starts_with(&self.left_out) {
            self.left_out.clear();
        }
        let context = self.generator.context().saturating_sub(ROOM);
        let rest = &text[self.left_out.len()..];
        if rest.len() <= context * SURELY || self.generator.count(rest) <= context {
            return;
        }
        let claims = ClaimSet::parse(text, language);
        let borders: Vec<usize> = claims.claims.iter().map(|claim| claim.offset).collect();
        let fits = |from: &&usize| self.generator.count(&text[**from..]) <= context / 2;
        // A claim that is too long alone is cut by the generator.
        if let Some(from) = borders.iter().find(fits).or(borders.last()) {
            text[..*from].clone_into(&mut self.left_out);
        }
    }
}

/// How many bytes two texts share at their beginnings, to the last blank among them.
fn common(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    if same == b.len() && same == a.len() {
        return same;
    }
    let blank = b.as_bytes()[..same].iter().rposition(|byte| *byte == b' ');
    // A whole text that goes on with a blank is shared as a whole.
    if same == a.len() && b.as_bytes().get(same) == Some(&b' ') { same } else { blank.unwrap_or(0) }
}

/// The end of the next step behind byte `at`: a blank, or the end of the text.
fn step(text: &str, at: usize) -> usize {
    let far = (at + STEP).min(text.len());
    text.as_bytes()[far..].iter().position(|byte| *byte == b' ').map_or(text.len(), |more| far + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_infer::{Control, Generation, Request};
    use std::sync::{Arc, Mutex};

    /// A generator that counts words as tokens, holds few, and notes what it is asked.
    struct Noting(Arc<Mutex<Vec<String>>>, usize);

    impl Generator for Noting {
        fn id(&self) -> &str {
            "noting"
        }
        fn context(&self) -> usize {
            self.1
        }
        fn count(&self, text: &str) -> usize {
            text.split_whitespace().count()
        }
        fn generate(&mut self, _: &Request<'_>, _: &mut dyn FnMut(&str) -> Control) -> Result<Generation, InferError> {
            Err(InferError::Broken("it only looks ahead".to_owned()))
        }
        fn outlooks_while(
            &mut self,
            text: &str,
            _: &[usize],
            go_on: &mut dyn FnMut() -> bool,
        ) -> Result<Option<Vec<Outlook>>, InferError> {
            self.0.lock().expect("nobody panics").push(text.to_owned());
            Ok(go_on().then(|| vec![Outlook { pieces: vec![(" on".to_owned(), -0.1)] }]))
        }
    }

    fn noting(context: usize) -> (Hearing, Arc<Mutex<Vec<String>>>) {
        let asked = Arc::new(Mutex::new(Vec::new()));
        (Hearing::new(Box::new(Noting(Arc::clone(&asked), context))), asked)
    }

    fn expect(hearing: &mut Hearing, text: &str, go_on: &mut dyn FnMut() -> bool) -> bool {
        hearing.expect(text, Language::En, go_on).expect("it does not fail").is_some()
    }

    #[test]
    fn a_long_text_is_computed_in_steps_and_goes_on_where_it_was_left() {
        let (mut hearing, asked) = noting(4000);
        let text = "a lid and a rim ".repeat(40);
        let text = text.trim_end();
        // Asked before each step, and by the generator within it.
        let mut steps = 5;
        assert!(!expect(&mut hearing, text, &mut || {
            steps -= 1;
            steps > 0
        }));
        let begun = asked.lock().expect("nobody panics").len();
        assert_eq!(begun, 2);
        assert!(expect(&mut hearing, text, &mut || true));
        let all = asked.lock().expect("nobody panics").clone();
        assert!(all.windows(2).all(|two| two[0].len() < two[1].len() && two[1].len() - two[0].len() <= STEP + 8));
        assert_eq!(all.last().map(String::as_str), Some(text));
        assert!(expect(&mut hearing, text, &mut || false), "what was told is not computed again");
    }

    #[test]
    fn a_no_within_a_step_leaves_it_to_be_computed() {
        let (mut hearing, asked) = noting(4000);
        let mut answers = [true, false].into_iter();
        assert!(!expect(&mut hearing, "a lid", &mut || answers.next().expect("nothing is asked after a no")));
        assert!(expect(&mut hearing, "a lid", &mut || true));
        assert_eq!(*asked.lock().expect("nobody panics"), ["a lid", "a lid"]);
    }

    #[test]
    fn a_text_beyond_the_context_is_shortened_by_whole_claims() {
        let (mut hearing, asked) = noting(90);
        let claims: Vec<String> =
            (1..30).map(|number| format!("{number}. A lamp comprising a lamp housing and a lamp holder.")).collect();
        let text = claims.join("\n\n");
        assert!(expect(&mut hearing, &text, &mut || true));
        assert!(hearing.shortened());
        let heard = asked.lock().expect("nobody panics").last().cloned().expect("it was asked");
        assert!(text.ends_with(&heard) && heard.split_whitespace().count() <= 90, "{heard}");
        assert!(heard.starts_with(|first: char| first.is_ascii_digit()), "it begins with a claim: {heard}");
        let more = format!("{text} And");
        assert!(expect(&mut hearing, &more, &mut || true));
        let next = asked.lock().expect("nobody panics").last().cloned().expect("it was asked");
        assert!(next.starts_with(&heard), "what is left out stays the same for a while");
        assert!(expect(&mut hearing, "1. A rim", &mut || true));
        assert!(!hearing.shortened(), "another text");
    }

    #[test]
    fn a_word_that_was_cut_is_not_shared() {
        assert_eq!(common("a lid", "a lid and"), 5);
        assert_eq!(common("a li", "a lid"), 1);
        assert_eq!(common("", "a"), 0);
        assert_eq!(common("é é", "é è"), 2);
        assert_eq!(common("a lid", "a lid"), 5);
    }
}
