//! The corpus of the readers' fuzz target, replayed through the worker: each file is read or refused in one sentence.

use claimwright_worker::{Importer, wire};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
fn no_file_makes_a_reader_panic() {
    for path in corpus() {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let file = std::fs::read(&path).expect("a file of the corpus can be read");
        let mut worker = Command::new(env!("CARGO_BIN_EXE_claimwright-worker"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("cargo built the worker");
        let mut pipe = worker.stdin.take().expect("the pipe was asked for");
        wire::ask(&mut pipe, &name, &wire::Task::Read, &file).expect("the worker reads the whole question");
        drop(pipe);
        // Running out of memory or time says nothing of a panic.
        let said = worker.wait_with_output().expect("the worker ends").stderr;
        let said = String::from_utf8_lossy(&said);
        assert!(!said.contains("panicked") && !said.contains("overflowed its stack"), "{name}: {said}");
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
