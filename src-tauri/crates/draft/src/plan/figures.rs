//! Which figures the draft names: the user's own, or schematic ones that can be drawn from the claims alone.

use super::{Plan, described, has_parts, is_activity};
use crate::Request;
use claimwright_application::ClaimSet;
use claimwright_application::claims::LimitationKind;

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its label: `1`, `2A`; empty for the only one.
    pub label: String,
    /// What it is.
    pub kind: FigureKind,
    /// The independent claim that it shows, by index, where known.
    pub claim: Option<usize>,
    /// Signs seen on a figure that was given.
    pub signs: Vec<String>,
    /// What it shows, as the user said it; empty where nothing was said.
    pub caption: String,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureKind {
    /// A block diagram of a thing.
    Blocks,
    /// A flow chart of a method.
    Flow,
    /// A figure of the user's, whose content is not known.
    Given,
}

/// The figures of a draft. A single figure bears no number.
pub(crate) fn of(request: &Request<'_>, set: &ClaimSet, plan: &Plan) -> Vec<Figure> {
    if let Some(drawings) = request.figures.filter(|drawings| !drawings.figures.is_empty()) {
        let single = drawings.figures.len() == 1;
        return drawings
            .figures
            .iter()
            .map(|figure| Figure {
                label: if single { String::new() } else { figure.label.clone() },
                kind: FigureKind::Given,
                claim: None,
                signs: figure.signs.clone(),
                caption: figure.caption.trim().to_owned(),
            })
            .collect();
    }
    let mut figures: Vec<Figure> = Vec::new();
    for &index in &plan.independent {
        let claim = &set.claims[index];
        let kind = if has_parts(claim) && signed(plan, set, index) >= 2 {
            FigureKind::Blocks
        } else if is_activity(claim) && steps(set, index) >= 2 {
            FigureKind::Flow
        } else {
            continue;
        };
        let label = (figures.len() + 1).to_string();
        figures.push(Figure { label, kind, claim: Some(index), signs: Vec::new(), caption: String::new() });
    }
    if let [only] = figures.as_mut_slice() {
        only.label.clear();
    }
    figures
}

fn signed(plan: &Plan, set: &ClaimSet, claim: usize) -> usize {
    let mut signs: Vec<&str> =
        (0..set.claims[claim].mentions.len()).filter_map(|index| plan.sign(claim, index)).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len()
}

/// Steps at the top of a method claim.
pub(crate) fn steps(set: &ClaimSet, claim: usize) -> usize {
    let claim = &set.claims[claim];
    // Behind "the elevator having" stand parts of the elevator.
    let parts = described(claim).is_some();
    let acts = |text: &str| text.split_whitespace().next().is_some_and(|word| word.ends_with("ing"));
    claim
        .limitations
        .iter()
        .filter(|limitation| limitation.parent.is_none() && limitation.kind == LimitationKind::Step)
        .filter(|limitation| !parts || acts(limitation.span.of(&claim.text)))
        .count()
}
