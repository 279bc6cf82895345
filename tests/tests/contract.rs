//! The command line as a contract: forms of answers, exit statuses, one sentence for bad input; not what rules find.

use claimwright_tests::{claimwright, claimwright_in, corpus, err, lines, out, root};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn sample() -> String {
    text(&root().join("assets/samples/textile-separator.txt"))
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("the folder of a test can be written to");
    text(&path)
}

#[test]
fn claims_are_printed_as_structure_as_tree_and_as_json() {
    let tree = out(&claimwright(&["claims", &sample(), "--tree"]));
    assert!(tree.contains("├─ 2 apparatus") && tree.contains("│  └─ 10 apparatus"), "{tree}");
    let json: Value =
        serde_json::from_str(&out(&claimwright(&["claims", &sample(), "--format", "json"]))).expect("JSON");
    let claims = json["claims"].as_array().expect("a list");
    assert_eq!(claims.len(), 20);
    assert_eq!(claims[8]["parents"], serde_json::json!([2]));
    // Positions count code points of the claim's own text.
    for claim in claims {
        let points: Vec<char> = claim["text"].as_str().expect("text").chars().collect();
        for mention in claim["mentions"].as_array().expect("a list") {
            let place = |key: &str| mention[key].as_u64().expect("a number") as usize;
            let words: String = points[place("start")..place("end")].iter().collect();
            assert_eq!(mention["text"].as_str(), Some(words.as_str()));
        }
    }
}

#[test]
fn each_finding_has_the_form_of_the_contract() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = write(
        folder.path(),
        "c.txt",
        "1. A \u{1f529} device comprising a coil.\n\n2. The device of claim 1, wherein the spring is steel.\n",
    );
    let output = claimwright(&["validate", &claims, "--office", "us", "--office", "ep", "--format", "json"]);
    let report: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(report["offices"], serde_json::json!(["us", "ep"]));
    let finding = report["findings"]
        .as_array()
        .and_then(|list| list.iter().find(|finding| finding["rule"] == "claims/antecedent-missing"))
        .expect("the spring has no antecedent");
    assert_eq!((finding["part"].as_str(), finding["claim"].as_u64()), (Some("claims"), Some(2)));
    assert_eq!(finding["excerpt"], "the spring");
    let claim: Vec<char> = "2. The device of claim 1, wherein the spring is steel.".chars().collect();
    let (start, end) =
        (finding["start"].as_u64().expect("start") as usize, finding["end"].as_u64().expect("end") as usize);
    assert_eq!(claim[start..end].iter().collect::<String>(), "the spring");
    for key in ["severity", "by_office", "citations", "message", "paragraph", "related", "fix"] {
        assert!(finding.get(key).is_some(), "{key} is missing");
    }
    assert!(finding["by_office"].get("us").is_some() && finding["by_office"].get("fr").is_none());
    for citation in finding["citations"].as_array().expect("a list") {
        assert!(
            ["verified", "partly-verified", "from-knowledge"]
                .contains(&citation["status"].as_str().unwrap_or_default())
        );
    }
}

#[test]
fn parts_that_were_not_given_cannot_be_assessed_and_parts_that_lack_are_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = "{\"id\":1,\"claims\":[\"1. A hinge comprising a pin.\"]}\n{\"id\":\"b\",\"claims\":[\"1. A hinge comprising a pin.\"],\"abstract\":\"\"}\n";
    let file = write(folder.path(), "d.jsonl", documents);
    let output = claimwright(&["validate", "--jsonl", &file, "--office", "ep"]);
    let answers: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        (answers.len(), &answers[0]["id"], &answers[1]["id"]),
        (2, &serde_json::json!(1), &serde_json::json!("b"))
    );
    let holds = |answer: &Value, list: &str| {
        answer[list]
            .as_array()
            .is_some_and(|list| list.iter().any(|entry| entry["rule"] == "document/missing-abstract"))
    };
    assert!(holds(&answers[0], "cannot_assess") && !holds(&answers[0], "findings"));
    assert!(holds(&answers[1], "findings") && !holds(&answers[1], "cannot_assess"));
    assert!(answers[0]["ms"].as_f64().is_some());
}

#[test]
fn the_exit_status_follows_the_level_that_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = write(
        folder.path(),
        "c.txt",
        "1. A hinge comprising a pin.\n\n2. The hinge of claim 9, wherein the pin is steel.\n",
    );
    let code = |arguments: &[&str]| claimwright(arguments).status.code();
    assert_eq!(code(&["validate", &bad, "--office", "us"]), Some(1));
    assert_eq!(code(&["validate", &bad, "--office", "us", "--fail-on", "never"]), Some(0));
    assert_eq!(code(&["validate", &sample(), "--office", "us"]), Some(0));
    assert_eq!(code(&["validate", &sample(), "--office", "us", "--fail-on", "info"]), Some(1));
}

/// Runs a command that must fail with status `code` and one sentence that names no foreign path.
fn refused(code: i32, arguments: &[&str]) -> String {
    let output = claimwright(arguments);
    let sentence = err(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {sentence}");
    assert_eq!(sentence.trim().lines().count(), 1, "{arguments:?}: {sentence}");
    assert!(
        !sentence.contains("panicked") && !sentence.contains(".rs:") && !sentence.contains("RUST_BACKTRACE"),
        "{sentence}"
    );
    sentence
}

#[test]
fn bad_input_gets_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let docx = folder.join("whole.docx");
    assert!(
        claimwright(&["draft", &sample(), "--office", "ep", "--model", "none", "--out", &text(&docx)]).status.success()
    );
    let whole = fs::read(&docx).expect("it was written");
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty.txt", Vec::new()),
        ("empty.docx", Vec::new()),
        ("not.docx", b"1. A hinge comprising a pin.".to_vec()),
        ("cut.docx", whole[..whole.len() / 2].to_vec()),
        ("old.doc", vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        ("print.pdf", b"%PDF-1.7 ".to_vec()),
        ("large.txt", b"a hinge and a pin. ".repeat(1_200_000)),
    ];
    for (name, content) in cases {
        let file = write(folder, name, content);
        for command in ["validate", "claims"] {
            let sentence = refused(2, &[command, &file]);
            assert!(sentence.contains(name), "{sentence}");
        }
    }
    refused(2, &["validate", "there-is-no-such-file.docx"]);
    refused(2, &["claims", &text(folder)]);
    refused(2, &["validate", &sample(), "--office", "jp"]);
    refused(2, &["explain", "claims/no-such-rule"]);
    refused(2, &["validate", &sample(), "--rules", "claims/no-such-rule"]);
    refused(2, &["validate", &sample(), "--filing-date", "2024-02-30"]);
    refused(2, &["validate", &sample(), "--listing", "perhaps"]);
    assert!(refused(2, &["draft", &sample()]).contains("--office <OFFICE>, --out <FILE>"));
    refused(2, &["draft", &sample(), "--office", "ep", "--model", "none", "--out", &text(&folder.join("a.odt"))]);
    refused(2, &["draft", &sample(), "--office", "fr", "--model", "none", "--out", &text(&folder.join("a.md"))]);
    refused(2, &["export", &sample(), "--out", &text(&folder.join("missing/a.md"))]);
    refused(
        3,
        &["draft", &sample(), "--office", "ep", "--model", "no-such-model", "--out", &text(&folder.join("a.md"))],
    );
    let novel = write(folder, "novel.txt", "It was a bright cold day in April, and the clocks were striking thirteen.");
    refused(2, &["draft", &novel, "--office", "ep", "--model", "none", "--out", &text(&folder.join("a.md"))]);
    let own = write(folder, "own.txt", "1. The hinge of claim 1, wherein a pin is steel.");
    refused(2, &["draft", &own, "--office", "ep", "--model", "none", "--out", &text(&folder.join("a.md"))]);
    assert!(!folder.join("a.md").exists(), "nothing is half-written");
}

#[test]
fn claims_without_numbers_and_claims_on_themselves_are_findings() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = |name: &str, content: &str| {
        let file = write(folder.path(), name, content);
        let report: Value =
            serde_json::from_str(&out(&claimwright(&["validate", &file, "--format", "json"]))).expect("JSON");
        let list = report["findings"].as_array().expect("a list").clone();
        list.into_iter().filter_map(|finding| finding["rule"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let own = rules("own.txt", "1. A hinge comprising a pin.\n\n2. The hinge of claim 2, wherein the pin is steel.\n");
    assert!(own.contains(&"dependency/self".to_owned()), "{own:?}");
    let none = rules("none.txt", "A hinge comprising a pin.\n\nThe hinge of claim 1, wherein the pin is steel.\n");
    assert!(none.contains(&"claims/numbering".to_owned()), "{none:?}");
}

#[test]
fn three_thousand_claims_simply_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut claims = String::from("1. A hinge comprising a pin and a leaf.\n");
    for number in 2..=3000 {
        claims
            .push_str(&format!("\n{number}. The hinge of claim {}, wherein the pin {number} is steel.\n", number - 1));
    }
    let file = write(folder.path(), "many.txt", claims);
    let output = claimwright(&["claims", &file, "--tree"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output).lines().count(), 3000);
}

#[test]
fn an_altered_or_missing_weight_file_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        std::process::Command::new(claimwright_tests::built("claimwright"))
            .args(arguments)
            .env("CLAIMWRIGHT_MODELS", folder.path())
            .output()
            .expect("the command line can be started")
    };
    let out_file = text(&folder.path().join("a.md"));
    let arguments = ["draft", &sample(), "--office", "us", "--model", "smollm2-135m", "--out", &out_file];
    let missing = run(&arguments);
    assert_eq!(missing.status.code(), Some(3));
    assert!(err(&missing).contains("models fetch smollm2-135m"), "{}", err(&missing));
    let model = folder.path().join("smollm2-135m");
    fs::create_dir_all(&model).expect("a folder");
    fs::write(model.join("SmolLM2-135M-Instruct.Q4_1.gguf"), b"GGUF, but not these weights").expect("a file");
    let altered = run(&arguments);
    assert_eq!(altered.status.code(), Some(3));
    assert_eq!(err(&altered).trim().lines().count(), 1, "{}", err(&altered));
    assert!(!folder.path().join("a.md").exists());
}

#[test]
fn a_draft_goes_through_every_format_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    for office in ["ep", "us"] {
        let docx = text(&folder.path().join(format!("{office}.docx")));
        let trace = text(&folder.path().join(format!("{office}.json")));
        let drafted = claimwright(&[
            "draft",
            &sample(),
            "--office",
            office,
            "--model",
            "none",
            "--out",
            &docx,
            "--trace",
            &trace,
        ]);
        assert!(drafted.status.success(), "{}", err(&drafted));
        let trace: Value = serde_json::from_str(&fs::read_to_string(&trace).expect("a trace")).expect("JSON");
        for block in trace["blocks"].as_array().expect("blocks") {
            for sentence in block["sentences"].as_array().expect("sentences") {
                assert!(["claim", "template"].contains(&sentence["origin"]["from"].as_str().unwrap_or_default()));
            }
        }
        let report = claimwright(&["validate", &docx, "--office", office]);
        assert_eq!(report.status.code(), Some(0), "{}", out(&report));
        for ending in ["md", "txt", "html", "docx"] {
            let again = text(&folder.path().join(format!("{office}-again.{ending}")));
            let exported = claimwright(&["export", &docx, "--out", &again]);
            assert!(exported.status.success(), "{}", err(&exported));
            if ending != "html" {
                let json = |file: &str| {
                    let printed = out(&claimwright(&["claims", file, "--format", "json"]));
                    serde_json::from_str::<Value>(&printed).expect("JSON")["claims"].clone()
                };
                assert_eq!(json(&docx), json(&again), "{ending}");
            }
        }
    }
}

#[test]
fn safe_fixes_change_the_text_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "c.txt",
        "1. A hinge comprising a pin\n\n2. The hinge of claim 1, wherein the pin is steel.\n",
    );
    let output =
        claimwright_in(folder.path(), &["validate", "c.txt", "--office", "us", "--fix", "safe", "--out", "fixed.txt"]);
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", err(&output));
    let fixed = fs::read_to_string(folder.path().join("fixed.txt")).expect("it was written");
    assert!(fixed.contains("1. A hinge comprising a pin.\n"), "{fixed}");
    assert!(fixed.contains("wherein the pin is steel."), "{fixed}");
    let filed = ["validate", "c.txt", "--office", "us", "--stage", "as-filed", "--format", "json"];
    let report: Value = serde_json::from_str(&out(&claimwright_in(folder.path(), &filed))).expect("JSON");
    for finding in report["findings"].as_array().expect("a list") {
        assert!(finding["fix"].is_null() || finding["fix"]["applicability"] == "safe", "{finding}");
    }
}

#[test]
fn an_output_never_replaces_what_was_read_and_comes_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let content = "1. A hinge comprising a pin and a leaf.\n";
    let claims = write(folder, "c.md", content);
    let notes = write(folder, "notes.md", "The pin is steel.\n");
    let at = |name: &str| text(&folder.join(name));
    let draft = |rest: &[&str]| {
        refused(2, &[&["draft", &claims, "--office", "ep", "--model", "none"], rest].concat());
        assert_eq!(fs::read_to_string(&claims).expect("the claims are there"), content, "{rest:?}");
        assert_eq!(fs::read_dir(folder).expect("the folder is there").count(), 2, "{rest:?}: nothing is half-written");
    };
    draft(&["--out", &claims]);
    draft(&["--out", &at("./c.md")]);
    draft(&["--out", &at("a.md"), "--trace", &claims]);
    draft(&["--out", &at("a.md"), "--trace", &at("a.md")]);
    draft(&["--out", &at("a.md"), "--trace", &at("missing/trace.json")]);
    draft(&["--out", &notes, "--disclosure", &notes]);
    refused(2, &["export", &claims, "--out", &claims]);
    let docx = at("c.docx");
    assert!(claimwright(&["export", &claims, "--out", &docx]).status.success());
    let before = fs::read(&docx).expect("it was written");
    let sentence = refused(2, &["validate", &docx, "--fix", "safe", "--out", &docx]);
    assert!(sentence.contains("choose another name"), "{sentence}");
    assert_eq!(fs::read(&docx).expect("it is there"), before);
}

#[test]
fn fixes_are_counted_and_what_cannot_be_asked_for_together_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = write(folder.path(), "c.txt", "1. A hinge comprising a  pin\n");
    let lines = write(folder.path(), "d.jsonl", "{\"id\":1,\"claims\":[\"1. A hinge comprising a pin.\"]}\n");
    let mended = text(&folder.path().join("mended.txt"));
    let both = refused(2, &["validate", &claims, "--fix", "safe,claims/final-period", "--out", &mended]);
    assert!(both.contains("not as both"), "{both}");
    let unknown = refused(2, &["validate", &claims, "--fix", "claims/none-such", "--out", &mended]);
    assert!(unknown.contains("There is no rule"), "{unknown}");
    for rest in [&["--fix", "safe", "--out", "x.txt"][..], &["--format", "html"], &["--format", "json"]] {
        refused(2, &[&["validate", "--jsonl", &lines], rest].concat());
    }
    let run = claimwright(&["validate", &claims, "--stage", "ready-to-file", "--fix", "safe", "--out", &mended]);
    assert!(err(&run).starts_with("2 fixes were applied"), "{}", err(&run));
    assert_eq!(fs::read_to_string(&mended).expect("it was mended"), "1. A hinge comprising a pin.\n");
    let page = out(&claimwright(&["validate", &claims, &sample(), "--format", "html"]));
    assert_eq!((page.matches("<!DOCTYPE html>").count(), page.matches("<h1>").count()), (1, 2));
}

#[test]
fn facts_about_the_filing_are_taken_in_and_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = write(folder.path(), "c.txt", "1. A hinge comprising a pin.\n");
    let facts = ["--filing-date", "2024-06-01", "--priority-date", "2023-01-02", "--drawings", "absent"];
    let run = |rest: &[&str]| claimwright(&[&["validate", &claims, "--office", "ep"], &facts[..], rest].concat());
    let report: Value = serde_json::from_str(&out(&run(&["--format", "json"]))).expect("JSON");
    assert_eq!(report["facts"]["filing_date"], "2024-06-01");
    assert_eq!((&report["facts"]["drawings"], &report["facts"]["drawings_given"]), (&"absent".into(), &true.into()));
    assert_eq!((&report["facts"]["listing"], &report["facts"]["listing_given"]), (&"unknown".into(), &false.into()));
    let late = |findings: &Value| {
        findings.as_array().is_some_and(|list| list.iter().any(|f| f["rule"] == "priority/data-incomplete"))
    };
    assert!(late(&report["findings"]), "more than twelve months lie between the dates");
    for form in ["text", "html"] {
        let shown = out(&run(&["--format", form]));
        assert!(
            shown.contains("drawings absent (given)") && shown.contains("filing date 2024-06-01 (given)"),
            "{shown}"
        );
    }
    let line = "{\"id\":1,\"claims\":[\"1. A hinge comprising a pin.\"],\"description\":\"A hinge.\",\"filing_date\":\"2024-06-01\",\"priority_date\":\"2023-01-02\"}\n";
    let lines = write(folder.path(), "d.jsonl", line);
    let answer: Value =
        serde_json::from_str(&out(&claimwright(&["validate", "--jsonl", &lines, "--office", "ep"]))).expect("JSON");
    assert!(late(&answer["findings"]), "{answer}");
}

#[test]
fn a_line_that_is_no_document_leaves_the_others_their_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let many = serde_json::json!({ "id": "many", "claims": vec!["1. A hinge."; 20_001] }).to_string();
    let good = r#"{"id":"good","claims":["1. A hinge comprising a pin."]}"#;
    let lines = [&many, "no JSON", r#"{"id":"wrong","stage":"done"}"#, r#"{"claims":[]}"#, good].join("\n");
    let output = claimwright(&["validate", "--jsonl", &write(folder.path(), "d.jsonl", &lines)]);
    assert_eq!(output.status.code(), Some(2));
    let answers: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].as_str()).collect();
    assert_eq!(ids, [Some("many"), None, Some("wrong"), None, Some("good")]);
    for (answer, words) in answers.iter().zip(["at most 20000", "no JSON", "ready-to-file", "an \"id\""]) {
        assert!(answer["error"].as_str().is_some_and(|error| error.contains(words)), "{answer}");
    }
    assert!(answers[4]["findings"].is_array() && answers[4].get("error").is_none());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("line 2: ") && told.contains("4 lines that could not be read"), "{told}");
}

#[test]
fn words_that_the_application_as_filed_does_not_have_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let filed = write(folder.path(), "filed.md", "## Description\n\nA hinge has a pin and two halves, 5 mm long.\n");
    let amended =
        write(folder.path(), "c.txt", "1. A hinge comprising a pin and a first half, and a magnet of 6 mm.\n");
    let validate = |rest: &[&str]| {
        let rules =
            ["validate", &amended, "--office", "ep", "--rules", "amendment/no-literal-basis", "--format", "json"];
        serde_json::from_str::<Value>(&out(&claimwright(&[&rules, rest].concat()))).expect("JSON")
    };
    let report = validate(&["--baseline", &filed]);
    let excerpts: Vec<_> = report["findings"].as_array().expect("a list").iter().map(|f| &f["excerpt"]).collect();
    assert_eq!(excerpts, ["magnet", "6 mm"]);
    assert!(report["facts"]["baseline"].as_str().is_some_and(|name| name.ends_with("filed.md")));
    let count = |report: &Value, list: &str| report[list].as_array().map_or(0, Vec::len);
    let draft = validate(&[]);
    assert_eq!(
        (count(&draft, "findings"), count(&draft, "cannot_assess"), draft["rules_run"].as_u64()),
        (0, 0, Some(0))
    );
    assert_eq!(count(&validate(&["--stage", "amended"]), "cannot_assess"), 1);
    assert!(refused(2, &["validate", &amended, "--baseline", "no-such.docx"]).contains("no-such.docx"));
}

#[test]
fn planted_antecedent_errors_are_found_and_granted_claims_are_left_alone() {
    let file = text(&corpus("antecedent-errors.jsonl"));
    let errors = lines("antecedent-errors.jsonl");
    let answers: Vec<Value> = out(&claimwright(&["validate", "--jsonl", &file, "--office", "us"]))
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), errors.len());
    let antecedent =
        |finding: &&Value| finding["rule"].as_str().is_some_and(|rule| rule.starts_with("claims/antecedent"));
    let found = errors.iter().zip(&answers).filter(|(error, answer)| {
        let planted = &error["errors"][0];
        let number = |value: &Value, key: &str| value[key].as_u64().unwrap_or_default();
        answer["findings"].as_array().expect("a list").iter().filter(antecedent).any(|finding| {
            finding["claim"] == planted["claim"]
                && number(finding, "start") < number(planted, "end")
                && number(planted, "start") < number(finding, "end")
        })
    });
    let found = found.count();
    assert!(found * 100 >= errors.len() * 80, "{found} of {} planted errors were found", errors.len());

    let (mut alarms, mut claims) = (0, 0);
    for granted in ["claims-20.jsonl", "patents-10.jsonl"] {
        claims += lines(granted).iter().map(|patent| patent["claims"].as_array().map_or(0, Vec::len)).sum::<usize>();
        let answers = out(&claimwright(&["validate", "--jsonl", &text(&corpus(granted)), "--office", "us"]));
        for answer in answers.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")) {
            let list = answer["findings"].as_array().expect("a list");
            alarms += list.iter().filter(antecedent).filter(|finding| finding["severity"] != "info").count();
        }
    }
    assert!(alarms * 100 <= claims * 15, "{alarms} alarms in {claims} granted claims");
}
