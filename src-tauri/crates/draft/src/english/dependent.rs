//! A dependent claim as sentences that speak of some embodiments; not the words that introduce them.

use super::step::Place;
use super::token::{Token, trimmed};
use super::tree::{Node, nodes};
use super::{Said, Source, Subject, clause, lists, np, thing};
use claimwright_application::Span;
use claimwright_application::claims::{Claim, LimitationKind, ReferenceRole};

/// Verbs of composition as they lead to further features.
const COMPOSES: &[&str] =
    &["including", "comprising", "having", "containing", "includes", "comprises", "has", "contains"];

/// What a dependent claim adds.
#[derive(Debug)]
pub(crate) struct Added {
    /// Its sentences, the first of which takes the introduction.
    pub said: Vec<Said>,
    /// The part that it adds as a whole, where it adds one.
    pub part: Option<Subject>,
}

/// The sentences of a dependent claim.
pub(crate) fn sentences(source: &Source<'_>, claim: &Claim, root: &Claim) -> Added {
    let subject = subject(source, claim, root);
    let after = claim
        .references
        .iter()
        .find(|reference| reference.role == ReferenceRole::Dependency)
        .map_or(claim.preamble.end, |r| r.span.end);
    let nodes = nodes(source, claim);
    let first = nodes.first().map(|node| node.span.start).filter(|&start| start >= after);
    let Some(first) = first else { return whole(source, claim, after, &subject) };
    let raw = source.tokens(claim, Span::new(after, first));
    let lead = trimmed(&raw);
    let lead: Vec<&Token> = lead.iter().filter(|token| !token.is_mark()).collect();
    let words: Vec<&str> = lead.iter().map(|token| token.lower.as_str()).collect();
    // "The compound of claim 1, or a salt thereof, wherein": the alternative was told with the claim that it refers to.
    let alternative = raw.iter().find(|token| !token.is_mark()).is_some_and(|token| token.lower == "or");
    let kind = match words.as_slice() {
        [] => None,
        [.., last] if COMPOSES.contains(last) && (alternative || words.len() <= 4) => Some(LimitationKind::Element),
        [.., "wherein" | "where" | "which" | "whereby" | "that"] if alternative || words.len() <= 5 => {
            Some(LimitationKind::Clause)
        }
        ["characterized" | "characterised", "by"] => Some(LimitationKind::Clause),
        [.., "step" | "steps", "of"] if words.len() <= 7 => Some(LimitationKind::Step),
        _ => return whole(source, claim, after, &subject),
    };
    let further = words.iter().any(|word| matches!(*word, "further" | "additionally" | "also"));
    let adverb = (kind != Some(LimitationKind::Clause)).then_some("further");
    let nodes = if kind == Some(LimitationKind::Clause) { continued(source, claim, nodes) } else { nodes };
    let mut said = Vec::new();
    let mut part = None;
    for (index, node) in nodes.iter().enumerate() {
        if node.copied && node.kind == LimitationKind::Clause {
            said.extend(lists::sentences(source, claim, node, &subject, Place { sign: None, adverb: None }));
            continue;
        }
        let node = Node { kind: shape(source, node, kind, index), ..node.clone() };
        if kind.is_none() && index == 0 && node.list.is_empty() && node.kind == LimitationKind::Element {
            said.extend(bare(source, claim, &node, &subject));
            continue;
        }
        if node.kind == LimitationKind::Element
            && part.is_none()
            && let thing::Told::Part { part: found, .. } = thing::told(source, claim, &node.own)
        {
            part = Some(found);
        }
        let place = Place {
            sign: None,
            adverb: adverb.filter(|_| further || index > 0 || node.kind == LimitationKind::Element),
        };
        let mut sentences = lists::sentences(source, claim, &node, &subject, place);
        if index > 0 && node.kind != LimitationKind::Clause {
            sentences.iter_mut().for_each(|one| one.follows = true);
        }
        said.extend(sentences);
    }
    let part = part.or_else(|| nodes.first().and_then(|node| added(claim, &node.own)));
    Added { said, part }
}

/// The part that a clause gives to something known ("wherein the tray includes a lid").
fn added(claim: &Claim, own: &[Token]) -> Option<Subject> {
    let (words, _) = clause::opened(own);
    let verb = np::at_start(words, claim).filter(|np| np.refers)?.end;
    let rest = &words[verb..];
    let further = usize::from(rest.first().is_some_and(|word| word.lower == "further"));
    let composes = rest.get(further).is_some_and(|verb| {
        matches!(verb.lower.as_str(), "includes" | "comprises" | "has" | "include" | "comprise" | "have")
    });
    let np = composes.then(|| np::at_start(&rest[further + 1..], claim)).flatten().filter(|np| !np.refers)?;
    let alone = np.intro.last().is_some_and(|last| last.sign.is_some());
    alone.then(|| Subject::new(np.definite, np.plural))
}

/// Joins the entries of a list that a clause began ("selected from the group consisting of: a); b)") to the clause.
fn continued(source: &Source<'_>, claim: &Claim, nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let opens_clause = clause::opened(&node.own).0.len() < node.own.len();
        let statement = node.copied || super::predicate::has_finite_verb(&node.own, source.lexicon);
        match joined.last_mut() {
            Some(last) if !opens_clause && !statement && last.list.is_empty() && last.clauses.is_empty() => {
                last.own.push(Token { space: false, ..Token::word(",") });
                last.own.extend(node.line(source, claim));
                last.span = Span::new(last.span.start, node.span.end.max(last.span.start));
            }
            // The list that the clause opened goes on behind "; and".
            Some(last) if !opens_clause && !statement && !last.list.is_empty() && last.clauses.is_empty() => {
                last.span = Span::new(last.span.start, node.span.end.max(last.span.start));
                last.list.push(node);
            }
            _ => joined.push(node),
        }
    }
    joined
}

/// What a limitation is, given the lead-in before the first.
fn shape(source: &Source<'_>, node: &Node, lead: Option<LimitationKind>, index: usize) -> LimitationKind {
    let opens_clause = clause::opened(&node.own).0.len() < node.own.len();
    match lead {
        _ if opens_clause => LimitationKind::Clause,
        Some(LimitationKind::Clause) if index == 0 => LimitationKind::Clause,
        Some(LimitationKind::Clause) => {
            let statement = super::predicate::has_finite_verb(&node.own, source.lexicon);
            if statement { LimitationKind::Clause } else { node.kind }
        }
        Some(LimitationKind::Step) => LimitationKind::Step,
        _ => {
            let gerund = node
                .own
                .first()
                .is_some_and(|token| token.mention.is_none() && source.lexicon.of_ing(&token.lower).is_some());
            if gerund { LimitationKind::Step } else { node.kind }
        }
    }
}

/// "The X of claim 1": the claim's own name for its subject.
fn subject(source: &Source<'_>, claim: &Claim, root: &Claim) -> Subject {
    let tokens = source.tokens(claim, Span::new(claim.label.end, claim.preamble.end.max(claim.label.end)));
    match np::at_start(&tokens, claim) {
        Some(np) => Subject::new(np.definite, np.plural),
        None => Subject::of(source, root),
    }
}

/// A limitation right behind the reference, without lead-in: "…, intended for use in …", "… being made of steel".
fn bare(source: &Source<'_>, claim: &Claim, node: &Node, subject: &Subject) -> Vec<Said> {
    let tokens = match super::predicate::finite(&node.own, subject.plural, source.lexicon) {
        Some(predicate) => {
            let mut said = subject.definite.clone();
            said.extend(predicate);
            said
        }
        None => lists::plainly(
            source,
            claim,
            LimitationKind::Clause,
            &node.own,
            subject,
            Place { sign: None, adverb: None },
        ),
    };
    vec![Said { tokens, limitation: node.span, follows: false }]
}

/// Everything behind the reference in one sentence.
fn whole(source: &Source<'_>, claim: &Claim, after: usize, subject: &Subject) -> Added {
    let end = claim.text.len();
    let span = Span::new(after.min(end), end);
    let node = Node {
        kind: LimitationKind::Element,
        span,
        own: Vec::new(),
        list: Vec::new(),
        clauses: Vec::new(),
        echoed: false,
        copied: false,
    };
    let own = node.line(source, claim);
    if own.is_empty() {
        return Added { said: Vec::new(), part: None };
    }
    let node = Node { own, ..node };
    Added { said: bare(source, claim, &node, subject), part: None }
}
