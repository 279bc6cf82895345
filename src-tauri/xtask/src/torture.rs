//! The vault's tests of crashes at length: kills, failing disks, losses of power, as many as are asked for; holds no test.

use crate::process::{self, Failure};

/// The kills amid saves of an ordinary run of the tests.
const USUAL: u32 = 200;

/// Runs them one after the other; each says what it came to in a line that begins with `result:`.
pub fn run(rounds: u32) -> Result<(), Failure> {
    let percent = rounds.saturating_mul(100).div_ceil(USUAL);
    let tests = ["test", "-p", "claimwright-vault", "--test", "crashes", "--", "--nocapture", "--test-threads=1"];
    process::run(
        &format!("{rounds} kills, and faults and losses of power in proportion"),
        process::cargo(&tests).env("VAULT_TORTURE", percent.to_string()),
    )
}
