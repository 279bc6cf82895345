//! The system's own dialogs for files, answered by the keyboard as a person answers them; what is chosen is the journey's.

use crate::PATIENCE;
use crate::window::{Window, until};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

impl Window {
    /// Answers the dialog of this title with a path.
    pub fn choose(&self, title: &str, path: &Path) {
        let dialog = until(PATIENCE, || self.dialog(title).ok_or_else(|| format!("no dialog asks: {title}")));
        let dialog = dialog.unwrap_or_else(|error| panic!("{error}"));
        self.xdotool(&["windowfocus", &dialog]);
        // The line for a path, and all of it.
        self.xdotool(&["key", "ctrl+l", "ctrl+a"]);
        self.xdotool(&["type", "--delay", "1", &path.to_string_lossy()]);
        let answered = until(PATIENCE, || {
            self.xdotool(&["key", "--window", &dialog, "Return"]);
            let gone = || if self.dialog(title).is_none() { Ok(()) } else { Err(format!("it stays open: {title}")) };
            until(Duration::from_secs(3), gone)
        });
        answered.unwrap_or_else(|error| panic!("{error}"));
    }

    /// The dialog of this title, as the display numbers it.
    fn dialog(&self, title: &str) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
        found.lines().next().map(str::to_owned)
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let output = Command::new("xdotool").args(arguments).env("DISPLAY", self.display()).output();
        let output = output.expect("xdotool is there: install the package xdotool");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
