//! Many documents at once and the rules of a firm, by the command line: order, what cannot be read, exit statuses.

use claimwright_tests::{claimwright_in, err, out};
use serde_json::Value;
use std::fs;
use std::path::Path;

const RULES: &str = "[[rule]]\nname = \"coil\"\nmessage = { en = \"Say which winding, not {found}.\", de = \"Welche Wicklung?\" }\nwords = [\"coil\"]\nseverity = { us = \"error\" }\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("in/deep")).expect("folders");
    for (name, text) in [
        ("in/a.txt", "1. A hinge comprising a pin.\n"),
        ("in/b.docx", "PK no package"),
        ("in/deep/c.txt", "1. A lamp comprising a coil.\n\n2. The lamp of claim 1, wherein the spring is steel.\n"),
        ("in/d.pdf", ""),
        ("firm.toml", RULES),
    ] {
        fs::write(at(name), text).expect("a file");
    }
    folder
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn rules_of(report: &Value) -> Vec<&str> {
    report["findings"].as_array().into_iter().flatten().filter_map(|finding| finding["rule"].as_str()).collect()
}

#[test]
fn a_folder_is_validated_to_its_end_whatever_is_broken_in_it() {
    let folder = folder();
    for jobs in ["1", "3"] {
        let all = ["validate", "in", "--office", "us", "--format", "jsonl", "--jobs", jobs];
        let output = claimwright_in(folder.path(), &all);
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        let answers = json_lines(&out(&output));
        let names: Vec<_> = answers.iter().filter_map(|answer| answer["input"].as_str()).collect();
        assert_eq!(names, ["in/a.txt", "in/b.docx", "in/d.pdf", "in/deep/c.txt"]);
        let broken: Vec<bool> = answers.iter().map(|answer| answer["error"].is_string()).collect();
        assert_eq!(broken, [false, true, true, false]);
        assert!(rules_of(&answers[3]).contains(&"claims/antecedent-missing"));
        let told = err(&output);
        assert!(told.contains("4 of 4 documents (100 %)") && told.contains("in/b.docx (not read)"), "{told}");
        assert!(
            told.trim_end().ends_with("2 of 4 documents could not be read: mend them and run them again."),
            "{told}"
        );
    }
    let text = out(&claimwright_in(folder.path(), &["validate", "in/a.txt", "in/deep/c.txt", "--ui-lang", "de"]));
    assert!(text.contains("zu berichtigen") && text.trim_end().ends_with("= 2"), "{text}");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let empty = claimwright_in(folder.path(), &["validate", "empty"]);
    assert_eq!((empty.status.code(), err(&empty).lines().count()), (Some(2), 1));
}

#[test]
fn lines_are_answered_in_their_order_by_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines = String::new();
    for id in 0..60 {
        let more = " and a further coil".repeat(if id % 7 == 0 { 300 } else { 1 });
        let document = serde_json::json!({ "id": id, "claims": [format!("1. A lamp comprising a coil{more}.")] });
        lines.push_str(&if id == 31 { "no document\n".to_owned() } else { format!("{document}\n") });
    }
    fs::write(folder.path().join("d.jsonl"), lines).expect("a file");
    let with = |jobs: &str| {
        let output =
            claimwright_in(folder.path(), &["validate", "--jsonl", "d.jsonl", "--office", "us", "--jobs", jobs]);
        let mut answers = json_lines(&out(&output));
        for answer in &mut answers {
            answer.as_object_mut().map(|answer| answer.remove("ms"));
        }
        (output.status.code(), answers)
    };
    let (status, one) = with("1");
    assert_eq!(status, Some(2), "a line is no document");
    let ids: Vec<_> = one.iter().map(|answer| answer["id"].as_u64()).collect();
    assert_eq!(ids, (0..60).map(|id| (id != 31).then_some(id)).collect::<Vec<_>>());
    assert_eq!(with("4"), (status, one));
}

#[test]
fn rules_of_a_firm_report_like_others_and_can_be_set_aside() {
    let folder = folder();
    let run = |rest: &[&str]| {
        let all = [&["validate", "in/deep/c.txt", "--firm-rules", "firm.toml"], rest].concat();
        claimwright_in(folder.path(), &all)
    };
    let output = run(&["--office", "us", "--rules", "firm/coil", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let report: Value = serde_json::from_str(&out(&output)).expect("JSON");
    let finding = &report["findings"][0];
    assert_eq!((finding["rule"].as_str(), finding["severity"].as_str()), (Some("firm/coil"), Some("error")));
    assert_eq!(
        (finding["message"].as_str(), finding["excerpt"].as_str()),
        (Some("Say which winding, not coil."), Some("coil"))
    );
    assert_eq!((finding["citations"].as_array().map(Vec::len), &finding["fix"]), (Some(0), &Value::Null));
    assert_eq!(report["rules"], serde_json::json!(["firm/coil"]));
    assert_eq!(report["summary"][0]["to_correct"], 1);
    for format in ["text", "html", "sarif"] {
        let shown = out(&run(&["--office", "us", "--format", format, "--ui-lang", "de"]));
        assert!(shown.contains("firm/coil") && shown.contains("Welche Wicklung?"), "{format}");
    }
    assert_eq!(run(&["--office", "ep", "--rules", "firm/coil"]).status.code(), Some(0), "it names the USPTO alone");
    let waiver = "[[waiver]]\nrule = \"firm/coil\"\npart = \"claims\"\nexcerpt = \"coil\"\nreason = \"meant\"\n";
    fs::write(folder.path().join("w.toml"), waiver).expect("a file");
    let aside = run(&["--office", "us", "--rules", "firm/coil", "--waivers", "w.toml"]);
    assert_eq!((aside.status.code(), err(&aside)), (Some(0), String::new()));
    fs::write(folder.path().join("d.jsonl"), "{\"id\":1,\"claims\":[\"1. A lamp with a coil.\"]}\n").expect("a file");
    let batch = ["validate", "--jsonl", "d.jsonl", "--firm-rules", "firm.toml", "--rules", "firm/coil"];
    let answers = json_lines(&out(&claimwright_in(folder.path(), &batch)));
    assert_eq!(rules_of(&answers[0]), ["firm/coil"]);
}

#[test]
fn a_bad_file_of_rules_is_one_sentence_with_its_line() {
    let folder = folder();
    let refused = |text: &[u8], why: &str| {
        fs::write(folder.path().join("bad.toml"), text).expect("a file");
        let output = claimwright_in(folder.path(), &["validate", "in/a.txt", "--firm-rules", "bad.toml"]);
        assert_eq!(output.status.code(), Some(2));
        let told = err(&output);
        assert!(told.starts_with("bad.toml") && told.contains(why) && told.lines().count() == 1, "{told}");
    };
    refused(RULES.replace("words", "word").as_bytes(), "line 4");
    refused(RULES.replace("[\"coil\"]", "[]\npatterns = [\"(\"]").as_bytes(), "line 5");
    refused(b"\xff", "UTF-8");
    let missing = claimwright_in(folder.path(), &["validate", "in/a.txt", "--firm-rules", "nothing.toml"]);
    assert_eq!(missing.status.code(), Some(2));
    let help = out(&claimwright_in(Path::new("."), &["explain", "firm"]));
    assert!(help.contains("[[rule]]") && help.contains("exceptions"));
}
