//! What the tests of the vault share: clocks that a test turns, a folder, and people with authenticators. No test.
#![allow(dead_code)]

use claimwright_vault::{
    Accounts, Clock, Moment, Outside, Pending, Session, SignIn, VaultError, Welcome, system::SystemRandom,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;
use totp_rs::{Algorithm, Builder, Secret};

pub const START_MS: i64 = 1_790_000_010_000;

/// Clocks that a test turns.
pub struct Hands {
    unix: AtomicI64,
    mono: AtomicU64,
}

impl Clock for Hands {
    fn now(&self) -> Moment {
        Moment { unix_ms: self.unix.load(Ordering::SeqCst), mono_ms: self.mono.load(Ordering::SeqCst) }
    }
}

impl Hands {
    pub fn at(unix_ms: i64) -> Arc<Self> {
        Arc::new(Self { unix: AtomicI64::new(unix_ms), mono: AtomicU64::new(1_000) })
    }

    /// Time passes.
    pub fn pass(&self, seconds: i64) {
        self.unix.fetch_add(seconds * 1_000, Ordering::SeqCst);
        self.mono.fetch_add(u64::try_from(seconds).expect("time passes forward") * 1_000, Ordering::SeqCst);
    }

    /// Somebody sets the wall clock.
    pub fn set_wall(&self, unix_ms: i64) {
        self.unix.store(unix_ms, Ordering::SeqCst);
    }

    /// The machine was started again.
    pub fn restart(&self) {
        self.mono.store(0, Ordering::SeqCst);
    }

    pub fn wall(&self) -> i64 {
        self.unix.load(Ordering::SeqCst)
    }
}

pub fn outside(clock: &Arc<Hands>) -> Outside {
    // No memory: the sign for the cost of tests.
    Outside { clock: clock.clone(), random: Arc::new(SystemRandom), memory: 0 }
}

/// A folder in memory where the system has one: a thousand commits to a disk would take the time, not the test.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder can be made")
}

pub const PASSWORD: &str = "lantern orbit velvet quarry ninety";
pub const OTHER_PASSWORD: &str = "maple thunder cobalt window seventeen";

/// A person with an authenticator and papers.
#[derive(Clone)]
pub struct Person {
    pub name: String,
    pub password: String,
    pub seed: String,
    pub recovery_key: String,
    pub codes: Vec<String>,
}

/// The code of a seed in base 32.
pub fn code_of(seed: &str, unix_ms: i64) -> String {
    let secret = Secret::try_from_base32(seed).expect("a seed is base 32");
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build_noncompliant();
    totp.generate(u64::try_from(unix_ms / 1_000).expect("after 1970")).to_string()
}

impl Person {
    pub fn code(&self, clock: &Hands) -> String {
        code_of(&self.seed, clock.wall())
    }

    pub fn sign_in(&self, accounts: &Accounts, clock: &Hands) -> Result<Session, VaultError> {
        clock.pass(30);
        self.with_code(accounts, &self.code(clock))
    }

    pub fn with_code(&self, accounts: &Accounts, code: &str) -> Result<Session, VaultError> {
        accounts.sign_in(&SignIn { code, ..self.typed() })
    }

    pub fn typed(&self) -> SignIn<'_> {
        SignIn { name: &self.name, password: &self.password, code: "", key_file: None, vault: None }
    }

    /// Finishes an account and notes the papers.
    pub fn enrolled(name: &str, password: &str, mut pending: Pending, clock: &Hands) -> (Self, Session) {
        let seed = pending.enrolment().expect("it is drawn").seed_text.to_string();
        let Welcome { mut session, recovery_key, recovery_codes } =
            pending.confirm(&code_of(&seed, clock.wall())).expect("the code is right");
        let codes = recovery_codes.iter().map(|code| code.to_string()).collect();
        let recovery_key = recovery_key.to_string();
        session.papers_printed().expect("noted");
        (Self { name: name.into(), password: password.into(), seed, recovery_key, codes }, session)
    }
}

/// An installation with its first administrator.
pub struct Office {
    pub dir: TempDir,
    pub clock: Arc<Hands>,
    pub accounts: Accounts,
    pub anna: Person,
}

impl Office {
    pub fn new() -> (Self, Session) {
        let (dir, clock) = (folder(), Hands::at(START_MS));
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("the folder opens");
        let pending = accounts.first_start("Anna", PASSWORD, "Office", None).expect("the password is good");
        let (anna, session) = Person::enrolled("Anna", PASSWORD, pending, &clock);
        (Self { dir, clock, accounts, anna }, session)
    }

    /// Closes everything and opens it again, as a restart of the program does.
    pub fn reopened(self) -> Self {
        let Self { dir, clock, accounts, anna } = self;
        drop(accounts);
        let accounts = Accounts::open(dir.path(), outside(&clock)).expect("the folder opens again");
        Self { dir, clock, accounts, anna }
    }

    pub fn sign_in(&self) -> Session {
        self.anna.sign_in(&self.accounts, &self.clock).expect("Anna may come in")
    }

    /// Invites and activates somebody.
    pub fn hire(&self, session: &mut Session, name: &str, role: claimwright_vault::Role) -> (Person, Session) {
        let invited = session.invite(name, role).expect("the name is free");
        let pending =
            self.accounts.activate(name, &invited.activation, OTHER_PASSWORD, None).expect("the activation is right");
        Person::enrolled(name, OTHER_PASSWORD, pending, &self.clock)
    }

    /// The file of the only vault.
    pub fn vault_file(&self) -> PathBuf {
        vault_files(self.dir.path()).pop().expect("there is a vault")
    }
}

/// The files of vaults in a folder.
pub fn vault_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| {
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            name.starts_with("vault-") && name.ends_with(".db")
        })
        .collect();
    files.sort();
    files
}
