//! A first day with accounts in the real window: from the first start to a claim that a killed program had not saved.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, write};
use crate::window::{Window, contents};
use claimwright_api::commands::COMMANDS;
use serde_json::{Value, json};
use std::time::Duration;

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const CLAIM: &str = "1. A lamp comprising a coil and a switch.";

/// Arguments with which a command can be asked at all.
fn arguments(name: &str) -> Value {
    let claims = "1. A lamp.";
    match name {
        "watch_session" | "watch_drops" => json!({ "events": "__CHANNEL__:7" }),
        "confirm" => json!({ "request": { "password": PASSWORD, "code": "000000", "key_file": null } }),
        "account" => json!({ "request": { "step": "new_recovery_key" } }),
        "administer" => json!({ "request": { "step": "members" } }),
        "switch_vault" => json!({ "vault": "0".repeat(32) }),
        "open_kept" => json!({ "document": "0".repeat(32) }),
        "matters" | "unsaved" | "backups" => json!({ "request": { "step": "list" } }),
        "documents" => json!({ "request": { "step": "list", "matter": "0".repeat(32) } }),
        "revisions" => json!({ "request": { "step": "list", "document": "0".repeat(32) } }),
        "save" => json!({ "request": { "claims": claims, "name": null, "history": null } }),
        "journal" => json!({ "request": { "document": "0".repeat(32), "claims": claims, "history": null } }),
        "transfer" => json!({ "request": { "step": "import_archive", "password": "p" } }),
        "set_facts" => json!({ "facts": {
            "route": "first", "route_given": true, "stage": "draft", "stage_given": true, "offices": ["ep"]
        } }),
        "check_claims" => json!({ "request": { "text": claims, "revision": 1 } }),
        "term_at" => json!({ "request": { "text": claims, "at": 3 } }),
        "complete" | "complete_hearing" => json!({ "request": { "text": claims, "at": 3, "claims": null, "most": 5 } }),
        "own_texts" | "models" => json!({ "request": { "step": if name == "models" { "list" } else { "look" } } }),
        "compare_names" => json!({ "request": { "text": claims } }),
        "decide_names" => json!({ "request": { "name": "rod", "other": "bar", "answer": "same" } }),
        "write_passage" => json!({ "request": { "step": "change", "passage": 1, "text": "x" } }),
        "read_claim_set" => json!({ "index": 0 }),
        "validate" => json!({ "claims": claims, "draft": false }),
        "explain" => json!({ "rule": "claims/antecedent-missing" }),
        "set_aside" | "take_back" => json!({ "waiver": { "rule": "r", "part": "claims", "reason": "known" } }),
        "take_earlier_as" => json!({ "as_filed": true }),
        "assign_part" => json!({ "correction": null }),
        "write_report" => json!({ "request": {
            "format": "html", "client": false, "claims": claims, "draft": false
        } }),
        "start_draft" => json!({
            "request": { "claims": claims, "office": "ep", "model": null, "seed": 1 }, "events": "__CHANNEL__:8"
        }),
        "accept_proposal" | "reject_proposal" => json!({ "slot": 0 }),
        "export_document" => json!({ "export": { "kind": "filing", "format": "docx", "choose_place": false } }),
        _ => json!({}),
    }
}

/// SESS-02, through the real door: the window's page asks for everything while nobody may see anything.
fn nothing_answers(window: &Window) {
    for command in COMMANDS.iter().filter(|command| !command.while_locked) {
        let refused = window.call(command.name, &arguments(command.name)).expect_err(command.name);
        assert_eq!(refused["code"], "Locked", "{}: {refused}", command.name);
    }
    let status = window.call("status", &json!({})).expect("it answers");
    assert!(status["document"].is_null() && status["firm"].is_null(), "{status}");
}

/// Whether bytes hold a text, as the program's own strings are kept or as those of a web view.
fn holds(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes(), &wide].into_iter().any(|form| bytes.windows(form.len()).any(|window| window == form))
}

#[test]
fn sec_sess_02_log_01_cryp_01_a_first_day_with_accounts_ends_in_a_crash_and_nothing_is_lost() {
    let office = Office::new();
    let window = office.open();
    nothing_answers(&window);

    let mut anna = Person::first(&window, "Anna", PASSWORD, "Firm");
    let recovery_code = anna.recovery_code();

    // The password alone opens what was locked; everybody else needs both factors.
    window.click("#lock");
    window.wait_for_text("button", "Unlock", PATIENCE);
    nothing_answers(&window);
    anna.unlock(&window);
    // The screen of the machine is locked: so is the vault (SESS-01).
    office.bus.lock_screen();
    window.click_text("button", "Sign in as somebody else");
    let second = anna.code();
    anna.try_sign_in(&window, &second);
    window.wait_for_text("#new-matter", "", PATIENCE);

    // A code that was used opens nothing; a recovery code takes its place once.
    Person::leave(&window);
    anna.try_sign_in(&window, &second);
    window.wait_for_text("[role=alert]", "Sign-in failed", PATIENCE);
    anna.try_sign_in(&window, &recovery_code);
    window.wait_for_text("#new-matter", "", PATIENCE);
    Person::leave(&window);
    anna.try_sign_in(&window, &recovery_code);
    window.wait_for_text("[role=alert]", "Sign-in failed", PATIENCE);
    anna.sign_in(&window);

    // A claim is written, journaled within two seconds, and the program is killed.
    write(&window, CLAIM);
    std::thread::sleep(Duration::from_secs(2));
    let (said, written) = (window.said(), window.written());
    window.kill();
    // LOG-01: nothing that was entered is told to whoever reads the program's streams.
    let key: String = anna.key.split_whitespace().collect();
    let secrets = [PASSWORD, CLAIM, "Claims of the lamp", &key, &recovery_code, &anna.recovery_key];
    for secret in secrets.into_iter().chain(["Anna"]) {
        assert!(!said.contains(secret), "the program says {secret:?}:\n{said}");
    }
    // CRYP-01: nor does it lie in any file, of the vault, of the web view, or of what is temporary.
    assert!(written.iter().any(|(path, _)| path.ends_with("said.log")), "the scan sees what was written");
    for (path, bytes) in written.into_iter().chain(contents(&office.accounts())) {
        let found = secrets.into_iter().find(|secret| holds(&bytes, secret));
        assert_eq!(found, None, "{}", path.display());
    }

    let window = office.open();
    anna.sign_in(&window);
    window.click_text("button", "Claims of the lamp");
    window.click_text("button", "Take it");
    window.wait_for_text(".cm-content", CLAIM, PATIENCE);
    // What was typed before the crash can be taken back (REL-11).
    window.click(".cm-content");
    window.press_until_gone(&["\u{E009}", "z"], ".cm-content", "a switch");
}
