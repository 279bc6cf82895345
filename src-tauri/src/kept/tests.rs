//! Days of work behind the window: what locks, kills, defects and whole weeks leave of it, and what a thief finds.

use crate::accounts::clock::Watched;
use crate::accounts::tests::{CLAIMS, Office, PASSWORD, document, request, save, type_in};
use crate::defect::guarded;
use crate::desk::Desk;
use claimwright_api::wire::{Documents, Journal, Matters, Unsaved, UnsavedAnswer, UnsavedView};
use claimwright_api::{ErrorCode, waivers::Waiver};
use claimwright_vault::{PieceKind, Retention};
use serde_json::json;
use std::path::{Path, PathBuf};

fn unsaved(desk: &Desk) -> Vec<UnsavedView> {
    match desk.unsaved(&request::<Unsaved>(json!({ "step": "list" }))).expect("listed") {
        UnsavedAnswer::List { unsaved } => unsaved,
        other => panic!("{other:?}"),
    }
}

fn titles(desk: &Desk) -> Vec<String> {
    let list = desk.matters(&request::<Matters>(json!({ "step": "list" }))).expect("listed").matters;
    list.into_iter().map(|matter| matter.title).collect()
}

fn unlock(desk: &Desk) {
    desk.with_session(|session| session.unlock(PASSWORD, None)).expect("unlocked");
}

/// The claims in the editor after what was typed is taken.
fn taken(desk: &Desk, document: &str) -> String {
    let answer = desk.unsaved(&request::<Unsaved>(json!({ "step": "take", "document": document }))).expect("taken");
    let UnsavedAnswer::Opened { opened } = answer else { panic!("{answer:?}") };
    let parts = opened.document.expect("there are claims").parts;
    parts.into_iter().find(|part| part.part == "claims").expect("there are claims").text
}

#[test]
fn sec_rel_12_text_that_no_vault_holds_is_back_after_the_lock_by_the_clock() {
    let (office, desk) = Office::new();
    desk.enter("new_document").expect("open").new_document();
    type_in(&desk, CLAIMS);
    let mut watched = Watched::default();
    desk.tick(&mut watched);
    assert!(unsaved(&desk).is_empty() && titles(&desk).is_empty(), "as long as nothing locks, nothing is set aside");
    office.clock.pass(14 * 60 + 30);
    for _ in 0..4 {
        desk.tick(&mut watched);
    }
    office.clock.pass(30);
    desk.tick(&mut watched);
    assert!(desk.workbench().shown().is_none());
    assert!(desk.matters(&request::<Matters>(json!({ "step": "list" }))).is_err(), "it is locked");
    unlock(&desk);
    let offered = unsaved(&desk);
    assert_eq!(offered.iter().map(|found| found.title.as_str()).collect::<Vec<_>>(), ["New claims.txt"]);
    assert_eq!(titles(&desk), ["Not filed yet"]);
    assert_eq!(taken(&desk, &offered[0].document), CLAIMS);
    // It is filed in a matter: what was set aside goes, and its matter with it.
    let made = desk.matters(&request::<Matters>(json!({ "step": "add", "title": "Lamp" }))).expect("made").made;
    let keep = json!({ "step": "keep", "matter": made, "title": "Claims", "claims": CLAIMS });
    desk.documents(&request::<Documents>(keep)).expect("kept");
    assert_eq!(titles(&desk), ["Lamp"]);
    assert!(unsaved(&desk).is_empty());
}

#[test]
fn sec_rel_12_text_that_no_vault_holds_is_back_after_locking_signing_out_and_throwing_some_of_it_away() {
    let (office, desk) = Office::new();
    let sitting = |desk: &Desk, claims: &str, over: bool| {
        desk.enter("new_document").expect("open").new_document();
        type_in(desk, claims);
        desk.lock(over);
    };
    sitting(&desk, CLAIMS, false);
    unlock(&desk);
    sitting(&desk, "1. A second lamp.", true);
    drop(desk);
    let desk = office.signed_in();
    let offered = unsaved(&desk);
    assert_eq!(offered.len(), 2, "each text is a document of its own");
    let discard = json!({ "step": "discard", "document": offered[0].document });
    desk.unsaved(&request::<Unsaved>(discard)).expect("thrown away");
    let left = unsaved(&desk);
    assert_eq!((left.len(), taken(&desk, &left[0].document).is_empty()), (1, false));
    let discard = json!({ "step": "discard", "document": left[0].document });
    desk.unsaved(&request::<Unsaved>(discard)).expect("thrown away, while it is open");
    assert!(titles(&desk).is_empty());
    let journal = json!({ "document": left[0].document, "claims": "x", "history": null });
    let refused = desk.journal(&request::<Journal>(journal)).map_err(|error| error.code);
    assert_eq!(refused, Err(ErrorCode::NothingOpen));
}

#[test]
fn sec_rel_11_a_thousand_steps_of_undo_come_back_after_a_lock_and_after_a_kill() {
    let (office, desk) = Office::new();
    let (_, document) = document(&desk);
    save(&desk, "1. A lamp.");
    let steps: Vec<serde_json::Value> = (0..1_000).map(|at| json!({ "at": at, "insert": "é𝄞" })).collect();
    let history = serde_json::to_string(&steps).expect("it is JSON");
    let typed = json!({ "document": document, "claims": CLAIMS, "history": history });
    desk.journal(&request::<Journal>(typed)).expect("kept");
    desk.lock(false);
    unlock(&desk);
    assert_eq!(desk.open_kept(&document).expect("opened").history.as_deref(), Some(history.as_str()));
    drop(desk);
    let desk = office.signed_in();
    let take = json!({ "step": "take", "document": document });
    let UnsavedAnswer::Opened { opened } = desk.unsaved(&request::<Unsaved>(take)).expect("taken") else {
        panic!("it is opened")
    };
    assert_eq!(opened.history.as_deref(), Some(history.as_str()));
}

#[test]
fn sec_rel_13_every_day_takes_one_backup_runs_retention_and_keeps_days_and_weeks() {
    let (office, first) = Office::new();
    let (matter, _) = document(&first);
    let matter = crate::accounts::named(&matter).expect("an identifier");
    first
        .with_session(|session| {
            session.add_piece(matter, None, PieceKind::Trace, b"a prompt")?;
            session.set_retention(Retention { keep_traces: false, ..Retention::default() })
        })
        .expect("set");
    first.tick(&mut Watched::default());
    let names = |desk: &Desk| -> Vec<String> {
        desk.with_session(|session| Ok(session.backups()?.into_iter().map(|entry| entry.name).collect()))
            .expect("listed")
    };
    assert!(names(&first).is_empty(), "the first day has nothing to lose");
    drop(first);
    let mut newest = String::new();
    for day in 1..=45 {
        office.clock.pass(86_400);
        let desk = office.signed_in();
        desk.tick(&mut Watched::default());
        let taken = names(&desk);
        assert_ne!(taken[0], newest, "day {day}");
        newest.clone_from(&taken[0]);
        desk.tick(&mut Watched::default());
        assert_eq!(names(&desk), taken, "one a day is enough");
        let traces = desk.with_session(|session| session.pieces(matter, PieceKind::Trace)).expect("listed");
        assert!(traces.is_empty(), "day {day}");
    }
    let desk = office.signed_in();
    let kept = names(&desk);
    // Seven days, and of four weeks those that lie further back.
    assert!((9..=10).contains(&kept.len()), "{kept:?}");
    for name in kept {
        desk.with_session(|session| session.verify_backup(&session.backups_folder().join(&name))).expect("it is whole");
    }
}

#[test]
fn sec_rel_16_a_panic_in_a_command_is_an_error_and_the_session_goes_on() {
    let (_office, desk) = Office::new();
    let (_, document) = document(&desk);
    save(&desk, "1. A lamp.");
    // With everything in hand that a command may hold.
    let met = guarded(|| -> Result<(), _> {
        let _workbench = desk.enter("save")?;
        let _kept = desk.kept();
        desk.with_session(|_| panic!("a defect of the program"))
    });
    assert_eq!(met.map_err(|error| error.code), Err(ErrorCode::Defect));
    type_in(&desk, "1. A lamp.");
    type_in(&desk, CLAIMS);
    save(&desk, CLAIMS);
    desk.tick(&mut Watched::default());
    desk.lock(false);
    unlock(&desk);
    assert!(desk.open_kept(&document).expect("opened").document.is_some());
    assert!(desk.with_session(|session| session.is_sound()).expect("checked"));
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("read").flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

/// The forms in which a text may lie in a file.
fn forms(text: &str) -> [Vec<u8>; 3] {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes().to_vec(), wide, text.bytes().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()]
}

#[test]
fn sec_cryp_01_after_a_working_day_no_file_of_the_installation_holds_any_of_it() {
    let (office, desk) = Office::new();
    // One for each kind of content.
    let kinds = [
        "matter", "title", "saved", "name", "undo", "typed", "waiver", "source", "trace", "rejected", "term",
        "setting", "vault", "aside", "renamed",
    ];
    let sentinel = |kind: &str| format!("Quetzalcoatlus{kind}");
    let claims = |kind: &str| format!("1. A {} comprising a coil.", sentinel(kind));
    let add = json!({ "step": "add", "title": sentinel("matter") });
    let matter = desk.matters(&request::<Matters>(add)).expect("made").made.expect("it has an identifier");
    let add = json!({ "step": "add", "matter": matter, "title": sentinel("title") });
    let document = desk.documents(&request::<Documents>(add)).expect("made").made.expect("it has an identifier");
    desk.open_kept(&document).expect("opened");
    type_in(&desk, &claims("saved"));
    let revision = json!({ "claims": claims("saved"), "name": sentinel("name"), "history": sentinel("undo") });
    desk.save(&request(revision)).expect("saved");
    let waiver = Waiver {
        rule: "claims/approximation".to_owned(),
        part: "claims".to_owned(),
        excerpt: None,
        claim: None,
        reason: sentinel("waiver"),
    };
    desk.waive(&mut desk.workbench(), false, |workbench| workbench.set_aside(waiver.clone())).expect("kept");
    desk.with_session(|session| {
        let matter = crate::accounts::named(&matter)?;
        for (kind, word) in [
            (PieceKind::Source, "source"),
            (PieceKind::Trace, "trace"),
            (PieceKind::Rejected, "rejected"),
            (PieceKind::Term, "term"),
        ] {
            session.add_piece(matter, None, kind, sentinel(word).as_bytes())?;
        }
        session.set_own_setting("search", Some(&sentinel("setting")))?;
        session.add_vault(&sentinel("vault"))?;
        session.back_up(None)?;
        session.export_archive(matter, "maple thunder cobalt window seventeen", &office.folder.path().join("m.cw"))
    })
    .expect("kept");
    type_in(&desk, &claims("typed"));
    desk.tick(&mut Watched::default());
    let rename = json!({ "step": "rename", "matter": matter, "title": sentinel("renamed") });
    desk.matters(&request::<Matters>(rename)).expect("renamed");
    desk.now_kept(crate::desk::Kept::Nowhere);
    desk.enter("new_document").expect("open").new_document();
    type_in(&desk, &claims("aside"));
    desk.set_aside();
    assert_eq!(unsaved(&desk).len(), 2);
    let forms: Vec<(&str, Vec<u8>)> =
        kinds.iter().flat_map(|kind| forms(&sentinel(kind)).map(|form| (*kind, form))).collect();
    let mut begins = [false; 256];
    forms.iter().for_each(|(_, form)| begins[usize::from(form[0])] = true);
    // Open, as a crash leaves it, and locked.
    for _ in 0..2 {
        let files = walk(office.folder.path());
        assert!(files.iter().any(|path| path.ends_with("manifest.toml")) && files.len() > 8, "{files:?}");
        for path in files {
            let bytes = std::fs::read(&path).expect("read");
            for at in bytes.iter().enumerate().filter(|(_, byte)| begins[usize::from(**byte)]).map(|(at, _)| at) {
                let found = forms.iter().find(|(_, form)| bytes[at..].starts_with(form));
                assert!(found.is_none(), "{} holds what was kept as {:?}", path.display(), found.map(|(kind, _)| kind));
            }
        }
        desk.lock(true);
    }
    drop(desk);
    let desk = office.signed_in();
    assert_eq!(taken(&desk, &document), claims("typed"), "it was there all the time");
}

#[test]
fn what_a_save_overtook_on_its_way_to_the_journal_is_not_offered_as_unsaved() {
    let (_office, desk) = Office::new();
    let (_, id) = document(&desk);
    let journal = |claims: &str| {
        let typed = json!({ "document": id, "claims": claims, "history": null });
        desk.journal(&request::<Journal>(typed)).expect("kept");
    };
    type_in(&desk, "1. A la");
    save(&desk, CLAIMS);
    journal(CLAIMS);
    assert!(unsaved(&desk).is_empty(), "the revision holds it");
    // Nor what the last check saw, which came before the last keys and the save.
    desk.flush();
    assert!(unsaved(&desk).is_empty());
    journal("1. A lamp that is typed on.");
    assert_eq!(unsaved(&desk).len(), 1);
}

/// Writes a passage into the draft of these claims, as its command does.
fn write_passage(desk: &Desk, text: &str) {
    let mut workbench = desk.workbench();
    let draft = json!({ "claims": CLAIMS, "office": "ep", "model": null, "seed": 1 });
    workbench.start_draft(&request(draft)).expect("drafted");
    workbench.write_passage(&request(json!({ "step": "add", "behind": 1, "text": text }))).expect("written");
    drop(workbench);
    desk.keep_state().and_then(|()| desk.keep()).expect("kept");
}

/// Whether the draft of these claims holds a text once it is written.
fn drafts(desk: &Desk, text: &str) -> bool {
    let draft = json!({ "claims": CLAIMS, "office": "us", "model": null, "seed": 1 });
    let view = desk.workbench().start_draft(&request(draft)).expect("drafted");
    view.blocks.iter().any(|block| block.sentences.iter().any(|sentence| sentence.text == text))
}

#[test]
fn a_passage_of_a_draft_is_back_with_its_document_whatever_becomes_of_traces() {
    let (office, desk) = Office::new();
    desk.with_session(|session| session.set_retention(Retention { keep_traces: false, ..Retention::default() }))
        .expect("set");
    let (_, id) = document(&desk);
    type_in(&desk, CLAIMS);
    save(&desk, CLAIMS);
    write_passage(&desk, "The coil glows.");
    drop(desk);
    // After a kill.
    let desk = office.signed_in();
    let opened = desk.open_kept(&id).expect("opened");
    assert_eq!(opened.document.map(|document| document.passages), Some(1));
    assert!(drafts(&desk, "The coil glows."));
    desk.lock(false);
    unlock(&desk);
    desk.enter("new_document").expect("open").new_document();
    assert!(!drafts(&desk, "The coil glows."), "it is of that document alone");
}

#[test]
fn a_passage_that_no_vault_holds_is_set_aside_with_its_claims() {
    let (_office, desk) = Office::new();
    desk.enter("new_document").expect("open").new_document();
    desk.workbench().adopt("lamp.txt", CLAIMS).expect("claims are a document");
    type_in(&desk, CLAIMS);
    desk.workbench().claims_are_saved();
    desk.set_aside();
    assert!(unsaved(&desk).is_empty(), "a file holds the claims");
    for text in ["The coil glows.", "The coil glows red."] {
        write_passage(&desk, text);
        desk.set_aside();
    }
    desk.lock(false);
    unlock(&desk);
    let offered = unsaved(&desk);
    assert_eq!(offered.len(), 1);
    assert_eq!(taken(&desk, &offered[0].document), CLAIMS);
    assert!(drafts(&desk, "The coil glows.") && drafts(&desk, "The coil glows red."));
}
