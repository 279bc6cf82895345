//! An [`Application`] to findings, each with the law it rests on and, where there is an honest one, a fix.
//!
//! Deterministic: no file, no clock, no thread, no model; predictions of models enter as data.
//! Phases: choose the rules that the offices, the language and the stage ask for → set aside those whose parts are not
//! there ([`CannotAssess`]) → run each rule of [`rules::RULES`] → drop what a more specific finding says → sort by place.

pub mod citation;
mod engine;
pub mod finding;
pub mod firm;
mod hints;
pub mod message;
pub mod noise;
pub mod page;
pub mod phrases;
pub mod rule;
pub mod rules;

pub use citation::{Citation, CitationStatus};
pub use engine::{CannotAssess, Options, Report};
pub use finding::{Applicability, Edit, Finding, Findings, Fix, Place, Related};
pub use message::Message;
pub use rule::{FixKind, Group, OfficeRule, Pages, Rule, RuleMeta, RuleStatus, Severity};

use claimwright_application::Application;

/// Runs every rule that applies and reports what it found and what could not be assessed.
pub fn check(application: &Application, options: &Options<'_>) -> Report {
    engine::run(application, options)
}
