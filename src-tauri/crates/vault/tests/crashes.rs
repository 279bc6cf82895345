//! What is left when the process is killed or the disk fails: requirements REL of the specification, with real processes.
#![cfg(target_os = "linux")]

mod common;

use claimwright_vault::{Accounts, Chain, DocumentId, Session, VaultError};
use common::{Hands, OTHER_PASSWORD, Office, PASSWORD, Person, outside};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What a child process is told, by its environment: the work, the folder, the seed, the document, the wall clock.
const WORK: &str = "VAULT_TEST_WORK";

fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// This program once more, running `the_child` alone.
fn child(work: &str, folder: &Path, anna: &Person, document: DocumentId, wall: i64) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("it runs"));
    command.args(["--exact", "the_child", "--nocapture", "--test-threads=1"]);
    command.env(WORK, work).env("VAULT_TEST_FOLDER", folder).env("VAULT_TEST_SEED", &anna.seed);
    command.env("VAULT_TEST_PASSWORD", &anna.password);
    command.env("VAULT_TEST_DOCUMENT", document.to_string()).env("VAULT_TEST_WALL", wall.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// The work of a child process; in a run of all tests it has none.
#[test]
fn the_child() {
    let work = told(WORK);
    if work.is_empty() {
        return;
    }
    let folder = PathBuf::from(told("VAULT_TEST_FOLDER"));
    let clock = Hands::at(told("VAULT_TEST_WALL").parse().expect("a number"));
    let accounts = Accounts::open(&folder, outside(&clock)).expect("it opens");
    let anna = Person {
        name: "Anna".into(),
        password: told("VAULT_TEST_PASSWORD"),
        seed: told("VAULT_TEST_SEED"),
        recovery_key: String::new(),
        codes: Vec::new(),
    };
    if work == "attempt" {
        say("ready");
        let typed = claimwright_vault::SignIn { name: "nobody", code: "000000", ..anna.typed() };
        let _ = accounts.sign_in(&typed);
        return say("judged");
    }
    let mut session = anna.with_code(&accounts, &anna.code(&clock)).expect("she may come in");
    let document: DocumentId = told("VAULT_TEST_DOCUMENT").parse().expect("an identifier");
    say("ready");
    match work.as_str() {
        "save" => saves(&mut session, document),
        "journal" => (0..u32::MAX).for_each(|number| {
            session.journal_append(document, number.to_string().as_bytes(), false).expect("kept");
            say(&format!("kept {number}"));
        }),
        "rotate" => (0..3).for_each(|_| {
            session.rotate().expect("fresh");
            say("rotated");
        }),
        "password" => {
            for password in [OTHER_PASSWORD, PASSWORD].into_iter().cycle().take(200) {
                session.change_password(password, None).expect("fresh");
            }
        }
        "backup" => (0..50).for_each(|_| {
            session.back_up(None).expect("taken");
            clock.pass(1);
        }),
        other => panic!("no such work: {other}"),
    }
}

fn say(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    writeln!(out, "@{text}").and_then(|()| out.flush()).expect("somebody listens");
}

/// Saves numbered texts for ever; after a refusal the same text is saved again, as a person would.
fn saves(session: &mut Session, document: DocumentId) {
    let first = session.newest(document).expect("read").map_or(0, |(_, text)| number(&text) + 1);
    if let Ok(armed) = std::env::var("FAULT_ARMED") {
        std::fs::write(armed, "").expect("armed");
    }
    let most = told("VAULT_TEST_SAVES").parse().unwrap_or(u64::MAX);
    for number in first..first.saturating_add(most) {
        match session.save(document, &text(number), None) {
            Ok(_) => say(&format!("saved {number}")),
            Err(VaultError::Wait { .. } | VaultError::Locked | VaultError::SignInFailed) => {
                panic!("a save says none of these")
            }
            Err(_) => say("refused"),
        }
    }
}

/// A text that takes several pages.
fn text(number: u64) -> String {
    format!("{number} a separator with a drum and teeth ").repeat(200)
}

fn number(text: &str) -> u64 {
    text.split(' ').next().and_then(|word| word.parse().ok()).expect("a text begins with its number")
}

/// What a child said until it ended, without the sign.
fn said(child: &mut Child) -> Vec<String> {
    let out = BufReader::new(child.stdout.take().expect("piped"));
    out.lines().map_while(Result::ok).filter_map(|line| line.find('@').map(|at| line[at + 1..].to_owned())).collect()
}

/// Runs a child, waits until it is ready and has said `lines` more, and kills it `after` that. Answers all it said
/// after it was ready.
fn killed(mut command: Command, lines: usize, after: Duration) -> Vec<String> {
    let mut child = command.spawn().expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    let (mut said, mut ready) = (Vec::new(), false);
    let mut line = String::new();
    while (!ready || said.len() < lines) && out.read_line(&mut line).is_ok_and(|read| read > 0) {
        if let Some(at) = line.find('@') {
            if ready { said.push(line[at + 1..].trim_end().to_owned()) } else { ready = true }
        }
        line.clear();
    }
    std::thread::sleep(after);
    child.kill().expect("it is there");
    child.wait().expect("it ends");
    line.clear();
    while out.read_line(&mut line).is_ok_and(|read| read > 0) {
        // A line that was cut by the kill was not said.
        if let Some(at) = line.find('@').filter(|_| line.ends_with('\n')) {
            said.push(line[at + 1..].trim_end().to_owned());
        }
        line.clear();
    }
    said
}

/// An office with one document, closed.
fn closed() -> (Office, DocumentId) {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    drop(session);
    (office, document)
}

#[test]
fn sec_auth_06_a_kill_while_a_password_is_stretched_saves_no_attempt() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let conn = rusqlite::Connection::open(dir.path().join("accounts.db")).expect("it is a plain file");
    // The decoy of a name that nobody has costs what this row says: enough to be killed in.
    conn.execute("UPDATE installation SET memory = 262144, passes = 8, lanes = 4", []).expect("set");
    let failures = || conn.query_row("SELECT coalesce(max(failures), 0) FROM waiting", [], |row| row.get::<_, i64>(0));
    for round in 0..100 {
        // No wait is to hide what is asked here.
        conn.execute("UPDATE waiting SET owed_ms = 0", []).expect("set");
        let lines = killed(child("attempt", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(60));
        assert!(lines.is_empty(), "it was judged before it was killed");
        assert_eq!(failures().expect("counted"), round + 1);
    }
}

#[test]
fn sec_rel_01_two_hundred_kills_lose_no_save_that_was_acknowledged() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let mut acknowledged = Vec::new();
    // A fixed generator: the moments differ from one another and not from run to run.
    let mut moment = 0x9e37_79b9_u32;
    for round in 0..200 {
        clock.pass(30);
        moment = moment.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let after = Duration::from_micros(u64::from(moment >> 16) % 6_000);
        let lines = (moment >> 8) as usize % 6;
        for line in killed(child("save", dir.path(), &anna, document, clock.wall()), lines, after) {
            let saved = line.strip_prefix("saved ").and_then(|number| number.parse::<u64>().ok());
            acknowledged.push(saved.unwrap_or_else(|| panic!("round {round}: the child said {line}")));
        }
    }
    assert!(acknowledged.len() > 200, "{} saves", acknowledged.len());
    clock.pass(30);
    let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
    let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
    let mut there = std::collections::BTreeSet::new();
    for revision in session.revisions(document).expect("listed") {
        let found = session.revision_text(revision.id).expect("read");
        assert_eq!(found, text(number(&found)), "altered");
        there.insert(number(&found));
    }
    for number in &acknowledged {
        assert!(there.contains(number), "save {number} was acknowledged and is gone");
    }
    assert!(session.is_sound().expect("checked"));
    assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
}

#[test]
fn sec_rel_11_kills_lose_no_entry_of_the_journal_that_was_kept() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    for round in 0..10 {
        clock.pass(30);
        let lines = killed(
            child("journal", dir.path(), &anna, document, clock.wall()),
            3,
            Duration::from_millis(10 + round * 7),
        );
        clock.pass(30);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
        let journal = session.journal(document).expect("read");
        assert!(journal.len() >= lines.len());
        for (at, entry) in journal.iter().enumerate() {
            assert_eq!(*entry, at.to_string().into_bytes());
        }
        session.journal_discard(document).expect("emptied");
    }
}

#[test]
fn sec_cryp_06_killed_while_its_key_is_replaced_a_vault_opens_with_the_old_or_the_new_one() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    for round in 0..25 {
        clock.pass(30);
        killed(child("rotate", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(round * 4));
        clock.pass(30);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("it opens");
        let mut session = anna.sign_in(&accounts, &clock).expect("one of the two opens");
        assert_eq!(session.matters().expect("listed").len(), 1);
        assert_eq!(session.verify_audit().expect("verified"), Chain::Whole, "round {round}");
        assert_eq!(common::vault_files(dir.path()).len(), 1, "what was left half done is swept");
    }
}

#[test]
fn sec_cryp_06_killed_while_the_password_changes_the_old_or_the_new_one_opens() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, mut anna } = office;
    drop(accounts);
    for round in 0..15 {
        clock.pass(3_600);
        killed(child("password", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(round * 3));
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
}

#[test]
fn sec_rel_13_a_backup_that_was_killed_leaves_the_good_ones() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    for round in 0..8 {
        clock.pass(3_600);
        killed(child("backup", dir.path(), &anna, document, clock.wall()), 0, Duration::from_millis(30 + round * 11));
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

#[test]
fn sec_rel_05_no_failing_write_flush_or_truncation_loses_a_save_that_was_acknowledged() {
    let (office, document) = closed();
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    clock.pass(30);
    let tools = common::folder();
    let shim = shim(tools.path());
    let (mut faults, mut refused, mut given_back) = (0, 0, 0);
    for (sticky, errno, torn, step) in [
        ("0", "EIO", "0", 1),
        ("0", "EIO", "1", 1),
        ("0", "ENOSPC", "0", 1),
        ("1", "EIO", "0", 1),
        ("1", "ENOSPC", "1", 2),
    ] {
        // Until a run meets no fault any more: then every call has failed once.
        for at in (1_u32..).step_by(step) {
            let work = tools.path().join("work");
            copied(dir.path(), &work);
            let armed = tools.path().join("armed");
            let _ = std::fs::remove_file(&armed);
            let mut command = child("save", &work, &anna, document, clock.wall());
            command.env("LD_PRELOAD", &shim).env("FAULT_FOLDER", &work).env("FAULT_ARMED", &armed);
            command.env("FAULT_AT", at.to_string()).env("FAULT_STICKY", sticky).env("FAULT_ERRNO", errno);
            command.env("FAULT_TORN", torn).env("VAULT_TEST_SAVES", "8");
            let mut child = command.spawn().expect("it starts");
            let lines = said(&mut child);
            let ended = child.wait().expect("it ends");
            assert!(ended.success(), "a fault at {at} ({errno}, sticky {sticky}) ended the process: {lines:?}");
            let saved: Vec<u64> = lines.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).collect();
            let met = lines.iter().filter(|line| *line == "refused").count();
            assert!(sticky == "1" || met <= 1, "one fault refuses one save: {lines:?}");
            faults += 1;
            refused += met;
            // The reserve is given back when a write finds the disk full, and only then.
            let given = !work.join("reserve").exists();
            assert!(!given || errno == "ENOSPC" && met > 0, "{lines:?}");
            given_back += usize::from(given);
            let clock = Hands::at(clock.wall());
            let accounts = Accounts::open(&work, outside(&clock)).expect("it opens");
            let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
            let mut there = Vec::new();
            for revision in session.revisions(document).expect("listed") {
                let found = session.revision_text(revision.id).expect("read");
                assert_eq!(found, text(number(&found)));
                there.push(number(&found));
            }
            for number in &saved {
                assert!(there.contains(number), "fault {at}: save {number} was acknowledged and is gone");
            }
            assert!(session.is_sound().expect("checked"));
            assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
            drop((session, accounts));
            std::fs::remove_dir_all(&work).expect("removed");
            if met == 0 && saved.len() == 8 && at > 40 {
                break;
            }
        }
    }
    assert!(faults >= 500 && refused >= 400, "{faults} runs, {refused} refusals");
    assert!(given_back > 10, "{given_back}");
}
