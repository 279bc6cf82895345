//! The worker as a process: what it reads, what it refuses, and what it cannot do.

use claimwright_worker::{ImportError, Importer, confine};
use std::path::Path;
use std::time::{Duration, Instant};

fn importer() -> Importer {
    Importer::beside(Path::new(env!("CARGO_BIN_EXE_claimwright-worker"))).expect("cargo built the worker")
}

#[test]
fn a_file_comes_back_as_its_manuscript() {
    let text = "1. A lock comprising a bolt.\n\n2. The lock of claim 1.";
    let direct = claimwright_files::read(text.as_bytes(), "a.txt").expect("the text is sound");
    assert_eq!(importer().import("a.txt", text.as_bytes()), Ok(direct));
}

#[test]
fn what_is_refused_has_the_readers_sentence() {
    let error = importer().import("a.docx", b"").expect_err("an empty file");
    assert_eq!(error, ImportError::Refused(claimwright_files::ReadError::Empty.to_string()));
}

#[test]
fn a_missing_worker_is_one_sentence() {
    let error = Importer::beside(Path::new("/nowhere/claimwright")).expect_err("there is none");
    assert_eq!(error, ImportError::WorkerMissing);
    assert!(error.to_string().ends_with("install Claimwright again."));
}

#[test]
fn in_05_deep_and_looping_pdfs_end_in_a_sentence() {
    let deep = format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(2_000_000));
    let looped = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n9\n%%EOF";
    for file in [deep.as_str(), looped] {
        let begun = Instant::now();
        let error = importer().import("a.pdf", file.as_bytes()).expect_err("it is no document");
        assert!(error.to_string().ends_with('.'));
        // By the clock of a busy machine; the limit itself is one of processor time.
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
}

/// Runs as a child of the test below, since a process that has closed itself in stays so.
#[test]
#[cfg(target_os = "linux")]
fn inside() {
    if std::env::var_os("CLAIMWRIGHT_CONFINED").is_none() {
        return;
    }
    confine::limit();
    if !confine::close() {
        println!("no filter");
        return;
    }
    let file = std::fs::File::open("/etc/passwd").is_err();
    let socket = std::net::TcpListener::bind("127.0.0.1:0").is_err();
    let program = std::process::Command::new("/bin/true").status().is_err();
    println!("denied {}", file && socket && program);
}

#[test]
#[cfg(target_os = "linux")]
fn the_worker_opens_no_file_no_socket_and_no_program() {
    let output = std::process::Command::new(std::env::current_exe().expect("a test knows where it is"))
        .args(["--exact", "inside", "--nocapture", "--test-threads=1"])
        .env("CLAIMWRIGHT_CONFINED", "1")
        .output()
        .expect("the test can be started again");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("denied true") || said.contains("no filter"), "{said}");
}
