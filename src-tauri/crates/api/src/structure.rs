//! The structure of claims as JSON, as text and as a tree for a terminal; not how it is found.

use crate::offsets::{Offsets, Unit};
use crate::terms;
use crate::wire::{
    CandidateView, ChangeView, ClaimView, LimitationView, MentionPlace, MentionView, RangeView, ReferenceView,
    StandingView, TransitionView,
};
use crate::{ApiError, ErrorCode};
use claimwright_application::Span;
use claimwright_application::claims::{
    Category, Claim, ClaimSet, ClaimStatus, Determiner, Joined, LimitationKind, MedicalUse, MentionId, ReferenceRole,
    Resolution, Standing, TransitionKind,
};
use std::fmt::Write as _;

/// Refuses a set of more claims than can be shown and checked; `name` says whose they are, where they have a name.
///
/// # Errors
/// [`ErrorCode::CannotRead`].
pub fn within_limits(set: &ClaimSet, name: Option<&str>) -> Result<(), ApiError> {
    let (most, count) = (ClaimSet::MOST_CLAIMS, set.claims.len());
    if count <= most {
        return Ok(());
    }
    let [en, fr, de] = [name.unwrap_or("This text"), name.unwrap_or("Ce texte"), name.unwrap_or("Dieser Text")];
    let sentences = [
        format!("{en} has {count} claims, and at most {most} are taken in: split it."),
        format!("{fr} a {count} revendications, et {most} au plus sont acceptées : divisez-le."),
        format!("{de} hat {count} Ansprüche, und höchstens {most} werden angenommen: Teilen Sie ihn auf."),
    ];
    Err(ApiError::said(ErrorCode::CannotRead, sentences))
}

/// Every claim with its structure; positions in code points of its own text.
pub fn claims(set: &ClaimSet) -> Vec<ClaimView> {
    set.claims.iter().zip(set.standings()).map(|(one, standing)| claim(one, standing)).collect()
}

fn claim(claim: &Claim, standing: Standing) -> ClaimView {
    let offsets = Offsets::new(&claim.text, Unit::CodePoint);
    let range = |span: Span| {
        let points = offsets.of_span(span);
        RangeView { start: points.start, end: points.end, text: span.of(&claim.text).to_owned() }
    };
    ClaimView {
        number: claim.number,
        numbered: claim.numbered,
        through: claim.through,
        language: claim.language.code(),
        label: range(claim.label),
        status: claim.status.map(status),
        changes: claim
            .changes
            .iter()
            .map(|change| ChangeView {
                kind: if change.deleted { "deleted" } else { "inserted" },
                words: change.words.of(&claim.text).to_owned(),
                range: range(change.span),
            })
            .collect(),
        clean: claim.clean_text(),
        medical_use: claim.medical_use.map(|medical| match medical {
            MedicalUse::Substance => "substance",
            MedicalUse::Swiss => "swiss",
        }),
        standing: StandingView {
            dependent_in_form: standing.dependent_in_form,
            independent_for_us_fees: standing.independent_for_us_fees,
            us_claims_charged: standing.us_claims_charged,
            ep_fee_position: standing.ep_fee_position,
            independent_for_rule_43_2: standing.independent_for_rule_43_2,
        },
        category: category(claim.category),
        dependent: claim.dependent,
        parents: claim.parents.clone(),
        preamble: range(claim.preamble),
        body: range(claim.body),
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
                label: limitation.label.map(range),
                range: range(limitation.span),
            })
            .collect(),
        mentions: claim
            .mentions
            .iter()
            .map(|mention| MentionView {
                term: mention.term(),
                head: mention.head.clone(),
                determiner: match mention.determiner {
                    Determiner::Indefinite => "indefinite",
                    Determiner::Definite => "definite",
                    Determiner::Possessive => "possessive",
                    Determiner::Bare => "bare",
                },
                plural: mention.plural,
                modifiers: mention.modifiers.clone(),
                sign: mention.sign.map(|span| span.of(&claim.text).to_owned()),
                resolution: terms::resolution(&mention.resolution),
                exemption: terms::exemption(&mention.resolution),
                reason: terms::reason(mention.reason),
                antecedent: antecedent(&mention.resolution),
                candidates: mention
                    .candidates
                    .iter()
                    .map(|candidate| CandidateView {
                        place: place(candidate.mention),
                        verdict: terms::verdict(candidate.verdict),
                    })
                    .collect(),
                phrase: range(mention.phrase),
                range: range(mention.span),
            })
            .collect(),
        text: claim.text.clone(),
    }
}

const fn place(id: MentionId) -> MentionPlace {
    MentionPlace { claim: id.claim, mention: id.mention }
}

/// The mention that a mention refers to.
const fn antecedent(resolution: &Resolution) -> Option<MentionPlace> {
    match resolution {
        Resolution::Refers(id) | Resolution::Reintroduces(id) | Resolution::NumberMismatch(id) => Some(place(*id)),
        _ => None,
    }
}

/// The word for a status.
const fn status(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Original => "original",
        ClaimStatus::CurrentlyAmended => "currently-amended",
        ClaimStatus::PreviouslyPresented => "previously-presented",
        ClaimStatus::New => "new",
        ClaimStatus::Canceled => "canceled",
        ClaimStatus::Withdrawn => "withdrawn",
        ClaimStatus::NotEntered => "not-entered",
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
    for (claim, standing) in set.claims.iter().zip(set.standings()) {
        let _ = write!(out, "Claim {} ({}", claim.number, category(claim.category));
        match claim.medical_use {
            Some(MedicalUse::Substance) => out.push_str(" for a medical use"),
            Some(MedicalUse::Swiss) => out.push_str(" in the Swiss form"),
            None => {}
        }
        if let Some(of) = claim.status {
            let _ = write!(out, ", {}", status(of).replace('-', " "));
        }
        if !claim.parents.is_empty() {
            let numbers: Vec<_> = claim.parents.iter().map(|parent| set.claims[*parent].number.to_string()).collect();
            let _ = write!(out, ", depends on {}", numbers.join(", "));
        }
        if !claim.dependent && standing.ep_fee_position.is_some() && !claim.references.is_empty() {
            let fees = if standing.independent_for_us_fees { "independent" } else { "dependent" };
            let unity = if standing.independent_for_rule_43_2 { "independent" } else { "dependent" };
            let _ = write!(out, ", not dependent in form, {fees} for US fees, {unity} for Rule 43(2) EPC");
        }
        out.push_str(")\n");
        let _ = writeln!(out, "  preamble    {}", one_line(claim.preamble.of(&claim.text)));
        if let Some(transition) = claim.transition {
            let _ = writeln!(out, "  transition  {}", transition.span.of(&claim.text));
        }
        let mut depths: Vec<usize> = Vec::with_capacity(claim.limitations.len());
        for limitation in &claim.limitations {
            let depth = limitation.parent.map_or(1, |parent| depths[parent] + 1);
            depths.push(depth);
            let indent = "  ".repeat(depth);
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
        if let Some(why) = is_root.then(|| astray(claim, set)).flatten() {
            let _ = write!(out, " ({why})");
        }
        let _ = writeln!(out, "  {}", opening(claim));
        let lead = if is_root { lead } else { lead + if last { "   " } else { "│  " } };
        for (position, child) in children[index].iter().rev().enumerate() {
            stack.push((*child, lead.clone(), position == 0, false));
        }
    }
    out
}

/// Why a claim that is dependent in form hangs below none.
fn astray(claim: &Claim, set: &ClaimSet) -> Option<String> {
    let mut named = claim
        .references
        .iter()
        .filter(|reference| reference.role == ReferenceRole::Dependency)
        .flat_map(|reference| reference.numbers.iter().copied());
    let number = named.next()?;
    Some(match set.numbered(number) {
        Some(target) if target.index == claim.index => "refers to itself".to_owned(),
        Some(_) => format!("refers ahead to claim {number}"),
        None => format!("refers to claim {number}, which is not there"),
    })
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
