//! The child process of the tests: what it is told, and the work that it is killed in or whose disk fails; no judgement.

use crate::common::{Hands, OTHER_PASSWORD, PASSWORD, Person, outside};
use claimwright_vault::{Accounts, DocumentId, Session, VaultError};
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
pub fn child(work: &str, folder: &Path, anna: &Person, document: DocumentId, wall: i64) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("it runs"));
    command.args(["--exact", "child::the_child", "--nocapture", "--test-threads=1"]);
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
        "undo" => (0..u32::MAX).for_each(|number| {
            session.undo_append(document, number.to_string().as_bytes(), false).expect("kept");
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
    if let Ok(snapshot) = std::env::var("VAULT_TEST_SNAPSHOT") {
        crate::copied(Path::new(&told("VAULT_TEST_FOLDER")), Path::new(&snapshot));
    }
    if let Ok(armed) = std::env::var("FAULT_ARMED") {
        std::fs::write(armed, "").expect("armed");
    }
    let most = told("VAULT_TEST_SAVES").parse().unwrap_or(u64::MAX);
    for number in first..first.saturating_add(most) {
        match session.save(document, &text(number), None) {
            Ok(_) => {
                say(&format!("saved {number}"));
                if number % 16 == 0 {
                    // As the program's clock does between saves; the second call sees that nothing was written.
                    let _ = session.settle().and_then(|()| session.settle());
                }
            }
            Err(VaultError::Wait { .. } | VaultError::Locked | VaultError::SignInFailed) => {
                panic!("a save says none of these")
            }
            Err(_) => say("refused"),
        }
    }
}

/// A text that takes several pages.
pub fn text(number: u64) -> String {
    format!("{number} a separator with a drum and teeth ").repeat(200)
}

pub fn number(text: &str) -> u64 {
    text.split(' ').next().and_then(|word| word.parse().ok()).expect("a text begins with its number")
}

/// What a child said until it ended, without the sign.
pub fn said(child: &mut Child) -> Vec<String> {
    let out = BufReader::new(child.stdout.take().expect("piped"));
    out.lines().map_while(Result::ok).filter_map(|line| line.find('@').map(|at| line[at + 1..].to_owned())).collect()
}

/// Runs a child, waits until it is ready and has said `lines` more, and kills it `after` that. Answers all it said
/// after it was ready.
pub fn killed(mut command: Command, lines: usize, after: Duration) -> Vec<String> {
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
