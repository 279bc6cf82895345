//! The worker as a process: what it reads, what it refuses, and what it cannot do.

use claimwright_application::{Language, Office};
use claimwright_files::{Remark, Spot};
use claimwright_worker::{ImportError, Importer, confine, wire};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

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
    assert_eq!(error, ImportError::Refused(claimwright_files::ReadError::Empty));
}

#[test]
fn a_missing_worker_is_one_sentence() {
    let error = Importer::beside(Path::new("/nowhere/claimwright")).expect_err("there is none");
    assert_eq!(error, ImportError::WorkerMissing);
    assert!(error.to_string().ends_with("install Claimwright again."));
}

#[test]
fn a_file_beyond_the_limit_never_reaches_the_worker() {
    let file = vec![0; wire::LARGEST_FILE + 1];
    assert_eq!(importer().import("a.pdf", &file), Err(ImportError::TooLarge));
}

#[test]
fn in_05_deep_wide_and_looping_pdfs_end_in_a_sentence() {
    let looped = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n9\n%%EOF";
    let deep: String =
        (2..50_000).map(|n| format!("{n} 0 obj<</Type/Pages/Kids[{} 0 R]/Count 1>>endobj\n", n + 1)).collect();
    for file in [
        format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(2_000_000)),
        looped.to_owned(),
        format!("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n{deep}trailer<</Root 1 0 R>>"),
        format!("%PDF-1.7\n{}", "trailer<</Prev 9/Root 1 0 R>>startxref 9 %%EOF ".repeat(100_000)),
        format!("%PDF-1.7\n{}", "1 0 obj ".repeat(1_000_000)),
    ] {
        let begun = Instant::now();
        let error = importer().import("a.pdf", file.as_bytes()).expect_err("it is no document");
        let sentence = error.to_string();
        assert!(sentence.ends_with('.') && !sentence.contains(". "), "{sentence}");
        // By the clock of a busy machine; the limit itself is one of processor time.
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
}

#[test]
fn texts_that_cost_more_than_a_document_end_in_a_sentence() {
    for (name, file) in [("a.md", "[".repeat(19_000_000)), ("a.md", "*a_ ".repeat(4_900_000))] {
        let error = importer().import(name, file.as_bytes()).expect_err("it is no document");
        assert_eq!(error, ImportError::Harmful);
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
    assert!(confine::close(), "this system has no filter of system calls");
    let denied = |error: Option<std::io::Error>| error.is_some_and(|error| error.raw_os_error() == Some(libc::EPERM));
    let file = denied(std::fs::File::open("/etc/passwd").err());
    let written = denied(std::fs::File::create("/tmp/claimwright-worker").err());
    let socket = denied(std::net::TcpListener::bind("127.0.0.1:0").err());
    let connected = denied(std::os::unix::net::UnixStream::pair().err());
    let program = std::process::Command::new("/bin/true").status().is_err();
    assert!(file && written && socket && connected && program);
}

/// The worker itself, while it waits for its question, is behind the filter with each of its threads.
#[test]
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn the_worker_is_confined_before_it_reads_a_byte() {
    let mut worker = std::process::Command::new(env!("CARGO_BIN_EXE_claimwright-worker"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("cargo built the worker");
    let folder = format!("/proc/{}/task", worker.id());
    let confined = || {
        let threads = std::fs::read_dir(&folder).expect("the worker waits").flatten();
        let status = threads.map(|thread| std::fs::read_to_string(thread.path().join("status")).unwrap_or_default());
        let modes: Vec<bool> = status.map(|status| status.contains("Seccomp:\t2")).collect();
        modes.len() == 2 && !modes.contains(&false)
    };
    let begun = Instant::now();
    while !confined() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(confined());
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", worker.id())).expect("the worker waits");
    for (name, most) in
        [("Max address space", confine::MEMORY), ("Max cpu time", confine::SECONDS), ("Max file size", 0)]
    {
        let line = limits.lines().find(|line| line.starts_with(name)).expect("the system names its limits");
        assert!(line.split_whitespace().any(|word| word == most.to_string()), "{line}");
    }
    worker.kill().expect("the worker waits");
    worker.wait().expect("the worker has ended");
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
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
fn a_document_is_commented_by_the_worker_alone() {
    let manuscript = claimwright_files::read(b"1. A lock comprising a bolt.", "a.txt").expect("the text is sound");
    let page = claimwright_files::Page { office: Office::Ep, language: Language::En };
    let package =
        claimwright_files::write_docx(&manuscript, claimwright_files::Kind::Filing, &page).expect("it is written");
    let spot = |byte| Spot { paragraph: 0, byte };
    let remarks = vec![Remark { start: spot(0), end: spot(4), lines: vec!["Which lock?".to_owned()] }];
    let made = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    let commented = importer().comment(&package, remarks.clone(), made).expect("it takes comments");
    assert_eq!(importer().import("a.docx", &commented).expect("it is read").revisions.comments, 1);
    let direct = claimwright_files::annotate_docx(&package, &remarks, Some("1970-01-02T00:00:00Z"));
    assert_eq!(direct.as_deref(), Ok(&commented[..]));
    let error = importer().comment(b"PK", Vec::new(), made).expect_err("no package");
    assert!(error.to_string().ends_with('.'), "{error}");
}
