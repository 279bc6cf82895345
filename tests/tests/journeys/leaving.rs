//! What leaves a vault and comes back: archives, plain files, backups, and an empty machine on which one is put back; each
//! by the system's own dialogs.

use crate::PATIENCE;
use crate::office::Office;
use crate::person::{Person, choose_password, save, write};
use crate::window::{Window, until};
use std::fs;
use std::path::{Path, PathBuf};

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const ARCHIVE: &str = "river basket copper seventeen maple";
const CLAIM: &str = "1. A lamp comprising a coil and a switch.";
const BACKUP: &str = "Choose the folder of the backup";

/// Makes a matter with a document in it, and saves a claim there.
fn saved_claim(window: &Window) {
    write(window, CLAIM);
    save(window);
    window.click_text("header button", "Matters");
    window.wait_for_text("#documents", "1 revision", PATIENCE);
}

/// The one folder in a folder.
fn only(folder: &Path) -> PathBuf {
    let mut found = fs::read_dir(folder).expect("the folder is there").flatten();
    let first = found.next().expect("something is in it").path();
    assert!(found.next().is_none(), "nothing else is in it");
    first
}

/// Puts a backup back where nothing is set up.
fn restored(office: &Office, accounts: &str, backup: &Path) -> Window {
    let window = office.open_at(accounts);
    window.click_text("button", "Restore a backup instead");
    window.click_text("button", "Choose the backup");
    window.choose(BACKUP, backup);
    window.wait_for_text("[role=status]", "The backup is in place", PATIENCE);
    window
}

/// Opens the document and finds the claim.
fn reads(window: &Window) {
    window.click_text("#documents button", "Claims of the lamp");
    window.wait_for_text(".cm-content", CLAIM, PATIENCE);
}

#[test]
fn sec_rel_13_rel_14_a_matter_and_a_vault_leave_and_come_back() {
    let office = Office::new();
    let at = |name: &str| office.place(name);
    let window = office.open();
    let mut anna = Person::first(&window, "Anna", PASSWORD, "Firm");
    saved_claim(&window);

    // A matter goes as an archive under a password of its own, and as plain files.
    window.click_text("main header button", "Export");
    choose_password(&window, ARCHIVE);
    window.click_text("dialog button[type=submit]", "Export");
    window.choose("Where the archive shall go", &at("lamp.claimwright"));
    window.wait_for_text("dialog [role=status]", "lamp.claimwright", PATIENCE);
    let archive = fs::read(at("lamp.claimwright")).expect("it is there");
    let holds = |text: &str| archive.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(!holds(CLAIM) && !holds("Lamp"), "an archive tells nothing");
    window.click_text("dialog label", "As plain files");
    window.click_text("dialog button[type=submit]", "Export");
    window.choose("Name of the new folder for the plain files", &at("plain"));
    window.wait_for_text("dialog [role=status]", "plain", PATIENCE);
    assert_eq!(fs::read_to_string(only(&at("plain"))).expect("it is text"), CLAIM);
    window.click_text("dialog button", "Close");

    // It comes back with its own password alone, as a matter of its own.
    window.click_text("button", "Take in an archive");
    for (password, answer) in [("another password", "[role=alert]"), (ARCHIVE, "")] {
        window.clear("dialog input");
        window.type_into("dialog input", password);
        window.click_text("dialog button[type=submit]", "Choose the archive");
        window.choose("Choose the archive", &at("lamp.claimwright"));
        match answer {
            "" => window.wait_until_gone("dialog", ""),
            place => drop(window.wait_for_text(place, "its password is another one", PATIENCE)),
        }
    }
    reads(&window);
    window.click_text("header button", "Matters");
    window.wait_for_text("nav h2", "2", PATIENCE);

    // A backup is taken to another place, verified there, and taken to the usual one.
    fs::create_dir(at("stick")).expect("a folder can be made");
    window.click_text("header button", "Settings");
    window.click_text("nav button", "Backups");
    window.click_text("button", "To another place");
    window.choose("Where the backup shall go", &at("stick"));
    window.wait_for_text("[role=status]", "Taken and verified", PATIENCE);
    let backup = only(&at("stick"));
    window.click_text("button", "Verify one from another place");
    window.choose(BACKUP, &backup);
    window.wait_for_text("[role=status]", "is whole", PATIENCE);
    window.click_text("button", "Back up now");
    window.wait_for_text("table", "Verify", PATIENCE);

    // A matter that is deleted still lies in both, which are named, with the place where the usual ones lie.
    window.click_text("nav button", "Matters");
    window.click_text("main header button", "Delete");
    window.click_text("dialog button", "Delete");
    window.wait_for_text("dialog", "2 backups still hold it", PATIENCE);
    window.wait_for_text("dialog li", "taken to another place", PATIENCE);
    window.wait_for_text("dialog", &office.accounts().to_string_lossy(), PATIENCE);
    window.click_text("dialog button", "Close");
    // The desktop's list of files used lately names nothing of all this, as soon as the program hears of an entry.
    let forgotten = until(PATIENCE, || {
        let lately = window.used_lately();
        if ["lamp", "plain", "stick"].iter().any(|name| lately.contains(name)) { Err(lately) } else { Ok(()) }
    });
    forgotten.expect("no name stays");
    drop(window);

    // Machines on which nothing is set up: the password of then opens one, the recovery key of then the other.
    let window = restored(&office, "second", &backup);
    anna.sign_in(&window);
    reads(&window);
    drop(window);
    let window = restored(&office, "third", &backup);
    window.click_text("button", "Forgot the password");
    window.type_into("#name", anna.name);
    window.type_into("#recovery-key", &anna.recovery_key);
    window.type_into("#code", &anna.recovery_code());
    choose_password(&window, "harbour quiet lantern seven walnut");
    window.click_text("button[type=submit]", "Recover");
    window.wait_for_text("#recovery-key", "", PATIENCE);
    assert_ne!(window.text("#recovery-key"), anna.recovery_key, "the next key is another one");
    anna.put_away(&window);
    reads(&window);
}
