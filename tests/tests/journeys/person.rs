//! Somebody with an account, who types what the door and its dialogs ask for; codes come from oathtool, as a person's
//! authenticator would make them.

use crate::PATIENCE;
use crate::window::Window;
use std::process::Command;
use std::time::{Duration, Instant};

/// A person, with what was printed.
#[derive(Clone)]
pub struct Person {
    pub name: &'static str,
    pub password: &'static str,
    /// The key of the authenticator.
    pub key: String,
    /// Recovery codes that were not used.
    pub codes: Vec<String>,
    pub recovery_key: String,
    /// The last code of the authenticator that was used.
    used: String,
}

/// The present code of an authenticator.
fn code(key: &str) -> String {
    let key: String = key.split_whitespace().collect();
    let output = Command::new("oathtool").args(["--totp", "--base32", &key]).output();
    let output = output.expect("oathtool is there: install the package oathtool");
    String::from_utf8(output.stdout).expect("a code is digits").trim().to_owned()
}

impl Person {
    /// Goes through the first start, to the matters.
    pub fn first(window: &Window, name: &'static str, password: &'static str, vault: &str) -> Self {
        window.type_into("#name", name);
        window.type_into("#vault", vault);
        Self::enrolled(window, name, password)
    }

    /// Activates an account, to the matters.
    pub fn activated(window: &Window, name: &'static str, password: &'static str, activation: &str) -> Self {
        window.click_text("button", "I have an activation code");
        window.type_into("#activation", activation);
        window.clear("#name");
        window.type_into("#name", name);
        Self::enrolled(window, name, password)
    }

    /// Somebody who has this person's things and guesses the password.
    pub fn guessing(&self, password: &'static str) -> Self {
        Self { password, ..self.clone() }
    }

    fn enrolled(window: &Window, name: &'static str, password: &'static str) -> Self {
        choose_password(window, password);
        window.click_text("button[type=submit]", "Continue");
        let mut person = Self {
            name,
            password,
            key: String::new(),
            codes: Vec::new(),
            recovery_key: String::new(),
            used: String::new(),
        };
        person.take_authenticator(window);
        person.recovery_key = window.text("#recovery-key");
        assert!(!person.recovery_key.is_empty());
        person.put_away(window);
        window.wait_for_text("#lock", "", PATIENCE);
        person
    }

    /// Takes the key of a new authenticator from the window, and shows its first code.
    pub fn take_authenticator(&mut self, window: &Window) {
        self.key = window.text("#totp-key");
        self.used = code(&self.key);
        window.type_into("#code", &self.used);
        window.click_text("button[type=submit]", "Confirm");
        window.wait_for_text(".recovery-code", "", PATIENCE);
        self.codes = window.texts(".recovery-code");
    }

    /// Says that papers are put away.
    pub fn put_away(&self, window: &Window) {
        window.click("#printed");
        window.click_text("button", "Continue");
    }

    /// A code of the authenticator that was not used; each is accepted once.
    pub fn code(&mut self) -> String {
        let begun = Instant::now();
        loop {
            let now = code(&self.key);
            if now != self.used {
                self.used.clone_from(&now);
                return now;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "a code lasts thirty seconds");
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// A recovery code, which spares waiting for the authenticator.
    pub fn recovery_code(&mut self) -> String {
        self.codes.pop().expect("ten were printed")
    }

    /// Types both factors and tries them.
    pub fn try_sign_in(&self, window: &Window, code: &str) {
        window.wait_for_text("button", "Sign in", PATIENCE);
        for (field, text) in [("#name", self.name), ("#password", self.password), ("#code", code)] {
            window.clear(field);
            window.type_into(field, text);
        }
        window.click_text("button[type=submit]", "Sign in");
    }

    /// Signs in with a recovery code.
    pub fn sign_in(&mut self, window: &Window) {
        let code = self.recovery_code();
        self.try_sign_in(window, &code);
        window.wait_for_text("#lock", "", PATIENCE);
    }

    /// Unlocks with the password alone.
    pub fn unlock(&self, window: &Window) {
        window.wait_for_text("button", "Unlock", PATIENCE);
        window.type_into("#password", self.password);
        window.click_text("button[type=submit]", "Unlock");
        window.wait_for_text("#lock", "", PATIENCE);
    }

    /// Locks, and asks for both factors of whoever comes next.
    pub fn leave(window: &Window) {
        window.click("#lock");
        window.click_text("button", "Sign in as somebody else");
    }
}

/// Makes the matter “Lamp” with the document “Claims of the lamp”, and types a claim there.
pub fn write(window: &Window, claim: &str) {
    window.type_into("#new-matter", "Lamp");
    window.click_text("button", "Add matter");
    window.type_into("#new-document", "Claims of the lamp");
    window.click_text("button", "Add document");
    window.type_into(".cm-content", claim);
    window.wait_for_text(".cm-content", claim, PATIENCE);
}

/// Makes a revision of what is open.
pub fn save(window: &Window) {
    window.click_text("header button", "Save");
    window.wait_for_text("header", "Saved", PATIENCE);
}

/// Opens a section of the settings.
pub fn settings(window: &Window, section: &str) {
    window.click_text("header button", "Settings");
    window.click_text("nav button", section);
}

/// Invites somebody in the section of members; answers the activation code.
pub fn invite(window: &Window, name: &str, role: &str) -> String {
    window.click_text("button", "Invite");
    window.type_into("dialog input", name);
    window.click_text("dialog label", role);
    window.click_text("dialog button[type=submit]", "Make the code");
    activation_code(window)
}

/// The activation code that a dialog shows, which is closed.
pub fn activation_code(window: &Window) -> String {
    let code = window.text("#activation-code");
    window.click_text("dialog button", "Close");
    code
}

/// Types a new password twice.
pub fn choose_password(window: &Window, password: &str) {
    window.type_into("#password", password);
    window.type_into("#password-again", password);
}
