//! A person's days with the vault, through its public face alone.

mod common;

use claimwright_vault::{Chain, Notice, PieceKind, Retention, Role, State, Stated, VaultError};
use common::{Office, PASSWORD, Person};

#[test]
fn a_first_day() {
    let (office, mut session) = Office::new();
    assert_eq!(session.state(), State::Open);
    assert_eq!(session.role().expect("open"), Role::Administrator);
    let matter = session.add_matter("Separator for textile fibres").expect("it is made");
    let document = session.add_document(matter, "Claims").expect("it is made");
    assert!(session.newest(document).expect("it is there").is_none());
    let first = session.save(document, "1. A separator.", None).expect("saved");
    session.save(document, "1. A separator comprising a drum.", Some("for the client")).expect("saved");
    let revisions = session.revisions(document).expect("listed");
    assert_eq!(revisions.iter().map(|revision| revision.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(revisions[0].name.as_deref(), Some("for the client"));
    assert_eq!(session.revision_text(first).expect("it is there"), "1. A separator.");
    let restored = session.restore_revision(first).expect("restored");
    assert_eq!(session.newest(document).expect("listed"), Some((restored, "1. A separator.".to_owned())));
    assert_eq!(session.revisions(document).expect("listed").len(), 3);

    session.journal_append(document, b"1. A separator, typed on", false).expect("kept");
    session.journal_append(document, b"1. A separator, typed on and on", false).expect("kept");
    session.undo_append(document, b"undo", false).expect("kept");
    drop(session);
    let office = office.reopened();
    let mut session = office.sign_in();
    assert!(session.take_notices().is_empty());
    assert_eq!(session.unsaved().expect("listed").len(), 1);
    assert_eq!(session.journal(document).expect("read").len(), 2);
    session.save(document, "1. A separator, typed on and on", None).expect("saved");
    assert!(session.unsaved().expect("listed").is_empty() && session.journal(document).expect("read").is_empty());
    assert_eq!(session.undo_history(document).expect("read"), [b"undo"]);
    assert_eq!(session.verify_audit().expect("verified"), Chain::Whole);
    assert!(session.is_sound().expect("checked"));
}

#[test]
fn a_document_is_kept_with_what_stands_beside_it() {
    let (_office, mut session) = Office::new();
    let matter = session.add_matter("Lamp").expect("made");
    let pieces: [(PieceKind, &[u8]); 2] = [(PieceKind::Source, b"a file"), (PieceKind::State, b"first")];
    let document = session.keep(matter, "Claims", "1. A lamp.", &pieces).expect("kept");
    assert_eq!(session.document(document).expect("there").title, "Claims");
    assert_eq!(session.newest_piece(document, PieceKind::Source).expect("read").as_deref(), Some(&b"a file"[..]));
    session.journal_append(document, b"1. A lamp, typed", true).expect("kept");
    session.save_with(document, ("1. A lamp, saved.", None), Some(b"second"), Some(b"undo")).expect("saved");
    assert!(session.unsaved().expect("listed").is_empty());
    assert_eq!(session.newest_piece(document, PieceKind::State).expect("read").as_deref(), Some(&b"second"[..]));
    assert_eq!(session.pieces(matter, PieceKind::State).expect("listed").len(), 1, "the newest alone is kept");
    assert_eq!(session.undo_history(document).expect("read"), [b"undo"]);
    session.set_legal_hold(matter, true).expect("held");
    session.put_piece(document, PieceKind::State, b"third").expect("kept");
    assert_eq!(session.newest_piece(document, PieceKind::State).expect("read").as_deref(), Some(&b"third"[..]));
    assert_eq!(session.pieces(matter, PieceKind::State).expect("listed").len(), 2, "a legal hold keeps the older one");
    // What cannot be kept as a whole is not kept in part.
    let long = "x".repeat(5 << 10);
    assert!(matches!(session.keep(matter, &long, "", &pieces), Err(VaultError::TooLong)));
    assert_eq!(session.documents(matter).expect("listed").len(), 1);
}

#[test]
fn locking_and_unlocking_within_a_day() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let before = session.id().to_owned();
    session.lock();
    assert_eq!(session.state(), State::Locked);
    assert!(matches!(session.matters(), Err(VaultError::Locked)));
    assert!(matches!(session.save(session_document(), "x", None), Err(VaultError::Locked)));
    assert!(matches!(session.unlock("not the password at all", None), Err(VaultError::SignInFailed)));
    session.unlock(PASSWORD, None).expect("the password alone");
    assert_eq!(session.matters().expect("listed")[0].id, matter);
    office.clock.pass(14 * 60);
    assert_eq!(session.state(), State::Open);
    session.touch().expect("open");
    office.clock.pass(15 * 60);
    assert_eq!(session.state(), State::Locked, "fifteen minutes without a touch");
    session.unlock(PASSWORD, None).expect("still the same day");
    assert_eq!(session.id(), before);
    session.confirm(PASSWORD, &office.anna.code(&office.clock), None).expect("both factors");
    assert_ne!(session.id(), before, "a session that was confirmed has a new identifier");
    office.clock.pass(12 * 3_600);
    assert_eq!(session.state(), State::Over);
    assert!(matches!(session.unlock(PASSWORD, None), Err(VaultError::SignInAgain)));
}

fn session_document() -> claimwright_vault::DocumentId {
    "00000000000000000000000000000000".parse().expect("an identifier")
}

#[test]
fn three_failures_at_the_lock_ask_for_both_factors() {
    let (office, mut session) = Office::new();
    session.lock();
    for expected in [false, false, true] {
        let answer = session.unlock("wrong wrong wrong wrong", None);
        assert_eq!(matches!(answer, Err(VaultError::SignInAgain)), expected);
    }
    assert!(matches!(session.unlock(PASSWORD, None), Err(VaultError::SignInAgain)));
    let mut session = office.sign_in();
    assert_eq!(session.take_notices(), [Notice::Failures(3)]);
}

#[test]
fn roles_hold() {
    let (office, mut admin) = Office::new();
    let matter = admin.add_matter("M").expect("made");
    let document = admin.add_document(matter, "D").expect("made");
    admin.save(document, "text", None).expect("saved");
    let (_, mut reader) = office.hire(&mut admin, "Rita", Role::ReadOnly);
    assert_eq!(reader.newest(document).expect("read").expect("saved").1, "text");
    assert!(matches!(reader.save(document, "x", None), Err(VaultError::NotAllowed)));
    assert!(matches!(reader.delete_matter(matter), Err(VaultError::NotAllowed)));
    let (_, mut attorney) = office.hire(&mut admin, "Otto", Role::Attorney);
    attorney.save(document, "more", None).expect("an attorney writes");
    for answer in [
        attorney.set_legal_hold(matter, true).err(),
        attorney.set_retention(Retention::default()).err(),
        attorney.audit_entries(None, 10).err(),
        attorney.invite("Eve", Role::Administrator).err(),
        attorney.set_role(attorney.user(), Role::Administrator).err(),
        attorney.remove(admin.user()).err(),
        attorney.set_idle_minutes(60).err(),
        attorney.rotate().err(),
    ] {
        assert!(matches!(answer, Some(VaultError::NotAllowed)), "{answer:?}");
    }
    assert!(matches!(admin.set_role(admin.user(), Role::Attorney), Err(VaultError::LastAdministrator)));
    assert!(matches!(admin.remove(admin.user()), Err(VaultError::LastAdministrator)));
    let otto = attorney.user();
    admin.set_role(otto, Role::ReadOnly).expect("changed");
    assert!(matches!(attorney.save(document, "x", None), Err(VaultError::NotAllowed)), "a lowered role holds at once");
    assert!(matches!(admin.invite(" ANNA ", Role::Attorney), Err(VaultError::NameTaken)));
}

#[test]
fn retention_thins_and_a_hold_stops_it() {
    let (office, mut session) = Office::new();
    let matter = session.add_matter("M").expect("made");
    let document = session.add_document(matter, "D").expect("made");
    for text in ["a", "b", "c"] {
        session.save(document, text, (text == "b").then_some("named")).expect("saved");
    }
    session.add_piece(matter, Some(document), PieceKind::Trace, b"prompt").expect("kept").expect("kept");
    session.add_piece(matter, None, PieceKind::Waiver, b"why").expect("kept").expect("kept");
    office.clock.pass(40 * 86_400);
    let mut session = office.sign_in();
    session.save(document, "d", None).expect("saved");
    let rules =
        Retention { thin_revisions_after: Some(30), keep_traces: false, traces_for: None, rejected_for: Some(1) };
    session.set_legal_hold(matter, true).expect("held");
    session.set_retention(rules).expect("set");
    let nothing = claimwright_vault::Thinned::default();
    assert_eq!(session.run_retention().expect("run"), nothing, "a hold stops it");
    assert!(matches!(session.delete_matter(matter), Err(VaultError::LegalHold)));
    assert!(matches!(session.delete_document(document), Err(VaultError::LegalHold)));
    session.set_legal_hold(matter, false).expect("lifted");
    let thinned = session.run_retention().expect("run");
    assert_eq!((thinned.revisions, thinned.traces), (1, 1));
    let left: Vec<i64> = session.revisions(document).expect("listed").iter().map(|found| found.number).collect();
    assert_eq!(left, [4, 3, 2], "the named one, the last of its day, the newest");
    assert!(session.add_piece(matter, None, PieceKind::Trace, b"x").expect("asked").is_none());
    assert_eq!(session.pieces(matter, PieceKind::Waiver).expect("listed")[0].body, b"why");
}

#[test]
fn sec_sess_04_behind_another_wall_nothing_shows() {
    let (office, mut admin) = Office::new();
    let (otto, mut guest) = office.hire(&mut admin, "Otto", Role::Attorney);
    let wall = admin.add_vault("Ethical wall").expect("made");
    let home = admin.vault();
    admin.switch_vault(wall).expect("opened");
    let matter = admin.add_matter("Secret client").expect("made");
    let document = admin.add_document(matter, "Claims").expect("made");
    let revision = admin.save(document, "1. A secret.", None).expect("saved");
    let piece = admin.add_piece(matter, None, PieceKind::Term, b"t").expect("kept").expect("kept");
    assert_eq!(guest.vaults().expect("listed").iter().map(|entry| entry.vault).collect::<Vec<_>>(), [home]);
    let nowhere = "0123456789abcdef0123456789abcdef";
    let no = |answer: Option<VaultError>| assert!(matches!(answer, Some(VaultError::NotFound)), "{answer:?}");
    for matter in [matter, nowhere.parse().expect("an identifier")] {
        no(guest.documents(matter).err());
        no(guest.add_document(matter, "x").err());
        no(guest.rename_matter(matter, "x").err());
        no(guest.delete_matter(matter).err());
        no(guest.pieces(matter, PieceKind::Term).err());
        no(guest.add_piece(matter, None, PieceKind::Term, b"x").err());
        no(guest.export_plain(matter, &office.dir.path().join("out"), |_| Stated::default()).err());
        no(guest.export_archive(matter, common::OTHER_PASSWORD, &office.dir.path().join("out")).err());
    }
    for document in [document, nowhere.parse().expect("an identifier")] {
        no(guest.newest(document).err());
        no(guest.save(document, "x", None).err());
        no(guest.revisions(document).err());
        no(guest.rename_document(document, "x").err());
        no(guest.delete_document(document).err());
        no(guest.journal(document).err());
        no(guest.journal_append(document, b"x", true).err());
        no(guest.undo_history(document).err());
    }
    for revision in [revision, nowhere.parse().expect("an identifier")] {
        no(guest.revision_text(revision).err());
        no(guest.restore_revision(revision).err());
        no(guest.name_revision(revision, Some("x")).err());
    }
    for piece in [piece, nowhere.parse().expect("an identifier")] {
        no(guest.remove_piece(piece).err());
    }
    for vault in [wall, nowhere.parse().expect("an identifier")] {
        no(guest.switch_vault(vault).err());
    }
    assert!(!office.dir.path().join("out").exists());
    office.clock.pass(30);
    let code = otto.code(&office.clock);
    let typed = claimwright_vault::SignIn { code: &code, vault: Some(wall), ..otto.typed() };
    no(office.accounts.sign_in(&typed).err());
    admin.admit(guest.user(), Role::ReadOnly).expect("let in");
    guest.switch_vault(wall).expect("let in");
    assert_eq!(guest.revision_text(revision).expect("a member reads"), "1. A secret.");
    assert!(matches!(guest.save(document, "x", None), Err(VaultError::NotAllowed)));
}

#[test]
fn removing_a_member_gives_the_vault_a_new_key() {
    let (office, mut admin) = Office::new();
    let matter = admin.add_matter("Kept").expect("made");
    let (otto, mut session) = office.hire(&mut admin, "Otto", Role::Attorney);
    let invited = admin.invite("Nina", Role::Attorney).expect("invited");
    let before = office.vault_file();
    let removed = admin.remove(session.user()).expect("removed");
    assert_eq!(removed.invite_again, [invited.user]);
    assert_ne!(office.vault_file(), before, "a new file under a new key");
    assert!(matches!(session.matters(), Err(VaultError::SignInAgain)), "an open session of the removed member ends");
    assert!(matches!(otto.sign_in(&office.accounts, &office.clock), Err(VaultError::SignInFailed)));
    let ended = office.accounts.activate("Nina", &invited.activation, common::OTHER_PASSWORD, None);
    assert!(
        ended.is_err() || ended.is_ok_and(|mut pending| pending.confirm("000000").is_err()),
        "its key is the old one"
    );
    assert_eq!(admin.matters().expect("listed")[0].id, matter);
    assert_eq!(admin.verify_audit().expect("verified"), Chain::Whole);
    admin.rotate().expect("once more");
    assert_eq!(admin.verify_audit().expect("verified"), Chain::Whole);
    let again = admin.reset(invited.user).expect("a new code");
    let pending = office.accounts.activate("Nina", &again, common::OTHER_PASSWORD, None).expect("the code is right");
    let (_, mut nina) = Person::enrolled("Nina", common::OTHER_PASSWORD, pending, &office.clock);
    assert_eq!(nina.matters().expect("listed").len(), 1);
    drop((admin, session, nina));
    let office = office.reopened();
    assert_eq!(office.sign_in().matters().expect("listed").len(), 1);
}
