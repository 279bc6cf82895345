//! Tests that a no stops what a decoder computes wherever it comes, told by questions and work and not by time.

use crate::Loading;
use crate::common::{ask, tiny_file};
use crate::generator::CandleGenerator;
use candle_core::quantized::GgmlDType;
use claimwright_infer::{Control, Ended, Generator, Request};

const TEXT: &str =
    "A valve comprising a housing, a spring arranged in the housing, and a closing member biased by it, ";

/// Products of two numbers for a token in the layers of the tiny model, without attention.
const PER_TOKEN: usize = 2 * (2 * 64 * 64 + 2 * 32 * 64 + 3 * 96 * 64);

fn tiny(between: u64) -> CandleGenerator {
    let folder = tempfile::tempdir().expect("a folder");
    let path = tiny_file(&folder, GgmlDType::Q8_0);
    let mut generator = CandleGenerator::load(&path, "tiny", Loading::default()).expect("a model");
    generator.decoder.between = between;
    generator
}

/// Whether a computation came to its end.
type Computed = fn(&mut CandleGenerator, &mut dyn FnMut() -> bool) -> Option<String>;

const COMPUTATIONS: [(&str, Computed); 3] = [
    ("writing", |generator, go_on| {
        let request = Request { prefix: TEXT, ..ask("Describe it.", 4) };
        let mut heard = |_: &str| if go_on() { Control::Continue } else { Control::Stop };
        let generation = generator.generate(&request, &mut heard).expect("it does not fail");
        (generation.ended != Ended::Cancelled).then_some(generation.text)
    }),
    ("outlooks", |generator, go_on| {
        let outlooks = generator.outlooks_while(TEXT, &[20, 60, TEXT.len()], go_on).expect("it does not fail");
        outlooks.map(|outlooks| format!("{outlooks:?}"))
    }),
    ("a score", |generator, go_on| {
        let score = generator.score_while(TEXT, go_on).expect("it does not fail");
        score.map(|score| format!("{score:?}"))
    }),
];

/// How often a computation asks on a model that was just loaded, and what it comes to.
fn whole(compute: Computed, between: u64) -> (usize, String) {
    let mut asked = 0;
    let told = compute(&mut tiny(between), &mut || {
        asked += 1;
        true
    });
    (asked, told.expect("nobody says no"))
}

#[test]
fn a_no_is_the_last_question_and_leaves_the_model_usable() {
    for (name, compute) in COMPUTATIONS {
        let (asks, expected) = whole(compute, 0);
        let mut generator = tiny(0);
        for stop in (0..asks).step_by(11) {
            let mut asked = 0;
            let told = compute(&mut generator, &mut || {
                asked += 1;
                asked <= stop
            });
            // What an earlier one has computed may be kept, so that a later one comes to its end before it is stopped.
            assert!(told.is_none() || asked <= stop, "{name}, stopped at {stop}");
            assert!(asked <= stop + 1, "{name} asks after a no");
        }
        assert_eq!(compute(&mut generator, &mut || true), Some(expected), "{name}");
    }
}

#[test]
fn a_no_before_the_beginning_lets_nothing_be_computed() {
    for (name, compute) in COMPUTATIONS {
        let mut generator = tiny(u64::MAX);
        assert_eq!(compute(&mut generator, &mut || false), None, "{name}");
        assert_eq!(generator.decoder.length, 0, "{name}");
    }
}

#[test]
fn questions_come_as_often_as_work_is_done() {
    const BETWEEN: usize = 100_000;
    // The largest piece: a chunk through one of the wide layers.
    const PIECE: usize = 64 * 96 * 64;
    for (name, compute) in COMPUTATIONS {
        let (asked, _) = whole(compute, BETWEEN as u64);
        let least = TEXT.len() * PER_TOKEN / (BETWEEN + PIECE);
        assert!(least >= 10 && asked >= least, "{name} asks {asked} times, at least {least} are due");
    }
}
