//! How fast a model is on this machine, by a clock that is handed in; not where figures are kept.

use crate::wire::SpeedView;
use claimwright_infer::{Control, Encoder, Generator, InferError, Request, Sampling};

/// Phrases that an encoder reads.
const PHRASES: usize = 64;

/// Tokens that a generator writes.
const WRITTEN: usize = 32;

/// Reads a text of some 300 tokens and writes 32; `seconds` is a clock that only goes forward.
///
/// # Errors
/// Those of the generator.
pub fn of_generator(generator: &mut dyn Generator, seconds: &mut dyn FnMut() -> f64) -> Result<SpeedView, InferError> {
    let text = "A housing has a lid, a hinge and a latch that holds the lid on the housing. ".repeat(16);
    let request = Request {
        prefix: &text,
        prompt: "Describe the housing in one sentence.",
        opening: "",
        max_tokens: WRITTEN,
        stop: &[],
        sampling: Sampling::default(),
        wording: None,
    };
    let begun = seconds();
    let mut first = None;
    let generation = generator.generate(&request, &mut |piece| {
        if !piece.is_empty() && first.is_none() {
            first = Some(seconds());
        }
        Control::Continue
    })?;
    let ended = seconds();
    let first = first.unwrap_or(ended);
    let rate = |tokens: usize, time: f64| tokens as f64 / time.max(1e-9);
    Ok(SpeedView::Generator {
        read: rate(generation.prefilled, first - begun),
        written: rate(generation.generated.saturating_sub(1), ended - first),
    })
}

/// Reads 64 short phrases.
///
/// # Errors
/// Those of the encoder.
pub fn of_encoder(encoder: &mut dyn Encoder, seconds: &mut dyn FnMut() -> f64) -> Result<SpeedView, InferError> {
    let phrases: Vec<String> = (0..PHRASES).map(|n| format!("adjustable bearing housing number {n}")).collect();
    let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let begun = seconds();
    encoder.embed(&phrases)?;
    Ok(SpeedView::Encoder { phrase_ms: (seconds() - begun) * 1000.0 / PHRASES as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_infer::scripted::{LetterEncoder, ScriptedGenerator};

    /// A clock on which each look takes a second.
    fn clock() -> impl FnMut() -> f64 {
        let mut now = 0.0;
        move || {
            now += 1.0;
            now
        }
    }

    #[test]
    fn figures_are_tokens_and_phrases_by_the_clock() {
        let speed = of_encoder(&mut LetterEncoder, &mut clock()).expect("letters do not fail");
        assert_eq!(speed, SpeedView::Encoder { phrase_ms: 15.625 });
        let mut generator = ScriptedGenerator::new(["It has a lid."]);
        let speed = of_generator(&mut generator, &mut clock()).expect("a script does not fail");
        assert_eq!(speed, SpeedView::Generator { read: 0.0, written: 3.0 });
    }
}
