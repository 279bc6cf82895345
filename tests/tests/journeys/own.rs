//! A person's own secrets in the real window: a key file made and asked for, a new authenticator, several vaults.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, choose_password};
use std::os::unix::fs::PermissionsExt as _;

const OLD: &str = "lantern orbit velvet quarry ninety";
const NEW: &str = "harbour quiet walnut seven copper";

#[test]
fn a_key_file_and_a_new_authenticator_replace_what_opened_before() {
    let office = Office::new();
    let key = office.place("anna.key");
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", OLD, "Firm");

    // A new password, with a key file that is made on the way and that its owner alone may read.
    window.click_text("header button", "Settings");
    window.click_text("button", "Change password");
    choose_password(&window, NEW);
    window.click_text("dialog button", "Make one");
    window.choose("Where the new key file shall go", &key);
    window.wait_for_text("dialog .name", "anna.key", PATIENCE);
    let rights = std::fs::metadata(&key).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(rights, 0o600);
    window.click_text("dialog button[type=submit]", "Save");
    window.wait_for_text("[role=status]", "Changed", PATIENCE);

    // A new authenticator brings new recovery codes.
    window.click_text("button", "New authenticator");
    let before = anna.codes.clone();
    anna.take_authenticator(&window);
    assert!(before.iter().all(|code| !anna.codes.contains(code)));
    anna.put_away(&window);

    // Neither the old password nor the new one without the file unlocks; what is said names them.
    window.click("#lock");
    for password in [OLD, NEW] {
        window.wait_for_text("button", "Unlock", PATIENCE);
        window.type_into("#password", password);
        window.click_text("button[type=submit]", "Unlock");
        window.wait_for_text("[role=alert]", "the key file if you use one", PATIENCE);
    }
    window.click_text("label", "I use a key file");
    window.click_text("button", "Choose");
    window.choose("Choose your key file", &key);
    window.wait_for_text(".name", "anna.key", PATIENCE);
    anna.password = NEW;
    anna.unlock(&window);

    // Two vaults: at the next sign-in the one that was open last stands, and the other is offered beside it.
    window.click_text("header button", "Settings");
    window.click_text("nav button", "Vaults");
    window.click_text("button", "New vault");
    window.type_into("dialog input", "Wall");
    window.click_text("dialog button[type=submit]", "Make");
    window.click("button[aria-label='Enter Wall']");
    window.wait_for_text("header", "Wall", PATIENCE);
    drop(window);
    let window = office.open();
    window.click_text("label", "I use a key file");
    window.click_text("button", "Choose");
    window.choose("Choose your key file", &key);
    window.wait_for_text(".name", "anna.key", PATIENCE);
    let code = anna.recovery_code();
    anna.try_sign_in(&window, &code);
    window.wait_for_text("h1", "Which vault?", PATIENCE);
    window.wait_for_text("button.main", "Wall", PATIENCE);
    window.click_text("ul button", "Firm");
    window.wait_for_text("header", "Firm", PATIENCE);
}

#[test]
fn papers_that_nobody_ticked_are_offered_again_and_text_outside_the_vault_outlives_a_lock() {
    let office = Office::new();
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", OLD, "Firm");
    window.click_text("header button", "Settings");
    window.click_text("button", "New recovery codes");
    window.wait_for_text(".recovery-code", "", PATIENCE);
    anna.codes = window.texts(".recovery-code");
    window.kill();

    let window = office.open();
    anna.sign_in(&window);
    window.wait_for_text("[role=status] button", "I have them", PATIENCE);
    window.click_text("[role=status] button", "I have them");
    window.wait_until_gone("[role=status] button", "I have them");

    // Text that was never put into a matter is set aside by the lock, and the work goes on in it.
    window.type_into("#new-matter", "Lamp");
    window.click_text("button", "Add matter");
    window.click_text("button", "Look at the sample");
    window.wait_for_text("header", "Not in the vault", PATIENCE);
    window.click(".cm-content");
    window.chord(&["\u{E009}", "\u{E011}"]);
    window.type_keys("A lamp first. ");
    window.click("#lock");
    anna.unlock(&window);
    window.wait_for_text(".cm-content", "A lamp first.", PATIENCE);
    window.click_text("header button", "Matters");
    window.wait_for_text("nav", "Not filed yet", PATIENCE);
    assert!(window.texts("[role=status] button").iter().all(|text| text != "I have them"));
}
