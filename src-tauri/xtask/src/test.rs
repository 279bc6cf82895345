//! Every test of every kind, in the order of their cost; holds no test.

use crate::process::{self, Failure};
use crate::setup;

/// Sets up what the tests need, then runs them all.
pub fn run() -> Result<(), Failure> {
    process::run("formatting", &mut process::cargo(&["fmt", "--all", "--check"]))?;
    setup::for_tests()?;
    let ui = process::root().join("ui");
    process::run("front end: types", process::command("npm", &["run", "check"]).current_dir(&ui))?;
    process::run("front end: tests", process::command("npm", &["test"]).current_dir(&ui))?;
    process::run("lints", &mut process::cargo(&["clippy", "--quiet", "--workspace", "--all-targets"]))?;
    process::run("Rust: tests", &mut process::cargo(&["test", "--workspace", "--no-fail-fast"]))
}
