//! The only door of these tests to the library's entry function.

use claimwright_application::{Application, Office};
use claimwright_lint::{Options, Report};

/// Runs the rules named, or all where none is, for the offices.
pub fn check(application: &Application, offices: &[Office], only: &[&str]) -> Report {
    let only = (!only.is_empty()).then_some(only);
    claimwright_lint::check(application, &Options { offices, only })
}
