//! What the draft will speak of: subjects, the tree of claims, reference signs, figures; not the words it uses.

pub(crate) mod figures;
pub(crate) mod signs;

use crate::Request;
use crate::english::lexicon::Lexicon;
use claimwright_application::ClaimSet;
use claimwright_application::claims::{Category, Claim};
use figures::Figure;
use signs::SignPlan;

/// The plan of a draft.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Independent claims, by index, in order.
    pub independent: Vec<usize>,
    /// For each claim the claims that depend on it and are told after it, in order.
    pub children: Vec<Vec<usize>>,
    /// The independent claim at the root of each claim's first chain.
    pub root: Vec<usize>,
    /// Figures, in order.
    pub figures: Vec<Figure>,
    /// Whether the figures are the user's own.
    pub figures_given: bool,
    signs: SignPlan,
}

impl Plan {
    /// The plan for a request over its claims.
    pub fn of(request: &Request<'_>, set: &ClaimSet, lexicon: &Lexicon) -> Self {
        let independent: Vec<usize> = set
            .claims
            .iter()
            .filter(|claim| parent(claim).is_none() && !is_void(claim))
            .map(|claim| claim.index)
            .collect();
        let mut children = vec![Vec::new(); set.claims.len()];
        let mut root: Vec<usize> = (0..set.claims.len()).collect();
        for claim in &set.claims {
            if let Some(parent) = parent(claim) {
                children[parent].push(claim.index);
                // A parent stands before its child, so its own root is known.
                root[claim.index] = root[parent];
            }
        }
        let mut plan = Self {
            independent,
            children,
            root,
            figures: Vec::new(),
            figures_given: request.figures.is_some_and(|drawings| !drawings.figures.is_empty()),
            signs: SignPlan::default(),
        };
        plan.signs = SignPlan::of(request, set, &plan, lexicon);
        plan.figures = figures::of(request, set, &plan);
        plan
    }

    /// The sign that stands behind a mention.
    pub fn sign(&self, claim: usize, mention: usize) -> Option<&str> {
        self.signs.of_mention(claim, mention)
    }

    /// All signs with the terms that they name, in order.
    pub fn sign_list(&self) -> &[(String, String)] {
        self.signs.list()
    }

    /// The figure that shows an independent claim.
    pub fn figure_of(&self, claim: usize) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.claim == Some(claim))
    }
}

/// The claim behind which a dependent claim is told: the latest of those it depends on, if all stand before it.
fn parent(claim: &Claim) -> Option<usize> {
    claim.parents.iter().copied().filter(|&parent| parent < claim.index).min()
}

/// Whether only the number of a claim is left: "14. (canceled)".
fn is_void(claim: &Claim) -> bool {
    let body = claim.text[claim.label.end..].to_lowercase();
    let words: Vec<&str> = body.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    matches!(words.as_slice(), [] | ["canceled" | "cancelled" | "withdrawn" | "deleted"] | ["not", "entered"])
}

/// Whether a claim is to an activity, by its category or by the noun that it begins with.
pub(crate) fn is_activity(claim: &Claim) -> bool {
    let named = claim
        .mentions
        .first()
        .is_some_and(|mention| matches!(mention.head.as_str(), "method" | "process" | "procedure" | "use"));
    // "In a network, a method of …".
    let preamble = claim.preamble.of(&claim.text).to_lowercase();
    let set = preamble.trim_start().starts_with("in ")
        && [", a method", ", a process"].iter().any(|act| preamble.contains(act));
    claim.category.is_activity() || named || set
}

/// Whether a claim is to a thing with parts that a drawing can show.
pub(crate) fn has_parts(claim: &Claim) -> bool {
    matches!(claim.category, Category::Product | Category::Apparatus | Category::System | Category::Kit)
        && !is_activity(claim)
}
