//! Keeps a generator within the words of the claims while it speaks, so that the guard has less to drop; what a whole
//! sentence says is judged by [`super::check`] alone.

use super::ground::is_numeral;
use super::{Ground, words};
use claimwright_infer::Wording;

/// A sentence of so many words begins no further clause, so that it ends within the tokens of its slot.
const LONG: usize = 16;

/// Words that begin a further clause.
const FURTHER: [&str; 6] = ["and", "or", "which", "that", "while", "when"];

/// What may be said after the opening of a slot.
#[derive(Debug)]
pub(crate) struct Vocabulary<'a> {
    ground: &'a Ground,
    /// In order.
    words: Vec<String>,
    opening: &'a str,
}

impl<'a> Vocabulary<'a> {
    /// The words of `ground` behind `opening`.
    pub fn new(ground: &'a Ground, opening: &'a str) -> Self {
        let mut vocabulary = ground.vocabulary();
        vocabulary.retain(|word| {
            let word = std::slice::from_ref(word);
            !words::claim_language(word) && !words::profane(word, ground)
        });
        Self { ground, words: vocabulary, opening }
    }

    /// Words that begin with these letters.
    fn beginning<'b>(&'b self, letters: &'b str) -> impl Iterator<Item = &'b String> {
        let first = self.words.partition_point(|word| word.as_str() < letters);
        self.words[first..].iter().take_while(move |word| word.starts_with(letters))
    }

    fn holds(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// Whether what was said is one sentence that could be proposed as far as its form goes.
    fn is_whole(&self, said: &str) -> bool {
        let sentence = format!("{}{said}", self.opening);
        let said = words::words(&sentence);
        words::whole(&sentence) && said.len() >= words::words(self.opening).len() + 3 && self.ground.has_verb(&said)
    }
}

impl Wording for Vocabulary<'_> {
    fn may_follow(&self, said: &str, piece: &str) -> bool {
        if said.ends_with('.') {
            return false;
        }
        let mut so_far = said.to_owned();
        let spoken = words::words(self.opening).into_iter().rfind(|word| !is_numeral(word));
        let start = said.rfind([' ', ',']).map_or(0, |at| at + 1);
        let mut word = said[start..].to_owned();
        let long = words::words(said).len() >= LONG;
        let fits = |before: &str, word: &str| self.ground.joins(before, word) && !(long && FURTHER.contains(&word));
        let mut before = words::words(&said[..start]).pop().or(spoken).unwrap_or_default();
        for character in piece.chars() {
            match character {
                ' ' | ',' | '.' => {
                    let again = so_far.ends_with([' ', ',']) && !(character == ' ' && so_far.ends_with(','));
                    if again || (so_far.is_empty() && character == '.') {
                        return false;
                    }
                    if long && character == ',' {
                        return false;
                    }
                    if !word.is_empty() {
                        let ended = character == ' ' || self.ground.ends(&word);
                        if !self.holds(&word) || !fits(&before, &word) || !ended {
                            return false;
                        }
                        before = std::mem::take(&mut word);
                    }
                    so_far.push(character);
                    if words::stammers(&words::words(&so_far)) || (character == '.' && !self.is_whole(&so_far)) {
                        return false;
                    }
                }
                _ if so_far.is_empty() || so_far.ends_with([',', '.']) => return false,
                _ => {
                    word.push(character);
                    so_far.push(character);
                }
            }
        }
        word.is_empty() || self.beginning(&word).any(|whole| fits(&before, whole))
    }

    fn may_end(&self, said: &str) -> bool {
        said.ends_with('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::{Application, FilingFacts, Language, Office, Parts};

    #[test]
    fn only_words_of_the_claims_and_plain_words_may_follow() {
        let claim = "1. A hinge comprising a first leaf, and a spring that biases the first leaf.".to_owned();
        let parts = Parts { language: Some(Language::En), claims: Some(vec![claim]), ..Parts::default() };
        let application = Application::from_parts(parts, FilingFacts::default());
        let request = crate::Request { application: &application, office: Office::Us, disclosure: None, figures: None };
        let draft = crate::write(&request).expect("the claim can be drafted");
        let ground = Ground::of(&draft, &application);
        let wording = Vocabulary::new(&ground, "In some embodiments, the spring 12");
        for (said, piece) in [
            ("", " may"),
            ("", " b"),
            (" may be", " arranged"),
            (" may be arr", "anged"),
            (" may be arranged at the first", " leaf"),
            (" may be arranged at the leaf", "."),
            (" may be arranged at the leaf", ", and"),
        ] {
            assert!(wording.may_follow(said, piece), "{said:?} {piece:?}");
        }
        for (said, piece) in [
            ("", "may"),
            ("", " 14"),
            ("", " steel"),
            ("", " must"),
            ("", " stee"),
            ("", ", wherein"),
            (" may be arr", " the"),
            (" may be arranged at the first", " spring"),
            (" may be arranged at the", "."),
            (" may be arranged at the first", "."),
            (" may be arranged at the first", " of"),
            (" may be arranged at the leaf", "\n"),
            (" may be arranged at the leaf.", " The"),
            ("", " of the leaf."),
        ] {
            assert!(!wording.may_follow(said, piece), "{said:?} {piece:?}");
        }
        assert!(wording.may_end(" may be arranged at the leaf."));
        assert!(!wording.may_end(" may be arranged"));
    }
}
