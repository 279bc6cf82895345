//! The limitations of a claim as nested nodes, each with the words that are its own; not their sentences.

use super::token::{Token, described, trimmed};
use super::{Source, clause, np};
use crate::plan::definitions;
use claimwright_application::Span;
use claimwright_application::claims::{Claim, Determiner, LimitationKind};

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
    /// Whether its words define symbols or list alternatives, so that they are told as they stand.
    pub copied: bool,
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
    let nodes = top.into_iter().map(|index| node(source, claim, index, &children));
    let nodes = nodes.fold(Vec::new(), |mut nodes: Vec<Node>, node| {
        match nodes.last_mut() {
            Some(last) if torn(claim, last) || located(claim, last) || belongs(claim, last, &node) => {
                last.span = Span::new(last.span.start, node.span.end.max(last.span.start));
                last.own = source.tokens(claim, Span::new(last.span.start, own_end(&node))).to_vec();
                last.list = node.list;
                last.clauses = node.clauses;
            }
            _ => nodes.push(node),
        }
        nodes
    });
    let mut nodes = copied(source, claim, nodes);
    if crate::plan::described(claim).is_some() {
        // Behind "a method for controlling an elevator, the elevator having" stand parts.
        let acts = |first: &Token| first.mention.is_none() && source.lexicon.of_ing(&first.lower).is_some();
        let parts = nodes.iter_mut().filter(|node| node.kind == LimitationKind::Step);
        for node in parts.filter(|node| !node.own.first().is_some_and(acts)) {
            node.kind = LimitationKind::Element;
        }
    }
    for node in &mut nodes {
        // "d. wherein the lid closes": a label makes no part of a clause.
        let opens = node.own.first().is_some_and(|first| matches!(first.lower.as_str(), "wherein" | "whereby"));
        if opens && node.list.is_empty() {
            node.kind = LimitationKind::Clause;
        }
    }
    if crate::plan::process(claim).is_some() {
        // "formed by a method comprising: heat treating the layer": the first noun says how it is treated.
        let acts = |own: &[Token]| {
            matches!(own, [how, act, ..] if how.mention.is_none_or(|index| claim.mentions[index].determiner == Determiner::Bare)
                && act.mention.is_none() && source.lexicon.of_ing(&act.lower).is_some())
        };
        for node in nodes.iter_mut().filter(|node| node.kind == LimitationKind::Element && acts(&node.own)) {
            node.kind = LimitationKind::Step;
        }
    }
    nodes
}

/// Puts alternatives under one label series, and what stands between the definitions of symbols, back into the words that
/// open them.
fn copied(source: &Source<'_>, claim: &Claim, nodes: Vec<Node>) -> Vec<Node> {
    let defines = definitions::some(claim);
    let whole = source.plan.symbolic[claim.index];
    let begins: Vec<bool> = nodes
        .iter()
        .map(|node| {
            let words = source.tokens(claim, node.span);
            defines && definitions::begins(clause::opened(&words).0.iter().map(|token| token.text.as_str()))
        })
        .collect();
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut end = 0;
    for (index, node) in nodes.into_iter().enumerate() {
        let within = node.span.start < end;
        if !within {
            end = alternatives_end(claim, node.span);
        }
        // "…; wherein each R5 is alkyl; or aryl": what follows may be the alternative of what stands before.
        let inserted = node.kind == LimitationKind::Clause && begins.get(index + 1) == Some(&false);
        let begins = begins[index] && !(inserted && index > 0);
        match joined.last_mut() {
            Some(last) if last.copied && (within || whole && !begins) => {
                last.span = Span::new(last.span.start, node.span.end.max(last.span.end));
            }
            _ => {
                let defines = whole || begins;
                let kind = if defines { LimitationKind::Clause } else { node.kind };
                joined.push(Node { copied: defines || end > node.span.end, kind, ..node });
            }
        }
    }
    for node in joined.iter_mut().filter(|node| node.copied) {
        node.own = trimmed(&source.tokens(claim, node.span)).to_vec();
        node.list.clear();
        node.clauses.clear();
        node.echoed = false;
    }
    joined
}

/// Where alternatives end that a limitation opens with their first label inside it ("selected from a) an aryl; b) …"): behind
/// the last label of their series; 0 where it opens none.
fn alternatives_end(claim: &Claim, span: Span) -> usize {
    let text = span.of(&claim.text).to_ascii_lowercase();
    let opening = ["selected from", "chosen from", "group consisting of", "one of the following"]
        .iter()
        .find_map(|words| text.find(words));
    let Some(at) = opening else { return 0 };
    let first = [" a)", "(a)", " i)", "(i)", " 1)", "(1)"].iter().any(|label| text[at..].contains(label));
    if !first {
        return 0;
    }
    let series = claim.limitations.iter().filter_map(|limitation| Some((limitation, limitation.label?)));
    let later = series.filter(|(_, label)| label.start >= span.end).take_while(|(_, label)| {
        let name = label.of(&claim.text).trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        !matches!(name.as_str(), "a" | "i" | "1")
    });
    later.map(|(limitation, _)| limitation.span.end).max().unwrap_or(0)
}

/// Whether an entry that is divided from the last one by "and" alone may be a part of that one's part: "a
/// member having an end on the tank and an opposite end on the header".
fn belongs(claim: &Claim, last: &Node, node: &Node) -> bool {
    let divides = |node: &Node| node.list.is_empty() && node.kind != LimitationKind::Clause;
    if !divides(last) || !divides(node) || !last.clauses.is_empty() || last.span.end > node.span.start {
        return false;
    }
    let between = Span::new(last.span.end, node.span.start).of(&claim.text);
    let alike = || {
        let head = |node: &Node| np::at_start(&node.own, claim).map(|np| claim.mentions[np.mention].head.clone());
        last.kind == LimitationKind::Step && (head(node).is_none() || head(last) == head(node))
    };
    !between.contains([',', ';', '\n', ')'])
        && np::at_start(&last.own, claim).is_none_or(|np| np.end < last.own.len())
        && !alike()
}

/// Whether a node says only where the next one is ("on a substrate; an anode").
fn located(claim: &Claim, node: &Node) -> bool {
    let Some((place, rest)) = node.own.split_first() else { return false };
    node.list.is_empty()
        && node.clauses.is_empty()
        && place.mention.is_none()
        && matches!(place.lower.as_str(), "on" | "in" | "within" | "at" | "under" | "inside")
        && np::at_start(rest, claim).is_some_and(|np| np.end == rest.len())
}

/// Whether a node ends inside parentheses, so that what follows is its rest ("ring lands (8," and "10) overlap").
fn torn(claim: &Claim, node: &Node) -> bool {
    let text = node.span.of(&claim.text);
    node.list.is_empty() && node.clauses.is_empty() && text.matches('(').count() > text.matches(')').count()
}

/// Where a node's own words end.
fn own_end(node: &Node) -> usize {
    node.clauses.iter().chain(&node.list).map(|inner| inner.span.start).min().unwrap_or(node.span.end)
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
    let opens = raw.iter().rev().take(2).any(|token| token.text == ":");
    let (clauses, list): (Vec<Node>, Vec<Node>) = children[index]
        .iter()
        .map(|&child| node(source, claim, child, children))
        .partition(|child| child.kind == LimitationKind::Clause && !opens);
    let own = if list.is_empty() { unechoed(whole, claim) } else { whole };
    let (echoed, own) = (own.len() < whole.len(), own.to_vec());
    Node { kind: limitation.kind, span: limitation.span, own, list, clauses, echoed, copied: false }
}

/// Drops a lead-in that leads to nothing of its own: "…, the method comprising".
fn unechoed<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let Some((last, before)) = tokens.split_last() else { return tokens };
    if last.mention.is_some() || !matches!(last.lower.as_str(), "comprising" | "including" | "having") {
        return tokens;
    }
    without_subject(trimmed(before), claim)
}

/// Drops the claim's own subject, or the thing that the words begin with, repeated behind a comma at the end.
pub(crate) fn without_subject<'t>(tokens: &'t [Token], claim: &Claim) -> &'t [Token] {
    let Some(comma) = tokens.iter().rposition(|token| token.text == ",") else { return tokens };
    let head = |mention: usize| claim.mentions[mention].head.as_str();
    let subject = claim.mentions.first().map(|mention| mention.head.as_str());
    let part = np::at_start(tokens, claim).map(|np| head(np.mention));
    let echo = np::at_start(&tokens[comma + 1..], claim).is_some_and(|np| {
        let named = Some(head(np.mention));
        np.refers && comma + 1 + np.end == tokens.len() && (named == subject || named == part)
    });
    if echo { trimmed(&tokens[..comma]) } else { tokens }
}

impl Node {
    /// All words of the limitation in one line: colons go, semicolons are commas.
    pub fn line(&self, source: &Source<'_>, claim: &Claim) -> Vec<Token> {
        described(&source.tokens(claim, self.span))
    }
}
