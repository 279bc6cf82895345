//! A first day with accounts in the real window: from the first start to a claim that a killed program had not saved;
//! codes come from oathtool, as a person's authenticator would make them.

use crate::PATIENCE;
use crate::bus::Bus;
use crate::window::Window;
use claimwright_api::commands::COMMANDS;
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const CLAIM: &str = "1. A lamp comprising a coil and a switch.";

/// The present code of an authenticator.
fn code(key: &str) -> String {
    let key: String = key.split_whitespace().collect();
    let output = Command::new("oathtool").args(["--totp", "--base32", &key]).output();
    let output = output.expect("oathtool is there: install the package oathtool");
    String::from_utf8(output.stdout).expect("a code is digits").trim().to_owned()
}

/// The next code that is not this one: each is accepted once.
fn other_code(key: &str, used: &str) -> String {
    let begun = Instant::now();
    loop {
        let now = code(key);
        if now != used {
            return now;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "a code lasts thirty seconds");
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn sign_in(window: &Window, code: &str) {
    window.wait_for_text("button", "Sign in", PATIENCE);
    for (field, text) in [("#name", "Anna"), ("#password", PASSWORD), ("#code", code)] {
        window.clear(field);
        window.type_into(field, text);
    }
    window.click_text("button[type=submit]", "Sign in");
}

/// Locks, and asks for both factors.
fn leave(window: &Window) {
    window.click("#lock");
    window.click_text("button", "Sign in as somebody else");
}

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
        "compare_names" => json!({ "request": { "text": claims } }),
        "decide_names" => json!({ "request": { "name": "rod", "other": "bar", "answer": "same" } }),
        "complete" => json!({ "request": { "text": claims, "at": 3, "most": 5 } }),
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

#[test]
fn sec_sess_02_log_01_a_first_day_with_accounts_ends_in_a_crash_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (accounts, bus) = (folder.path().join("accounts"), Bus::start());
    let window = Window::open_with_accounts(&accounts, &bus.address);
    nothing_answers(&window);

    // The first start: name, vault, password, authenticator, papers.
    window.type_into("#name", "Anna");
    window.type_into("#vault", "Firm");
    window.type_into("#password", PASSWORD);
    window.type_into("#password-again", PASSWORD);
    window.click_text("button[type=submit]", "Continue");
    let key = window.text("#totp-key");
    let first = code(&key);
    window.type_into("#code", &first);
    window.click_text("button[type=submit]", "Confirm");
    let recovery_code = window.text(".recovery-code");
    let recovery_key = window.text("#recovery-key");
    assert!(!recovery_key.is_empty());
    window.click("#printed");
    window.click_text("button", "Continue");
    window.wait_for_text("#new-matter", "", PATIENCE);

    // The password alone opens what was locked; everybody else needs both factors.
    window.click("#lock");
    window.wait_for_text("button", "Unlock", PATIENCE);
    nothing_answers(&window);
    window.type_into("#password", PASSWORD);
    window.click_text("button[type=submit]", "Unlock");
    window.wait_for_text("#new-matter", "", PATIENCE);
    // The screen of the machine is locked: so is the vault (SESS-01).
    bus.lock_screen();
    window.wait_for_text("button", "Sign in as somebody else", PATIENCE);
    window.click_text("button", "Sign in as somebody else");
    let second = other_code(&key, &first);
    sign_in(&window, &second);
    window.wait_for_text("#new-matter", "", PATIENCE);

    // A code that was used opens nothing; a recovery code takes its place once.
    leave(&window);
    sign_in(&window, &second);
    window.wait_for_text("[role=alert]", "Sign-in failed", PATIENCE);
    sign_in(&window, &recovery_code);
    window.wait_for_text("#new-matter", "", PATIENCE);
    leave(&window);
    sign_in(&window, &recovery_code);
    window.wait_for_text("[role=alert]", "Sign-in failed", PATIENCE);
    let third = other_code(&key, &second);
    sign_in(&window, &third);

    // A claim is written, journaled within two seconds, and the program is killed.
    window.type_into("#new-matter", "Lamp");
    window.click_text("button", "Add matter");
    window.type_into("#new-document", "Claims of the lamp");
    window.click_text("button", "Add document");
    window.type_into(".cm-content", CLAIM);
    window.wait_for_text(".cm-content", "a switch.", PATIENCE);
    std::thread::sleep(Duration::from_secs(2));
    let said = window.said();
    window.kill();
    // LOG-01: nothing that was entered is told to whoever reads the program's streams.
    let key: String = key.split_whitespace().collect();
    for secret in [PASSWORD, CLAIM, "Claims of the lamp", "Anna", &key, &recovery_code, &recovery_key] {
        assert!(!said.contains(secret), "the program says {secret:?}:\n{said}");
    }

    let window = Window::open_with_accounts(&accounts, &bus.address);
    sign_in(&window, &other_code(&key, &third));
    window.wait_for_text("#new-matter", "", PATIENCE);
    window.click_text("button", "Claims of the lamp");
    window.click_text("button", "Take it");
    window.wait_for_text(".cm-content", CLAIM, PATIENCE);
}
