//! What is left of keys, in memory and in files, and of a command that panicked; from inside, where the keys are known.

use super::Session;
use crate::accounts::Accounts;
use crate::error::VaultError;
use crate::keys::Key;
use crate::outside::{Clock, Moment, Outside};
use crate::store::StoreKeys;
use crate::store::audit::Chain;
use crate::system::SystemRandom;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use totp_rs::{Algorithm, Builder, Secret};
use zeroize::Zeroizing;

const NOW: Moment = Moment { unix_ms: 1_790_000_010_000, mono_ms: 1_000 };

struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        NOW
    }
}

/// A password that stands nowhere in the program.
fn password() -> Zeroizing<String> {
    let words = ["lantern", "orbit", "velvet", "quarry", "ninety"];
    let mut text = Zeroizing::new(String::with_capacity(64));
    for word in words {
        text.extend(word.chars().rev());
        text.push(' ');
    }
    text
}

fn office() -> (TempDir, Session) {
    let dir = tempfile::tempdir().expect("a folder");
    let outside = Outside { clock: Arc::new(Still), random: Arc::new(SystemRandom), memory: 0 };
    let accounts = Accounts::open(dir.path(), outside).expect("it opens");
    let mut pending = accounts.first_start("Anna", &password(), "Office", None).expect("begun");
    let seed = Secret::try_from_base32(&*pending.enrolment().expect("drawn").seed_text).expect("base 32");
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(seed).build_noncompliant();
    let code = totp.generate(u64::try_from(NOW.unix_ms / 1_000).expect("after 1970")).to_string();
    (dir, pending.confirm(&code).expect("the code is right").session)
}

/// Every key of an open session.
fn keys(session: &mut Session) -> Vec<Key> {
    let vault = session.vault;
    let open = session.opened().expect("it is open");
    let StoreKeys { database, matters, audit, backup, vault } = StoreKeys::of(&open.dek, vault);
    vec![open.uk.copy(), open.dek.copy(), database, matters, audit, backup, vault]
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("read").flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

#[test]
fn sec_cryp_01_no_key_lies_in_any_file() {
    let (dir, mut session) = office();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    session.save(document, "1. A lamp.", None).expect("saved");
    session.journal_append(document, b"1. A lamp, typed", true).expect("kept");
    let mut all = keys(&mut session);
    session.back_up(None).expect("taken");
    session.export_archive(matter, &password(), &dir.path().join("matter.claimwright")).expect("written");
    session.rotate().expect("rotated");
    all.extend(keys(&mut session));
    all.push(session.read(|desk| desk.matter_key(matter)).expect("read"));
    session.back_up(None).expect("taken");
    let forms: Vec<Vec<u8>> = all.iter().flat_map(|key| forms(key.bytes())).collect();
    // Open, as a crash leaves it, and closed.
    for _ in 0..2 {
        let files = walk(dir.path());
        assert!(files.len() > 8, "{files:?}");
        for path in files {
            let bytes = std::fs::read(&path).expect("read");
            let found = forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form));
            assert!(!found, "{} holds a key", path.display());
        }
        session.lock();
    }
}

/// The forms in which a key may lie somewhere.
fn forms(key: &[u8]) -> Vec<Vec<u8>> {
    let hex = crate::ids::hex(key);
    vec![key.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()]
}

/// What covers a needle while it is looked for, so that the search does not find itself.
#[cfg(target_os = "linux")]
const COVER: u8 = 0xa5;

/// How many of the covered needles lie in this process's writable memory.
#[cfg(target_os = "linux")]
fn in_memory(covered: &[Vec<u8>]) -> Vec<usize> {
    use std::os::unix::fs::FileExt;
    const PART: usize = 1 << 20;
    let maps = std::fs::read_to_string("/proc/self/maps").expect("it can be read");
    let memory = std::fs::File::open("/proc/self/mem").expect("a process reads its own memory");
    let mut found = Vec::new();
    let mut part = vec![0_u8; PART];
    let own = part.as_ptr() as u64;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let number = |text| u64::from_str_radix(text, 16).expect("a number");
        let (mut at, to) = (number(from), number(to));
        while at < to {
            let count = usize::try_from((to - at).min(PART as u64)).expect("it is small");
            let Ok(read) = memory.read_at(&mut part[..count], at) else { break };
            for (which, needle) in covered.iter().enumerate() {
                let here = |window: &[u8]| window.iter().zip(needle).all(|(byte, covered)| byte ^ COVER == *covered);
                let hits = part[..read].windows(needle.len()).enumerate().filter(|(_, window)| here(window));
                // What was read into the buffer itself is no second copy.
                let elsewhere = |offset: usize| !(own..own + PART as u64).contains(&(at + offset as u64));
                found.extend(hits.filter(|(offset, _)| elsewhere(*offset)).map(|_| which));
            }
            // Parts overlap, so that nothing is missed at their borders.
            at += if count == PART { PART as u64 - 128 } else { count as u64 };
        }
    }
    found
}

#[test]
#[cfg(target_os = "linux")]
fn sec_cryp_08_after_a_lock_no_key_and_no_password_is_in_memory() {
    let (_dir, mut session) = office();
    let covered = |session: &mut Session| -> Vec<Vec<u8>> {
        let open: Vec<Vec<u8>> =
            keys(session).iter().map(|key| key.bytes().iter().map(|byte| byte ^ COVER).collect()).collect();
        let digits = |key: &Vec<u8>| {
            key.iter().flat_map(|byte| format!("{:02x}", byte ^ COVER).into_bytes()).map(|byte| byte ^ COVER).collect()
        };
        let hex: Vec<Vec<u8>> = open.iter().map(digits).collect();
        [open, hex].concat()
    };
    let mut needles = covered(&mut session);
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    session.save(document, "1. A lamp.", None).expect("saved");
    assert!(in_memory(&needles).contains(&1), "the search sees what is there while the session is open");
    session.lock();
    session.unlock(&password(), None).expect("unlocked");
    session.lock();
    needles.push(password().bytes().map(|byte| byte ^ COVER).collect());
    let found = in_memory(&needles);
    assert!(found.is_empty(), "{found:?} of {}", needles.len());
}

#[test]
fn sec_rel_16_a_panic_in_a_write_leaves_the_vault_as_it_was() {
    let (_dir, mut session) = office();
    let matter = session.add_matter("M").expect("made");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        session.write(|desk| -> Result<(), VaultError> {
            desk.add_matter("half made")?;
            desk.delete_matter(matter)?;
            panic!("a defect of the program")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(session.matters().expect("listed").iter().map(|found| found.id).collect::<Vec<_>>(), [matter]);
    session.add_matter("another").expect("it goes on");
    assert!(session.is_sound().expect("checked"));
    assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
}
