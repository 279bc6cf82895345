//! How long a keystroke and a whole validation take in the core: a hundred claims, and an application of some 80,000
//! words made by joining public descriptions; judges nothing.

use claimwright_application::application::Parts;
use claimwright_application::{Application, ClaimSet, FilingFacts, Language, Part};
use claimwright_lint::{Options, check};
use criterion::{Criterion, criterion_group, criterion_main};

const PATENTS: &str = include_str!("../../../../tests/corpus/patents-10.jsonl");

/// The value of a key in a line of JSON whose values hold no escaped quotes that matter here.
fn descriptions() -> String {
    let texts = PATENTS.lines().filter_map(|line| line.split("\"description\": \"").nth(1));
    texts.map(|text| text.replace("\\n", "\n").replace("\\\"", "\"")).collect::<Vec<_>>().join("\n")
}

fn hundred_claims() -> String {
    let mut text =
        String::from("1. A conveyor comprising a frame, a plurality of rollers and a motor that drives the rollers.\n");
    for number in 2..=100 {
        let target = if number < 10 { 1 } else { number - 8 };
        text.push_str(&format!(
            "\n{number}. The conveyor of claim {target}, further comprising a guard {number} mounted on the frame, wherein the \
             guard covers at least one of the rollers and the motor.\n"
        ));
    }
    text
}

fn lint(criterion: &mut Criterion) {
    let claims = hundred_claims();
    criterion.bench_function("keystroke: parse and check 100 claims", |bench| {
        bench.iter(|| {
            let set = ClaimSet::parse(&claims, Language::En);
            let application = Application { claims: Part::Present(set), ..Application::default() };
            check(&application, &Options { offices: &[], only: None, names: None }).findings.len()
        });
    });
    let one = descriptions();
    let mut description = String::new();
    while description.split_whitespace().count() < 80_000 {
        description.push_str(&one);
        description.push('\n');
    }
    let parts = Parts {
        description: Some(description),
        claims: Some(claims.split("\n\n").map(str::to_owned).collect()),
        ..Parts::default()
    };
    let application = Application::from_parts(parts, FilingFacts::default());
    criterion.bench_function("validation: 80,000 words, four offices", |bench| {
        bench.iter(|| check(&application, &Options { offices: &[], only: None, names: None }).findings.len());
    });
}

criterion_group!(benches, lint);
criterion_main!(benches);
