//! What is left when the process is killed, the disk fails or the power goes: requirements REL of the specification, with
//! real processes. `cargo xtask torture` runs the same at length.
#![cfg(target_os = "linux")]

mod child;
#[path = "../common/mod.rs"]
mod common;
mod faults;
mod kills;
mod power;

use claimwright_vault::{Accounts, Chain, DocumentId, Session};
use common::{Hands, Office, Person, outside};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many rounds a test runs whose usual number is `usual`: a long run names a multiple of it, in hundreds.
fn rounds(usual: usize) -> usize {
    let wanted = std::env::var("VAULT_TORTURE").ok().and_then(|text| text.parse::<usize>().ok());
    wanted.map_or(usual, |percent| (usual * percent).div_ceil(100).max(usual))
}

/// Says what a test came to, for whoever reads the output of a long run.
#[expect(clippy::print_stdout, reason = "a long run prints its figures")]
fn tell(result: &str) {
    println!("result: {result}");
}

/// An office with one document, closed.
fn closed() -> (Office, DocumentId) {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    drop(session);
    (office, document)
}

/// Opens an installation and checks it: every save of `acknowledged` is there and as it was saved, every page is sound,
/// the log is whole. Answers how many revisions there are.
fn checked(folder: &Path, anna: &Person, wall: i64, document: DocumentId, acknowledged: &[u64], what: &str) -> usize {
    let clock = Hands::at(wall);
    let accounts = Accounts::open(folder, outside(&clock)).unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut session = anna.sign_in(&accounts, &clock).unwrap_or_else(|error| panic!("{what}: {error}"));
    let there = saved(&mut session, document);
    for number in acknowledged {
        assert!(there.contains(number), "{what}: save {number} was acknowledged and is gone");
    }
    assert!(session.is_sound().expect("checked"), "{what}");
    assert_eq!(session.verify_audit().expect("verified"), Chain::Whole, "{what}");
    there.len()
}

/// The numbers of the texts that were saved; each text must be what was saved under its number.
fn saved(session: &mut Session, document: DocumentId) -> BTreeSet<u64> {
    let revisions = session.revisions(document).expect("listed");
    let read = |session: &mut Session, revision| {
        let found = session.revision_text(revision).expect("read");
        assert_eq!(found, child::text(child::number(&found)), "altered");
        child::number(&found)
    };
    revisions.into_iter().map(|revision| read(session, revision.id)).collect()
}

/// The saves that a child acknowledged.
fn acknowledged(lines: &[String]) -> Vec<u64> {
    lines.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).collect()
}

/// Compiles the shim.
fn shim(dir: &Path) -> PathBuf {
    let to = dir.join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
    let done = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&to).arg(source).arg("-ldl").status();
    assert!(done.expect("a compiler is there").success());
    to
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("read").flatten().filter(|entry| entry.path().is_file()) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}
