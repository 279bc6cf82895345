//! What is kept, and how it comes back: backups, restores, exports, two instances, read-only folders.

mod common;

use claimwright_vault::{Accounts, Chain, PieceKind, Stated, VaultError, restore_backup};
use common::{Hands, OTHER_PASSWORD, Office, PASSWORD, Person, START_MS, outside};
use std::path::{Path, PathBuf};

#[test]
fn sec_rel_13_a_backup_restores_on_an_empty_machine_with_the_password_and_with_the_recovery_key() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("Kept").expect("made");
    let document = session.add_document(matter, "Claims").expect("made");
    session.save(document, "1. A separator.", None).expect("saved");
    let stick = common::folder();
    let taken = session.back_up(Some(stick.path())).expect("taken");
    let backup = stick.path().join(&taken.name);
    session.verify_backup(&backup).expect("whole");
    session.save(document, "2. Later.", None).expect("saved");
    let full = restore_backup(&backup, office.dir.path(), &outside(&office.clock));
    assert!(matches!(full, Err(VaultError::AlreadyOpen { .. })));
    drop(session);
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    assert!(matches!(restore_backup(&backup, dir.path(), &outside(&clock)), Err(VaultError::FolderNotEmpty)));

    for with_key in [false, true] {
        let empty = common::folder();
        let clock = Hands::at(clock.wall() + 60_000);
        restore_backup(&backup, empty.path(), &outside(&clock)).expect("restored");
        let accounts = Accounts::open(empty.path(), outside(&clock)).expect("it opens");
        let mut session = if with_key {
            let code = anna.code(&clock);
            accounts.recover("anna", &anna.recovery_key, &code, OTHER_PASSWORD, None).expect("the recovery key").0
        } else {
            anna.with_code(&accounts, &anna.code(&clock)).expect("the password")
        };
        assert!(
            session.take_notices().iter().all(|notice| !matches!(notice, claimwright_vault::Notice::AuditBroken(_)))
        );
        assert_eq!(session.newest(document).expect("read").expect("saved").1, "1. A separator.");
        assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
        let held = session.delete_matter(matter).expect("deleted");
        assert_eq!(held.iter().map(|held| held.backup.as_str()).collect::<Vec<_>>(), [taken.name.as_str()]);
        assert!(matches!(session.documents(matter), Err(VaultError::NotFound)));
    }
}

#[test]
fn sec_rel_13_what_is_no_whole_backup_is_refused_and_changes_nothing() {
    let (office, mut session) = Office::new();
    let stick = common::folder();
    let taken = session.back_up(Some(stick.path())).expect("taken");
    drop(session);
    let backup = stick.path().join(&taken.name);
    let wrecks: [fn(&Path); 6] = [
        |folder| std::fs::remove_file(folder.join("vault.db")).expect("removed"),
        |folder| std::fs::remove_file(folder.join("accounts.db")).expect("removed"),
        |folder| std::fs::remove_file(folder.join("manifest.toml")).expect("removed"),
        |folder| flip(&folder.join("vault.db"), 5_000),
        |folder| flip(&folder.join("accounts.db"), 5_000),
        |folder| std::fs::write(folder.join("manifest.toml"), "format = 1").expect("written"),
    ];
    for wreck in wrecks {
        let copy = common::folder();
        for name in ["vault.db", "accounts.db", "manifest.toml"] {
            std::fs::copy(backup.join(name), copy.path().join(name)).expect("copied");
        }
        wreck(copy.path());
        let empty = common::folder();
        let answer = restore_backup(copy.path(), empty.path(), &outside(&office.clock));
        assert!(matches!(answer, Err(VaultError::NotABackup)), "{answer:?}");
        assert!(!empty.path().join("accounts.db").exists());
    }
    let manifest = backup.join("manifest.toml");
    let text = std::fs::read_to_string(&manifest).expect("read");
    std::fs::write(&manifest, text.replace("taken_ms = ", "taken_ms = 1")).expect("written");
    let mut session = office.sign_in();
    assert!(matches!(session.verify_backup(&backup), Err(VaultError::NotABackup)), "the manifest is authenticated");
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("read");
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("written");
}

#[test]
fn sec_rel_13_old_backups_go_after_the_new_one_is_verified() {
    let (office, mut session) = Office::new();
    for _ in 0..40 {
        session.back_up(None).expect("taken");
        office.clock.pass(43_200);
        session = office.sign_in();
    }
    let left = session.backups().expect("listed");
    // Seven days, and of the four weeks those that the days do not cover.
    assert!((9..=10).contains(&left.len()), "{}", left.len());
    let folder = office.accounts.backups_folder();
    for backup in &left {
        session.verify_backup(&folder.join(&backup.name)).expect("whole");
    }
    drop(session);
    // A place where no backup can be made: the old ones stay.
    let mut session = office.sign_in();
    let blocked = office.dir.path().join("a file");
    std::fs::write(&blocked, "x").expect("written");
    assert!(session.back_up(Some(&blocked)).is_err());
    assert_eq!(session.backups().expect("listed").len(), left.len());
    session.add_matter("goes on").expect("the vault goes on");
}

#[test]
fn sec_rel_13_a_backup_is_taken_while_somebody_writes() {
    let (office, mut session) = Office::new();
    let mut other = office.sign_in();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    std::thread::scope(|scope| {
        let writer = scope.spawn(move || {
            for number in 0..60 {
                other.save(document, &format!("{number} ").repeat(5_000), None).expect("saved");
            }
        });
        for _ in 0..5 {
            let taken = session.back_up(None).expect("taken");
            session.verify_backup(&office.accounts.backups_folder().join(taken.name)).expect("whole");
        }
        writer.join().expect("it wrote");
    });
    assert_eq!(session.revisions(document).expect("listed").len(), 60);
}

#[test]
fn sec_rel_09_a_second_instance_is_told_that_the_folder_is_open() {
    let (office, mut session) = Office::new();
    let second = Accounts::open(office.dir.path(), outside(&office.clock));
    assert!(matches!(second, Err(VaultError::AlreadyOpen { since: Some(START_MS) })));
    // With the lock broken on purpose, two connections write in turn and nothing is lost.
    std::fs::remove_file(office.dir.path().join("lock")).expect("removed");
    let broken = Accounts::open(office.dir.path(), outside(&office.clock)).expect("the lock is gone");
    let mut other = office.anna.sign_in(&broken, &office.clock).expect("she may come in");
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    for number in 0..40 {
        session.save(document, &format!("a {number}"), None).expect("saved");
        other.save(document, &format!("b {number}"), None).expect("saved");
    }
    assert_eq!(session.revisions(document).expect("listed").len(), 80);
    assert!(session.is_sound().expect("checked"));
    assert_eq!(other.verify_audit().expect("verified"), Chain::Whole);
}

#[test]
fn sec_rel_08_a_damaged_vault_is_told_and_comes_back_from_a_backup_or_by_salvage() {
    let (office, mut session) = Office::new();
    let mut documents = Vec::new();
    for number in 0..4 {
        let matter = session.add_matter(&format!("matter {number}")).expect("made");
        let document = session.add_document(matter, "Claims").expect("made");
        session.save(document, &format!("text {number} ").repeat(4_000), None).expect("saved");
        documents.push((matter, document));
    }
    let taken = session.back_up(None).expect("taken");
    drop(session);
    let vault = office.vault_file();
    let size = usize::try_from(std::fs::metadata(&vault).expect("there").len()).expect("small");
    // A page of the last text.
    flip(&vault, size - 6_000);
    let mut session = office.sign_in();
    let read: Vec<bool> = documents.iter().map(|(_, document)| session.newest(*document).is_ok()).collect();
    assert!(read.contains(&false), "the damage is met");
    assert!(matches!(session.add_matter("more"), Err(VaultError::Damaged)), "nothing is written beside it");
    assert!(!session.is_sound().expect("checked"));
    assert!(matches!(session.matters(), Err(VaultError::SignInAgain)), "a damaged vault is not written on");
    drop(session);

    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    let report =
        office.accounts.diagnose(&claimwright_vault::SignIn { code: &code, ..office.anna.typed() }).expect("read");
    assert!(!report.hit.is_empty());
    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    let salvaged = office.accounts.salvage(&claimwright_vault::SignIn { code: &code, ..office.anna.typed() });
    let salvaged = salvaged.expect("salvaged");
    assert_eq!(salvaged.hit, report.hit);
    let mut session = office.sign_in();
    assert!(session.is_sound().expect("checked"));
    let kept =
        documents.iter().filter(|(_, document)| session.newest(*document).is_ok_and(|text| text.is_some())).count();
    let lost: usize = salvaged.hit.iter().map(|(_, rows)| rows).sum();
    assert!(kept + lost >= documents.len(), "kept {kept}: {salvaged:?}");
    drop(session);

    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    let backup = office.accounts.backups_folder().join(taken.name);
    let typed = claimwright_vault::SignIn { code: &code, ..office.anna.typed() };
    office.accounts.restore_damaged(&typed, &backup).expect("restored");
    let mut session = office.sign_in();
    for (_, document) in &documents {
        assert!(session.newest(*document).expect("read").is_some());
    }
    let aside = std::fs::read_dir(office.dir.path()).expect("read").flatten();
    assert_eq!(aside.filter(|entry| entry.file_name().to_string_lossy().contains(".db.damaged-")).count(), 2);
}

#[test]
fn sec_rel_07_a_folder_that_is_not_written_opens_for_reading() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    session.save(document, "text", None).expect("saved");
    drop(session);
    let Office { dir, clock, accounts, anna } = office;
    drop(accounts);
    let before = listing(dir.path());
    let accounts = Accounts::open_read_only(dir.path(), outside(&clock)).expect("it opens");
    let mut session = anna.sign_in(&accounts, &clock).expect("she may read");
    assert_eq!(session.newest(document).expect("read").expect("saved").1, "text");
    for answer in [
        session.save(document, "x", None).err(),
        session.add_matter("x").err(),
        session.journal_append(document, b"x", false).err(),
        session.back_up(None).err(),
        session.change_password(OTHER_PASSWORD, None).err(),
        session.rotate().err(),
    ] {
        assert!(matches!(answer, Some(VaultError::ReadOnly)), "{answer:?}");
    }
    session.lock();
    session.unlock(PASSWORD, None).expect("unlocked");
    drop((session, accounts));
    assert_eq!(listing(dir.path()), before, "nothing was written");
}

fn listing(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> =
        walk(folder).into_iter().map(|path| (path.clone(), std::fs::read(path).expect("read"))).collect();
    all.sort();
    all
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("read").flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

#[test]
fn sec_rel_14_a_matter_travels_in_an_archive_and_as_files_all_or_nothing() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("Separator").expect("made");
    let document = session.add_document(matter, "Claims").expect("made");
    session.save(document, "1. First.", None).expect("saved");
    session.save(document, "1. Second.", Some("filed")).expect("saved");
    session.add_piece(matter, Some(document), PieceKind::Waiver, b"because").expect("kept");
    let out = common::folder();
    let (archive, files) = (out.path().join("separator.cw"), out.path().join("separator"));
    session.export_archive(matter, OTHER_PASSWORD, &archive).expect("written");
    let weak = session.export_archive(matter, "short", &archive);
    assert!(matches!(weak, Err(VaultError::PasswordTooWeak(_))));
    session.put_piece(document, PieceKind::Source, b"PK the file of the client").expect("kept");
    session.put_piece(document, PieceKind::State, b"as filed.docx").expect("kept");
    let stated = |state: &[u8]| Stated {
        file: String::from_utf8(state.to_vec()).ok(),
        passages: Some("The lamp glows.".to_owned()),
    };
    assert_eq!(session.export_plain(matter, &files, stated).expect("written"), 1);
    assert_eq!(std::fs::read_to_string(files.join("Claims.txt")).expect("read"), "1. Second.");
    assert_eq!(std::fs::read(files.join("as filed.docx")).expect("read"), b"PK the file of the client");
    assert_eq!(std::fs::read_to_string(files.join("Claims (passages).txt")).expect("read"), "The lamp glows.");
    assert!(matches!(session.export_plain(matter, &files, stated), Err(VaultError::FolderNotEmpty)));
    assert!(session.export_plain(matter, &out.path().join("no/such/folder"), stated).is_err());
    assert_eq!(std::fs::read_dir(out.path()).expect("read").count(), 2, "nothing half made stays");

    let bytes = std::fs::read(&archive).expect("read");
    assert!(!bytes.windows(9).any(|window| window == b"1. Second"));
    let (other, mut guest) = Office::new();
    for wrong in ["", PASSWORD, &"x".repeat(1 << 20)] {
        assert!(matches!(guest.import_archive(wrong, &archive), Err(VaultError::NotAnArchive)));
    }
    // Absurd figures of cost are refused before any work, and every cut and change is noticed.
    let hostile = out.path().join("hostile.cw");
    for at in [0, 15, 17, 19, 21, 23, 25, 27, 28, 43, 44, 67, 68, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 0x80;
        std::fs::write(&hostile, changed).expect("written");
        assert!(matches!(guest.import_archive(OTHER_PASSWORD, &hostile), Err(VaultError::NotAnArchive)), "byte {at}");
        std::fs::write(&hostile, &bytes[..at]).expect("written");
        assert!(matches!(guest.import_archive(OTHER_PASSWORD, &hostile), Err(VaultError::NotAnArchive)), "cut {at}");
    }
    assert!(guest.matters().expect("listed").is_empty());
    let imported = guest.import_archive(OTHER_PASSWORD, &archive).expect("read");
    assert_ne!(imported, matter);
    let documents = guest.documents(imported).expect("listed");
    let revisions = guest.revisions(documents[0].id).expect("listed");
    assert_eq!(revisions.iter().map(|found| found.name.as_deref()).collect::<Vec<_>>(), [Some("filed"), None]);
    assert_eq!(guest.revision_text(revisions[1].id).expect("read"), "1. First.");
    assert_eq!(guest.pieces(imported, PieceKind::Waiver).expect("listed")[0].document, Some(documents[0].id));
    drop(other);
    drop(office);
}

#[test]
fn a_thousand_matters_open_and_list() {
    let (office, mut session) = Office::new();
    for number in 0..1_000 {
        session.add_matter(&format!("Matter {number}")).expect("made");
    }
    drop(session);
    let mut session = office.sign_in();
    assert_eq!(session.matters().expect("listed").len(), 1_000);
}

/// A clock on which every look takes 800 ms, so that the first cost that is measured is the one.
struct Ticking(std::sync::atomic::AtomicU64);

impl claimwright_vault::Clock for Ticking {
    fn now(&self) -> claimwright_vault::Moment {
        let mono_ms = self.0.fetch_add(800, std::sync::atomic::Ordering::SeqCst);
        claimwright_vault::Moment { unix_ms: START_MS, mono_ms }
    }
}

#[test]
fn the_cost_of_releases_opens_too() {
    let dir = common::folder();
    let clock = std::sync::Arc::new(Ticking(std::sync::atomic::AtomicU64::new(0)));
    let handed = claimwright_vault::Outside { memory: 1 << 30, clock, ..outside(&Hands::at(START_MS)) };
    let accounts = Accounts::open(dir.path(), handed).expect("it opens");
    let pending = accounts.first_start("Anna", PASSWORD, "Office", None).expect("begun");
    let hands = Hands::at(START_MS);
    let (anna, session) = Person::enrolled("Anna", PASSWORD, pending, &hands);
    drop(session);
    hands.pass(30);
    anna.with_code(&accounts, &anna.code(&hands)).expect("the code of the next step counts already");
}
