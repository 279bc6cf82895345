//! The reports of `validate` for people and for programs: what each says and where it points; not what rules find.

use claimwright_tests::{claimwright_in, err, out};
use serde_json::Value;
use std::fs;
use std::path::Path;

const CLAIMS: &str = "1. A \u{1f529} device comprising a coil\r\n\r\n2. The device of claim 1, wherein the spring is approximately 5 mm.\r\n";

fn validate(folder: &Path, arguments: &[&str]) -> String {
    let output = claimwright_in(folder, &[&["validate"], arguments].concat());
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", err(&output));
    out(&output)
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&validate(folder, arguments)).expect("JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn sarif_has_the_form_of_its_standard_and_points_into_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("c é.txt"), CLAIMS).expect("a file");
    let log = json(folder.path(), &["c é.txt", "--office", "ep", "--office", "us", "--format", "sarif"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["version"], env!("CARGO_PKG_VERSION"));
    let rules = list(&run["tool"]["driver"], "rules");
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[key]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap_or_default();
        assert!(["error", "warning", "note"].contains(&level), "{rule}");
        assert!(!list(&rule["properties"], "citations").is_empty(), "{rule}");
    }
    let text: Vec<char> = CLAIMS.chars().collect();
    let mut placed = 0;
    for result in list(run, "results") {
        let number = |value: &Value| value.as_u64().expect("a number") as usize;
        assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap_or_default()));
        let location = &result["locations"][0];
        assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "c%20%C3%A9.txt");
        assert!(location["logicalLocations"][0]["fullyQualifiedName"].is_string());
        let region = &location["physicalLocation"]["region"];
        if let (Some(excerpt), false) = (result["properties"]["excerpt"].as_str(), region.is_null()) {
            let start = number(&region["charOffset"]);
            let words: String = text[start..start + number(&region["charLength"])].iter().collect();
            assert_eq!(words, excerpt);
            let lines: Vec<&str> = CLAIMS.lines().collect();
            let line: Vec<char> = lines[number(&region["startLine"]) - 1].chars().collect();
            assert_eq!(
                line[number(&region["startColumn"]) - 1..][..excerpt.chars().count()],
                text[start..][..excerpt.chars().count()]
            );
            placed += 1;
        }
    }
    assert!(placed >= 3, "{run}");
    let fixes = list(run, "results").iter().flat_map(|result| list(result, "fixes"));
    let period = fixes.flat_map(|fix| list(&fix["artifactChanges"][0], "replacements")).any(|replacement| {
        replacement["insertedContent"]["text"] == "." && replacement["deletedRegion"]["charOffset"] == 31
    });
    assert!(period, "a full stop belongs behind the first claim");
    let told = list(&run["invocations"][0], "toolExecutionNotifications");
    assert!(run["invocations"][0]["executionSuccessful"] == true);
    assert!(told.iter().any(|told| told["associatedRule"]["id"] == "document/missing-abstract"), "{told:?}");
}

#[test]
fn sarif_of_a_package_names_parts_and_no_offsets_in_its_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("c.txt"), CLAIMS).expect("a file");
    assert!(claimwright_in(folder.path(), &["export", "c.txt", "--out", "c.docx"]).status.success());
    let log = json(folder.path(), &["c.docx", "c.txt", "--office", "us", "--format", "sarif"]);
    assert_eq!(list(&log["runs"][0], "artifacts").len(), 2);
    let results = list(&log["runs"][0], "results");
    let of = |uri: &'static str| {
        results
            .iter()
            .map(|result| &result["locations"][0])
            .filter(move |location| location["physicalLocation"]["artifactLocation"]["uri"] == uri)
    };
    assert!(of("c.docx").count() > 0 && of("c.docx").all(|location| location["physicalLocation"]["region"].is_null()));
    assert!(of("c.docx").any(|location| location["logicalLocations"][0]["fullyQualifiedName"] == "claims/2"));
    assert!(of("c.txt").any(|location| !location["physicalLocation"]["region"].is_null()));
}
