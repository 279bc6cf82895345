//! Speed of the fetched models: embedding phrases, reading a prompt, writing an answer; not the quality of either.
//!
//! A model that was not fetched is left out and named. `CLAIMWRIGHT_MODELS` says where the models lie.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]
#![allow(clippy::print_stderr, reason = "a bench speaks to the person who started it")]

#[path = "../tests/common/mod.rs"]
mod common;

use claimwright_candle::{load_encoder, load_generator};
use claimwright_infer::Request;
use common::{answer, ask, store};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::time::Duration;

fn embed(criterion: &mut Criterion) {
    let Ok(mut encoder) = load_encoder(&store().join("minilm-l6"), "minilm-l6") else {
        eprintln!("minilm-l6 was not fetched");
        return;
    };
    let parts = ["housing", "closing member", "shape-memory alloy spring", "means for biasing the seat"];
    let mut group = criterion.benchmark_group("minilm-l6");
    group.throughput(Throughput::Elements(64)).sample_size(10).measurement_time(Duration::from_secs(10));
    let mut round = 0;
    group.bench_function("embed 64 phrases", |bencher| {
        bencher.iter(|| {
            // Others each time, as those that were embedded before are remembered.
            round += 1;
            let phrases: Vec<String> = (0..64).map(|n| format!("the {} of valve {n} {round}", parts[n % 4])).collect();
            let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
            encoder.embed(&phrases)
        });
    });
}

fn generate(criterion: &mut Criterion) {
    for (id, prompt_tokens, answer_tokens) in [("smollm2-135m", 256, 16), ("qwen2.5-coder-1.5b", 128, 8)] {
        let Ok(mut generator) = load_generator(&store().join(id).join("model.gguf"), id) else {
            eprintln!("{id} was not fetched");
            continue;
        };
        let generator = &mut *generator;
        let mut group = criterion.benchmark_group(id);
        group.sample_size(10).measurement_time(Duration::from_secs(20));
        let mut prompt = String::new();
        while generator.count(&prompt) < prompt_tokens {
            prompt.push_str("a spring biases the closing member against the seat of the housing, ");
        }
        let mut round = 0;
        group.throughput(Throughput::Elements(prompt_tokens as u64));
        group.bench_function(format!("prefill {prompt_tokens} tokens"), |bencher| {
            bencher.iter(|| {
                // The first word differs every time, so that nothing is kept but the template.
                round += 1;
                let prompt = format!("{round}: {prompt}");
                answer(generator, &ask(&prompt, 1))
            });
        });
        group.throughput(Throughput::Elements(answer_tokens as u64));
        let prefix = "Count on and do not stop. ".repeat(4);
        let request = Request { prefix: &prefix, opening: "1, 2, 3, 4, 5, 6,", ..ask("Start at one.", answer_tokens) };
        answer(generator, &request);
        group.bench_function(format!("decode {answer_tokens} tokens after a kept prefix"), |bencher| {
            bencher.iter(|| answer(generator, &request));
        });
        group.finish();
    }
}

criterion_group!(benches, embed, generate);
criterion_main!(benches);
