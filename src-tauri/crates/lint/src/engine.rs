//! Chooses and runs rules, and settles between their findings; knows no single rule.

use crate::{Finding, Message};
use claimwright_application::{Application, Office};

/// What to check.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Offices asked; empty means all four.
    pub offices: &'a [Office],
    /// Only these rules, where given.
    pub only: Option<&'a [&'a str]>,
}

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Findings, by place.
    pub findings: Vec<Finding>,
    /// Rules that could not be run, and why.
    pub cannot_assess: Vec<CannotAssess>,
    /// Ids of the rules that ran, in the order of the list.
    pub ran: Vec<&'static str>,
}

/// A rule that could not be run.
#[derive(Debug, Clone, PartialEq)]
pub struct CannotAssess {
    /// Its id.
    pub rule: &'static str,
    /// Why.
    pub reason: Message,
}

pub(crate) fn run(_application: &Application, _options: &Options<'_>) -> Report {
    Report::default()
}
