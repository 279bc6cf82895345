//! When a vault locks by itself, in the real window: before the machine sleeps, and after a minute without a person; and
//! who has it open already.

use crate::PATIENCE;
use crate::login::Login;
use crate::office::Office;
use crate::person::{Person, write};
use crate::window::Window;
use serde_json::json;

const PASSWORD: &str = "lantern orbit velvet quarry ninety";
const CLAIM: &str = "1. A lamp comprising a coil.";

#[test]
fn sec_sess_01_sess_03_rel_09_rel_12_sleep_and_a_minute_without_a_person_lock_and_nothing_typed_is_lost() {
    let office = Office::new();
    let login = Login::start(&office.bus);
    let window = office.open();
    let delay = login.delay();
    let anna = Person::first(&window, "Anna", PASSWORD, "Firm");
    write(&window, CLAIM);
    window.wait_for_text("header", "Kept", PATIENCE);

    // Started once more, the program says who has the vault, and opens nothing.
    let second = window.beside(&office.accounts(), &office.bus.address);
    second.wait_for_text("h1", "The vault cannot be opened", PATIENCE);
    second.wait_for_text("main", "use that window", PATIENCE);
    let refused = second.call("matters", &json!({ "request": { "step": "list" } })).expect_err("it is locked");
    assert_eq!(refused["code"], "Locked");
    second.click_text("button", "Try again");
    second.wait_for_text("main", "use that window", PATIENCE);
    drop(second);

    // Sleep waits until the vault is locked, and no longer; the next sleep waits as well.
    let (what, _, _, how) = &delay.asked;
    assert_eq!((what.as_str(), how.as_str()), ("sleep", "delay"));
    login.prepare_for_sleep(true);
    delay.ends();
    let locked = |window: &Window| {
        let status = window.call("status", &json!({})).expect("it answers");
        assert_eq!(status["session"]["state"], "locked");
    };
    locked(&window);
    login.prepare_for_sleep(false);
    let next = login.delay();

    // The password alone goes on where the work was, and what was typed before can be taken back.
    anna.unlock(&window);
    window.wait_for_text(".cm-content", CLAIM, PATIENCE);
    window.click(".cm-content");
    window.press_until_gone(&["\u{E009}", "z"], ".cm-content", "a coil");
    window.press_until_text(&["\u{E009}", "\u{E008}", "z"], ".cm-content", CLAIM);

    // A minute without a person: what stands in the window asks nothing, and the program locks.
    window.click_text("header button", "Settings");
    window.clear("#idle");
    window.type_into("#idle", "1");
    window.click_text("form button[type=submit]", "Save");
    window.wait_for_text("[role=status]", "Changed", PATIENCE);
    window.wait_for_text("h1", "Locked", 2 * PATIENCE);
    locked(&window);
    // Nothing stays in the window, on the page or in any store of its own.
    let stays = "return JSON.stringify([document.documentElement.innerHTML, {...localStorage}, {...sessionStorage}, \
        await indexedDB.databases(), await caches.keys().catch(() => []), document.cookie, history.state, location.href])";
    let stays = window.run(stays, &[]);
    let stays = stays.as_str().expect("the page tells what it has");
    assert!(stays.contains("<h1") && !stays.contains("lamp") && !stays.contains("coil"), "{stays}");
    login.prepare_for_sleep(true);
    next.ends();
}
