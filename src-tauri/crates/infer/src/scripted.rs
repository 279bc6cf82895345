//! Fakes that answer from a script; for tests only, never a substitute for weights in the program.

use crate::{Control, Encoder, Ended, Generation, Generator, InferError, Outlook, Request};
use std::collections::VecDeque;

/// A generator that gives prepared answers in order, word by word, and then empty ones.
#[derive(Debug, Clone, Default)]
pub struct ScriptedGenerator {
    answers: VecDeque<String>,
    /// Prompts received, prefix included, in order.
    pub asked: Vec<String>,
}

impl ScriptedGenerator {
    /// A generator that will give these answers.
    pub fn new<S: Into<String>>(answers: impl IntoIterator<Item = S>) -> Self {
        Self { answers: answers.into_iter().map(Into::into).collect(), asked: Vec::new() }
    }
}

impl Generator for ScriptedGenerator {
    fn id(&self) -> &str {
        "scripted"
    }

    fn context(&self) -> usize {
        4096
    }

    fn count(&self, text: &str) -> usize {
        text.split_whitespace().count()
    }

    fn generate(
        &mut self,
        request: &Request<'_>,
        on_text: &mut dyn FnMut(&str) -> Control,
    ) -> Result<Generation, InferError> {
        self.asked.push(format!("{}{}", request.prefix, request.prompt));
        let answer = self.answers.pop_front().unwrap_or_default();
        let mut generation = Generation { text: String::new(), prefilled: 0, generated: 0, ended: Ended::Stop };
        for word in answer.split_inclusive(' ') {
            if generation.generated == request.max_tokens {
                generation.ended = Ended::Length;
                break;
            }
            generation.text.push_str(word);
            generation.generated += 1;
            if on_text(word) == Control::Stop {
                generation.ended = Ended::Cancelled;
                break;
            }
        }
        Ok(generation)
    }

    /// Expects the next prepared answer's first word, with certainty, at each offset.
    fn outlooks_while(
        &mut self,
        text: &str,
        offsets: &[usize],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Outlook>>, InferError> {
        let mut outlooks = Vec::new();
        for &offset in offsets {
            if !go_on() {
                return Ok(None);
            }
            self.asked.push(text.get(..offset).unwrap_or(text).to_owned());
            let answer = self.answers.pop_front().unwrap_or_default();
            let first = answer.split_whitespace().next().map(|word| (format!(" {word}"), 0.0));
            outlooks.push(Outlook { pieces: first.into_iter().collect() });
        }
        Ok(Some(outlooks))
    }
}

/// An encoder whose vectors count the letters of a text: equal texts are equal, similar spellings are near.
#[derive(Debug, Clone, Copy, Default)]
pub struct LetterEncoder;

impl Encoder for LetterEncoder {
    fn id(&self) -> &str {
        "letters"
    }

    fn dimensions(&self) -> usize {
        26
    }

    fn embed_while(
        &mut self,
        texts: &[&str],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Vec<f32>>>, InferError> {
        Ok(texts
            .iter()
            .map(|text| {
                if !go_on() {
                    return None;
                }
                let mut vector = [0f32; 26];
                for letter in text.bytes().map(|b| b.to_ascii_lowercase()).filter(u8::is_ascii_lowercase) {
                    vector[usize::from(letter - b'a')] += 1.0;
                }
                let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
                Some(vector.iter().map(|x| x / length).collect())
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sampling;

    #[test]
    fn a_scripted_generator_stops_when_told() {
        let mut generator = ScriptedGenerator::new(["one two three"]);
        let request = Request {
            prefix: "",
            prompt: "count",
            opening: "",
            max_tokens: 10,
            stop: &[],
            sampling: Sampling::default(),
            wording: None,
        };
        let mut pieces = 0;
        let generation = generator.generate(&request, &mut |_| {
            pieces += 1;
            if pieces == 2 { Control::Stop } else { Control::Continue }
        });
        let generation = generation.expect("a script does not fail");
        assert_eq!(generation.text, "one two ");
        assert_eq!(generation.ended, Ended::Cancelled);
    }

    #[test]
    fn letter_vectors_have_unit_length() {
        let vectors = LetterEncoder.embed(&["housing", "a bolt"]).expect("letters do not fail");
        for vector in vectors {
            assert!((vector.iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-5);
        }
    }
}
