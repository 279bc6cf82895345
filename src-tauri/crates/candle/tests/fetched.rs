//! The fetched models: what they must answer, and that the reference agrees; not how fast they are.

mod common;

use claimwright_candle::{Kind, inspect, load_encoder, load_generator, load_similarity, prepare};
use claimwright_infer::{Control, Encoder, Ended, Generator, InferError, Request, Sampling, TermPair};
use common::{answer, ask, fetched};
use serde::Deserialize;

const CLAIM: &str = "1. A valve comprising a housing, a spring arranged in the housing, and a closing member biased by \
                     the spring against a seat. ";

fn generator() -> Box<dyn Generator> {
    load_generator(&fetched("smollm2-135m/model.gguf"), "smollm2-135m").expect("the small generator")
}

fn encoder() -> Box<dyn Encoder> {
    load_encoder(&fetched("minilm-l6"), "minilm-l6").expect("the default encoder")
}

#[test]
fn the_small_generator_answers_the_same_each_time_and_keeps_its_prefix() {
    let mut generator = generator();
    let capital = Request { opening: "The capital of France is", ..ask("What is the capital of France?", 3) };
    assert!(answer(&mut *generator, &capital).text.contains(" Paris"));
    let request = Request { prefix: CLAIM, ..ask("What biases the closing member?", 16) };
    let first = answer(&mut *generator, &request);
    let other = answer(&mut *generator, &Request { prefix: CLAIM, ..ask("What is in the housing?", 8) });
    assert!(other.prefilled + generator.count(CLAIM) < first.prefilled + 20, "{other:?}");
    let again = answer(&mut *generator, &request);
    assert_eq!((&again.text, again.generated, again.ended), (&first.text, first.generated, first.ended));
    assert!(again.prefilled < first.prefilled);
}

#[test]
fn the_small_generator_can_be_stopped_and_seeded() {
    let mut generator = generator();
    let mut pieces = 0;
    let generation = generator.generate(&ask("Count from one to twenty.", 40), &mut |piece| {
        pieces += usize::from(!piece.is_empty());
        if pieces == 3 { Control::Stop } else { Control::Continue }
    });
    let generation = generation.expect("a cancelled answer");
    assert_eq!(generation.ended, Ended::Cancelled);
    assert!(generation.generated <= 4);
    let warm = |seed| Request {
        sampling: Sampling { temperature: 0.9, top_k: 40, top_p: 0.95, repetition: 1.1, seed },
        ..ask("Name a part of a valve and say what it does.", 16)
    };
    let first = answer(&mut *generator, &warm(1)).text;
    assert_eq!(answer(&mut *generator, &warm(1)).text, first);
    assert!((2..6).any(|seed| answer(&mut *generator, &warm(seed)).text != first));
}

#[test]
fn the_small_generator_is_prepared_and_loads() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("prepared.gguf");
    let source = fetched("smollm2-135m/model.gguf");
    assert!(prepare(&source, &target).expect("a conversion"), "its weights are of a type without fast kernels");
    let mut prepared = load_generator(&target, "prepared").expect("a prepared model");
    let request = ask("What is a spring?", 8);
    assert_eq!(answer(&mut *prepared, &request), answer(&mut *generator(), &request));
    let inspection = inspect(&source).expect("a generator");
    assert_eq!((inspection.kind, inspection.architecture.as_str()), (Kind::Generator, "llama"));
}

#[derive(Deserialize)]
struct Golden {
    text: String,
    vector: Vec<f32>,
}

#[test]
fn the_encoder_agrees_with_the_reference() {
    let golden: Vec<Golden> = serde_json::from_str(include_str!("golden/minilm-l6.json")).expect("golden vectors");
    let texts: Vec<&str> = golden.iter().map(|golden| golden.text.as_str()).collect();
    let vectors = encoder().embed(&texts).expect("vectors");
    for (golden, vector) in golden.iter().zip(&vectors) {
        let furthest = golden.vector.iter().zip(vector).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 1e-5, "{}: {furthest}", golden.text);
    }
}

#[test]
fn the_encoder_gives_unit_vectors_in_order_whatever_stands_beside() {
    let mut encoder = encoder();
    assert_eq!(encoder.dimensions(), 384);
    let long = "a spring ".repeat(200);
    let texts = ["a spring", long.as_str(), "", "a coil spring", "an abstract notion", "a spring"];
    let vectors = encoder.embed(&texts).expect("vectors");
    let cosine = |a: usize, b: usize| vectors[a].iter().zip(&vectors[b]).map(|(x, y)| x * y).sum::<f32>();
    for index in 0..texts.len() {
        assert!((cosine(index, index) - 1.0).abs() < 1e-5);
        let alone = encoder.embed(&[texts[index]]).expect("a vector");
        let furthest = alone[0].iter().zip(&vectors[index]).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 1e-5, "{index}: {furthest}");
    }
    assert!(cosine(0, 3) > cosine(0, 4) + 0.2);
    assert!(encoder.embed(&[]).expect("nothing").is_empty());
    let endless = "spring ".repeat(600);
    assert!(matches!(encoder.embed(&[&endless]), Err(InferError::TooLong { limit: 512, .. })));
    let inspection = inspect(&fetched("minilm-l6/model.safetensors")).expect("an encoder");
    assert_eq!((inspection.kind, inspection.files.len()), (Kind::Encoder, 4));
}

#[test]
fn a_phrase_is_computed_once() {
    let mut encoder = encoder();
    let phrases: Vec<String> = (0..80).map(|n| format!("a spring of the valve {n}")).collect();
    let texts: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let mut count = |texts: &[&str]| {
        let mut asked = 0;
        let vectors = encoder.embed_while(texts, &mut || {
            asked += 1;
            true
        });
        (asked, vectors.expect("numbers").expect("nobody says no"))
    };
    let (first, vectors) = count(&texts);
    let (again, same) = count(&texts);
    assert!(first >= 6 && again == 0, "{first} questions, then {again}");
    assert_eq!(vectors, same);
    let turned: Vec<&str> = texts.iter().rev().copied().collect();
    assert_eq!(count(&turned).1.first(), vectors.last(), "each keeps its own");
}

/// How often something asks until it is told no at question `stop`, and whether it came to its end.
fn asked(stop: usize, compute: &mut dyn FnMut(&mut dyn FnMut() -> bool) -> bool) -> (usize, bool) {
    let mut asked = 0;
    let whole = compute(&mut || {
        asked += 1;
        asked != stop
    });
    (asked, whole)
}

#[test]
fn encoding_many_phrases_is_stopped_within_a_batch() {
    const BASE: &str = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db";
    let adapter = include_bytes!("../../../../models/term-pairs.safetensors");
    let phrases: Vec<String> = (0..64).map(|n| format!("the closing member of the valve {n}")).collect();
    let texts: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let pairs: Vec<TermPair<'_>> = texts.iter().map(|text| TermPair { a: text, b: "a lid", context: None }).collect();
    let mut similarity = load_similarity(&fetched("minilm-l6"), BASE, adapter, "minilm-l6").expect("the comparer");
    let mut embed = |go_on: &mut dyn FnMut() -> bool| encoder().embed_while(&texts, go_on).expect("numbers").is_some();
    let mut compare =
        |go_on: &mut dyn FnMut() -> bool| similarity.similar_while(&pairs, go_on).expect("numbers").is_some();
    for compute in [&mut embed as &mut dyn FnMut(&mut dyn FnMut() -> bool) -> bool, &mut compare] {
        let (whole, _) = asked(usize::MAX, compute);
        assert!(whole >= 6, "one batch of six layers asks {whole} times");
        for stop in 1..=whole {
            assert_eq!(asked(stop, compute), (stop, false), "nothing is asked after a no");
        }
    }
}
