//! Several vaults of one person, typing that no document holds yet, papers that nobody ticked: what is remembered and who
//! sees it.

mod common;

use claimwright_vault::{Aside, Notice, PieceKind, Role, VaultError};
use common::{Office, PASSWORD, Person};

#[test]
fn signing_in_opens_the_vault_that_was_open_last_of_each_person() {
    let (office, mut anna) = Office::new();
    let home = anna.vault();
    let (otto, mut guest) = office.hire(&mut anna, "Otto", Role::Attorney);
    let wall = anna.add_vault("Wall").expect("made");
    anna.switch_vault(wall).expect("opened");
    anna.admit(guest.user(), Role::Attorney).expect("let in");
    drop((anna, guest));
    let office = office.reopened();
    let mut anna = office.sign_in();
    assert_eq!(anna.vault(), wall);
    guest = otto.sign_in(&office.accounts, &office.clock).expect("he may come in");
    assert_eq!(guest.vault(), home, "what another had open says nothing of him");
    assert_eq!(guest.vaults().expect("listed").len(), 2);
    // What is remembered is no secret and no way in: a changed row is as if there were none.
    anna.switch_vault(home).expect("opened");
    drop((anna, guest));
    let conn = rusqlite::Connection::open(office.dir.path().join("accounts.db")).expect("it is a plain file");
    conn.execute("UPDATE last_vaults SET sealed = (SELECT max(sealed) FROM last_vaults)", []).expect("changed");
    conn.execute("UPDATE last_vaults SET sealed = zeroblob(56) WHERE rowid = 1", []).expect("changed");
    drop(conn);
    assert_eq!(office.sign_in().vault(), home);
}

#[test]
fn a_damaged_vault_keeps_nobody_out_of_another() {
    let (office, mut session) = Office::new();
    let home = session.vault();
    let wall = session.add_vault("Wall").expect("made");
    let at_home = common::vault_files(office.dir.path())
        .into_iter()
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("vault-{home}"))));
    session.switch_vault(home).expect("opened");
    drop(session);
    let path = at_home.expect("its file is there");
    let sound = std::fs::read(&path).expect("read");
    let hurt: Vec<u8> = sound.iter().map(|byte| byte ^ 1).collect();
    std::fs::write(&path, hurt).expect("written");
    let mut session = office.sign_in();
    assert_eq!(session.vault(), wall);
    assert!(session.take_notices().contains(&Notice::VaultDamaged));
    drop(session);
    // The one that was asked for by name is told to be damaged, and the same one is what a repair looks at.
    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    let typed = claimwright_vault::SignIn { code: &code, vault: Some(home), ..office.anna.typed() };
    assert!(matches!(office.accounts.sign_in(&typed), Err(VaultError::Damaged)));
    office.clock.pass(30);
    let code = office.anna.code(&office.clock);
    let typed = claimwright_vault::SignIn { code: &code, ..office.anna.typed() };
    assert!(matches!(office.accounts.diagnose(&typed), Err(VaultError::Damaged)), "nothing of it can be read");
    std::fs::write(&path, sound).expect("written");
}

#[test]
fn sec_rel_12_what_was_set_aside_is_its_authors_alone_until_it_is_filed_or_thrown_away() {
    let (office, mut anna) = Office::new();
    let (otto, mut guest) = office.hire(&mut anna, "Otto", Role::ReadOnly);
    let pieces: [(PieceKind, &[u8]); 1] = [(PieceKind::Source, b"a file")];
    let aside = Aside { matter: "Not filed yet", title: "New claims", typed: b"1. A lamp", pieces: &pieces };
    let document = guest.set_aside(&aside).expect("a reader keeps what was typed too");
    guest.set_aside_again(document, b"1. A lamp comprising", Some(b"facts")).expect("kept");
    guest.lock();
    let no = |answer: Option<VaultError>| assert!(matches!(answer, Some(VaultError::NotFound)), "{answer:?}");
    assert!(anna.matters().expect("listed").is_empty() && anna.unsaved().expect("listed").is_empty());
    no(anna.document(document).err());
    no(anna.journal(document).err());
    no(anna.delete_document(document).err());
    no(anna.save(document, "x", None).err());
    guest.unlock(common::OTHER_PASSWORD, None).expect("unlocked");
    let matter = guest.matters().expect("listed")[0].clone();
    assert_eq!(matter.title, "Not filed yet");
    no(anna.documents(matter.id).err());
    no(anna.set_legal_hold(matter.id, true).err());
    no(anna.delete_matter(matter.id).err());
    no(anna.rename_matter(matter.id, "mine").err());
    drop(guest);
    drop(anna);
    let office = office.reopened();
    let mut guest = otto.sign_in(&office.accounts, &office.clock).expect("he may come in");
    assert_eq!(guest.unsaved().expect("listed").iter().map(|found| found.document).collect::<Vec<_>>(), [document]);
    assert_eq!(guest.journal(document).expect("read"), [b"1. A lamp comprising"]);
    assert_eq!(guest.newest_piece(document, PieceKind::Source).expect("read").as_deref(), Some(&b"a file"[..]));
    let second = guest.set_aside(&Aside { title: "Others", ..aside }).expect("kept");
    assert_eq!(guest.matters().expect("listed").len(), 1, "one such matter is enough");
    guest.journal_discard(document).expect("thrown away");
    no(guest.document(document).err());
    guest.journal_discard(second).expect("thrown away");
    assert!(guest.matters().expect("listed").is_empty(), "with the last of them the matter goes");
}

#[test]
fn papers_that_nobody_ticked_are_told_at_every_sign_in_until_they_are() {
    let (office, session) = Office::new();
    drop(session);
    assert!(office.sign_in().take_notices().is_empty(), "they were ticked");
    let mut session = office.sign_in();
    let key = session.new_recovery_key().expect("both factors are fresh").to_string();
    drop(session);
    let office = office.reopened();
    assert_eq!(office.sign_in().take_notices(), [Notice::PapersUnconfirmed]);
    let mut session = office.sign_in();
    assert_eq!(session.take_notices(), [Notice::PapersUnconfirmed]);
    session.papers_printed().expect("noted");
    drop(session);
    assert!(office.sign_in().take_notices().is_empty());
    let anna = Person { recovery_key: key, ..office.anna.clone() };
    office.clock.pass(30);
    let code = anna.code(&office.clock);
    let (mut session, _) =
        office.accounts.recover("Anna", &anna.recovery_key, &code, PASSWORD, None).expect("the key that was printed");
    assert_eq!(session.take_notices(), [Notice::RecoveryKeyUsed]);
    drop(session);
    let told = office.sign_in().take_notices();
    assert_eq!(told, [Notice::RecoveryKeyUsed, Notice::PapersUnconfirmed], "the next key may be lost as well");
}

#[test]
fn papers_of_a_first_start_that_was_killed_are_told_too() {
    let (dir, clock) = (common::folder(), common::Hands::at(common::START_MS));
    let accounts = claimwright_vault::Accounts::open(dir.path(), common::outside(&clock)).expect("it opens");
    let mut pending = accounts.first_start("Anna", PASSWORD, "Office", None).expect("begun");
    let seed = pending.enrolment().expect("drawn").seed_text.to_string();
    drop(pending.confirm(&common::code_of(&seed, clock.wall())).expect("the code is right"));
    let (recovery_key, codes) = (String::new(), Vec::new());
    let anna = Person { name: "Anna".into(), password: PASSWORD.into(), seed, recovery_key, codes };
    let mut session = anna.sign_in(&accounts, &clock).expect("she may come in");
    assert_eq!(session.take_notices(), [Notice::PapersUnconfirmed]);
    assert_eq!(session.new_recovery_codes().expect("fresh").len(), 10);
}
