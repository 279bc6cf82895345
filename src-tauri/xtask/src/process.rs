//! Starts other programs and says in one sentence what went wrong with them; decides nothing.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command of the repository ended early: one sentence.
#[derive(Debug)]
pub struct Failure(pub String);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The root of the repository. Cargo names it when it runs this program, for clones that share a build folder share the
/// program too.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(2).expect("this crate stands two folders below the root").to_owned()
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program that cargo built.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// A command in the root of the repository.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end, its output on the terminal.
pub fn run(what: &str, command: &mut Command) -> Result<(), Failure> {
    println!("── {what}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure(format!("{what}: {} ended with {status}.", name(command)))),
        Err(error) => Err(Failure(format!("{what}: {} cannot be started ({error}).", name(command)))),
    }
}

/// Runs a command silently and answers its output where it succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Cargo, as it runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
