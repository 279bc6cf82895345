//! How a dependent claim may begin, from the claims before it: a form of words rather than what is likely; not what comes
//! behind it.

use claimwright_application::claims::{Claim, ReferenceRole};
use claimwright_application::{ClaimSet, Language};

/// How probable the first and the second opening are held to be: most claims behind the first depend on another.
pub(crate) const LIKELY: [f32; 2] = [0.5, 0.2];

/// Where the text ends in the beginning of a claim behind others, what its opening still lacks; at most two.
pub(crate) fn openings(text: &str, language: Language) -> Vec<String> {
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    let Some(body) = body(&text[start..]) else { return Vec::new() };
    let earlier = ClaimSet::parse(&text[..start], language);
    let mut openings: Vec<String> = Vec::new();
    let as_before = earlier.claims.iter().rev().find_map(repeated);
    let depends = |claim: &&Claim| !claim.dependent;
    let anew = earlier.claims.iter().rev().find(depends).and_then(|claim| composed(claim, language));
    for opening in as_before.into_iter().chain(anew) {
        if !openings.contains(&opening) {
            openings.push(opening);
        }
    }
    let typed = body.trim_start();
    let blank = if body.is_empty() { " " } else { "" };
    let lacking = openings.iter().filter_map(|opening| opening.strip_prefix(typed).filter(|rest| !rest.is_empty()));
    lacking.map(|rest| format!("{blank}{rest}")).collect()
}

/// What stands behind the number of a claim.
fn body(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    line[digits..].strip_prefix(['.', ')']).filter(|_| digits > 0)
}

/// The opening of a dependent claim, as far as its reference and the word that begins its feature.
fn repeated(claim: &Claim) -> Option<String> {
    let reference = claim.references.first().filter(|reference| reference.role == ReferenceRole::Dependency)?;
    let opening = claim.text.get(claim.label.end..reference.span.end)?.trim();
    let behind = claim.text.get(reference.span.end..)?;
    let joins = ["wherein", "in which", "wobei", "dans lequel", "dans laquelle"];
    let join = joins.iter().find(|join| behind.strip_prefix(", ").is_some_and(|rest| rest.starts_with(**join)));
    Some(join.map_or_else(|| opening.to_owned(), |join| format!("{opening}, {join}")))
}

/// The opening of the first claim that depends on an independent one.
fn composed(claim: &Claim, language: Language) -> Option<String> {
    let name = claim.mentions.first()?.phrase.of(&claim.text);
    let number = claim.number;
    let capital = || {
        let mut rest = name.chars();
        rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
    };
    Some(match language {
        Language::De => format!("{} nach Anspruch {number}, wobei", capital()),
        Language::Fr => format!("{} selon la revendication {number}", capital()),
        _ => format!("The {name} of claim {number}, wherein"),
    })
}
