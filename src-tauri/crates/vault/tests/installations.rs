//! Installations as each schema of the accounts left them, kept for ever: whoever signed in then signs in now.

mod common;

use claimwright_vault::{Accounts, Chain};
use common::{Hands, Office, PASSWORD, Person, START_MS, outside};
use std::path::{Path, PathBuf};

/// The folder that was made when a schema of the accounts was new; it holds the key of the authenticator beside.
fn golden(schema: i64) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/accounts-{schema}"))
}

fn schema(folder: &Path) -> i64 {
    let conn = rusqlite::Connection::open(folder.join("accounts.db")).expect("it is a plain file");
    conn.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("asked")
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("the golden folder is there").flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().ends_with(".db") || name == "seed.txt" {
            std::fs::copy(entry.path(), to.join(name)).expect("copied");
        }
    }
}

/// With `UPDATE=1` the folder of a schema that is new is written; one that is there stays as it was made.
#[test]
fn sec_rel_10_an_installation_of_every_schema_of_the_accounts_opens() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("Separator").expect("made");
    let document = session.add_document(matter, "Claims").expect("made");
    session.save(document, "1. A separator.", None).expect("saved");
    drop(session);
    let Office { dir, accounts, anna, .. } = office;
    drop(accounts);
    let newest = schema(dir.path());
    if !golden(newest).exists() && std::env::var_os("UPDATE").is_some() {
        std::fs::write(dir.path().join("seed.txt"), &anna.seed).expect("written");
        copied(dir.path(), &golden(newest));
    }
    for schema_of_then in 1..=newest {
        let dir = common::folder();
        copied(&golden(schema_of_then), dir.path());
        assert_eq!(schema(dir.path()), schema_of_then);
        let seed = std::fs::read_to_string(dir.path().join("seed.txt")).expect("the key of the authenticator");
        let anna = Person { name: "Anna".into(), password: PASSWORD.into(), seed, ..anna.clone() };
        let clock = Hands::at(START_MS);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
        let matters = session.matters().expect("listed");
        let documents = session.documents(matters[0].id).expect("listed");
        assert_eq!(session.newest(documents[0].id).expect("read").expect("saved").1, "1. A separator.");
        assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
        assert_eq!(schema(dir.path()), newest, "it moved on");
    }
}
