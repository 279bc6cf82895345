//! The title: the user's, or the names of what the independent claims protect; not the request form.

use super::{Desk, coded, subject};
use crate::document::{Origin, Sentence};
use crate::english::token::{Signs, Token, text, trimmed};
use crate::english::tree::nodes;
use crate::english::{np, thing};
use crate::plan::is_activity;
use claimwright_application::claims::{Category, Claim};
use claimwright_application::{Office, Part, Span};

/// 37 CFR 1.72(a).
const US_CHARACTERS: usize = 500;
/// Longer titles are refused in practice at the EPO.
const EP_WORDS: usize = 25;

/// The title.
pub(crate) fn title(desk: &Desk<'_>) -> Sentence {
    if let Part::Present(title) = &desk.request.application.title {
        let title = title.trim().trim_end_matches('.');
        if !title.is_empty() {
            return coded(title.to_owned(), Origin::Template("title-given"));
        }
    }
    let set = desk.source.set;
    let first = &set.claims[desk.source.plan.independent[0]];
    let mut names: Vec<(String, Category)> = vec![(telling(desk, first), first.category)];
    for &index in &desk.source.plan.independent[1..] {
        let claim = &set.claims[index];
        let name = further(desk, claim);
        let known = names.iter().any(|(known, category)| {
            known.eq_ignore_ascii_case(&name)
                || same_kind(*category, claim.category) && known.to_lowercase().contains(&name.to_lowercase())
        });
        if !known
            && !name.is_empty()
            && !names.iter().any(|(_, category)| *category == claim.category && category.is_activity())
        {
            names.push((name, claim.category));
        }
    }
    while names.len() > 1 && !fits(desk, &joined(&names)) {
        names.pop();
    }
    let title = capital(&joined(&names));
    coded(title, Origin::Claim { claim: first.number, limitation: first.preamble })
}

fn same_kind(a: Category, b: Category) -> bool {
    a.is_activity() == b.is_activity()
}

fn fits(desk: &Desk<'_>, title: &str) -> bool {
    match desk.request.office {
        Office::Us => title.chars().count() <= US_CHARACTERS && title.split_whitespace().count() <= 2 * EP_WORDS,
        _ => title.split_whitespace().count() <= EP_WORDS,
    }
}

/// The name in the first claim; where that is a bare "method" or "system", with what it does or has.
fn telling(desk: &Desk<'_>, claim: &Claim) -> String {
    let name = subject::name(&desk.source, claim, 16);
    if !is_vague(&name) {
        return name;
    }
    let name = if name.is_empty() { "system".to_owned() } else { name };
    let nodes = nodes(&desk.source, claim);
    if is_activity(claim) {
        let Some(node) = nodes.first() else { return name };
        let own = trimmed(&node.own);
        let verb = own.first().is_some_and(|token| desk.source.lexicon.of_ing(&token.lower).is_some());
        let object = own.get(1..).and_then(|rest| np::at_start(rest, claim));
        return match object {
            Some(np) if verb => {
                format!("{name} for {} {}", own[0].lower, text(&np.intro, Signs::None))
            }
            _ => name,
        };
    }
    // "a plurality of arms" is "arms" in a title.
    let bare = |intro: &[Token]| {
        let name = text(intro, Signs::None);
        let name = subject::strip_article(&name);
        ["plurality of ", "pair of ", "multiplicity of "]
            .iter()
            .find_map(|many| name.strip_prefix(many))
            .unwrap_or(name)
            .to_owned()
    };
    let parts: Vec<String> = nodes
        .iter()
        .filter_map(|node| match thing::told(&desk.source, claim, &node.own) {
            thing::Told::Part { intro, .. } => Some(bare(&intro)),
            _ => np::at_start(&node.own, claim).map(|np| bare(&np.intro)),
        })
        .take(2)
        .collect();
    if parts.is_empty() { name } else { format!("{name} with {}", parts.join(" and ")) }
}

/// The name of a claim's subject with its article; where that is a bare "method" or "system", with what it does or has.
pub(crate) fn told(desk: &Desk<'_>, claim: &Claim) -> String {
    let name = subject::with_article(&desk.source, claim);
    if !is_vague(subject::strip_article(&name)) {
        return name;
    }
    let telling = telling(desk, claim);
    format!("{} {telling}", if subject::vowel(&telling) { "an" } else { "a" })
}

/// Whether a name designates nothing technical (EPO Guidelines A-III 7.1).
fn is_vague(name: &str) -> bool {
    const VAGUE: &[&str] = &[
        "method",
        "process",
        "apparatus",
        "device",
        "system",
        "product",
        "composition",
        "article",
        "machine",
        "assembly",
        "unit",
        "computer-implemented method",
        "computer implemented method",
        "structure",
        "kit",
        "arrangement",
        "medium",
        "use",
        "compound",
    ];
    name.is_empty() || VAGUE.contains(&name.to_lowercase().as_str())
}

/// The name of a later independent claim: a method with its purpose, anything else by its head phrase.
fn further(desk: &Desk<'_>, claim: &Claim) -> String {
    if is_activity(claim) {
        return subject::name(&desk.source, claim, 12);
    }
    let tokens = desk.source.tokens(claim, Span::new(claim.preamble.start, claim.preamble.end));
    match np::at_start(&tokens, claim) {
        Some(np) => {
            let name = text(&np.intro, Signs::None);
            let name = subject::strip_article(&name);
            // "system" alone says nothing; its purpose may.
            if is_vague(name) { subject::name(&desk.source, claim, 12) } else { name.to_owned() }
        }
        None => String::new(),
    }
}

fn joined(names: &[(String, Category)]) -> String {
    let names: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
    super::listed(&names)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
