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
