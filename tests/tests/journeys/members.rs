//! How somebody comes into a vault, what a role lets them do in the window and past it, and how they go.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, invite, save, settings, write};
use crate::window::Window;
use serde_json::{Value, json};

const ANNA: &str = "lantern orbit velvet quarry ninety";
const ROLF: &str = "harbour quiet walnut seven copper";

/// What a command is refused with.
fn refused(window: &Window, command: &str, request: Value) -> Value {
    window.call(command, &json!({ "request": request })).expect_err(command)["code"].clone()
}

#[test]
fn sec_auth_16_who_is_invited_to_read_sees_and_cannot_write_and_goes_for_good() {
    let office = Office::new();
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", ANNA, "Firm");
    write(&window, "1. A lamp.");
    save(&window);

    settings(&window, "Members");
    let activation = invite(&window, "Rolf", "read-only");
    window.wait_for_text("tr", "invited", PATIENCE);

    // He chooses his own password and authenticator, and reads.
    Person::leave(&window);
    let mut rolf = Person::activated(&window, "Rolf", ROLF, &activation);
    window.wait_for_text("main", "You may read here, and not write", PATIENCE);
    assert!(
        window.texts("#new-matter, #new-document, main header button").iter().all(|text| text.starts_with("Export"))
    );
    window.click_text("#documents button", "Claims of the lamp");
    window.wait_for_text(".cm-content", "1. A lamp.", PATIENCE);
    window.wait_for_text("header", "Read only", PATIENCE);
    // Past the window he can do no more.
    let id = window.call("status", &json!({})).expect("it answers")["session"]["session"]["kept"]["id"].clone();
    for (command, request) in [
        ("matters", json!({ "step": "add", "title": "Other" })),
        ("save", json!({ "claims": "1. Another lamp.", "name": null, "history": null })),
        ("documents", json!({ "step": "rename", "document": id, "matter": "0".repeat(32), "title": "Other" })),
        ("administer", json!({ "step": "invite", "name": "Carl", "role": "administrator" })),
        ("administer", json!({ "step": "audit", "before": null })),
        ("administer", json!({ "step": "set_idle_minutes", "minutes": 60 })),
    ] {
        assert_eq!(refused(&window, command, request), "NotAllowed", "{command}");
    }
    window.click_text("header button", "Settings");
    assert!(!window.texts("nav button").contains(&"Audit log".to_owned()));

    // The administrator makes him an attorney, then removes him; the log tells it, and is whole.
    Person::leave(&window);
    anna.sign_in(&window);
    settings(&window, "Members");
    window.choose_option("select[aria-label='Role of Rolf']", "attorney");
    window.click("summary[aria-label='More for Rolf']");
    window.click_text("details[open] button", "Remove");
    window.click_text("dialog button", "Remove and replace the key");
    window.wait_for_text("[role=status]", "Rolf is removed", PATIENCE);
    window.click_text("nav button", "Audit log");
    window.click_text("button", "Verify all");
    window.wait_for_text("[role=status]", "The audit log is whole", PATIENCE);
    let told = window.texts("tbody td:nth-child(4)");
    for event in ["member added", "member activated", "role changed", "member removed", "vault key replaced"] {
        assert!(told.iter().any(|text| text == event), "{event}: {told:?}");
    }

    // His password and his codes open nothing any more.
    Person::leave(&window);
    let code = rolf.recovery_code();
    rolf.try_sign_in(&window, &code);
    window.wait_for_text("[role=alert] .note", "", PATIENCE);
    assert!(window.texts("#lock").is_empty());
}
