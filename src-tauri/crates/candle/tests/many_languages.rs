//! The encoder of many languages on a file made by hand (`fuzz/corpus/e5s1/read-tiny.bin`): what it must answer, as a plain
//! computation in double precision gave it, and what is refused; not what a trained model says.

use claimwright_candle::{Inspection, Kind, LoadError, inspect, load_encoder};
use claimwright_infer::{Encoder, InferError};
use serde::Deserialize;

const TINY: &[u8] = include_bytes!("../fuzz/corpus/e5s1/read-tiny.bin");

fn load(bytes: &[u8]) -> Result<Box<dyn Encoder>, LoadError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tiny.bin");
    std::fs::write(&path, bytes).expect("a file");
    load_encoder(&path, "tiny")
}

#[derive(Deserialize)]
struct Golden {
    text: String,
    vector: Vec<f32>,
}

#[test]
fn vectors_are_those_of_a_plain_computation() {
    let golden: Vec<Golden> = serde_json::from_str(include_str!("golden/tiny-e5s1.json")).expect("golden vectors");
    let mut encoder = load(TINY).expect("an encoder");
    assert_eq!((encoder.id(), encoder.dimensions()), ("tiny", 32));
    let texts: Vec<&str> = golden.iter().map(|golden| golden.text.as_str()).collect();
    for (golden, vector) in golden.iter().zip(encoder.embed(&texts).expect("vectors")) {
        let farthest = golden.vector.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(farthest < 1e-5, "{:?}: {farthest}", golden.text);
    }
}

#[test]
fn a_file_is_told_by_what_it_begins_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("anything");
    std::fs::write(&path, TINY).expect("a file");
    let found = inspect(&path).expect("an encoder");
    assert_eq!(found, Inspection { kind: Kind::Encoder, architecture: "e5s1".to_owned(), files: vec![path.clone()] });
    std::fs::write(&path, &TINY[..TINY.len() / 2]).expect("a file");
    assert!(inspect(&path).is_err(), "half of it");
    std::fs::write(&path, &TINY[..3]).expect("a file");
    assert!(matches!(inspect(&path), Err(LoadError::NotGguf | LoadError::Truncated)));
}

#[test]
fn letters_without_a_piece_and_long_texts_are_told_apart() {
    let mut encoder = load(TINY).expect("an encoder");
    let unknown = encoder.embed(&["漢字 spring 漢"]).expect("a vector");
    assert!((unknown[0].iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-5);
    let long = "a b ".repeat(40);
    assert!(matches!(encoder.embed(&[&long]), Err(InferError::TooLong { limit: 64, needed }) if needed > 64));
}

#[test]
fn a_file_that_is_cut_or_holds_no_numbers_is_refused() {
    for cut in (0..TINY.len()).step_by(97) {
        assert!(load(&TINY[..cut]).is_err(), "cut at {cut}");
    }
    let mut wrong = TINY.to_vec();
    let end = wrong.len();
    wrong[end - 4..].copy_from_slice(&f32::NAN.to_le_bytes());
    assert!(matches!(load(&wrong), Err(LoadError::Altered { what }) if what.contains("l1.oln.b")));
}

#[test]
fn no_change_of_a_byte_panics() {
    for place in (0..1500).chain((1500..TINY.len()).step_by(53)) {
        for change in [0x01u8, 0x80, 0xFF] {
            let mut bytes = TINY.to_vec();
            bytes[place] ^= change;
            if let Ok(mut encoder) = load(&bytes) {
                let _ = encoder.embed(&["a spring"]);
            }
        }
    }
}
