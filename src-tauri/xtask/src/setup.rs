//! Everything that this machine lacks, in the order in which one thing needs another; runs no job and no test.

use crate::process::{self, Failure};
use crate::{front_end, packages};

/// The generator that drafts unless another is asked for.
pub const DEFAULT_GENERATOR: &str = "qwen2.5-coder-1.5b";
/// The generator of tests and weak machines.
pub const SMALL_GENERATOR: &str = "smollm2-135m";
/// The encoder.
pub const ENCODER: &str = "minilm-l6";

/// Everything that running needs, with a generator where one is asked for.
pub fn all(generator: Option<&str>) -> Result<(), Failure> {
    packages::install(false)?;
    front_end::install()?;
    front_end::build()?;
    programs()?;
    for id in generator.iter().chain(&[ENCODER]) {
        weights(id)?;
    }
    Ok(())
}

/// Everything that the tests need: the small generator and the encoder, not the large one.
pub fn for_tests() -> Result<(), Failure> {
    packages::install(true)?;
    front_end::install()?;
    front_end::build()?;
    programs()?;
    weights(ENCODER)?;
    weights(SMALL_GENERATOR)
}

/// Builds the command line and the window.
fn programs() -> Result<(), Failure> {
    process::run(
        "building the command line and the window (some minutes the first time)",
        &mut process::cargo(&[
            "build",
            "--quiet",
            "-p",
            "claimwright-cli",
            "-p",
            "claimwright-worker",
            "-p",
            "claimwright-desk",
        ]),
    )
}

/// Brings a model into the store, unless it is there.
fn weights(id: &str) -> Result<(), Failure> {
    process::run(&format!("model {id}"), &mut process::command(process::built("claimwright"), &["models", "fetch", id]))
}
