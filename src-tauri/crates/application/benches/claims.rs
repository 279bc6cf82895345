//! How long a claim set takes to parse and resolve: a hundred claims at a keystroke, and the growth with their number.

use claimwright_application::{ClaimSet, Language};
use criterion::{Criterion, criterion_group, criterion_main};

fn texts(count: usize) -> Vec<String> {
    (1..=count)
        .map(|n| match n % 20 {
            1 => format!(
                "{n}. A conveyor comprising: a frame having a first side wall and a second side wall; a plurality of rollers \
                 mounted between the first side wall and the second side wall; a motor configured to drive at least one of the \
                 rollers; and a controller configured to: receive a speed signal from a sensor; and adjust a speed of the motor \
                 based on the speed signal, wherein the sensor is mounted on the frame."
            ),
            k => format!(
                "{n}. The conveyor of claim {}, wherein the controller comprises a memory {k} storing a table, and wherein the \
                 sensor and the motor are arranged on an outer surface of the first side wall.",
                (n - 1) / 20 * 20 + 1
            ),
        })
        .collect()
}

fn claims(criterion: &mut Criterion) {
    for count in [10, 100, 1_000, 3_000] {
        let texts = texts(count);
        criterion.bench_function(&format!("{count} claims"), |bench| {
            bench.iter_batched(
                || texts.clone(),
                |texts| ClaimSet::from_texts(texts, Language::En),
                criterion::BatchSize::LargeInput,
            );
        });
    }
}

/// The worst of what anybody may paste: one claim of a megabyte, a circle through 500 claims, 10,000 claims in one chain.
fn bad_input(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bad input");
    group.sample_size(10);
    let chain = |count: usize, target: &dyn Fn(usize) -> usize| -> String {
        (1..=count)
            .map(|n| format!("{n}. The lock of claim {}, wherein the bolt {n} urges a lever {n}.\n", target(n)))
            .collect()
    };
    for (name, text) in [
        (
            "one claim of 1 MB",
            format!("1. A lock comprising {}.", "a lever and the spring of the first lever, ".repeat(23_000)),
        ),
        ("a cycle through 500 claims", chain(500, &|n| n % 500 + 1)),
        ("10,000 claims in one chain", chain(10_000, &|n| n.saturating_sub(1).max(1))),
        (
            "10,000 times any preceding claim",
            (1..=10_000).map(|n| format!("{n}. The lock of any preceding claim.\n")).collect(),
        ),
    ] {
        group.bench_function(name, |bench| bench.iter(|| ClaimSet::parse(&text, Language::En)));
    }
    group.finish();
}

criterion_group!(benches, claims, bad_input);
criterion_main!(benches);
