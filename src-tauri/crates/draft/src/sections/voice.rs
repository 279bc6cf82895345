//! How sentences about dependent claims begin; not what they say.

use super::Desk;
use crate::english::Subject;
use crate::english::token::{Signs, text};
use crate::profile::fill;
use claimwright_application::claims::Claim;

/// How the embodiments of dependent claims are introduced, so that neighbours do not sound alike.
#[derive(Debug, Default)]
pub(crate) struct Voice {
    told: usize,
    last: Option<usize>,
}

impl Voice {
    /// The words before the first sentence of a claim; `part` is what the claim that it depends on added.
    pub fn intro(&mut self, desk: &Desk<'_>, claim: &Claim, part: Option<&Subject>) -> String {
        let conditional = &desk.profile.conditional;
        let pick = |phrases: &[String], at: usize| phrases.get(at % phrases.len().max(1)).cloned().unwrap_or_default();
        let parent = desk.source.plan.parent[claim.index];
        let on_root = parent == Some(desk.source.plan.root[claim.index]);
        let intro = if on_root || parent.is_none() {
            pick(&conditional.first, self.told)
        } else if self.last == parent {
            pick(&conditional.below, self.told)
        } else if let Some(part) = part {
            fill(&conditional.with, &[("part", &text(&part.definite, Signs::Bare))])
        } else {
            pick(&conditional.first, self.told)
        };
        self.told += 1;
        self.last = Some(claim.index);
        intro
    }
}

/// The first phrase once, then the others in turn.
pub(crate) fn following(phrases: &[String]) -> impl Iterator<Item = &str> {
    let rest = phrases.get(1..).unwrap_or_default();
    phrases.iter().take(1).chain(rest.iter().cycle()).map(String::as_str)
}
