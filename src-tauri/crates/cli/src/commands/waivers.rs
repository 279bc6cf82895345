//! `validate --waivers`: sets findings aside as a file says, and tells what in it speaks of nothing; not the matching.

use crate::arguments::{Audience, Validate};
use crate::ending::{Failure, say};
use crate::input;
use claimwright_api::FirmRules;
use claimwright_api::report::ValidationReport;
use claimwright_api::waivers::{self, Waiver};

/// The waivers of the command line.
pub(super) struct Waivers {
    list: Vec<Waiver>,
    used: Vec<bool>,
    /// Ids of the firm's rules.
    own: Vec<String>,
    with_reasons: bool,
}

impl Waivers {
    pub(super) fn of(arguments: &Validate, firm: &FirmRules) -> Result<Self, Failure> {
        let own = firm.rules.iter().map(|rule| rule.id.clone()).collect();
        let list = match &arguments.waivers {
            Some(path) => waivers::read(&path.display().to_string(), &input::written_by_hand(path)?)?,
            None => Vec::new(),
        };
        let used = vec![false; list.len()];
        Ok(Self { list, used, own, with_reasons: arguments.audience == Audience::Internal })
    }

    pub(super) fn apply(&mut self, report: &mut ValidationReport) {
        for (used, now) in self.used.iter_mut().zip(report.set_aside(&self.list, self.with_reasons)) {
            *used |= now;
        }
    }

    /// Says, on one line each, which rules do not exist and which waivers set nothing aside.
    pub(super) fn tell(&self) {
        let shown = |known: bool| {
            let idle = self.list.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(waiver, _)| waiver);
            let exists = |rule: &String| claimwright_api::pages::exists(rule) || self.own.contains(rule);
            let listed = idle.filter(|waiver| exists(&waiver.rule) == known);
            listed.map(Waiver::shown).collect::<Vec<_>>()
        };
        let (idle, unknown) = (shown(true), shown(false));
        if !unknown.is_empty() {
            say(&format!("Waivers of rules that do not exist were left aside: {}.", unknown.join("; ")));
        }
        if !idle.is_empty() {
            say(&format!("Waivers that no finding matches: {}.", idle.join("; ")));
        }
    }
}
