//! The program with no network at all, and every call about sockets written down (NET-01); what it does is told by its
//! other journeys. It is not driven here: a driver would be the only one to open a connection.

use crate::display::Display;
use crate::window::{self, TURN};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// Starts the program in a network of its own that leads nowhere, under strace, until `done`; answers what it asked of
/// sockets.
fn traced(arguments: &[&str], done: impl Fn() -> bool) -> String {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().expect("a folder can be made");
    let display = Display::open();
    let log = home.path().join("network.log");
    let mut program = Command::new("unshare")
        .args(["--map-root-user", "--net", "strace", "--follow-forks", "--trace=%network,openat", "--output"])
        .arg(&log)
        .arg(window::desk())
        .args(arguments)
        .env("DISPLAY", &display.name)
        .env("NO_AT_BRIDGE", "1")
        .env("CLAIMWRIGHT_ACCOUNTS", home.path().join("accounts"))
        .env("XDG_DATA_HOME", home.path())
        .env("XDG_CACHE_HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("unshare and strace are there");
    let begun = Instant::now();
    while !done() && begun.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(200));
    }
    // What is begun after the work, such as a look for updates, would show in these seconds.
    std::thread::sleep(Duration::from_secs(5));
    let is_done = done();
    // strace ends with what it follows; the program is its child, and ends with the display at the latest.
    let _ = program.kill();
    let _ = program.wait();
    let text = fs::read_to_string(&log).unwrap_or_default();
    assert!(
        is_done,
        "the program did not do its work:\n{}",
        text.lines().rev().take(20).collect::<Vec<_>>().join("\n")
    );
    text
}

/// What speaks of a network: sockets other than those within the machine, and files of names of other machines.
fn network(log: &str) -> Vec<&str> {
    let spoken = ["AF_INET", "AF_PACKET", "/etc/resolv.conf", "/etc/hosts"];
    log.lines().filter(|line| spoken.iter().any(|word| line.contains(word))).collect()
}

#[test]
fn sec_net_01_a_draft_is_written_and_exported_with_no_network_and_no_socket_to_one() {
    let folder = crate::folder();
    let place = folder.path().to_string_lossy().into_owned();
    let written = || folder.path().join("application-us-report.html").is_file();
    let log = traced(&["--without-accounts", "--folder", &place, "--draft", "us", "--no-model"], written);
    assert!(log.contains("AF_UNIX"), "the display is reached over a socket of the machine");
    assert_eq!(network(&log), Vec::<&str>::new());
}

#[test]
fn sec_net_01_the_first_start_stands_with_no_network_and_no_socket_to_one() {
    let begun = Instant::now();
    let log = traced(&["--no-model"], || begun.elapsed() > Duration::from_secs(15));
    assert!(log.contains("accounts.db"), "the accounts were opened");
    assert_eq!(network(&log), Vec::<&str>::new());
}
