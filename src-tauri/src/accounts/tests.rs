//! A person's days behind the window, with clocks that a test turns; what is drawn is tested in the real window.

use super::clock::Watched;
use crate::accounts::Entrance;
use crate::arguments::Arguments;
use crate::desk::{Desk, Kept};
use claimwright_api::commands::COMMANDS;
use claimwright_api::wire::{
    CheckClaims, Complete, Documents, Journal, Matters, OwnTexts, Save, SessionView, Unsaved, UnsavedAnswer,
};
use claimwright_api::{ErrorCode, waivers::Waiver};
use claimwright_vault::{Clock, Moment, Outside, system::SystemRandom};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use totp_rs::{Algorithm, Builder, Secret};

pub(crate) const PASSWORD: &str = "lantern orbit velvet quarry ninety";
pub(crate) const CLAIMS: &str = "1. A lamp comprising a coil and/or a switch.";

/// Clocks that a test turns, both alike.
pub(crate) struct Hands(AtomicU64);

impl Clock for Hands {
    fn now(&self) -> Moment {
        let ms = self.0.load(Ordering::SeqCst);
        Moment { unix_ms: 1_790_000_010_000 + i64::try_from(ms).expect("a test is short"), mono_ms: ms }
    }
}

impl Hands {
    pub(crate) fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }
}

/// An installation in a folder, with one person.
pub(crate) struct Office {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) clock: Arc<Hands>,
    seed: String,
    recovery_key: String,
}

fn outside(clock: &Arc<Hands>) -> Outside {
    // No memory: the sign for the cost of tests.
    Outside { clock: clock.clone(), random: Arc::new(SystemRandom), memory: 0 }
}

pub(crate) fn request<T: DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("the request is one of the contract")
}

/// A desk at the accounts of a folder.
pub(crate) fn desk(folder: &Path, clock: &Arc<Hands>) -> Desk {
    let arguments = Arguments { no_model: true, without_accounts: true, ..Arguments::default() };
    Desk::at(arguments, Entrance::new(Some(folder.to_owned()), outside(clock)))
}

impl Office {
    pub(crate) fn new() -> (Self, Desk) {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(Hands(AtomicU64::new(1_000)));
        let desk = desk(folder.path(), &clock);
        assert!(matches!(desk.status().expect("it answers").session, SessionView::NoAccount {}));
        let accounts = desk.entrance.accounts().expect("they are open");
        let mut pending = accounts.first_start("Anna", PASSWORD, "Firm", None).expect("begun");
        let seed = pending.enrolment().expect("drawn").seed_text.to_string();
        let mut office = Self { folder, clock, seed, recovery_key: String::new() };
        let welcome = pending.confirm(&office.code()).expect("the code is right");
        office.recovery_key = welcome.recovery_key.to_string();
        desk.adopt(welcome.session).expect("it is open");
        (office, desk)
    }

    fn code(&self) -> String {
        let secret = Secret::try_from_base32(&self.seed).expect("a seed is base 32");
        let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build_noncompliant();
        totp.generate(u64::try_from(self.clock.now().unix_ms / 1_000).expect("after 1970")).to_string()
    }

    /// Signs in with both factors, at a desk of its own where the first is gone.
    pub(crate) fn signed_in(&self) -> Desk {
        self.clock.pass(30);
        let desk = desk(self.folder.path(), &self.clock);
        let accounts = desk.entrance.accounts().expect("they are open");
        let code = self.code();
        let typed =
            claimwright_vault::SignIn { name: "anna", password: PASSWORD, code: &code, key_file: None, vault: None };
        desk.adopt(accounts.sign_in(&typed).expect("both are right")).expect("it is open");
        desk
    }
}

/// Makes a matter and a document in it, and opens that.
pub(crate) fn document(desk: &Desk) -> (String, String) {
    let made = desk.matters(&request::<Matters>(json!({ "step": "add", "title": "Lamp" }))).expect("made");
    let matter = made.made.expect("it has an identifier");
    let add = json!({ "step": "add", "matter": matter, "title": "Claims" });
    let document = desk.documents(&request::<Documents>(add)).expect("made").made.expect("it has an identifier");
    assert!(desk.open_kept(&document).expect("opened").document.is_none(), "there is nothing in it yet");
    (matter, document)
}

pub(crate) fn type_in(desk: &Desk, claims: &str) {
    let typed = CheckClaims { text: claims.to_owned(), revision: 1 };
    desk.enter("check_claims").expect("it is open").check_claims(&typed).expect("they are checked");
}

pub(crate) fn save(desk: &Desk, claims: &str) {
    let request = request::<Save>(json!({ "claims": claims, "name": null, "history": "[1]" }));
    desk.save(&request).expect("saved");
}

#[test]
fn sec_sess_02_while_locked_every_command_that_is_not_listed_says_locked() {
    let (office, desk) = Office::new();
    document(&desk);
    type_in(&desk, CLAIMS);
    for command in COMMANDS {
        assert!(desk.enter(command.name).is_ok(), "{} answers while open", command.name);
    }
    let refused = |desk: &Desk| {
        for command in COMMANDS {
            let answer = desk.enter(command.name).map(drop).map_err(|error| error.code);
            let wanted = if command.while_locked { Ok(()) } else { Err(ErrorCode::Locked) };
            assert_eq!(answer, wanted, "{}", command.name);
        }
        assert_eq!(
            desk.matters(&request::<Matters>(json!({ "step": "list" }))).map_err(|error| error.code),
            Err(ErrorCode::Locked)
        );
        let status = desk.status().expect("it answers");
        assert!(status.document.is_none() && status.firm.is_none());
        assert!(desk.workbench().shown().is_none(), "nothing is left on the workbench");
    };
    desk.lock(false);
    refused(&desk);
    assert!(matches!(desk.status().expect("it answers").session, SessionView::Locked { user, .. } if user == "Anna"));
    desk.lock(true);
    refused(&desk);
    assert!(matches!(desk.status().expect("it answers").session, SessionView::SignedOut { .. }));
    drop(desk);
    // Nobody has signed in yet.
    refused(&self::desk(office.folder.path(), &office.clock));
}

#[test]
fn sec_sess_01_an_idle_session_is_locked_by_the_clock_and_the_window_is_told() {
    let (office, desk) = Office::new();
    let (_, document) = document(&desk);
    type_in(&desk, "");
    type_in(&desk, CLAIMS);
    let heard = Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = Arc::clone(&heard);
    desk.entrance.listen(Box::new(move |event| told.lock().expect("one thread").push(event)));
    let reloads = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&reloads);
    desk.reload_by(Box::new(move || {
        counted.fetch_add(1, Ordering::SeqCst);
    }));
    let mut watched = Watched::default();
    desk.tick(&mut watched);
    office.clock.pass(14 * 60 + 30);
    desk.tick(&mut watched);
    desk.tick(&mut watched);
    office.clock.pass(30);
    desk.tick(&mut watched);
    desk.tick(&mut watched);
    let events = heard.lock().expect("one thread").iter().map(|event| format!("{event:?}")).collect::<Vec<_>>();
    assert_eq!(events, ["LocksSoon { seconds: 30 }", "Locked"]);
    assert_eq!(reloads.load(Ordering::SeqCst), 1);
    assert!(desk.workbench().shown().is_none() && *desk.kept() == Kept::Nowhere);
    // The password alone opens it again, where the work was, and what was typed is offered.
    assert_eq!(desk.entrance.inside().left.map(|left| left.to_string()).as_ref(), Some(&document));
    desk.with_session(|session| session.unlock(PASSWORD, None)).expect("unlocked");
    let opened = desk.open_kept(&document).expect("opened");
    assert_eq!(opened.unsaved.map(|unsaved| unsaved.title).as_deref(), Some("Claims"));
}

#[test]
fn sec_rel_11_what_was_typed_is_offered_after_the_process_was_killed_and_never_overwritten() {
    let (office, desk) = Office::new();
    let (_, document) = document(&desk);
    save(&desk, "1. A lamp.");
    type_in(&desk, "1. A lamp.");
    type_in(&desk, CLAIMS);
    desk.tick(&mut Watched::default());
    // What is killed drops nothing: the lock alone is released, as the system does it.
    drop(desk);
    let desk = office.signed_in();
    let list = |desk: &Desk| match desk.unsaved(&request::<Unsaved>(json!({ "step": "list" }))).expect("listed") {
        UnsavedAnswer::List { unsaved } => unsaved.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(list(&desk), 1);
    let texts = desk.unsaved(&request::<Unsaved>(json!({ "step": "texts", "document": document })));
    let wanted = UnsavedAnswer::Texts { saved: "1. A lamp.".to_owned(), typed: CLAIMS.to_owned() };
    assert_eq!(texts, Ok(wanted));
    // It is opened as it was saved, and typed on without an answer to the offer: both texts stay.
    let opened = desk.open_kept(&document).expect("opened");
    assert_eq!(opened.history.as_deref(), Some("[1]"));
    type_in(&desk, "1. A lamp.");
    type_in(&desk, "1. A lamp, otherwise.");
    desk.tick(&mut Watched::default());
    let texts = desk.unsaved(&request::<Unsaved>(json!({ "step": "texts", "document": document })));
    let wanted = UnsavedAnswer::Texts { saved: CLAIMS.to_owned(), typed: "1. A lamp, otherwise.".to_owned() };
    assert_eq!(texts, Ok(wanted), "the typing of the earlier time is a revision now");
    // It is taken: the editor shows it, and it is offered no more once it is saved.
    let taken = desk.unsaved(&request::<Unsaved>(json!({ "step": "take", "document": document }))).expect("taken");
    let UnsavedAnswer::Opened { opened } = taken else { panic!("{taken:?}") };
    let parts = opened.document.expect("there are claims").parts;
    assert!(parts.iter().any(|part| part.text == "1. A lamp, otherwise."), "{parts:?}");
    save(&desk, "1. A lamp, otherwise.");
    assert_eq!(list(&desk), 0);
    let other = json!({ "document": "0".repeat(32), "claims": "x", "history": null });
    assert!(desk.journal(&request::<Journal>(other)).is_err(), "typing goes to the document it was typed in");
}

#[test]
fn a_waiver_lies_in_the_vault_for_its_document_or_for_the_matter() {
    let (office, desk) = Office::new();
    let (matter, first) = document(&desk);
    save(&desk, CLAIMS);
    let waiver = |reason: &str| Waiver {
        rule: format!("claims/{reason}"),
        part: "claims".to_owned(),
        excerpt: Some("and/or".to_owned()),
        claim: None,
        reason: reason.to_owned(),
    };
    for (reason, for_matter) in [("own", false), ("all", true)] {
        let kept = desk.waive(&mut desk.workbench(), for_matter, |workbench| workbench.set_aside(waiver(reason)));
        assert!(kept.expect("kept").vault);
    }
    drop(desk);
    let desk = office.signed_in();
    desk.open_kept(&first).expect("opened");
    assert_eq!(desk.workbench().waivers(), [waiver("own"), waiver("all")]);
    let keep = json!({ "step": "keep", "matter": matter, "title": "Others", "claims": CLAIMS });
    desk.enter("new_document").expect("open").new_document();
    let second = desk.documents(&request::<Documents>(keep)).expect("kept").made.expect("it has an identifier");
    desk.open_kept(&second).expect("opened");
    assert_eq!(desk.workbench().waivers(), [waiver("all")]);
    desk.waive(&mut desk.workbench(), false, |workbench| workbench.take_back(&waiver("all"))).expect("taken back");
    desk.open_kept(&first).expect("opened");
    assert_eq!(desk.workbench().waivers(), [waiver("own")]);
}

#[test]
fn sec_rel_09_a_second_instance_says_since_when_the_first_is_open() {
    let (office, first) = Office::new();
    office.clock.pass(90);
    let second = desk(office.folder.path(), &office.clock);
    let status = second.status().expect("it answers");
    let SessionView::Unavailable { sentence } = status.session else { panic!("{:?}", status.session) };
    assert!(sentence.contains("1 min"), "{sentence}");
    // Once that one is closed, asking again is enough.
    drop(first);
    assert!(matches!(second.status().expect("it answers").session, SessionView::SignedOut { .. }));
}

#[test]
fn sec_auth_14_the_recovery_key_opens_with_a_code_and_a_new_password() {
    let (office, first) = Office::new();
    drop(first);
    let desk = desk(office.folder.path(), &office.clock);
    office.clock.pass(30);
    let accounts = desk.entrance.accounts().expect("they are open");
    let new = "maple thunder cobalt window seventeen";
    let code = office.code();
    let (session, next) = accounts.recover("Anna", &office.recovery_key, &code, new, None).expect("recovered");
    desk.adopt(session).expect("open");
    assert_ne!(*next, office.recovery_key);
    desk.lock(false);
    assert!(desk.with_session(|session| session.unlock(PASSWORD, None)).is_err());
    desk.with_session(|session| session.unlock(new, None)).expect("the new password counts");
}

/// A phrase that stands in no other text of the world.
const SENTINEL: &str = "quokka-shaped bayonet";

/// A matter of a client with one saved document; answers its matter.
fn matter_of(desk: &Desk, client: &str, claims: &str) -> String {
    let (matter, _) = document(desk);
    desk.own_texts(&request::<OwnTexts>(json!({ "step": "set_client", "client": client }))).expect("kept");
    save(desk, claims);
    matter
}

/// Whether completion proposes the sentinel in the open document.
fn proposes_sentinel(desk: &Desk) -> bool {
    let text = "1. A lamp comprising a coil, wherein the coil is held by means of a ".to_owned();
    let request = Complete { at: text.len(), text, claims: None, most: 8 };
    let mut workbench = desk.enter("complete").expect("it is open");
    let question = workbench.question(&request);
    let words = workbench.complete(&request).expect("no generator can fail");
    words.iter().any(|words| words.text.contains("quokka")) || question.own.iter().any(|own| own.contains(SENTINEL))
}

#[test]
fn a_phrase_of_one_client_is_never_completed_in_anothers_claims() {
    let (_office, desk) = Office::new();
    let said = format!("1. A lamp comprising a coil, wherein the coil is held by means of a {SENTINEL}.");
    let reach = |to_client: bool| {
        let reach = request::<OwnTexts>(json!({ "step": "reach", "to_client": to_client }));
        desk.own_texts(&reach).expect("it is the user's own setting")
    };
    let acme = matter_of(&desk, "Acme", &said);
    assert!(!proposes_sentinel(&desk), "a text is no source for itself");

    let add = json!({ "step": "add", "matter": acme, "title": "Divisional" });
    let beside = desk.documents(&request::<Documents>(add)).expect("made").made.expect("it has an identifier");
    desk.open_kept(&beside).expect("opened");
    assert!(proposes_sentinel(&desk), "of the same matter");

    matter_of(&desk, "Acme", CLAIMS);
    assert!(!proposes_sentinel(&desk), "of another matter only where the user widened it");
    assert_eq!(reach(true).matters, 2);
    assert!(proposes_sentinel(&desk), "of the same client");

    matter_of(&desk, "Acme Holdings", CLAIMS);
    assert_eq!(reach(true).matters, 1);
    assert!(!proposes_sentinel(&desk), "of another client never, however wide");
    let (unnamed, _) = document(&desk);
    assert!(!proposes_sentinel(&desk), "nor where no client is named: {unnamed}");

    desk.open_kept(&beside).expect("opened");
    reach(false);
    assert!(proposes_sentinel(&desk), "of the same matter still");
    desk.own_texts(&request::<OwnTexts>(json!({ "step": "set_client", "client": "" }))).expect("kept");
    assert!(proposes_sentinel(&desk));
    desk.lock(false);
    assert!(desk.workbench().question(&Complete { text: String::new(), at: 0, claims: None, most: 1 }).own.is_empty());
}
