//! The commands that speak of names as a contract: groups, what the description says, a glossary, fixes that are not made
//! at once; not which names belong together.

use claimwright_tests::{claimwright, err, out};
use serde_json::Value;
use std::fs;
use std::path::Path;

const APPLICATION: &str = "# Clamp

## Description

As used herein, the term \"fastening member\" means a screw. The electronic control unit (ECU) is small. The fastening member 4 is held. A fixing bolt 4 and the fixing bolt 4 are shown.

## Claims

1. A clamp comprising a fastening member (4), an electronic control unit and a coil spring, wherein the spring is held by the fastening element.

2. The clamp of claim 1, comprising a second spring.

## Abstract

A clamp has a fastening element.
";

fn write(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("the folder of a test can be written to");
    path.to_string_lossy().into_owned()
}

fn json(arguments: &[&str]) -> Value {
    let output = claimwright(arguments);
    serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)))
}

/// Findings about names: rule, words, whether a fix is offered.
fn findings(report: &Value) -> Vec<(String, String, bool)> {
    let all = report["findings"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of_names = all.filter(|finding| {
        ["terminology/variant", "terminology/near-miss"].contains(&finding["rule"].as_str().unwrap_or_default())
    });
    of_names.map(|finding| (text(&finding["rule"]), text(&finding["excerpt"]), !finding["fix"].is_null())).collect()
}

#[test]
fn terms_tell_what_claims_description_and_abstract_say_of_a_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "clamp.md", APPLICATION);
    let table = json(&["terms", &input, "--model", "none", "--format", "json"]);
    let term = |name: &str| {
        let all = table["terms"].as_array().expect("a list");
        all.iter().find(|term| term["term"] == name).unwrap_or_else(|| panic!("{name}")).clone()
    };
    let fastening = term("fastening member");
    assert_eq!(fastening["signs"], serde_json::json!(["4"]));
    assert_eq!(fastening["described"].as_array().map(Vec::len), Some(2));
    let points: Vec<char> = APPLICATION.chars().collect();
    assert!(fastening["definitions"][0]["excerpt"].as_str().is_some_and(|text| text.ends_with("means a screw.")));
    assert!(points.iter().collect::<String>().contains(fastening["definitions"][0]["excerpt"].as_str().expect("text")));
    assert_eq!(fastening["by_sign"], serde_json::json!([{ "term": "fixing bolt", "sign": "4", "count": 2 }]));
    assert_eq!(term("electronic control unit")["acronyms"], serde_json::json!(["ECU"]));
    assert_eq!(term("coil spring")["broader"], serde_json::json!(["spring"]));
    assert_eq!(term("fastening element")["described"][0]["part"], "abstract");
    let group = &table["groups"][0];
    assert_eq!((group["root"].as_str(), group["answer"].as_str()), (Some("fastening member"), Some("same")));
    assert_eq!(group["links"][0]["term"], "fastening element");
    assert_eq!(group["links"][0]["decided"], false);
}

#[test]
fn a_glossary_answers_and_is_not_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "clamp.md", APPLICATION);
    let of_names = "terminology/variant,terminology/near-miss";
    let found = findings(&json(&["validate", &input, "--rules", of_names, "--format", "json"]));
    assert_eq!(found, [("terminology/variant".to_owned(), "the fastening element".to_owned(), true)]);
    for (answer, groups, fix) in [("rejected", 0, None), ("open", 1, Some(false)), ("aliases", 1, Some(true))] {
        let entry = format!("[[term]]\nterm = \"fastening member\"\n{answer} = [\"fastening element\"]\n");
        let glossary = write(folder.path(), "glossary.toml", &entry);
        let table = json(&["terms", &input, "--model", "none", "--glossary", &glossary, "--format", "json"]);
        assert_eq!(table["groups"].as_array().map(Vec::len), Some(groups), "{answer}");
        let report = json(&["validate", &input, "--rules", of_names, "--glossary", &glossary, "--format", "json"]);
        let offered: Vec<bool> = findings(&report).into_iter().map(|(.., fix)| fix).collect();
        assert_eq!(offered, fix.into_iter().collect::<Vec<_>>(), "{answer}");
    }
    let broken = write(folder.path(), "broken.toml", "[[terms]]\n");
    let output = claimwright(&["validate", &input, "--glossary", &broken]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("is no glossary"), "{}", err(&output));
}

#[test]
fn one_name_for_all_is_never_made_for_several_findings_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, mended) = (write(folder.path(), "clamp.md", APPLICATION), folder.path().join("mended.md"));
    let place = mended.to_string_lossy().into_owned();
    let output = claimwright(&["validate", &input, "--fix", "terminology/variant", "--out", &place]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("one by one") && !mended.exists(), "{}", err(&output));
    // The finding that nothing introduces the element shows the same fix in the window; with others it is not made either.
    let output = claimwright(&["validate", &input, "--fix", "claims/antecedent-missing", "--out", &place]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("offers a fix") && !mended.exists(), "{}", err(&output));
    let output = claimwright(&["validate", &input, "--fix", "safe", "--out", &place, "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::read_to_string(&mended).expect("it is written").contains("held by the fastening element"));
}

#[test]
fn a_model_that_is_named_and_missing_is_told_and_one_that_is_not_named_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = write(folder.path(), "clamp.md", APPLICATION);
    let output = claimwright(&["validate", &input, "--model", "minilm-l6"]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    let output = claimwright(&["validate", &input, "--fail-on", "never"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    let output = claimwright(&["terms", &input]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("by their words alone"), "{}", err(&output));
}

#[test]
fn french_names_stand_in_their_own_order_and_a_field_tells_english_names_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = "1. Pince comprenant un premier élément de fixation et un levier, dans laquelle l'élément de fixation tient le levier.";
    let input = write(folder.path(), "pince.txt", claims);
    let output =
        claimwright(&["terms", &input, "--lang", "fr", "--model", "none", "--field", "F16F", "--format", "json"]);
    let table: Value = serde_json::from_str(&out(&output)).expect("a table");
    let names: Vec<&str> =
        table["terms"].as_array().expect("a list").iter().filter_map(|term| term["term"].as_str()).collect();
    assert_eq!(names, ["pince", "élément de fixation", "levier"]);
    assert!(table["field"].is_null() && err(&output).contains("English texts only"), "{}", err(&output));
}

#[test]
fn five_thousand_terms_and_one_of_five_hundred_characters_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let word = |number: usize| -> String {
        let letters = b"bcdfghjklmnprstv";
        (0..4).map(|place| char::from(letters[(number >> (4 * place)) & 15])).flat_map(|c| [c, 'a']).collect()
    };
    let parts: Vec<String> = (0..5_000).map(|number| format!("a {} plate", word(number))).collect();
    let claims: Vec<String> = parts
        .chunks(50)
        .enumerate()
        .map(|(index, parts)| match index {
            0 => format!("1. A device comprising {}.", parts.join(", ")),
            _ => format!("{}. The device of claim {index}, comprising {}.", index + 1, parts.join(", ")),
        })
        .collect();
    let long = format!("{}\n\n101. The device of claim 1, comprising a {} rod.", claims.join("\n\n"), "x".repeat(500));
    let input = write(folder.path(), "many.txt", &long);
    let table = json(&["terms", &input, "--model", "none", "--format", "json"]);
    assert!(table["terms"].as_array().is_some_and(|terms| terms.len() > 5_000));
    let output = claimwright(&["validate", &input, "--fail-on", "never", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
}
