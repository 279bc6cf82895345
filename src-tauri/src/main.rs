//! The window of Claimwright: start arguments, one window, one-line commands over the workbench of `claimwright-api`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod accounts;
mod arguments;
mod closing;
mod commands;
mod comparison;
mod defect;
mod desk;
mod dialogs;
mod drops;
mod generation;
mod glossary;
mod kept;
mod memory;
mod models;
mod places;
mod preference;
#[cfg(target_os = "linux")]
mod recent;
mod review;
mod shelf;
mod typing;
mod window;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    window::prepare_environment();
    window::keep_memory_private();
    defect::tell_places_alone();
    let wish = arguments.wish();
    let desk = desk::Desk::new(arguments);
    match window::run(desk, &wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The window cannot tell it, as it is what failed.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!(
                    "Claimwright cannot open its window: {error}. On Linux it needs a display and WebKitGTK 4.1.\n"
                )
                .as_bytes(),
            );
            ExitCode::from(2)
        }
    }
}
