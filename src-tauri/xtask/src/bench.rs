//! Every bench: criterion for the core and the models, whole processes for the window; judges no figure.

use crate::process::{self, Failure};
use crate::setup;

/// Runs them all.
pub fn run() -> Result<(), Failure> {
    setup::for_tests()?;
    process::run("benches", &mut process::cargo(&["bench", "--workspace", "--benches"]))
}
