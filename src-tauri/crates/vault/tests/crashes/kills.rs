//! What is left when the process is killed at any moment.

use crate::child::{child, killed, said};
use crate::common::{self, OTHER_PASSWORD, Office, PASSWORD, Person, outside};
use crate::{acknowledged, checked, closed, rounds, tell};
use claimwright_vault::{Accounts, Chain, DocumentId, Session};
use std::time::Duration;

#[test]
fn sec_auth_06_a_kill_while_a_password_is_stretched_saves_no_attempt() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let conn = rusqlite::Connection::open(dir.path().join("accounts.db")).expect("it is a plain file");
    // The decoy of a name that nobody has costs what this row says: enough to be killed in.
    conn.execute("UPDATE installation SET memory = 262144, passes = 8, lanes = 4", []).expect("set");
    let failures = || conn.query_row("SELECT coalesce(max(failures), 0) FROM waiting", [], |row| row.get::<_, i64>(0));
    for round in 0..100_i64 {
        // No wait is to hide what is asked here.
        conn.execute("UPDATE waiting SET owed_ms = 0", []).expect("set");
        let mut child = child("attempt", dir.path(), &anna, document, clock.wall()).spawn().expect("it starts");
        // It is killed as soon as others see that it was counted: before it is judged, which takes seconds.
        while failures().expect("counted") == round && child.try_wait().expect("it is ours").is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().expect("it is ours");
        assert_eq!(said(&mut child), ["ready"], "it was judged before it was counted");
        child.wait().expect("it ends");
        assert_eq!(failures().expect("counted"), round + 1);
    }
}

#[test]
fn sec_rel_01_two_hundred_kills_lose_no_save_that_was_acknowledged() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let mut all = Vec::new();
    // A fixed generator: the moments differ from one another and not from run to run.
    let mut moment = 0x9e37_79b9_u32;
    let rounds = rounds(200);
    for round in 0..rounds {
        clock.pass(30);
        moment = moment.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let after = Duration::from_micros(u64::from(moment >> 16) % 6_000);
        let lines = (moment >> 8) as usize % 6;
        let said = killed(child("save", dir.path(), &anna, document, clock.wall()), lines, after);
        let saved = acknowledged(&said);
        assert_eq!(saved.len(), said.len(), "round {round}: the child said {said:?}");
        all.extend(saved);
    }
    assert!(all.len() > 200, "{} saves", all.len());
    let there = checked(dir.path(), &anna, clock.wall(), document, &all, "after the last kill");
    tell(&format!("{rounds} kills, {} saves acknowledged, {there} there, none lost, none altered", all.len()));
}

/// Kills a child that appends to a journal, and reads it with `read`: every entry that was kept is there, in order.
fn appended(work: &str, read: impl Fn(&mut Session, DocumentId) -> Vec<Vec<u8>>) -> (usize, usize) {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let (rounds, mut kept) = (rounds(10), 0);
    for round in 0..rounds {
        clock.pass(30);
        let after = Duration::from_millis(10 + round as u64 % 10 * 7);
        let lines = killed(child(work, dir.path(), &anna, document, clock.wall()), 3, after);
        clock.pass(30);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
        let journal = read(&mut session, document);
        assert!(journal.len() >= lines.len());
        for (at, entry) in journal.iter().enumerate() {
            assert_eq!(*entry, at.to_string().into_bytes());
        }
        kept += lines.len();
        session.journal_discard(document).expect("emptied");
        session.undo_append(document, b"0", true).expect("begun anew");
    }
    (rounds, kept)
}

#[test]
fn sec_rel_11_kills_lose_no_entry_of_the_journal_that_was_kept() {
    let (rounds, kept) = appended("journal", |session, document| session.journal(document).expect("read"));
    tell(&format!("{rounds} kills, {kept} entries of the journal kept, none lost"));
}

#[test]
fn sec_rel_11_a_thousand_steps_of_undo_outlive_a_kill_and_a_lock() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    clock.pass(30);
    let lines = killed(child("undo", dir.path(), &anna, document, clock.wall()), 1_000, Duration::ZERO);
    assert!(lines.len() >= 1_000, "{} steps", lines.len());
    let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
    let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
    let history = session.undo_history(document).expect("read");
    assert!(history.len() >= lines.len());
    assert!(history.iter().enumerate().all(|(at, step)| *step == at.to_string().into_bytes()));
    session.save(document, "1. A separator.", None).expect("saved");
    session.lock();
    session.unlock(PASSWORD, None).expect("unlocked");
    assert_eq!(session.undo_history(document).expect("read"), history, "neither a save nor a lock takes a step");
}

#[test]
fn sec_cryp_06_killed_while_its_key_is_replaced_a_vault_opens_with_the_old_or_the_new_one() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let rounds = rounds(25);
    for round in 0..rounds as u64 {
        clock.pass(30);
        killed(child("rotate", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(round % 25 * 4));
        clock.pass(30);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("one of the two opens");
        assert_eq!(session.matters().expect("listed").len(), 1);
        assert_eq!(session.verify_audit().expect("verified"), Chain::Whole, "round {round}");
        assert_eq!(common::vault_files(dir.path()).len(), 1, "what was left half done is swept");
    }
    tell(&format!("{rounds} kills while a vault's key is replaced, one file opens after each"));
}

#[test]
fn sec_cryp_06_killed_while_the_password_changes_the_old_or_the_new_one_opens() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, mut anna } = office;
    drop(accounts);
    let rounds = rounds(15);
    for round in 0..rounds as u64 {
        clock.pass(3_600);
        killed(child("password", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(round % 15 * 3));
        clock.pass(3_600);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let opened = [PASSWORD, OTHER_PASSWORD].into_iter().filter(|password| {
            let tried = Person { password: (*password).to_owned(), ..anna.clone() };
            let opened = tried.sign_in(&accounts, &clock).is_ok();
            clock.pass(3_600);
            opened
        });
        let opened: Vec<&str> = opened.collect();
        assert_eq!(opened.len(), 1, "round {round}: {opened:?}");
        anna.password = opened[0].to_owned();
    }
    tell(&format!("{rounds} kills while a password changes, one password opens after each"));
}

#[test]
fn sec_rel_13_a_backup_that_was_killed_leaves_the_good_ones() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let rounds = rounds(8);
    for round in 0..rounds as u64 {
        clock.pass(3_600);
        killed(
            child("backup", dir.path(), &anna, document, clock.wall()),
            0,
            Duration::from_millis(30 + round % 8 * 11),
        );
        clock.pass(30);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
        let folder = accounts.backups_folder();
        for backup in session.backups().expect("listed") {
            session.verify_backup(&folder.join(&backup.name)).expect("what has a name is whole");
        }
        let parts = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        assert!(parts.filter(|entry| entry.file_name().to_string_lossy().starts_with('.')).count() == 0);
    }
    tell(&format!("{rounds} kills while a backup is taken, every backup with a name is whole"));
}
