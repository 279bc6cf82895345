//! The headless front end: parses arguments, hands bytes and models to the core, prints what comes back; knows no rule.

mod arguments;
mod commands;
mod ending;
mod input;
mod models;

use arguments::{Arguments, Command};
use clap::Parser;
use ending::Ending;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return ending::of_usage(&error),
    };
    let ended = match arguments.command {
        Command::Claims(arguments) => commands::claims::run(&arguments),
        Command::Validate(arguments) => commands::validate::run(&arguments),
        Command::Draft(arguments) => commands::draft::run(&arguments),
        Command::Export(arguments) => commands::export::run(&arguments),
        Command::Explain(arguments) => commands::explain::run(&arguments),
        Command::Models(arguments) => commands::models::run(&arguments),
    };
    match ended {
        Ok(ending) => ending.code(),
        Err(failure) => {
            ending::say(&failure.sentence);
            Ending::from(failure.kind).code()
        }
    }
}
