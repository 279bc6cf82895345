//! The limitations of a claim as nested nodes, each with the words that are its own; not their sentences.

use super::Source;
use super::token::{Token, described, trimmed};
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
    let opens = raw.iter().rev().take(2).any(|token| token.text == ":");
    let (clauses, list) = children[index]
        .iter()
        .map(|&child| node(source, claim, child, children))
        .partition(|child| child.kind == LimitationKind::Clause && !opens);
    Node { kind: limitation.kind, span: limitation.span, own: trimmed(&raw).to_vec(), list, clauses }
}

impl Node {
    /// All words of the limitation in one line: colons go, semicolons are commas.
    pub fn line(&self, source: &Source<'_>, claim: &Claim) -> Vec<Token> {
        described(&source.tokens(claim, self.span))
    }
}
