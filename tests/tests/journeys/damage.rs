//! A vault whose file is damaged, in the real window: it is not written on, what is hit is told, and a backup takes its
//! place or what can be read goes into a new one.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, save, settings, write};
use crate::window::Window;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const CLAIM: &str = "1. A lamp comprising a coil and a switch.";
/// The bytes of a page of the vault.
const PAGE: usize = 4096;

/// The file of the one vault of an installation.
fn vault(accounts: &Path) -> PathBuf {
    let mut files = crate::window::contents(accounts).into_iter().map(|(path, _)| path);
    let is_vault = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("vault")
            && name.ends_with(".db")
            && !path.components().any(|part| part.as_os_str() == "backups")
    };
    files.find(is_vault).expect("a vault is there")
}

/// Turns one bit of each page behind some, as a failing disk may; answers what the file is then.
fn damage(file: &Path, sound: impl Fn(usize) -> usize) -> Vec<u8> {
    let mut bytes = fs::read(file).expect("it can be read");
    let sound = sound(bytes.len() / PAGE);
    bytes.chunks_exact_mut(PAGE).skip(sound).for_each(|page| page[PAGE / 2] ^= 1);
    fs::write(file, &bytes).expect("it can be written");
    bytes
}

/// Fills in what a step of repair asks for, and takes it.
fn repair(window: &Window, anna: &mut Person, step: &str) {
    let code = anna.recovery_code();
    for (field, text) in [("#name", anna.name), ("#password", anna.password), ("#code", &code)] {
        window.clear(field);
        window.type_into(field, text);
    }
    window.click_text("button", step);
}

#[test]
fn sec_rel_08_a_damaged_vault_is_told_salvaged_and_replaced_by_a_backup() {
    let office = Office::new();
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", PASSWORD, "Firm");
    write(&window, CLAIM);
    save(&window);
    // A revision that fills most of the file; its end is what will be hit.
    let long = format!("{CLAIM}\n\n{}", "The coil surrounds the switch. ".repeat(9_000));
    let request = json!({ "claims": long, "name": null, "history": null });
    window.call("save", &json!({ "request": request })).expect("it is saved");
    window.click_text("header button", "Matters");
    settings(&window, "Backups");
    window.click_text("button", "Back up now");
    window.wait_for_text("[role=status]", "Taken and verified", PATIENCE);
    Person::leave(&window);
    window.kill();

    // Most of it can be read, and goes into a new file.
    let file = vault(&office.accounts());
    let damaged = damage(&file, |pages| pages - pages / 10);
    let window = office.open();
    window.click_text("nav.ways button", "Restore a backup");
    window.click_text("main button", "Repair a damaged vault");
    repair(&window, &mut anna, "See what is hit");
    window.wait_for_text("[role=status]", "Lost:", PATIENCE);
    assert_eq!(fs::read(&file).expect("it can be read"), damaged, "a damaged vault is not written on");
    repair(&window, &mut anna, "Save what can be read");
    window.wait_for_text("[role=status]", "A new vault holds what could be read", PATIENCE);
    window.click_text("button", "Back");
    anna.sign_in(&window);
    Person::leave(&window);
    window.kill();

    // Of the next damage nothing can be saved, and the door says so.
    damage(&file, |_| 1);
    let window = office.open();
    let code = anna.recovery_code();
    anna.try_sign_in(&window, &code);
    window.click_text("[role=alert] button", "Repair a damaged vault");
    repair(&window, &mut anna, "Save what can be read");
    window.wait_for_text("[role=alert]", "damaged", PATIENCE);
    assert!(window.texts("[role=alert] button").is_empty(), "the way to repair leads here");

    // A backup takes its place, and everything is there.
    let mut kept = crate::window::contents(&office.accounts()).into_iter().map(|(path, _)| path);
    let manifest = kept.find(|path| path.ends_with("manifest.toml")).expect("a backup is there");
    repair(&window, &mut anna, "Put a backup in its place");
    window.choose("Choose the folder of the backup", manifest.parent().expect("it lies in its folder"));
    window.wait_for_text("[role=status]", "The backup is in place", PATIENCE);
    window.click_text("button", "Back");
    anna.sign_in(&window);
    window.wait_for_text("#documents", "2 revisions", PATIENCE);
}
