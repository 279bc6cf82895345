//! A folder of accounts on a machine of its own, and the program that opens it.

use crate::bus::Bus;
use crate::window::Window;
use std::path::PathBuf;

/// The machine of a firm: its folder, and the messages of its system.
pub struct Office {
    pub bus: Bus,
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self { bus: Bus::start(), folder: tempfile::tempdir().expect("a folder can be made") }
    }

    /// A place beside the accounts.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the accounts.
    pub fn accounts(&self) -> PathBuf {
        self.place("accounts")
    }

    /// Starts the program.
    pub fn open(&self) -> Window {
        self.open_at("accounts")
    }

    /// Starts the program with another folder of accounts.
    pub fn open_at(&self, name: &str) -> Window {
        Window::open_with_accounts(&self.place(name), &self.bus.address)
    }
}
