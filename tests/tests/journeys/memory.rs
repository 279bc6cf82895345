//! What other programs of the same user see of the running program, and what a crash leaves of it (CRYP-09).

use crate::display::Display;
use crate::window::{self, PATIENCE, TURN, until};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::PoisonError;

/// The number of the signal by which a process that met a defect ends.
const ABORT: i32 = 6;

/// A process that does not outlive a test that fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already is not there to be killed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program as a person starts it, who has no rights over others: root lays his down first. What it says is English.
fn as_a_person(program: &str) -> Command {
    let is_root = fs::metadata("/proc/self").is_ok_and(|mine| mine.uid() == 0);
    let mut command = Command::new(if is_root { "setpriv" } else { program });
    if is_root {
        command.args(["--bounding-set=-all", "--inh-caps=-all", program]);
    }
    command.env("LC_ALL", "C");
    command
}

/// Reads a file of a process as another program of the same person does.
fn read_by_a_neighbour(process: &Running, file: &str) -> Result<(), String> {
    let path = format!("/proc/{}/{file}", process.0.id());
    let read = as_a_person("head").args(["--bytes=1", &path]).output().expect("setpriv and head are there");
    if read.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&read.stderr).into_owned()) }
}

/// Starts a program that would leave a core in this folder, as far as the system allows it.
fn started(program: &Path, arguments: &[&str], home: &Path, display: &Display) -> Running {
    let started = as_a_person("sh")
        .args(["-c", "ulimit -S -c $(ulimit -H -c); exec \"$0\" \"$@\""])
        .arg(program)
        .args(arguments)
        .current_dir(home)
        .env("DISPLAY", &display.name)
        .env("NO_AT_BRIDGE", "1")
        .env("CLAIMWRIGHT_ACCOUNTS", home.join("accounts"))
        .env("XDG_DATA_HOME", home)
        .env("XDG_CACHE_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Running(started.expect("it can be started"))
}

/// Makes a process end as by a defect; answers whether it left a core.
fn crash(mut process: Running) -> bool {
    let signal = Command::new("kill").args(["-ABRT", &process.0.id().to_string()]).status();
    assert!(signal.is_ok_and(|sent| sent.success()), "the process was running");
    let ended = process.0.wait().expect("it ends");
    assert_eq!(ended.signal(), Some(ABORT), "{ended}");
    ended.core_dumped()
}

#[test]
fn sec_cryp_09_no_neighbour_reads_the_memory_and_a_crash_leaves_no_core() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().expect("a folder can be made");
    let display = Display::open();
    // A program that does not mind is read, so that a refusal says something.
    let careless = started(Path::new("sleep"), &["600"], home.path(), &display);
    let open = until(PATIENCE, || read_by_a_neighbour(&careless, "environ"));
    open.expect("a neighbour reads what is not kept from him");
    let leaves_cores = crash(careless);

    let program = started(&window::desk(), &["--no-model"], home.path(), &display);
    let accounts = home.path().join("accounts/accounts.db");
    let stands = until(PATIENCE, || if accounts.is_file() { Ok(()) } else { Err("no accounts yet".to_owned()) });
    stands.expect("the program has begun its work");
    for file in ["environ", "mem", "maps"] {
        let refused = read_by_a_neighbour(&program, file).expect_err(file);
        assert!(refused.contains("Permission denied"), "{file}: {refused}");
    }
    assert!(!crash(program), "a crash leaves what was in memory on the disk (others would: {leaves_cores})");
    let cores = fs::read_dir(home.path()).expect("it is there").flatten();
    let cores: Vec<_> =
        cores.map(|entry| entry.file_name()).filter(|name| name.as_encoded_bytes().starts_with(b"core")).collect();
    assert!(cores.len() <= usize::from(leaves_cores), "{cores:?}");
}
