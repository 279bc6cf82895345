//! A display to open windows on: the one that is there, else an Xvfb of our own for as long as the tests run.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A display.
pub struct Display {
    /// Its name, as `DISPLAY` has it.
    pub name: String,
    own: Option<Child>,
}

impl Display {
    /// The display of the environment, or a new one.
    pub fn open() -> Self {
        match std::env::var("DISPLAY") {
            Ok(name) if !name.is_empty() => Self { name, own: None },
            _ => Self::start(),
        }
    }

    fn start() -> Self {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("There is no display and Xvfb cannot be started ({error}): install the package xvfb.")
            });
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is piped");
        BufReader::new(stdout).read_line(&mut line).expect("Xvfb says which display it serves");
        assert!(!line.trim().is_empty(), "Xvfb ended before it served a display.");
        Self { name: format!(":{}", line.trim()), own: Some(child) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(child) = &mut self.own {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
