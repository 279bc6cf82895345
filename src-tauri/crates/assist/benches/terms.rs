//! How long names of claims take to compare: a hundred claims anew and after a keystroke, and what nobody should paste; judges
//! nothing, and asks no model.

use claimwright_application::{ClaimSet, Language};
use claimwright_assist::terms::{Decisions, Memo, Table};
use criterion::{Criterion, criterion_group, criterion_main};

const PATENTS: &str = include_str!("../../../../tests/corpus/patents-10.jsonl");

/// The first claims of granted patents, a hundred of them, each set with numbers of its own.
fn hundred_claims() -> Vec<String> {
    let lines = PATENTS.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let sets = lines.filter_map(|line| Some(line.get("claims")?.as_array()?.clone()));
    let texts = sets.flatten().filter_map(|claim| claim.as_str().map(str::to_owned));
    texts.take(100).collect()
}

fn groups(set: &ClaimSet, memo: &mut Memo) -> usize {
    let table = Table::of_claims(set);
    table.compared(memo).groups(&|_, _| None, &Decisions::default()).len()
}

fn hundred(criterion: &mut Criterion) {
    let mut texts = hundred_claims();
    assert_eq!(texts.len(), 100, "the corpus holds so many claims");
    criterion.bench_function("names of 100 claims, anew", |bench| {
        bench.iter(|| groups(&ClaimSet::from_texts(texts.clone(), Language::En), &mut Memo::default()));
    });
    let mut memo = Memo::default();
    groups(&ClaimSet::from_texts(texts.clone(), Language::En), &mut memo);
    let last = texts.len() - 1;
    let mut keys = "and a further holding member that bears the holding element of the frame ".chars().cycle();
    criterion.bench_function("names of 100 claims, after a keystroke", |bench| {
        bench.iter(|| {
            texts[last].extend(keys.next());
            if texts[last].len() > 2_000 {
                texts[last].truncate(100);
            }
            groups(&ClaimSet::from_texts(texts.clone(), Language::En), &mut memo)
        });
    });
}

/// Ten thousand names in one claim, half of them introduced and each like few others; a name of five hundred letters, and of a hundred words.
fn bad_input(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bad input");
    group.sample_size(10);
    let kinds = ["member", "element", "unit", "device", "portion", "section"];
    let names: Vec<String> = (0..5_000)
        .map(|n| {
            let letters: String =
                [n / 676, n / 26, n].map(|part| char::from(b'a' + (part % 26) as u8)).iter().collect();
            format!("a {letters}ing {} and the {letters}er {}", kinds[n % 6], kinds[(n + 1) % 6])
        })
        .collect();
    let rod = format!("{}rod", "very ".repeat(100));
    let bar = "x".repeat(500);
    for (name, text) in [
        ("10,000 names, half of them never introduced", format!("1. A device comprising {}.", names.join(", "))),
        (
            "names of 500 letters",
            format!("1. A device comprising a {rod} and a {bar}, wherein the {rod}s bears the {bar}s of the {rod}."),
        ),
    ] {
        let set = ClaimSet::parse(&text, Language::En);
        group.bench_function(name, |bench| bench.iter(|| groups(&set, &mut Memo::default())));
    }
    group.finish();
}

criterion_group!(benches, hundred, bad_input);
criterion_main!(benches);
