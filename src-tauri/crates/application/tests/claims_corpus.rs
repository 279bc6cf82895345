//! The corpus of the fuzz target, replayed on the ordinary compiler.

#[path = "../fuzz/check.rs"]
mod check;

#[test]
fn the_corpus_of_the_fuzz_target() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/claims");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus is part of the repository") {
        let path = entry.expect("the folder can be listed").path();
        check::check(&std::fs::read(path).expect("a file of the corpus can be read"));
        files += 1;
    }
    assert!(files >= 20, "{files} files");
}

#[test]
fn what_is_too_long_for_a_corpus() {
    let cycle: String =
        (0..500).map(|n| format!("{}. The lock of claim {}, the bolt.\n", n + 1, (n + 1) % 500 + 1)).collect();
    check::check(format!("0{cycle}").as_bytes());
    let many: String = (1..=10_000).map(|n| format!("{n}. A lock {n}.\n")).collect();
    check::check(format!("0{many}").as_bytes());
    for unit in ["the lever and a spring ", "[[", "🦀", "مرحبا ", "~~a", "(a) ", "\u{fffd}"] {
        check::check(format!("0{}", unit.repeat(200_000 / unit.len())).as_bytes());
    }
}
