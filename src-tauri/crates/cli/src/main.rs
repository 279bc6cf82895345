//! The headless front end: parses arguments, hands bytes and models to the core, prints what comes back; knows no rule.

mod arguments;
mod commands;
mod comparer;
mod ending;
mod folder;
mod input;
mod models;
mod output;
mod parallel;
mod progress;

use arguments::{Arguments, Command};
use clap::Parser;
use ending::Ending;
use std::process::ExitCode;

/// A second thread of candle's waits by spinning, which costs more than it brings where the machine is not idle.
fn prepare_environment() {
    for name in ["CANDLE_NUM_THREADS", "RAYON_NUM_THREADS"] {
        if std::env::var_os(name).is_none() {
            #[expect(unsafe_code, reason = "no other thread runs yet, as this is called first in main")]
            unsafe {
                std::env::set_var(name, "1");
            }
        }
    }
}

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == input::WORKER_ARGUMENT) {
        return claimwright_worker::serve();
    }
    prepare_environment();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return ending::of_usage(&error),
    };
    let ended = match arguments.command {
        Command::Claims(arguments) => commands::claims::run(&arguments),
        Command::Validate(arguments) => commands::validate::run(&arguments),
        Command::Complete(arguments) => commands::complete::run(&arguments),
        Command::Draft(arguments) => commands::draft::run(&arguments),
        Command::Export(arguments) => commands::export::run(&arguments),
        Command::Explain(arguments) => commands::explain::run(&arguments),
        Command::Models(arguments) => commands::models::run(&arguments),
        Command::Terms(arguments) => commands::terms::run(&arguments),
        Command::Similar(arguments) => commands::similar::run(&arguments),
        Command::Adapt(arguments) => commands::adapt::run(&arguments),
    };
    match ended {
        Ok(ending) => ending.code(),
        Err(failure) => {
            ending::say(&failure.sentence);
            Ending::from(failure.kind).code()
        }
    }
}
