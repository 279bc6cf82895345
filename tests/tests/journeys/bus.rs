//! A session bus of a test's own, on which it says what a desktop would say; nobody else listens there.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A bus.
pub struct Bus {
    /// Its address, as `DBUS_SESSION_BUS_ADDRESS` has it.
    pub address: String,
    daemon: Child,
}

impl Bus {
    /// Starts one.
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is there: install the package dbus-x11");
        let mut line = String::new();
        let stdout = daemon.stdout.take().expect("its output is piped");
        BufReader::new(stdout).read_line(&mut line).expect("it says its address");
        Self { address: line.trim().to_owned(), daemon }
    }

    /// Says that the screen was locked.
    pub fn lock_screen(&self) {
        let said = Command::new("dbus-send")
            .args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"])
            .args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .status()
            .expect("dbus-send is there: install the package dbus-bin");
        assert!(said.success());
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
