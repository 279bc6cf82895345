//! Foreign files through the command line and its worker: PDF to findings with pages, and one sentence for what harms.

use claimwright_tests::{claimwright, claimwright_in, err, out, root};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A PDF of pages, each of lines at 11 points, with a page number at the foot.
fn pdf(pages: &[&[&str]]) -> String {
    let mut text = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
                    3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        .to_owned();
    let mut kids = String::new();
    for (index, lines) in pages.iter().enumerate() {
        let (page, content) = (10 + 2 * index, 11 + 2 * index);
        let mut shown = format!("BT /F 9 Tf 300 40 Td ({}) Tj ET\n", index + 1);
        for (line, words) in lines.iter().enumerate() {
            shown += &format!("BT /F 11 Tf 72 {} Td ({words}) Tj ET\n", 720 - 14 * line);
        }
        text += &format!(
            "{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {content} 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj\n\
             {content} 0 obj<</Length {}>>stream\n{shown}endstream endobj\n",
            shown.len()
        );
        kids += &format!("{page} 0 R ");
    }
    text + &format!("2 0 obj<</Type/Pages/Kids[{kids}]/Count {}>>endobj\ntrailer<</Root 1 0 R>>\n", pages.len())
}

#[test]
fn a_pdf_is_validated_with_pages_analysed_and_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = pdf(&[
        &[
            "LOCK",
            "TECHNICAL FIELD",
            "The invention relates to a lock with a bolt that is urged by a spring made of",
            "steel, and to a key.",
        ],
        &[
            "What is claimed is:",
            "1. A lock comprising a bolt.",
            "2. The lock of claim 1, wherein the spring is steel.",
        ],
    ]);
    fs::write(folder.path().join("x.pdf"), file).expect("the folder of a test can be written to");
    let run = |arguments: &[&str]| claimwright_in(folder.path(), arguments);
    let report: Value =
        serde_json::from_str(&out(&run(&["validate", "x.pdf", "--office", "us", "--format", "json"]))).expect("JSON");
    let finding = report["findings"]
        .as_array()
        .and_then(|list| list.iter().find(|finding| finding["rule"] == "claims/antecedent-missing"))
        .expect("the spring has no antecedent");
    assert_eq!((finding["claim"].as_u64(), finding["page"].as_u64()), (Some(2), Some(2)));
    let claims: Value = serde_json::from_str(&out(&run(&["claims", "x.pdf", "--format", "json"]))).expect("JSON");
    assert_eq!(claims["claims"].as_array().map(Vec::len), Some(2));
    run(&["export", "x.pdf", "--out", "x.txt"]);
    let text = fs::read_to_string(folder.path().join("x.txt")).expect("the export was written");
    assert!(text.contains("a spring made of steel, and to a key."), "{text}");
    assert!(!text.lines().any(|line| line.trim() == "1" || line.trim() == "2"), "{text}");
}

#[test]
fn the_layout_of_a_pdf_reaches_the_rules_and_what_it_does_not_show_is_not_passed() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines =
        ["The invention relates to a lock with a bolt that is urged by a spring made of steel, and to a key."; 12];
    let [first, mut second] = [lines, lines];
    second[0] = "What is claimed is:";
    second[1] = "1. A lock comprising a bolt.";
    fs::write(folder.path().join("x.pdf"), pdf(&[&first, &second[..2]])).expect("the folder can be written to");
    fs::write(folder.path().join("x.txt"), format!("Description\n\n{}\n", lines[0]))
        .expect("the folder can be written to");
    let report = |name: &str| -> Value {
        let stage = ["--stage", "ready-to-file", "--office", "ep", "--format", "json"];
        let output = claimwright_in(folder.path(), &[&["validate", name][..], &stage[..]].concat());
        serde_json::from_str(&out(&output)).expect("JSON")
    };
    let rules = |report: &Value, list: &str| -> Vec<String> {
        let all = report[list].as_array().into_iter().flatten();
        all.filter_map(|one| one["rule"].as_str().map(str::to_owned)).collect()
    };
    let printed = report("x.pdf");
    let found = rules(&printed, "findings");
    for rule in ["formatting/type-and-spacing", "formatting/margins", "formatting/line-numbers"] {
        assert!(found.iter().any(|one| one == rule), "{rule}: {found:?}");
    }
    // Letter paper and single spacing are wrong for the EPO; the numbers of the pages are there.
    assert!(!found.iter().any(|one| one == "formatting/page-numbers"), "{found:?}");
    let unknown = rules(&printed, "cannot_assess");
    assert!(unknown.iter().any(|one| one == "drawings/sheet-format"), "{unknown:?}");
    let unknown = rules(&report("x.txt"), "cannot_assess");
    for rule in [
        "formatting/type-and-spacing",
        "formatting/margins",
        "formatting/page-numbers",
        "formatting/line-numbers",
        "document/page-fee",
        "document/part-not-on-new-page",
        "drawings/embedded-in-text",
        "drawings/sheet-format",
        "drawings/colour-or-photo",
        "drawings/text-in-drawings",
    ] {
        assert!(unknown.iter().any(|one| one == rule), "{rule}: {unknown:?}");
    }
}

#[test]
fn one_of_several_sets_of_claims_is_read_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Main Request\n\n1. A lock comprising a bolt, wherein the spring is soft.\n\nAuxiliary Request 1\n\n\
                1. A lock comprising a bolt.\n\n2. The lock of claim 1, wherein the sleeve is long.\n";
    fs::write(folder.path().join("x.txt"), text).expect("the folder of a test can be written to");
    let run = |more: &[&str]| {
        let arguments =
            [&["validate", "x.txt", "--office", "us", "--rules", "claims/antecedent-missing"], more].concat();
        claimwright_in(folder.path(), &arguments)
    };
    let report = |more: &[&str]| -> Value {
        serde_json::from_str(&out(&run(&[&["--format", "json"], more].concat()))).expect("JSON")
    };
    let last = report(&[]);
    let names = |report: &Value| -> Vec<(Option<u64>, Option<String>)> {
        let findings = report["findings"].as_array().into_iter().flatten();
        findings.map(|one| (one["claim"].as_u64(), one["claim_set"].as_str().map(str::to_owned))).collect()
    };
    assert_eq!(names(&last), [(Some(2), Some("Auxiliary Request 1".to_owned()))]);
    assert!(last["notices"][0].as_str().is_some_and(|notice| notice.contains("Main Request")), "{last}");
    for choice in ["1", "main request", "Main"] {
        assert_eq!(names(&report(&["--claim-set", choice])), [(Some(1), Some("Main Request".to_owned()))]);
    }
    let wrong = run(&["--claim-set", "third"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("Main Request, Auxiliary Request 1"), "{}", err(&wrong));
}

#[test]
fn what_harms_is_one_sentence_with_the_name_of_the_document() {
    let corpus = root().join("src-tauri/crates/files/fuzz/corpus/read");
    for name in ["refused-bomb.docx", "refused-object-stream.pdf", "refused-encrypted.pdf", "refused-data.txt"] {
        let output = claimwright(&["claims", &corpus.join(name).to_string_lossy()]);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(&format!("{name}: ")) && said.trim_end().ends_with('.'), "{said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        assert!(!said.contains(". "), "{said}");
    }
}

#[test]
#[cfg(unix)]
fn a_file_without_end_and_a_file_of_gigabytes_are_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let huge = folder.path().join("huge.pdf");
    let sparse = fs::File::create(&huge).expect("the folder of a test can be written to");
    sparse.set_len(2 << 30).expect("the file system knows sparse files");
    for path in [huge.as_path(), Path::new("/dev/zero")] {
        let output = claimwright(&["claims", &path.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("is larger than 96 MB"), "{}", err(&output));
    }
}
