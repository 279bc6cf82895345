//! The limitations of a claim as nested nodes, each with the words that are its own; not their sentences.

use super::token::{Token, described, trimmed};
use super::{Source, np};
use claimwright_application::Span;
use claimwright_application::claims::{Claim, LimitationKind};

/// A limitation with those inside it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What it is.
    pub kind: LimitationKind,
    /// All of it, with its children.
    pub span: Span,
    /// Its own words up to the first child.
    pub own: Vec<Token>,
    /// The limitations inside it that are entries of a list.
    pub list: Vec<Node>,
    /// Whether its own words ended in the claim's subject again ("…, the method comprising"), which is left out, so that a
    /// sentence about it must name the subject.
    pub echoed: bool,
    /// The wherein-clauses inside it.
    pub clauses: Vec<Node>,
}

/// The limitations at the top of a claim.
pub(crate) fn nodes(source: &Source<'_>, claim: &Claim) -> Vec<Node> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); claim.limitations.len()];
    let mut top = Vec::new();
    for (index, limitation) in claim.limitations.iter().enumerate() {
        match limitation.parent.filter(|&parent| parent < index) {
            Some(parent) => children[parent].push(index),
            None => top.push(index),
        }
    }
    top.into_iter().map(|index| node(source, claim, index, &children)).collect()
}

fn node(source: &Source<'_>, claim: &Claim, index: usize, children: &[Vec<usize>]) -> Node {
    let limitation = &claim.limitations[index];
    let first = children[index].first().map(|&child| {
        let child = &claim.limitations[child];
        child.label.map_or(child.span.start, |label| label.start.min(child.span.start))
    });
    let end = first.unwrap_or(limitation.span.end).clamp(limitation.span.start, limitation.span.end);
    let raw = source.tokens(claim, Span::new(limitation.span.start, end));
    let whole = trimmed(&raw);
    let own = if children[index].is_empty() { unechoed(whole, claim) } else { whole };
    let (echoed, own) = (own.len() < whole.len(), own.to_vec());
    let opens = raw.iter().rev().take(2).any(|token| token.text == ":");
    let (clauses, list) = children[index]
        .iter()
        .map(|&child| node(source, claim, child, children))
        .partition(|child| child.kind == LimitationKind::Clause && !opens);
    Node { kind: limitation.kind, span: limitation.span, own, list, clauses, echoed }
}

/// Drops a lead-in that leads to nothing of its own: "…, the method comprising".
fn unechoed<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let Some((last, before)) = tokens.split_last() else { return tokens };
    if last.mention.is_some() || !matches!(last.lower.as_str(), "comprising" | "including" | "having") {
        return tokens;
    }
    without_subject(trimmed(before), claim)
}

/// Drops the claim's own subject, repeated behind a comma at the end.
pub(crate) fn without_subject<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let Some(comma) = tokens.iter().rposition(|token| token.text == ",") else { return tokens };
    let subject = claim.mentions.first().map(|mention| mention.head.as_str());
    let echo = np::at_start(&tokens[comma + 1..], claim).is_some_and(|np| {
        np.refers && comma + 1 + np.end == tokens.len() && Some(claim.mentions[np.mention].head.as_str()) == subject
    });
    if echo { trimmed(&tokens[..comma]) } else { tokens }
}

impl Node {
    /// All words of the limitation in one line: colons go, semicolons are commas.
    pub fn line(&self, source: &Source<'_>, claim: &Claim) -> Vec<Token> {
        described(&source.tokens(claim, self.span))
    }
}
