//! An administrator's work in the real window: a new activation code, a new key of the vault, holds and retention; and
//! somebody who types a wrong password too often, on a night before a deadline.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, activation_code, choose_password, invite, save, settings, write};

const ANNA: &str = "lantern orbit velvet quarry ninety";
const OTTO: &str = "harbour quiet walnut seven copper";
const OTTO_NEW: &str = "basket thunder maple cobalt river";

#[test]
fn sec_auth_16_a_colleague_comes_back_by_a_code_the_key_is_replaced_and_a_held_matter_stays() {
    let office = Office::new();
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", ANNA, "Firm");
    write(&window, "1. A lamp.");
    save(&window);
    window.click_text("header button", "Matters");

    // What is held can be read and cannot be deleted, until the hold is lifted.
    window.click_text("main button", "Set a legal hold");
    window.wait_for_text(".tag", "Legal hold", PATIENCE);
    assert!(!window.texts("main button").iter().any(|text| text.starts_with("Delete")), "a held matter stays");
    settings(&window, "Retention");
    window.type_into("#thin", "1");
    window.click_text("button[type=submit]", "Save");
    window.wait_for_text("[role=status]", "Saved", PATIENCE);
    window.click_text("button", "Apply now");
    window.wait_for_text("[role=status]", "Removed: 0 revisions", PATIENCE);
    window.click_text("li button", "Lift");
    window.wait_for_text("section", "No matter is under a legal hold", PATIENCE);

    // Otto comes, loses every way in, and comes back by a code of the administrator's.
    window.click_text("nav button", "Members");
    let activation = invite(&window, "Otto", "attorney");
    Person::leave(&window);
    Person::activated(&window, "Otto", OTTO, &activation);
    Person::leave(&window);
    anna.sign_in(&window);
    settings(&window, "Members");
    window.click("summary[aria-label='More for Otto']");
    window.click_text("details[open] button", "New activation code");
    window.click_text("dialog button", "Make the code");
    let activation = activation_code(&window);
    Person::leave(&window);
    let mut otto_again = Person::activated(&window, "Otto", OTTO_NEW, &activation);
    window.click_text("#documents button", "Claims of the lamp");
    window.wait_for_text(".cm-content", "1. A lamp.", PATIENCE);

    // The vault gets another key; both still come in, and Otto's first password opens nothing.
    Person::leave(&window);
    anna.sign_in(&window);
    settings(&window, "Members");
    window.click_text("button", "Replace the vault’s key");
    window.click_text("dialog button", "Replace the key");
    window.wait_for_text("[role=status]", "The vault has a new key", PATIENCE);
    Person::leave(&window);
    otto_again.sign_in(&window);
    window.click_text("#documents button", "Claims of the lamp");
    window.wait_for_text(".cm-content", "1. A lamp.", PATIENCE);
    Person::leave(&window);
    let code = otto_again.recovery_code();
    otto_again.guessing(OTTO).try_sign_in(&window, &code);
    window.wait_for_text("[role=alert] .note", "Sign-in failed", PATIENCE);
}

#[test]
fn sec_auth_07_after_wrong_passwords_one_waits_and_the_recovery_key_opens_at_once() {
    let office = Office::new();
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", ANNA, "Firm");
    write(&window, "1. A lamp.");
    save(&window);
    Person::leave(&window);
    let stranger = anna.guessing(OTTO);
    let waits = || window.texts("[role=timer]").iter().any(|text| text.contains("Too many attempts"));
    for attempt in 0.. {
        stranger.try_sign_in(&window, "123456");
        window.wait_for_text("button[type=submit]:not(:disabled)", "Sign in", PATIENCE);
        if waits() {
            break;
        }
        assert!(attempt < 8, "nobody may try for ever");
    }
    // The wait is said, and counts, and nothing is looked at; the printed key does not wait.
    let code = anna.recovery_code();
    anna.try_sign_in(&window, &code);
    window.wait_for_text("button[type=submit]:not(:disabled)", "Sign in", PATIENCE);
    assert!(waits() && window.texts("#lock").is_empty());
    window.click_text("button", "Use the recovery key");
    window.clear("#name");
    window.type_into("#name", anna.name);
    window.type_into("#recovery-key", &anna.recovery_key);
    window.type_into("#code", &code);
    choose_password(&window, OTTO_NEW);
    window.click_text("button[type=submit]", "");
    anna.put_away(&window);
    window.click_text("#documents button", "Claims of the lamp");
    window.wait_for_text(".cm-content", "1. A lamp.", PATIENCE);
}
