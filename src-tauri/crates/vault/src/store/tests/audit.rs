//! The log from inside: every change of it is found; nothing of documents.

use super::{ACTOR, keys, made, opened};
use crate::store::audit::{AT_OPENING, Chain, Event, Head};
use crate::store::open::{self, Mode};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A log of twenty entries, as rows that a mutation may change without the triggers.
fn log() -> (TempDir, PathBuf, Head) {
    let (dir, path, _) = made();
    let mut store = opened(&path).expect("it opens");
    let head = store.head(ACTOR).expect("read");
    assert_eq!(store.read(ACTOR, |desk| desk.verify_audit(None, &head)).expect("verified"), Chain::Whole);
    (dir, path, head)
}

fn tampered(path: &Path, sql: &str) {
    let conn = open::encrypted(path, &keys().database, Mode::Write).expect("it opens");
    let triggers = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted;";
    conn.execute_batch(triggers).expect("dropped");
    conn.execute_batch(sql).expect("changed");
    conn.execute_batch(
        "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
        CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;",
    )
    .expect("made again");
}

#[test]
fn sec_aud_01_every_change_of_the_log_is_detected() {
    let fields = [
        "UPDATE audit SET utc = utc + 1 WHERE seq = $n",
        "UPDATE audit SET boot = x'00' WHERE seq = $n",
        "UPDATE audit SET mono = mono + 1 WHERE seq = $n",
        "UPDATE audit SET actor = x'05' WHERE seq = $n",
        "UPDATE audit SET event = 'signed_in' WHERE seq = $n",
        "UPDATE audit SET object = x'00' WHERE seq = $n",
        "UPDATE audit SET done = 0 WHERE seq = $n",
        "UPDATE audit SET prev = x'00' WHERE seq = $n",
        "UPDATE audit SET mac = zeroblob(32) WHERE seq = $n",
        "DELETE FROM audit WHERE seq = $n",
        "UPDATE audit SET seq = 1000 WHERE seq = $n; UPDATE audit SET seq = $n WHERE seq = $n + 1; UPDATE audit SET seq = $n + 1 WHERE seq = 1000",
        "DELETE FROM audit WHERE seq >= $n",
    ];
    for number in [1, 2, 9, 17] {
        for sql in fields {
            let (_dir, path, head) = log();
            tampered(&path, &sql.replace("$n", &number.to_string()));
            let mut store = opened(&path).expect("the schema is the expected one");
            let found = store.read(ACTOR, |desk| desk.verify_audit(None, &head)).expect("verified");
            assert_ne!(found, Chain::Whole, "{sql} at {number}");
        }
    }
}

#[test]
fn sec_aud_01_a_log_that_was_cut_and_went_on_is_not_the_one_of_its_anchor() {
    let (_dir, path, head) = log();
    tampered(&path, &format!("DELETE FROM audit WHERE seq > {}", head.seq - 3));
    let mut store = opened(&path).expect("it opens");
    let cut = store.read(ACTOR, |desk| desk.verify_audit(Some(AT_OPENING), &head)).expect("verified");
    assert_eq!(cut, Chain::CutOff { anchor: head.seq });
    store.write(ACTOR, |desk| (0..5).try_for_each(|_| desk.audit(Event::Saved, &[], true))).expect("written");
    let grown = store.read(ACTOR, |desk| desk.verify_audit(Some(AT_OPENING), &head)).expect("verified");
    assert_eq!(grown, Chain::Broken { seq: head.seq });
    let refused = store.write(ACTOR, |desk| Ok(desk.conn.execute("UPDATE audit SET done = 0", [])?));
    assert!(refused.is_err(), "the trigger stands");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn sec_aud_01_any_byte_of_any_field_counts(seq in 1_i64..17, field in 0_usize..4, at in 0_usize..64, flip in 1_u8..255) {
        let (_dir, path, head) = log();
        let column = ["actor", "object", "prev", "mac"][field];
        let old: Vec<u8> = opened(&path).expect("opens").read(ACTOR, |desk| {
            Ok(desk.conn.query_row(&format!("SELECT {column} FROM audit WHERE seq = ?1"), [seq], |row| row.get(0))?)
        }).expect("read");
        prop_assume!(!old.is_empty());
        let mut new = old.clone();
        let at = at % new.len();
        new[at] ^= flip;
        tampered(&path, &format!("UPDATE audit SET {column} = x'{}' WHERE seq = {seq}", crate::ids::hex(&new)));
        let found = opened(&path).expect("opens").read(ACTOR, |desk| desk.verify_audit(None, &head)).expect("verified");
        prop_assert_ne!(found, Chain::Whole);
    }
}
