//! The only door of these tests to the library's entry function.

use claimwright_application::{Application, Office};
use claimwright_assist::terms::{Decisions, Memo, Table};
use claimwright_lint::{Options, Report};

/// Runs the rules named, or all where none is, for the offices, with the names compared by their words.
pub fn check(application: &Application, offices: &[Office], only: &[&str]) -> Report {
    let only = (!only.is_empty()).then_some(only);
    let table = Table::of(application);
    let compared = table.compared(&mut Memo::default());
    let names = compared.names(&compared.groups(&|_, _| None, &Decisions::default()));
    claimwright_lint::check(application, &Options { offices, only, names: Some(&names) })
}
