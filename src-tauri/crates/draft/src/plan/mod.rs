//! What the draft will speak of: subjects, the tree of claims, reference signs, figures; not the words it uses.

pub(crate) mod definitions;
pub(crate) mod figures;
pub(crate) mod lineage;
mod names;
pub(crate) mod signs;

use crate::Request;
use crate::english::lexicon::Lexicon;
use claimwright_application::ClaimSet;
use claimwright_application::claims::{Category, Claim, Determiner, Mention, Resolution};
use figures::Figure;
use lineage::Lineage;
use signs::SignPlan;

/// The plan of a draft.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Independent claims, by index, in order.
    pub independent: Vec<usize>,
    /// Dependent claims whose chain leads to no independent claim, by index, in order.
    pub orphans: Vec<usize>,
    /// For each claim the claims that depend on it and are told after it, in order.
    pub children: Vec<Vec<usize>>,
    /// For each claim the one behind which it is told.
    pub parent: Vec<Option<usize>>,
    /// The independent claim at the root of each claim's first chain; for an orphan and those below it, the orphan.
    pub root: Vec<usize>,
    /// Figures, in order.
    pub figures: Vec<Figure>,
    /// Whether the figures are the user's own.
    pub figures_given: bool,
    /// For each claim whether it only defines symbols, so that it has no parts.
    pub symbolic: Vec<bool>,
    signs: SignPlan,
}

impl Plan {
    /// The plan for a request over its claims.
    pub fn of(request: &Request<'_>, set: &ClaimSet, lexicon: &Lexicon) -> Self {
        let lineage = Lineage::of(set);
        let told = |claim: &&Claim| lineage.parent[claim.index].is_none() && !is_void(claim);
        let (orphans, independent): (Vec<&Claim>, Vec<&Claim>) =
            set.claims.iter().filter(told).partition(|claim| claim.dependent);
        let indices = |claims: Vec<&Claim>| claims.into_iter().map(|claim| claim.index).collect();
        let mut children = vec![Vec::new(); set.claims.len()];
        for claim in &set.claims {
            if let Some(parent) = lineage.parent[claim.index] {
                children[parent].push(claim.index);
            }
        }
        let mut plan = Self {
            independent: indices(independent),
            orphans: indices(orphans),
            children,
            root: lineage.root,
            parent: lineage.parent,
            symbolic: set.claims.iter().map(definitions::only).collect(),
            figures: Vec::new(),
            figures_given: request.figures.is_some_and(|drawings| !drawings.figures.is_empty()),
            signs: SignPlan::default(),
        };
        plan.signs = SignPlan::of(request, set, &plan, lexicon, true);
        plan.figures = figures::of(request, set, &plan);
        if plan.figures.is_empty() {
            // A sign points into a figure.
            plan.signs = SignPlan::of(request, set, &plan, lexicon, false);
        }
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

/// The mention at the end of a preamble that names another thing than the one claimed, so that what follows is said of it:
/// "a method for controlling an elevator, the elevator having".
pub(crate) fn described(claim: &Claim) -> Option<usize> {
    let transition = claim.transition?.span.of(&claim.text).to_lowercase();
    if !matches!(transition.trim(), "having" | "comprising" | "including" | "containing") {
        return None;
    }
    let subject = claim.mentions.first()?;
    let end = claim.preamble.end;
    let ends = |mention: &Mention| claim.text.get(mention.span.end..end).is_some_and(|rest| rest.trim().is_empty());
    let of_last = |mention: &Mention| {
        let rest = claim.text.get(mention.span.end..end).unwrap_or_default();
        let whole = rest.trim_start().strip_prefix("of ").map(str::trim);
        whole.is_some_and(|whole| claim.mentions.iter().any(|last| ends(last) && last.span.of(&claim.text) == whole))
    };
    let index = claim.mentions.iter().position(|mention| ends(mention) || of_last(mention))?;
    let mention = &claim.mentions[index];
    let known = matches!(mention.resolution, Resolution::Refers(id) if id.claim == claim.index && id.mention != 0);
    let before = claim.text[..mention.span.start].trim_end();
    let apart = before.ends_with(',') || claim.mentions.iter().any(|other| other.span.end == before.len());
    (mention.determiner == Determiner::Definite && known && mention.head != subject.head && apart).then_some(index)
}

/// The process that a preamble ends with where its claim is to a product "formed by a method comprising".
pub(crate) fn process(claim: &Claim) -> Option<usize> {
    let transition = claim.transition?.span.of(&claim.text).to_lowercase();
    let index = claim.mentions.iter().position(|mention| {
        claim.text.get(mention.span.end..claim.preamble.end).is_some_and(|rest| rest.trim().is_empty())
    })?;
    let mention = &claim.mentions[index];
    let before = claim.text[claim.preamble.start..mention.span.start].trim_end().to_lowercase();
    let made = [" by", " from", " through", " via", " according to", " using"].iter().any(|word| {
        let verb = before.strip_suffix(word).and_then(|before| before.rsplit(char::is_whitespace).next());
        verb.is_some_and(|verb| {
            matches!(
                verb,
                "formed" | "made" | "prepared" | "produced" | "obtained" | "obtainable" | "manufactured" | "producible"
            )
        })
    });
    let composes = ["compris", "includ", "having"].iter().any(|verb| transition.contains(verb));
    (index > 0 && made && composes && matches!(mention.head.as_str(), "method" | "process" | "procedure"))
        .then_some(index)
}

/// Whether a claim is to a thing with parts that a drawing can show.
pub(crate) fn has_parts(claim: &Claim) -> bool {
    matches!(claim.category, Category::Product | Category::Apparatus | Category::System | Category::Kit)
        && !is_activity(claim)
        && !definitions::only(claim)
        && !definitions::picks(claim)
}
