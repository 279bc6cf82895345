//! How long a sign-in, opening a large vault and a save take, on the disk of temporary files and with the cost of
//! releases; wall clock beside processor time, as other programs run too. It judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use argon2::{Algorithm, Argon2, Params, Version};
use claimwright_vault::{Accounts, Clock, DocumentId, Moment, Outside, Session, SignIn, VaultError, Welcome, system};
use rustix::time::{ClockId, clock_gettime};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;
use totp_rs::{Algorithm as Hash, Builder, Secret};

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const MATTERS: usize = 1_000;
const SAVES: usize = 60;
const SIGN_INS: usize = 9;
/// Bytes of a long application.
const LONG: usize = 1 << 20;

/// The system's clock, with a wall clock that the bench sets ahead: a code is accepted once.
struct Ahead(system::SystemClock, AtomicI64);

impl Clock for Ahead {
    fn now(&self) -> Moment {
        let now = self.0.now();
        Moment { unix_ms: now.unix_ms + self.1.load(Ordering::SeqCst), ..now }
    }
}

struct Office {
    accounts: Accounts,
    clock: Arc<Ahead>,
    seed: String,
}

impl Office {
    /// Makes an account as a first start does, its password calibrated on this machine.
    fn new(folder: &Path) -> Result<(Self, Session), VaultError> {
        let clock = Arc::new(Ahead(system::SystemClock::new(), AtomicI64::new(0)));
        let accounts = Accounts::open(folder, Outside { clock: clock.clone(), ..system::outside() })?;
        let mut pending = accounts.first_start("Anna", PASSWORD, "Office", None)?;
        let seed = pending.enrolment()?.seed_text.to_string();
        let office = Self { accounts, clock, seed };
        let Welcome { session, .. } = pending.confirm(&office.code())?;
        Ok((office, session))
    }

    fn code(&self) -> String {
        self.clock.1.fetch_add(30_000, Ordering::SeqCst);
        let secret = Secret::try_from_base32(&self.seed).expect("a seed is base 32");
        let totp = Builder::new().with_algorithm(Hash::SHA1).with_secret(secret).build_noncompliant();
        totp.generate(u64::try_from(self.clock.now().unix_ms / 1_000).expect("after 1970")).to_string()
    }

    fn sign_in(&self) -> Result<Session, VaultError> {
        let code = self.code();
        self.accounts.sign_in(&SignIn { name: "Anna", password: PASSWORD, code: &code, key_file: None, vault: None })
    }
}

/// Milliseconds of processor time that this process took, user and system.
fn processor() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// When something begins, by the wall clock and by processor time.
struct Begun(Instant, f64);

fn now() -> Begun {
    Begun(Instant::now(), processor())
}

/// How long something took, one run after the other, in milliseconds of the wall clock, and the mean of processor time.
#[derive(Default)]
struct Taken {
    wall: Vec<f64>,
    spent: f64,
}

impl Taken {
    fn add(&mut self, Begun(begun, before): Begun) {
        self.wall.push(begun.elapsed().as_secs_f64() * 1e3);
        let runs = self.wall.len() as f64;
        self.spent += (processor() - before - self.spent) / runs;
    }

    /// Prints median and 95th percentile of the wall clock beside the mean of processor time.
    fn print(mut self, what: &str) {
        self.wall.sort_by(f64::total_cmp);
        let at = |part: f64| self.wall[((self.wall.len() - 1) as f64 * part).round() as usize];
        println!("{what}: median {:.1} ms, p95 {:.1} ms; processor {:.1} ms each", at(0.5), at(0.95), self.spent);
    }
}

/// Runs something often, which says when it began, and prints what it took.
fn timed(what: &str, times: usize, mut act: impl FnMut() -> Result<Begun, VaultError>) -> Result<(), VaultError> {
    let mut taken = Taken::default();
    for _ in 0..times {
        taken.add(act()?);
    }
    taken.print(what);
    Ok(())
}

/// A text of the length of a long application, another one each time.
fn long(number: usize) -> String {
    let sentence = format!("[{number:04}] The separator 10 comprises a drum 12 with forty-one teeth 14. ");
    sentence.repeat(LONG / sentence.len() + 1)
}

fn document(session: &mut Session) -> Result<DocumentId, VaultError> {
    let matter = session.add_matter("Long application")?;
    session.add_document(matter, "Application")
}

/// Signs in, and stretches a password alone at the cost that calibration chose here, in turns: a machine is quicker at
/// one minute than at another, and what a sign-in costs beside the stretching is their difference.
fn signing_in(folder: &Path, office: &Office) -> Result<(), VaultError> {
    let conn = rusqlite::Connection::open(folder.join("accounts.db"))?;
    let cost = conn.query_row("SELECT memory, passes, lanes FROM installation", [], |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?, row.get::<_, u32>(2)?))
    });
    let (memory, passes, lanes) = cost?;
    let params = Params::new(memory, passes, lanes, Some(32)).expect("the cost is one of Argon2's");
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    println!("cost of a guess: {} MiB, {passes} passes, {lanes} lanes", memory >> 10);
    let (mut alone, mut whole) = (Taken::default(), Taken::default());
    for _ in 0..SIGN_INS {
        let (begun, mut key) = (now(), [0; 32]);
        argon.hash_password_into(PASSWORD.as_bytes(), &[7; 16], &mut key).map_err(|_| VaultError::OutOfRange)?;
        alone.add(begun);
        let begun = now();
        office.sign_in()?;
        whole.add(begun);
    }
    alone.print("Argon2id alone");
    whole.print("a sign-in, into a vault of 1,000 matters");
    Ok(())
}

/// Saves of a child process, for whoever counts its calls of the system.
fn saves(folder: &Path, times: usize) -> Result<(), VaultError> {
    let (_office, mut session) = Office::new(folder)?;
    let document = document(&mut session)?;
    for number in 0..times {
        session.save(document, &long(number), None)?;
    }
    Ok(())
}

/// How often a save makes the disk write, as strace counts it: what two runs of different length differ by.
fn counted() -> Option<()> {
    let count = |times: usize| -> Option<Vec<(String, f64)>> {
        let folder = tempfile::tempdir().ok()?;
        let log = folder.path().join("calls");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-c", "-e", "trace=fdatasync,fsync,pwrite64,mlock,munlock", "-o"]).arg(&log);
        strace.arg(std::env::current_exe().ok()?).args(["--saves", &times.to_string()]);
        strace.arg(folder.path().join("accounts"));
        strace.status().ok().filter(|status| status.success())?;
        let table = std::fs::read_to_string(&log).ok()?;
        let row = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            Some((words.last()?.to_string(), words.get(3)?.parse().ok()?))
        };
        Some(table.lines().filter_map(row).collect())
    };
    let (few, many) = (count(4)?, count(24)?);
    for (call, calls) in many.iter().filter(|(call, _)| call != "total") {
        let before = few.iter().find(|(known, _)| known == call).map_or(0.0, |(_, calls)| *calls);
        println!("calls of {call} in a save of 1 MB: {:.2}", (calls - before) / 20.0);
    }
    Some(())
}

fn main() -> Result<(), VaultError> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--saves") {
        return saves(Path::new(&arguments[at + 2]), arguments[at + 1].parse().expect("a number"));
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (office, mut session) = Office::new(folder.path())?;
    for number in 0..MATTERS {
        session.add_matter(&format!("Matter {number}"))?;
    }
    let home = session.vault();
    let other = session.add_vault("Other")?;
    signing_in(folder.path(), &office)?;
    // Without the stretching: the key is at hand, the vault is opened and its matters are listed.
    timed("opening a vault of 1,000 matters and listing them, after the key", 15, || {
        session.switch_vault(other)?;
        let begun = now();
        session.switch_vault(home)?;
        let matters = session.matters()?.len();
        assert_eq!(matters, MATTERS);
        Ok(begun)
    })?;
    let document = document(&mut session)?;
    let mut number = 0;
    timed("a save of 1 MB", SAVES, || {
        number += 1;
        let (text, begun) = (long(number), now());
        session.save(document, &text, None).map(|_| begun)
    })?;
    if counted().is_none() {
        println!("the calls of a save are not counted: strace is not there");
    }
    Ok(())
}
