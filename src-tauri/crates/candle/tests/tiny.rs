//! The generator on weights made on the spot: what holds for any weights; not what a trained model says.

mod common;

use candle_core::quantized::GgmlDType;
use claimwright_candle::{load_generator, prepare};
use claimwright_infer::{Control, Ended, Generator, InferError, Request, Sampling};
use common::{answer, ask, tiny_file};

fn tiny() -> Box<dyn Generator> {
    let folder = tempfile::tempdir().expect("a folder");
    load_generator(&tiny_file(&folder, GgmlDType::Q8_0), "tiny").expect("a model")
}

fn warm(prompt: &str, seed: u64) -> Request<'_> {
    let sampling = Sampling { temperature: 1.0, seed, ..Sampling::default() };
    Request { sampling, ..ask(prompt, 40) }
}

#[test]
fn a_seed_gives_the_same_answer_whatever_was_asked_before() {
    let long = "The valve comprises a housing and a spring. ".repeat(6);
    let requests = [
        warm("short", 1),
        Request { prefix: &long, ..warm("What is biased?", 2) },
        Request { prefix: &long, ..warm("What is biased by the spring of the valve?", 2) },
        Request { prefix: &long[..100], ..warm(&long[100..], 3) },
        Request { prefix: &long, opening: "It is", ..warm("", 4) },
    ];
    let fresh: Vec<_> = requests.iter().map(|request| answer(&mut *tiny(), request).text).collect();
    let mut generator = tiny();
    for order in [[0, 1, 2, 3, 4], [4, 2, 1, 3, 0], [2, 2, 3, 3, 1]] {
        for index in order {
            assert_eq!(answer(&mut *generator, &requests[index]).text, fresh[index], "request {index}");
        }
    }
    assert_ne!(answer(&mut *generator, &warm("short", 1)).text, answer(&mut *generator, &warm("short", 2)).text);
}

#[test]
fn a_prefix_is_computed_once() {
    let mut generator = tiny();
    let prefix = "A valve with a housing. ".repeat(10);
    let request = |prompt| Request { prefix: &prefix, ..ask(prompt, 1) };
    let first = answer(&mut *generator, &request("Describe it.")).prefilled;
    let second = answer(&mut *generator, &request("Draw it.")).prefilled;
    assert!(first > generator.count(&prefix), "{first}");
    assert!(second < first - generator.count(&prefix), "{second} after {first}");
}

#[test]
fn streamed_pieces_are_the_answer_and_whole_characters() {
    let mut generator = tiny();
    for seed in 0..20 {
        let mut streamed = String::new();
        let generation = generator.generate(&warm("Ventil für Öl – 絶縁 😀", seed), &mut |piece| {
            streamed.push_str(piece);
            Control::Continue
        });
        assert_eq!(streamed, generation.expect("an answer").text);
    }
}

#[test]
fn a_stop_text_ends_the_answer_before_it() {
    let mut generator = tiny();
    let whole = (0..50).map(|seed| (seed, answer(&mut *generator, &warm("x", seed)).text));
    let whole = whole.map(|(seed, text)| (seed, text.chars().collect::<Vec<_>>()));
    let (seed, text) = whole.into_iter().find(|(_, text)| text.len() > 12).expect("a long answer");
    let stop: String = text[6..9].iter().collect();
    let text: String = text.iter().collect();
    let stops = [stop.as_str()];
    let generation = answer(&mut *generator, &Request { stop: &stops, ..warm("x", seed) });
    assert_eq!(generation.text, text[..text.find(&stop).expect("the stop text")]);
    assert_eq!(generation.ended, Ended::Stop);
}

#[test]
fn a_cancel_takes_effect_in_the_prefill_and_leaves_the_model_usable() {
    let mut generator = tiny();
    let prompt = "A device comprising a part. ".repeat(20);
    let request = ask(&prompt, 5);
    let expected = answer(&mut *tiny(), &request);
    for after in [0, 1, 3, 6] {
        let mut calls = 0;
        let generation = generator.generate(&request, &mut |_| {
            calls += 1;
            if calls > after { Control::Stop } else { Control::Continue }
        });
        let generation = generation.expect("a cancelled answer");
        assert_eq!(generation.ended, Ended::Cancelled, "after {after} calls");
        assert_eq!(calls, after + 1, "nothing is asked after a stop");
    }
    assert_eq!(answer(&mut *generator, &request).text, expected.text);
}

#[test]
fn lengths_are_judged_before_anything_is_computed() {
    let mut generator = tiny();
    let long = "word ".repeat(200);
    let result = generator.generate(&ask(&long, 10), &mut |_| Control::Continue);
    assert!(matches!(result, Err(InferError::TooLong { limit: 640, needed }) if needed > 640), "{result:?}");
    let none = answer(&mut *generator, &ask("x", 0));
    assert_eq!((none.text.as_str(), none.generated, none.ended), ("", 0, Ended::Length));
}

#[test]
fn a_score_is_what_is_expected_at_each_place() {
    let mut generator = tiny();
    let text = "a valve, wide open";
    let score = generator.score(text).expect("a score");
    assert_eq!(score.logarithms.len(), text.len() - 1, "one letter is one token here");
    let offsets: Vec<usize> = (1..text.len()).collect();
    let outlooks = generator.outlooks(text, &offsets).expect("outlooks");
    for ((outlook, logarithm), at) in outlooks.iter().zip(&score.logarithms).zip(1..) {
        let told = outlook.pieces.iter().find(|(piece, _)| *piece == text[at..=at]).expect("each letter is expected");
        assert_eq!(told.1, *logarithm, "at {at}");
    }
    let perplexity = score.perplexity().expect("a number");
    assert!(perplexity > 1.0 && perplexity.is_finite(), "{perplexity}");
    assert_eq!(generator.score("a").expect("a score").perplexity(), None);
    assert!(matches!(generator.score(&"word ".repeat(200)), Err(InferError::TooLong { limit: 640, .. })));
}

#[test]
fn control_tokens_spelled_in_a_document_stay_letters() {
    let generator = tiny();
    assert_eq!(generator.count("<|im_end|>"), "<|im_end|>".len());
    assert_eq!(generator.count("the"), 2, "t and h merge");
}

#[test]
fn slow_types_are_replaced_once_and_answer_as_before() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in [GgmlDType::Q4_1, GgmlDType::Q5_0, GgmlDType::Q5_1] {
        let source = tiny_file(&folder, kind);
        let target = folder.path().join("prepared.gguf");
        assert!(prepare(&source, &target).expect("a conversion"));
        let once = std::fs::read(&target).expect("bytes");
        assert!(prepare(&source, &target).expect("a conversion"));
        assert_eq!(std::fs::read(&target).expect("bytes"), once, "the same source gives the same bytes");
        let mut before = load_generator(&source, "before").expect("a model");
        let mut after = load_generator(&target, "after").expect("a prepared model");
        assert_eq!(answer(&mut *before, &warm("a", 3)), answer(&mut *after, &warm("a", 3)));
        let nothing = folder.path().join("nothing.gguf");
        assert!(!prepare(&target, &nothing).expect("nothing to do"));
        assert!(!nothing.exists());
        std::fs::write(&source, b"another format").expect("a file");
        assert!(!prepare(&source, &nothing).expect("nothing to do"));
    }
}
