//! How long a proposal takes without a generator, behind few words and behind a hundred claims; judges nothing.

use claimwright_application::Language;
use claimwright_assist::completion::{Completer, Statistics};
use criterion::{Criterion, criterion_group, criterion_main};

const ENGLISH: &[u8] = include_bytes!("../../../../models/claim-language-en.bin");

fn completion(criterion: &mut Criterion) {
    let claims: Vec<String> = (2..=100)
        .map(|n| format!("{n}. The lock of claim {}, wherein the bolt {n} is held by a return spring {n}.\n", n - 1))
        .collect();
    let first = "1. A lock comprising a housing, a locking bolt and a return spring, wherein ";
    criterion.bench_function("the statistics are read", |bench| bench.iter(|| Statistics::from_bytes(ENGLISH)));
    let completer = Completer::new(Language::En, Statistics::from_bytes(ENGLISH).ok());
    let long = format!("{first}the bolt moves.\n{}101. The lock of claim 1, wherein the ", claims.concat());
    for (name, text) in [("behind few words", first), ("behind a hundred claims", long.as_str())] {
        criterion.bench_function(name, |bench| bench.iter(|| completer.complete(text, 5).len()));
    }
}

criterion_group!(benches, completion);
criterion_main!(benches);
