//! The structure of claims as JSON, as text and as a tree for a terminal; not how it is found.

use crate::offsets::{Offsets, Unit};
use crate::wire::{ClaimView, LimitationView, MentionPlace, MentionView, RangeView, ReferenceView, TransitionView};
use claimwright_application::Span;
use claimwright_application::claims::{
    Category, Claim, ClaimSet, Determiner, Joined, LimitationKind, MentionId, ReferenceRole, Resolution, TransitionKind,
};
use std::fmt::Write as _;

/// Every claim with its structure; positions in code points of its own text.
pub fn claims(set: &ClaimSet) -> Vec<ClaimView> {
    set.claims.iter().map(claim).collect()
}

fn claim(claim: &Claim) -> ClaimView {
    let offsets = Offsets::new(&claim.text, Unit::CodePoint);
    let range = |span: Span| {
        let points = offsets.of_span(span);
        RangeView { start: points.start, end: points.end, text: span.of(&claim.text).to_owned() }
    };
    ClaimView {
        number: claim.number,
        numbered: claim.numbered,
        category: category(claim.category),
        dependent: claim.dependent,
        parents: claim.parents.clone(),
        preamble: range(claim.preamble),
        transition: claim.transition.map(|transition| TransitionView {
            kind: match transition.kind {
                TransitionKind::Open => "open",
                TransitionKind::Closed => "closed",
                TransitionKind::PartlyClosed => "partly-closed",
                TransitionKind::Characterising => "characterising",
                TransitionKind::Wherein => "wherein",
            },
            range: range(transition.span),
        }),
        references: claim
            .references
            .iter()
            .map(|reference| ReferenceView {
                numbers: reference.numbers.clone(),
                joined: match reference.joined {
                    Joined::Single => "single",
                    Joined::Alternative => "alternative",
                    Joined::Cumulative => "cumulative",
                },
                role: match reference.role {
                    ReferenceRole::Dependency => "dependency",
                    ReferenceRole::Whole => "whole",
                    ReferenceRole::OtherCategory => "other-category",
                    ReferenceRole::Other => "other",
                },
                range: range(reference.span),
            })
            .collect(),
        limitations: claim
            .limitations
            .iter()
            .map(|limitation| LimitationView {
                kind: match limitation.kind {
                    LimitationKind::Element => "element",
                    LimitationKind::Step => "step",
                    LimitationKind::Clause => "clause",
                },
                parent: limitation.parent,
                range: range(limitation.span),
            })
            .collect(),
        mentions: claim
            .mentions
            .iter()
            .map(|mention| {
                let (resolution, candidates) = resolution(&mention.resolution);
                MentionView {
                    term: mention.term(),
                    head: mention.head.clone(),
                    determiner: match mention.determiner {
                        Determiner::Indefinite => "indefinite",
                        Determiner::Definite => "definite",
                        Determiner::Possessive => "possessive",
                        Determiner::Bare => "bare",
                    },
                    plural: mention.plural,
                    sign: mention.sign.map(|span| span.of(&claim.text).to_owned()),
                    resolution,
                    candidates,
                    range: range(mention.span),
                }
            })
            .collect(),
        text: claim.text.clone(),
    }
}

fn resolution(resolution: &Resolution) -> (&'static str, Vec<MentionPlace>) {
    let place = |id: &MentionId| MentionPlace { claim: id.claim, mention: id.mention };
    let places = |ids: &[MentionId]| ids.iter().map(place).collect();
    match resolution {
        Resolution::Introduces => ("introduces", Vec::new()),
        Resolution::Reintroduces(id) => ("reintroduces", vec![place(id)]),
        Resolution::Refers(id) => ("refers", vec![place(id)]),
        Resolution::Exempt(_) => ("exempt", Vec::new()),
        Resolution::Missing(ids) => ("missing", places(ids)),
        Resolution::Inherent => ("inherent", Vec::new()),
        Resolution::Ambiguous(ids) => ("ambiguous", places(ids)),
        Resolution::OtherBranch(ids) => ("other-branch", places(ids)),
        Resolution::NumberMismatch(id) => ("number-mismatch", vec![place(id)]),
        Resolution::NotExamined => ("not-examined", Vec::new()),
    }
}

/// The word for a category.
pub const fn category(category: Category) -> &'static str {
    match category {
        Category::Product => "product",
        Category::Apparatus => "apparatus",
        Category::System => "system",
        Category::Composition => "composition",
        Category::Medium => "medium",
        Category::Program => "program",
        Category::Signal => "signal",
        Category::Kit => "kit",
        Category::Method => "method",
        Category::Use => "use",
    }
}

/// A paragraph per claim: number, category, dependencies, preamble, limitations.
pub fn text(set: &ClaimSet) -> String {
    let mut out = String::new();
    for claim in &set.claims {
        let _ = write!(out, "Claim {} ({}", claim.number, category(claim.category));
        if !claim.parents.is_empty() {
            let numbers: Vec<_> = claim.parents.iter().map(|parent| set.claims[*parent].number.to_string()).collect();
            let _ = write!(out, ", depends on {}", numbers.join(", "));
        }
        out.push_str(")\n");
        let _ = writeln!(out, "  preamble    {}", one_line(claim.preamble.of(&claim.text)));
        if let Some(transition) = claim.transition {
            let _ = writeln!(out, "  transition  {}", transition.span.of(&claim.text));
        }
        for limitation in &claim.limitations {
            let indent = if limitation.parent.is_some() { "    " } else { "  " };
            let kind = match limitation.kind {
                LimitationKind::Element => "element",
                LimitationKind::Step => "step",
                LimitationKind::Clause => "clause",
            };
            let _ = writeln!(out, "{indent}{kind:<11} {}", one_line(limitation.span.of(&claim.text)));
        }
        out.push('\n');
    }
    out
}

/// The claim tree; a claim that depends on several stands under the first and names the others.
pub fn tree(set: &ClaimSet) -> String {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); set.claims.len()];
    let mut roots = Vec::new();
    for claim in &set.claims {
        // A forward reference or a cycle would never be reached from a root: such a claim is a root of its own.
        match claim.parents.first() {
            Some(&parent) if parent < claim.index => children[parent].push(claim.index),
            _ => roots.push(claim.index),
        }
    }
    let mut out = String::new();
    // An explicit stack: claims may depend on each other thousands deep.
    let mut stack: Vec<(usize, String, bool, bool)> =
        roots.iter().rev().map(|root| (*root, String::new(), true, true)).collect();
    while let Some((index, lead, last, is_root)) = stack.pop() {
        let claim = &set.claims[index];
        let branch = if is_root {
            ""
        } else if last {
            "└─ "
        } else {
            "├─ "
        };
        let _ = write!(out, "{lead}{branch}{} {}", claim.number, category(claim.category));
        if claim.parents.len() > 1 {
            let numbers: Vec<_> = claim.parents.iter().map(|parent| set.claims[*parent].number.to_string()).collect();
            let _ = write!(out, " (of {})", numbers.join(", "));
        }
        let _ = writeln!(out, "  {}", opening(claim));
        let lead = if is_root { lead } else { lead + if last { "   " } else { "│  " } };
        for (position, child) in children[index].iter().rev().enumerate() {
            stack.push((*child, lead.clone(), position == 0, false));
        }
    }
    out
}

/// The first words of a claim.
pub fn opening(claim: &Claim) -> String {
    let words: Vec<_> = claim.body_text().split_whitespace().take(12).collect();
    let more = claim.body_text().split_whitespace().nth(12).is_some();
    words.join(" ") + if more { " …" } else { "" }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
