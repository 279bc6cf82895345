//! The store from inside: what lies in the file, what a changed bit does, and what an older schema becomes.

use super::audit::{Chain, Head};
use super::members::Role;
use super::open::{self, Mode};
use super::salvage::salvage;
use super::{Store, StoreKeys, migrate};
use crate::error::VaultError;
use crate::ids::{MatterId, UserId, VaultId};
use crate::keys::Key;
use crate::outside::Outside;
use crate::system;
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

mod audit;

const VAULT: VaultId = VaultId([7; 16]);

const ACTOR: UserId = UserId([1; 16]);

const SENTINEL: &str = "a separator drum with forty-one teeth";

fn key() -> Key {
    Key::made(|key| *key = [9; 32])
}

fn keys() -> StoreKeys {
    StoreKeys::of(&key(), VAULT)
}

fn outside() -> Outside {
    system::outside()
}

fn opened(path: &Path) -> Result<Store, VaultError> {
    Store::open(path, &key(), VAULT, &outside(), Mode::Create, |_, _| Ok(()))
}

/// A vault with three matters of four revisions each, made once and copied for each test.
fn made() -> (TempDir, PathBuf, Vec<MatterId>) {
    static MADE: OnceLock<(Vec<u8>, Vec<MatterId>)> = OnceLock::new();
    let (bytes, matters) = MADE.get_or_init(|| {
        let dir = folder();
        let path = dir.path().join("vault.db");
        let matters = filled(&path).expect("it is made");
        (std::fs::read(&path).expect("read"), matters)
    });
    let dir = folder();
    let path = dir.path().join("vault.db");
    std::fs::write(&path, bytes).expect("written");
    (dir, path, matters.clone())
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder can be made")
}

fn filled(path: &Path) -> Result<Vec<MatterId>, VaultError> {
    let mut store = opened(path)?;
    let mut matters = Vec::new();
    for number in 0..3 {
        matters.push(store.write(ACTOR, |desk| {
            desk.put_member(ACTOR, "Anna", Role::Administrator, Some(&[3; 32]))?;
            let matter = desk.add_matter(&format!("matter {number}"))?;
            let document = desk.add_document(matter, "Claims")?;
            for revision in 0..4 {
                let text = format!("{SENTINEL} {number} {revision} ").repeat(300);
                desk.save(document, &text, None)?;
            }
            Ok(matter)
        })?);
    }
    store.checkpoint()?;
    Ok(matters)
}

fn texts(store: &mut Store) -> Result<usize, VaultError> {
    store.read(ACTOR, |desk| {
        let mut read = 0;
        for matter in desk.matters()? {
            for document in desk.documents(matter.id)? {
                for revision in desk.revisions(document.id)? {
                    assert!(desk.text(revision.id)?.starts_with(SENTINEL));
                    read += 1;
                }
            }
        }
        Ok(read)
    })
}

#[test]
fn every_connection_has_the_settings_of_the_specification() {
    let (_dir, path, _) = made();
    let conn = open::encrypted(&path, &keys().database, Mode::Write).expect("it opens");
    let ask = |pragma: &str| -> String {
        conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| match value {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            })
            .expect("it answers")
    };
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("cipher_memory_security", "1"),
    ] {
        assert_eq!(ask(pragma), value, "{pragma}");
    }
    assert!(conn.query_row("SELECT load_extension('x')", [], |_| Ok(())).is_err());
    let options: Vec<String> = conn
        .prepare("PRAGMA compile_options")
        .and_then(|mut asked| asked.query_map([], |row| row.get(0))?.collect())
        .expect("it answers");
    assert!(
        options.iter().any(|option| option == "OMIT_LOAD_EXTENSION"),
        "set LIBSQLITE3_FLAGS as .cargo/config.toml does"
    );
}

#[test]
fn sec_cryp_05_one_flipped_bit_on_any_page_is_an_error_and_never_another_text() {
    let (_dir, path, _) = made();
    let sound = std::fs::read(&path).expect("read");
    assert!(!sound.windows(15).any(|window| window == b"SQLite format 3"));
    assert!(!sound.windows(SENTINEL.len()).any(|window| window == SENTINEL.as_bytes()));
    let pages = sound.len() / 4096;
    assert!(pages > 20);
    for page in 0..pages {
        let mut changed = sound.clone();
        changed[page * 4096 + (page * 613) % 4096] ^= 1 << (page % 8);
        std::fs::write(&path, &changed).expect("written");
        let found = opened(&path).and_then(|mut store| {
            let sound = store.sound()?;
            Ok(sound && texts(&mut store)? == 12)
        });
        assert!(!matches!(found, Ok(true)), "page {page} was taken for sound");
    }
    std::fs::write(&path, &sound).expect("written");
    assert_eq!(texts(&mut opened(&path).expect("it opens")).expect("read"), 12);
    let other = Store::open(&path, &Key::made(|_| ()), VAULT, &outside(), Mode::Write, |_, _| Ok(()));
    assert!(matches!(other.err(), Some(VaultError::Damaged)));
}

#[test]
fn sec_rel_08_truncated_zeroed_and_swapped_files_are_refused() {
    let (_dir, path, _) = made();
    let sound = std::fs::read(&path).expect("read");
    let wrecks: [Vec<u8>; 4] =
        [sound[..sound.len() / 2].to_vec(), sound[..100].to_vec(), [&[0; 100], &sound[100..]].concat(), {
            // Another vault of the same key: its pages are authentic, and not at home here.
            let dir = folder();
            let other = dir.path().join("vault.db");
            filled(&other).expect("made");
            let mut mixed = sound.clone();
            let foreign = std::fs::read(other).expect("read");
            mixed[8192..16384].copy_from_slice(&foreign[8192..16384]);
            mixed
        }];
    for (at, wreck) in wrecks.iter().enumerate() {
        std::fs::write(&path, wreck).expect("written");
        let found = opened(&path).and_then(|mut store| Ok(store.sound()? && texts(&mut store)? == 12));
        assert!(!matches!(found, Ok(true)), "wreck {at}");
    }
}

#[test]
fn sec_rel_08_salvage_keeps_every_row_that_is_on_no_damaged_page() {
    let (dir, path, _) = made();
    let sound = std::fs::read(&path).expect("read");
    let whole = salvage(&path, None, &key(), VAULT).expect("read");
    assert!(whole.hit.is_empty());
    let mut schema = 0;
    for page in 1..sound.len() / 4096 {
        let mut changed = sound.clone();
        changed[page * 4096 + 99] ^= 4;
        std::fs::write(&path, &changed).expect("written");
        let schema_of = |conn: Connection| -> Result<i64, VaultError> {
            Ok(conn.query_row("SELECT sum(length(sql)) FROM sqlite_schema", [], |row| row.get(0))?)
        };
        // A page of the schema: without it nothing is found, and a backup is what helps.
        if open::encrypted(&path, &keys().database, Mode::Read).and_then(schema_of).is_err() {
            assert!(matches!(salvage(&path, None, &key(), VAULT), Err(VaultError::Damaged)));
            schema += 1;
            continue;
        }
        let to = dir.path().join("salvaged.db");
        let report = salvage(&path, Some(&to), &key(), VAULT).expect("salvaged");
        let mut store = opened(&to).expect("the new file opens");
        assert!(store.sound().expect("checked"));
        let read = texts(&mut store).unwrap_or_else(|error| panic!("page {page}: {error}: {report:?}"));
        let hit: usize = report.hit.iter().filter(|(table, _)| table == "revisions").map(|(_, rows)| rows).sum();
        if !report.hit.iter().any(|(table, _)| table == "matters" || table == "documents") {
            assert_eq!(read + hit, 12, "page {page}: {report:?}");
            // Each revision has overflow pages of its own: one damaged page costs one of them, or a leaf of several.
            assert!(hit <= 12);
        }
        drop(store);
        super::files::remove_database(&to);
    }
    assert!(schema <= 4, "{schema} pages hold the schema");
}

/// Every page of a file as it is, free ones too, decrypted by hand: AES-256-CBC, whose vector stands at the page's end
/// before 64 bytes of authentication code (SQLCipher 4).
fn decrypted(file: &[u8]) -> Vec<u8> {
    use aes::cipher::{BlockCipherDecrypt, KeyInit};
    let cipher = aes::Aes256::new(keys().database.bytes().into());
    let mut plain = Vec::with_capacity(file.len());
    for (number, page) in file.chunks_exact(4096).enumerate() {
        // The first page begins with the file's salt.
        let body = &page[if number == 0 { 16 } else { 0 }..4096 - 80];
        let mut previous = &page[4096 - 80..4096 - 64];
        for sealed in body.chunks_exact(16) {
            let mut block = aes::Block::try_from(sealed).expect("a block has 16 bytes");
            cipher.decrypt_block(&mut block);
            plain.extend(block.iter().zip(previous).map(|(byte, mask)| byte ^ mask));
            previous = sealed;
        }
    }
    plain
}

#[test]
fn sec_cryp_10_what_was_deleted_is_in_no_page_of_the_decrypted_file() {
    let (_dir, path, matters) = made();
    let mut store = opened(&path).expect("it opens");
    // What the pages hold is sealed under keys of matters; the names of members are what lies in them as text.
    store
        .write(ACTOR, |desk| {
            desk.put_member(UserId([5; 16]), "Sentinella Vanishing", Role::Attorney, None)?;
            desk.set_setting(true, "sentinel", Some("Sentinella Vanishing"))
        })
        .expect("written");
    let wrapped: Vec<u8> = store
        .read(ACTOR, |desk| {
            Ok(desk.conn.query_row("SELECT wrapped_key FROM matters WHERE id = ?1", [matters[0]], |row| row.get(0))?)
        })
        .expect("read");
    let dump = || {
        let conn = open::encrypted(&path, &keys().database, Mode::Write).expect("it opens");
        open::checkpoint(&conn).expect("emptied");
        drop(conn);
        decrypted(&std::fs::read(&path).expect("read"))
    };
    let holds = |pages: &[u8], what: &[u8]| pages.windows(what.len()).any(|window| window == what);
    let before = dump();
    assert!(holds(&before, b"Sentinella Vanishing") && holds(&before, &wrapped), "the dump sees what is there");
    store
        .write(ACTOR, |desk| {
            desk.remove_member(UserId([5; 16]))?;
            desk.set_setting(true, "sentinel", None)?;
            desk.delete_matter(matters[0]).map(drop)
        })
        .expect("deleted");
    store.checkpoint().expect("emptied");
    let after = dump();
    assert!(!holds(&after, b"Sentinella Vanishing"));
    assert!(!holds(&after, &wrapped), "the key of a deleted matter is gone");
    assert!(!holds(&after, SENTINEL.as_bytes()));
}

/// The present schema and a step that the next version might take.
const NEXT: &str = "ALTER TABLE matters ADD COLUMN colour INTEGER; CREATE TABLE labels (id INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;

    INSERT INTO labels (text) SELECT title FROM matters;";

/// The vault that was made when a schema was new.
fn golden(schema: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/vault-{schema}.db"))
}

#[test]
fn sec_rel_10_the_golden_file_of_schema_1_opens_and_moves_on() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("vault.db");
    std::fs::copy(golden(1), &path).expect("the golden file is there");
    let mut store = opened(&path).expect("it opens");
    assert_eq!(texts(&mut store).expect("read"), 12);
    assert_eq!(store.read(ACTOR, |desk| desk.verify_audit(None, &Head::default())).expect("verified"), Chain::Whole);
    drop(store);
    let mut conn = open::encrypted(&path, &keys().database, Mode::Write).expect("it opens");
    let steps = [migrate::VAULT, &[NEXT]].concat();
    let backup = dir.path().join("before.db");
    let moved = migrate::migrate(&mut conn, &steps, |conn| open::copy(conn, &backup, Some(&keys().database)));
    assert!(moved.expect("it moves on"));
    assert_eq!(migrate::version(&conn).expect("asked"), migrate::VAULT.len() + 1);
    drop(conn);
    assert!(matches!(opened(&path).err(), Some(VaultError::MadeByNewer)), "the older program refuses the newer file");
    assert_eq!(texts(&mut opened(&backup).expect("the backup opens")).expect("read"), 12);
}

#[test]
fn sec_rel_10_a_migration_that_fails_at_any_statement_leaves_the_old_vault() {
    let (_dir, path, _) = made();
    let sound = std::fs::read(&path).expect("read");
    let statements: Vec<&str> = NEXT.split_inclusive(';').filter(|text| text.trim().len() > 1).collect();
    for failing in 0..=statements.len() {
        let step = [&statements[..failing].concat(), " SELECT no_such_function();"].concat();
        let mut conn = open::encrypted(&path, &keys().database, Mode::Write).expect("it opens");
        let steps = [migrate::VAULT, &[&step]].concat();
        // The schema that the steps make is asked of a model, where the step fails as well.
        assert!(migrate::migrate(&mut conn, &steps, |_| Ok(())).is_err());
        drop(conn);
        assert_eq!(texts(&mut opened(&path).expect("the old version opens")).expect("read"), 12);
    }
    // A step that loses rows is refused too, and so is one after a backup that could not be made.
    for (step, backup) in [("DELETE FROM revisions WHERE number = 1;", true), (NEXT, false)] {
        let mut conn = open::encrypted(&path, &keys().database, Mode::Write).expect("it opens");
        let steps = [migrate::VAULT, &[step]].concat();
        let before = |_: &Connection| if backup { Ok(()) } else { Err(VaultError::DiskFull) };
        assert!(migrate::migrate(&mut conn, &steps, before).is_err());
        drop(conn);
        assert_eq!(texts(&mut opened(&path).expect("the old version opens")).expect("read"), 12);
    }
    assert_eq!(std::fs::read(&path).expect("read").len(), sound.len());
}

#[test]
fn a_vault_with_a_schema_of_its_own_is_refused() {
    for hostile in [
        "CREATE TRIGGER spy AFTER INSERT ON revisions BEGIN DELETE FROM matters; END",
        "CREATE VIEW spy AS SELECT 1",
        "CREATE TABLE spy (x)",
        "DROP TRIGGER audit_is_not_deleted",
        "DROP INDEX pieces_of_matter",
    ] {
        let (_dir, path, _) = made();
        open::encrypted(&path, &keys().database, Mode::Write).expect("opens").execute_batch(hostile).expect("run");
        assert!(matches!(opened(&path).err(), Some(VaultError::Damaged)), "{hostile}");
    }
}

/// With `UPDATE=1` the file of a schema that is new is written; one that is there stays as vaults of its time were made.
#[test]
fn sec_rel_10_every_schema_has_a_golden_file_that_opens() {
    for schema in 1..=migrate::VAULT.len() {
        let golden = golden(schema);
        if schema == migrate::VAULT.len() && !golden.exists() && std::env::var_os("UPDATE").is_some() {
            let (_dir, path, _) = made();
            std::fs::copy(path, &golden).expect("written");
        }
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("vault.db");
        std::fs::copy(&golden, &path).expect("it is there, or `UPDATE=1 cargo test -p claimwright-vault` writes it");
        assert_eq!(texts(&mut opened(&path).expect("it opens")).expect("read"), 12, "schema {schema}");
    }
}

#[test]
fn a_row_of_another_place_does_not_open() {
    let (_dir, path, _) = made();
    let mut store = opened(&path).expect("it opens");
    store
        .write(ACTOR, |desk| {
            let sql =
                "UPDATE revisions SET body = (SELECT body FROM revisions WHERE number = 2 LIMIT 1) WHERE number = 1";
            Ok(desk.conn.execute(sql, params![])?)
        })
        .expect("a member with the key swaps two texts");
    assert!(matches!(texts(&mut store), Err(VaultError::Damaged)));
}
