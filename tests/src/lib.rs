//! What the tests of the whole program share: where the built programs and the corpus are, and how to call them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this crate stands in a folder of the root").to_owned()
}

/// A program that cargo built beside this test.
///
/// # Panics
/// Where it was not built.
pub fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let program = test.ancestors().nth(2).expect("tests stand in `deps` of the build folder").join(name);
    assert!(program.exists(), "{name} is not built: run the tests by `cargo xtask test`");
    program
}

/// A file of the corpus.
pub fn corpus(name: &str) -> PathBuf {
    root().join("tests/corpus").join(name)
}

/// The JSON objects of a corpus file, one a line.
///
/// # Panics
/// Where the file is missing or damaged.
pub fn lines(name: &str) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(corpus(name)).expect("the corpus is part of the repository");
    text.lines().map(|line| serde_json::from_str(line).expect("the corpus holds JSON lines")).collect()
}

/// The command line with no model, whatever this machine has: what a test finds is found everywhere.
fn without_models() -> Command {
    let mut command = Command::new(built("claimwright"));
    command.env("CLAIMWRIGHT_MODELS", corpus("no-models"));
    command
}

/// Runs the command line and waits for its end.
///
/// # Panics
/// Where it cannot be started.
pub fn claimwright(arguments: &[&str]) -> Output {
    without_models().args(arguments).output().expect("the command line can be started")
}

/// Runs the command line in a folder.
///
/// # Panics
/// Where it cannot be started.
pub fn claimwright_in(folder: &Path, arguments: &[&str]) -> Output {
    without_models().args(arguments).current_dir(folder).output().expect("the command line can be started")
}

/// Standard output as text.
pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Standard error as text.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
