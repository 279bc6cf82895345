//! The worker: reads one file from standard input and writes its manuscript to standard output; takes no argument.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimwright_worker::serve()
}
