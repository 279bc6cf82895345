//! Every bench: criterion for the core and the models, whole processes for the window; judges no figure.

use crate::process::{self, Failure};
use crate::setup;

/// Packages and their benches.
const BENCHES: &[(&str, &str)] = &[
    ("claimwright-application", "claims"),
    ("claimwright-application", "text"),
    ("claimwright-assist", "completion"),
    ("claimwright-assist", "terms"),
    ("claimwright-lint", "lint"),
    ("claimwright-candle", "models"),
    ("claimwright-tests", "vault"),
    ("claimwright-tests", "window"),
];

/// Runs them all; the window's is the optimised one.
pub fn run() -> Result<(), Failure> {
    setup::for_tests()?;
    process::run(
        "building the window, optimised",
        &mut process::cargo(&["build", "--release", "-p", "claimwright-desk", "-p", "claimwright-worker"]),
    )?;
    for (package, bench) in BENCHES {
        process::run(&format!("bench {bench}"), &mut process::cargo(&["bench", "-p", package, "--bench", bench]))?;
    }
    Ok(())
}
