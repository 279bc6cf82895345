//! Somebody who can write to the plain file of accounts: what they change opens nothing, and costs nothing.

mod common;

use claimwright_vault::{Accounts, Role, VaultError};
use common::{Hands, Office, Person, outside};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

/// An office of two, closed.
fn two() -> (tempfile::TempDir, Arc<Hands>, Person, Person) {
    let (office, mut session) = Office::new();
    session.add_matter("M").expect("made");
    let (otto, _) = office.hire(&mut session, "Otto", Role::Attorney);
    drop(session);
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    (dir, clock, anna, otto)
}

fn changed(folder: &Path, sql: &str) {
    let conn = Connection::open(folder.join("accounts.db")).expect("it is a plain file");
    conn.execute_batch(sql).expect("changed");
}

const ANNA: &str = "(SELECT id FROM users WHERE folded = 'anna')";
const OTTO: &str = "(SELECT id FROM users WHERE folded = 'otto')";

#[test]
fn sec_cryp_03_no_changed_row_of_the_accounts_opens_anything() {
    let slot = |change: &str| format!("UPDATE slots SET {change} WHERE user = {ANNA} AND kind = 1");
    let changes = [
        slot("memory = 16"),
        slot("passes = 2"),
        slot("lanes = 2"),
        slot("memory = 4294967295"),
        slot("passes = 4294967295"),
        slot("lanes = 16777216"),
        slot("memory = 0, passes = 0, lanes = 0"),
        slot("format = 2"),
        slot("salt = zeroblob(16)"),
        slot("key_file = 1"),
        slot("until = 0"),
        slot("id = zeroblob(16)"),
        slot("wrapped = zeroblob(72)"),
        slot("wrapped = x''"),
        // Another's slot, a slot of another type, a key pair or a grant of another.
        format!("DELETE FROM slots WHERE user = {ANNA}; UPDATE slots SET user = {ANNA} WHERE user = {OTTO}"),
        format!("DELETE FROM slots WHERE user = {ANNA} AND kind = 1; UPDATE slots SET kind = 1 WHERE user = {ANNA}"),
        format!(
            "UPDATE slots SET wrapped = (SELECT wrapped FROM slots WHERE user = {OTTO} AND kind = 1) WHERE user = {ANNA} AND kind = 1"
        ),
        "UPDATE users SET seed = (SELECT seed FROM users WHERE folded = 'otto') WHERE folded = 'anna'".to_owned(),
        "UPDATE users SET seed = NULL".to_owned(),
        "UPDATE users SET seed = zeroblob(60)".to_owned(),
        "UPDATE users SET public_key = zeroblob(32)".to_owned(),
        "UPDATE users SET private_key = (SELECT private_key FROM users WHERE folded = 'otto'), public_key = (SELECT public_key FROM users WHERE folded = 'otto') WHERE folded = 'anna'"
            .to_owned(),
        format!("UPDATE grants SET sealed = (SELECT sealed FROM grants WHERE user = {OTTO}) WHERE user = {ANNA}"),
        "UPDATE grants SET sealed = zeroblob(104)".to_owned(),
        "UPDATE vaults SET file = '../../etc/passwd'".to_owned(),
        "DELETE FROM grants".to_owned(),
    ];
    let (dir, clock, anna, _) = two();
    let sound = std::fs::read(dir.path().join("accounts.db")).expect("read");
    for change in changes {
        changed(dir.path(), &change);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let answer = anna.sign_in(&accounts, &clock);
        assert!(answer.is_err(), "{change}");
        drop((answer, accounts));
        for side in ["accounts.db-wal", "accounts.db-shm"] {
            let _ = std::fs::remove_file(dir.path().join(side));
        }
        std::fs::write(dir.path().join("accounts.db"), &sound).expect("written");
    }
    let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
    anna.sign_in(&accounts, &clock).expect("she may come in as before");
}

#[test]
fn a_raised_role_is_not_believed_and_a_planted_key_gets_no_grant() {
    let (dir, clock, anna, otto) = two();
    // Roles lie inside the vault. A public key of the thief in Otto's row: the vault knows Otto's own.
    changed(
        dir.path(),
        "UPDATE users SET public_key = x'0900000000000000000000000000000000000000000000000000000000000000' WHERE folded = 'otto'",
    );
    let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
    let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
    session.rotate().expect("rotated");
    let conn = Connection::open(dir.path().join("accounts.db")).expect("opens");
    let good = conn.query_row("SELECT count(*) FROM grants", [], |row| row.get::<_, i64>(0)).expect("counted");
    assert_eq!(good, 2);
    drop(conn);
    assert!(matches!(otto.sign_in(&accounts, &clock), Err(VaultError::Damaged)), "the planted key is noticed");
}

#[test]
fn a_hostile_file_of_accounts_is_refused() {
    for hostile in [
        "CREATE TRIGGER spy AFTER UPDATE ON users BEGIN DELETE FROM factors; END",
        "CREATE TRIGGER spy AFTER INSERT ON factors BEGIN DELETE FROM waiting; END",
        "CREATE VIEW spy AS SELECT 1",
        "DROP TABLE waiting",
    ] {
        let (dir, clock, _, _) = two();
        changed(dir.path(), hostile);
        let answer = Accounts::open(dir.path(), outside(&clock));
        assert!(matches!(answer, Err(VaultError::Damaged)), "{hostile}");
    }
    let (dir, clock, _, _) = two();
    changed(dir.path(), "PRAGMA user_version = 99");
    assert!(matches!(Accounts::open(dir.path(), outside(&clock)), Err(VaultError::MadeByNewer)));
    std::fs::write(dir.path().join("accounts.db"), b"no database at all").expect("written");
    assert!(matches!(Accounts::open(dir.path(), outside(&clock)), Err(VaultError::Damaged)));
}

/// A backup as its owner took it, in a folder of its own.
fn backup() -> (tempfile::TempDir, Arc<Hands>) {
    let (office, mut session) = Office::new();
    session.add_matter("M").expect("made");
    let stick = common::folder();
    let taken = session.back_up(Some(stick.path())).expect("taken");
    let copy = common::folder();
    for name in ["vault.db", "accounts.db", "manifest.toml"] {
        std::fs::copy(stick.path().join(&taken.name).join(name), copy.path().join(name)).expect("copied");
    }
    (copy, office.clock.clone())
}

/// Writes the hash of a changed file into the manifest, as somebody does who has no key.
fn rehashed(folder: &Path, file: &str, field: &str) {
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(std::fs::read(folder.join(file)).expect("read"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let manifest = folder.join("manifest.toml");
    let text = std::fs::read_to_string(&manifest).expect("read");
    let lines = text.lines().map(|line| match line.split_once(" = ") {
        Some((name, _)) if name == field => format!("{field} = \"{hash}\"\n"),
        _ => format!("{line}\n"),
    });
    std::fs::write(&manifest, lines.collect::<String>()).expect("written");
}

#[test]
fn a_hostile_backup_names_no_file_elsewhere_and_brings_nothing_that_runs() {
    for file in ["../../evil.db", "/tmp/evil.db", "vault-.db", "accounts.db", "vault-00\u{0}.db"] {
        let (copy, clock) = backup();
        let conn = Connection::open(copy.path().join("accounts.db")).expect("it is a plain file");
        conn.execute("UPDATE vaults SET file = ?1", [file]).expect("changed");
        drop(conn);
        rehashed(copy.path(), "accounts.db", "accounts_sha256");
        let empty = common::folder();
        let answer = claimwright_vault::restore_backup(copy.path(), &empty.path().join("deep/er"), &outside(&clock));
        assert!(matches!(answer, Err(VaultError::NotABackup)), "{file}: {answer:?}");
    }
    // What would run in it, and a vault of another key, are found when it is opened.
    let (copy, clock) = backup();
    changed(copy.path(), "CREATE TRIGGER spy AFTER INSERT ON access BEGIN DELETE FROM waiting; END");
    rehashed(copy.path(), "accounts.db", "accounts_sha256");
    let empty = common::folder();
    claimwright_vault::restore_backup(copy.path(), empty.path(), &outside(&clock)).expect("its hashes are right");
    assert!(matches!(Accounts::open(empty.path(), outside(&clock)), Err(VaultError::Damaged)));
    // Absurd figures, fields that nobody knows, and a manifest that is too long.
    for (from, to, wanted_newer) in [
        ("schema = ", "schema = 9", true),
        ("format = 1", "format = 4294967295", true),
        ("format = 1", "format = -1", false),
        ("format = 1", "format = 1\nrun = \"rm\"", false),
        ("taken_ms = ", "taken_ms = 99999999999999999999", false),
    ] {
        let (copy, clock) = backup();
        let manifest = copy.path().join("manifest.toml");
        let text = std::fs::read_to_string(&manifest).expect("read");
        std::fs::write(&manifest, text.replacen(from, to, 1)).expect("written");
        let answer = claimwright_vault::restore_backup(copy.path(), common::folder().path(), &outside(&clock));
        let newer = matches!(answer, Err(VaultError::MadeByNewer));
        assert!(newer == wanted_newer && answer.is_err(), "{to}: {answer:?}");
    }
    let (copy, clock) = backup();
    std::fs::write(copy.path().join("manifest.toml"), "#".repeat(8 << 20)).expect("written");
    let answer = claimwright_vault::restore_backup(copy.path(), common::folder().path(), &outside(&clock));
    assert!(matches!(answer, Err(VaultError::NotABackup)));
}
