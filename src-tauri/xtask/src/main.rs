//! The repository's own commands: set up this machine, run the main job, run every test, run every bench. Knows no patents.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what it does is said on the terminal")]

mod bench;
mod front_end;
mod packages;
mod process;
mod run;
mod setup;
mod test;
mod torture;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The repository's own commands
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install what is missing: system packages, the front end, weights
    Setup(Choice),
    /// Set up, then check, draft and validate the sample claims, and open the window on them
    Run(Choice),
    /// Set up what tests need, then run every test of every kind
    Test,
    /// Run every bench
    Bench,
    /// Run the kills, faults and losses of power of the vault's tests at length
    Torture {
        /// How many kills amid saves; everything else goes in proportion
        #[arg(long, default_value_t = 1_000)]
        rounds: u32,
    },
}

/// Which generator.
#[derive(Debug, Clone, Copy, clap::Args)]
struct Choice {
    /// The small generator instead of the default one
    #[arg(long, conflicts_with = "no_model")]
    small: bool,
    /// No generator
    #[arg(long)]
    no_model: bool,
}

impl Choice {
    /// Id of the generator, as the manifest names it.
    const fn generator(self) -> Option<&'static str> {
        match self {
            Self { no_model: true, .. } => None,
            Self { small: true, .. } => Some(setup::SMALL_GENERATOR),
            Self { .. } => Some(setup::DEFAULT_GENERATOR),
        }
    }
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Setup(choice) => setup::all(choice.generator()),
        Command::Run(choice) => run::run(choice.generator()),
        Command::Test => test::run(),
        Command::Bench => bench::run(),
        Command::Torture { rounds } => torture::run(rounds),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
