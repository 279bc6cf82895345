//! The corpus of the readers' fuzz target, replayed through the worker: each file is read or refused in one sentence.

use claimwright_worker::Importer;
use std::path::{Path, PathBuf};

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../files/fuzz/corpus/read");
    let entries = std::fs::read_dir(folder).expect("the corpus is part of the repository");
    entries.map(|entry| entry.expect("the folder can be listed").path()).collect()
}

/// The importer whose worker cargo built.
fn importer() -> Importer {
    Importer::beside(Path::new(env!("CARGO_BIN_EXE_claimwright-worker"))).expect("cargo built the worker")
}

#[test]
fn each_file_is_read_or_refused_as_its_name_says() {
    let (importer, files) = (importer(), corpus());
    assert!(files.len() >= 40, "{} files", files.len());
    for path in files {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let answer = importer.import(&name, &std::fs::read(&path).expect("a file of the corpus can be read"));
        assert_eq!(answer.is_ok(), name.starts_with("read-"), "{name}: {answer:?}");
        match answer {
            Ok(manuscript) => {
                let text: Vec<&str> = manuscript.paragraphs.iter().map(|p| p.text.as_str()).collect();
                assert!(text.iter().any(|text| text.contains("A lock")), "{name}: {text:?}");
                assert!(!text.iter().any(|text| text.contains("root:") || text.contains("lol")), "{name}: {text:?}");
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(sentence.ends_with('.') && !sentence.contains(". "), "{name}: {sentence}");
            }
        }
    }
}

#[test]
fn a_file_under_another_ending_is_answered_too() {
    let importer = importer();
    for path in corpus() {
        let file = std::fs::read(&path).expect("a file of the corpus can be read");
        for ending in ["docx", "pdf", "xml", "txt"] {
            if let Err(error) = importer.import(&format!("a.{ending}"), &file) {
                assert!(error.to_string().ends_with('.'), "{} as {ending}: {error}", path.display());
            }
        }
    }
}
