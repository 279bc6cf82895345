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

#[test]
fn a_docx_gets_a_comment_at_each_finding_and_keeps_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("c.md"), CLAIMS).expect("a file");
    assert!(claimwright_in(folder, &["export", "c.md", "--out", "c.docx"]).status.success());
    let text = |name: &str| {
        assert!(claimwright_in(folder, &["export", name, "--out", "text.txt"]).status.success());
        fs::read_to_string(folder.join("text.txt")).expect("a text")
    };
    let before = fs::read(folder.join("c.docx")).expect("a document");
    for (input, out) in [("c.docx", "noted.docx"), ("c.md", "copy.docx")] {
        assert_eq!(validate(folder, &[input, "--office", "us", "--format", "docx", "--out", out]), "");
        assert_eq!(text(out), text("c.docx"));
        let again = json(folder, &[out, "--office", "us", "--format", "json"]);
        let found = json(folder, &["c.docx", "--office", "us", "--format", "json"]);
        let places = |report: &Value| {
            let told = |finding: &Value| [finding["rule"].to_string(), finding["excerpt"].to_string()];
            list(report, "findings").iter().map(told).collect::<Vec<_>>()
        };
        assert!(places(&found).iter().all(|place| places(&again).contains(place)), "{again}");
    }
    assert_eq!(fs::read(folder.join("c.docx")).expect("a document"), before);
    for (arguments, why) in [
        (&["c.docx", "--format", "docx"][..], "--out FILE.docx"),
        (&["c.docx", "--format", "docx", "--out", "c.docx"], "choose another name"),
        (&["c.docx", "--format", "docx", "--out", "c.txt"], "ends in .docx"),
        (&["c.docx", "c.md", "--format", "docx", "--out", "x.docx"], "single input"),
        (&["c.docx", "--format", "docx", "--fix", "safe", "--out", "x.docx"], "one after the other"),
        (&["c.docx", "--out", "x.docx"], "--format docx"),
    ] {
        let output = claimwright_in(folder, &[&["validate"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(why) && err(&output).trim().lines().count() == 1, "{}", err(&output));
    }
    assert!(!folder.join("x.docx").exists());
}

#[test]
fn every_report_sums_up_what_there_is_to_do_and_says_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("c.txt"), CLAIMS).expect("a file");
    fs::write(folder.join("good.txt"), "1. A hinge comprising a pin.\n").expect("a file");
    let asked = ["c.txt", "--office", "ep", "--office", "us"];
    let report = json(folder, &[&asked[..], &["--format", "json"]].concat());
    let catalogue = report["catalogue"].as_str().expect("a day");
    assert_eq!(list(&report, "rules").len() as u64, report["rules_run"].as_u64().expect("a number"));
    for summary in list(&report, "summary") {
        let office = summary["office"].as_str().expect("a word");
        let of = |level: &str| {
            list(&report, "findings").iter().filter(|finding| finding["by_office"][office] == level).count() as u64
        };
        for (key, level) in [("to_correct", "error"), ("to_decide", "warning"), ("to_know", "info")] {
            assert_eq!(summary[key].as_u64(), Some(of(level)), "{summary}");
        }
        assert!(summary["not_assessed"].as_u64().is_some_and(|count| count > 0) && summary["set_aside"] == 0);
    }
    let rule = report["rules"][0].as_str().expect("an id");
    for (form, names_rules) in [("text", false), ("html", true), ("sarif", true), ("json", true)] {
        let shown = validate(folder, &[&asked[..], &["--format", form]].concat());
        assert!(shown.contains(catalogue) && shown.contains(env!("CARGO_PKG_VERSION")), "{form}");
        assert!(
            shown.contains("A drafting aid, not legal advice") && shown.contains("document/missing-abstract"),
            "{form}"
        );
        assert!(!names_rules || shown.contains(rule), "{form}");
    }
    for (language, nothing) in [("en", "none of the"), ("fr", "aucune des"), ("de", "keine der")] {
        let rules = ["--rules", "claims/final-period,claims/and-or", "--office", "us", "--ui-lang", language];
        let shown = validate(folder, &[&["good.txt"], &rules[..]].concat());
        assert!(shown.contains(&format!("us: {nothing} 2 ")), "{shown}");
    }
}

#[test]
fn waivers_set_findings_aside_by_their_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let waiver = |rule: &str, excerpt: &str, rest: &str| {
        format!(
            "[[waiver]]\nrule = \"{rule}\"\npart = \"claims\"\nexcerpt = \"{excerpt}\"\n{rest}reason = \"Smith agreed\"\n\n"
        )
    };
    let waivers = [
        waiver("claims/antecedent-missing", "the  spring", "claim = 2\n"),
        waiver("claims/final-period", "coil", "claim = 7\n"),
        waiver("claims/none-such", "coil", ""),
    ];
    fs::write(folder.join("w.toml"), waivers.concat()).expect("a file");
    fs::write(folder.join("c.txt"), CLAIMS).expect("a file");
    fs::write(folder.join("edited.txt"), CLAIMS.replace("comprising a coil", "comprising a winding, long,"))
        .expect("a file");
    let with = |input: &'static str, rest: &[&str]| {
        let all = [&["validate", input, "--office", "us", "--waivers", "w.toml"], rest].concat();
        claimwright_in(folder, &all)
    };
    for input in ["c.txt", "edited.txt"] {
        let output = with(input, &["--format", "json"]);
        let report: Value = serde_json::from_str(&out(&output)).expect("JSON");
        assert_eq!(list(&report, "set_aside").len(), 1, "{report}");
        assert_eq!(report["set_aside"][0]["reason"], "Smith agreed");
        assert_eq!(report["summary"][0]["set_aside"], 1);
        assert!(list(&report, "findings").iter().all(|finding| finding["rule"] != "claims/antecedent-missing"));
        let told: Vec<String> = err(&output).lines().map(str::to_owned).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].contains("claims/none-such") && told[1].contains("claims/final-period in claims 7"),
            "{told:?}"
        );
    }
    for form in ["text", "json", "html", "sarif"] {
        assert!(out(&with("c.txt", &["--format", form])).contains("Smith agreed"), "{form}");
        let client = out(&with("c.txt", &["--format", form, "--audience", "client"]));
        assert!(client.contains("claims/antecedent-missing") && !client.contains("Smith agreed"), "{form}");
    }
    for (language, heading) in [("fr", "mis de côté"), ("de", "zurückgestellt")] {
        assert!(out(&with("c.txt", &["--ui-lang", language])).contains(heading));
    }
    let only = ["--rules", "claims/antecedent-missing", "--fail-on", "info"];
    assert_eq!(with("c.txt", &only).status.code(), Some(0));
    fs::write(folder.join("w.toml"), "[[waiver]]\nrule = 1\n").expect("a file");
    let refused = with("c.txt", &[]);
    assert_eq!((refused.status.code(), err(&refused).trim().lines().count()), (Some(2), 1));
}
