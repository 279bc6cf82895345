//! The findings on ten whole patents, line by line, against what is committed; `UPDATE=1` writes them anew to be read.

use claimwright_tests::{claimwright, corpus, out};
use serde_json::Value;
use std::fmt::Write as _;

#[test]
fn findings_of_ten_whole_patents() {
    let file = corpus("patents-10.jsonl").to_string_lossy().into_owned();
    let answers = out(&claimwright(&["validate", "--jsonl", &file, "--office", "us", "--office", "ep"]));
    let mut lines = String::new();
    for answer in answers.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")) {
        let _ = writeln!(lines, "{}", answer["id"].as_str().unwrap_or_default());
        for finding in answer["findings"].as_array().expect("a list") {
            let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let place = finding["claim"].as_u64().or_else(|| finding["paragraph"].as_u64());
            let place = place.map_or_else(String::new, |number| format!(" {number}"));
            let excerpt: String = word("excerpt").chars().take(60).collect();
            let _ =
                writeln!(lines, "  {:<8}{}{place}  {}  \"{excerpt}\"", word("severity"), word("part"), word("rule"));
        }
    }
    let path = corpus("findings-10.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &lines).expect("the corpus can be written to");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(lines.lines()).find(|(old, new)| old != new);
    assert!(
        committed == lines,
        "findings changed, first at {differs:?}: read them, then `UPDATE=1 cargo test -p claimwright-tests --test snapshots`"
    );
}
