//! A limitation with what hangs on it as sentences: its list entry by entry where its lead-in can be repeated, else in
//! one line; then its clauses.

use super::lexicon::{is_adverb, reads_as_verb};
use super::step::{self, Place};
use super::thing::{self, Told};
use super::token::{Token, trimmed};
use super::tree::{Node, without_subject};
use super::{Said, Source, Subject, clause, np};
use claimwright_application::claims::{Claim, LimitationKind};

/// A lead-in and its first entry share a sentence up to this many words.
const JOINED: usize = 45;

/// Verbs of composition that open lists.
const COMPOSES: &[&str] = &[
    "including",
    "comprising",
    "having",
    "containing",
    "includes",
    "comprises",
    "has",
    "contains",
    "include",
    "comprise",
    "have",
    "contain",
];

/// The sentences of a limitation.
pub(crate) fn sentences(
    source: &Source<'_>,
    claim: &Claim,
    node: &Node,
    subject: &Subject,
    place: Place<'_>,
) -> Vec<Said> {
    if node.copied && node.kind == LimitationKind::Clause {
        let tokens = clause::copied(source, claim, &node.own, subject);
        return vec![Said { tokens, limitation: node.span, follows: false }];
    }
    let mut said = if node.list.is_empty() {
        vec![Said {
            tokens: plainly(source, claim, node.kind, &node.own, subject, place),
            limitation: node.span,
            follows: false,
        }]
    } else {
        opened(source, claim, node, subject, place)
    };
    if node.clauses.is_empty() {
        return said;
    }
    let part = match thing::told(source, claim, &node.own) {
        Told::Part { part, .. } if node.kind == LimitationKind::Element => part,
        _ => subject.clone(),
    };
    // What could not be taken apart was told in one line, with its clauses.
    let whole = matches!(said.as_slice(), [one] if !node.list.is_empty() && one.limitation == node.span);
    let within = |inner: &Node| node.span.start <= inner.span.start && inner.span.end <= node.span.end;
    for inner in node.clauses.iter().filter(|inner| !(whole && within(inner))) {
        said.extend(sentences(source, claim, inner, &part, Place { sign: None, adverb: None }));
    }
    said
}

/// Words of a limitation as one sentence.
pub(crate) fn plainly(
    source: &Source<'_>,
    claim: &Claim,
    kind: LimitationKind,
    own: &[Token],
    subject: &Subject,
    place: Place<'_>,
) -> Vec<Token> {
    match kind {
        LimitationKind::Step => step::sentence(source, claim, own, subject, place),
        LimitationKind::Clause => clause::main(source, claim, own, subject),
        LimitationKind::Element => match thing::told(source, claim, own) {
            Told::Statement(said) => said,
            Told::Part { .. } | Told::Words => thing::includes(source, subject, place.adverb, own),
        },
    }
}

fn opened(source: &Source<'_>, claim: &Claim, node: &Node, subject: &Subject, place: Place<'_>) -> Vec<Said> {
    let whole = || {
        let line = node.line(source, claim);
        let tokens = plainly(source, claim, node.kind, &line, subject, place);
        vec![Said { tokens, limitation: node.span, follows: false }]
    };
    let own = node.own.as_slice();
    if own.is_empty() || (node.kind == LimitationKind::Clause && clause::opened(own).0.is_empty()) {
        // "wherein: …; …": each entry is a statement.
        return node.list.iter().flat_map(|entry| sentences(source, claim, entry, subject, place)).collect();
    }
    let Some(last) = own.last().filter(|last| last.mention.is_none()) else { return whole() };
    let (repeat, entries_are_parts) = if last.lower == "to" {
        (infinitive(source, claim, node.kind, own, subject), false)
    } else if COMPOSES.contains(&last.lower.as_str()) {
        (composition(source, claim, node.kind, own, subject), true)
    } else {
        (None, false)
    };
    let Some(repeat) = repeat else { return whole() };
    let first = &node.list[0];
    let mut said = Vec::new();
    let mut entries = node.list.iter();
    if !entries_are_parts
        || node.kind == LimitationKind::Clause
        || (first.list.is_empty() && own.len() + first.own.len() <= JOINED)
    {
        let mut joined = own.to_vec();
        joined.extend(first.line(source, claim));
        let span = claimwright_application::Span::new(node.span.start, first.span.end.max(node.span.start));
        said.push(Said {
            tokens: plainly(source, claim, node.kind, &joined, subject, place),
            limitation: span,
            follows: false,
        });
        entries.next();
    } else {
        let body = without_subject(trimmed(&own[..own.len() - 1]), claim);
        let tokens = plainly(source, claim, node.kind, body, subject, place);
        said.push(Said { tokens, limitation: node.span, follows: false });
    }
    let mut further = !said.is_empty() && entries.len() < node.list.len();
    for entry in entries {
        match &repeat {
            Repeat::Part(part) => {
                let adverb = further.then_some("further");
                let mut inner = sentences(source, claim, entry, part, Place { sign: None, adverb });
                inner.iter_mut().for_each(|one| one.follows = true);
                said.extend(inner);
            }
            Repeat::Prefix(prefix) => {
                let mut tokens = prefix.clone();
                let line = entry.line(source, claim);
                // "adapted to: send a word; and to receive a word".
                let to = |token: Option<&Token>| token.is_some_and(|token| token.lower == "to");
                let again = to(tokens.last()) && to(line.first());
                tokens.extend_from_slice(&line[usize::from(again)..]);
                said.push(Said { tokens, limitation: entry.span, follows: true });
            }
        }
        further = true;
    }
    said
}

/// How the entries after the first are said.
enum Repeat {
    /// As parts of something.
    Part(Subject),
    /// Behind the same words.
    Prefix(Vec<Token>),
}

/// The thing that a list of parts belongs to.
fn composition(
    source: &Source<'_>,
    claim: &Claim,
    kind: LimitationKind,
    own: &[Token],
    subject: &Subject,
) -> Option<Repeat> {
    if kind == LimitationKind::Clause {
        return stated(source, claim, own, subject);
    }
    let before = own.len() - 1;
    let mut end = before;
    while end > 0 && (is_adverb(&own[end - 1].lower) || own[end - 1].text == ",") && own[end - 1].mention.is_none() {
        end -= 1;
    }
    if end == 0 {
        return Some(Repeat::Part(subject.clone()));
    }
    let cut = without_subject(&own[..end], claim);
    if cut.len() < end {
        let part = np::at_start(cut, claim).filter(|_| !echoes_subject(&own[..end], claim));
        return Some(Repeat::Part(part.map_or_else(|| subject.clone(), |np| Subject::new(np.definite, np.plural))));
    }
    let found = ending(own, claim, end);
    let acts = end == before
        && found.as_ref().is_some_and(|np| {
            np.plural
                && matches!(
                    claim.mentions[np.mention].head.as_str(),
                    "step" | "operation" | "act" | "instruction" | "stage"
                )
        });
    if kind == LimitationKind::Step && !acts && !step::is_statement(source, claim, own) {
        return Some(Repeat::Part(step::as_subject(source, claim, own)));
    }
    // "a receiver coupled to the link, including": set off by a comma, the list is the receiver's.
    let apart = own[end].text == "," && !own[..end].iter().any(Token::is_mark);
    let head = np::at_start(own, claim).filter(|np| apart && !np.refers);
    let found = match (found, head) {
        (Some(np), Some(head)) if np.refers => Some(head),
        (found, _) => found,
    };
    found.map(|np| Repeat::Part(Subject::new(np.definite, np.plural)))
}

/// Whether words end in the claim's subject ("…, the method").
fn echoes_subject(tokens: &[Token], claim: &Claim) -> bool {
    let subject = claim.mentions.first().map(|mention| mention.head.as_str());
    let last = tokens.last().and_then(|token| token.mention).map(|mention| claim.mentions[mention].head.as_str());
    last.is_some() && last == subject
}

/// A clause that ends in its verb: what stands before the verb is the subject of each entry.
fn stated(source: &Source<'_>, claim: &Claim, own: &[Token], subject: &Subject) -> Option<Repeat> {
    let (words, _) = clause::opened(own);
    let act = step::as_subject(source, claim, words);
    let gerund =
        words.first().is_some_and(|token| token.mention.is_none() && source.lexicon.of_ing(&token.lower).is_some());
    if gerund && act.definite.len() > 2 {
        return Some(Repeat::Part(act));
    }
    let mut prefix = clause::main(source, claim, own, subject);
    let verb = prefix.pop()?;
    if prefix.last().is_none_or(|token| token.lower != "further") {
        prefix.push(Token::word("further"));
    }
    prefix.push(verb);
    Some(Repeat::Prefix(prefix))
}

/// The noun phrase that ends right before `end`, the longest.
fn ending(tokens: &[Token], claim: &Claim, end: usize) -> Option<np::Np> {
    (0..end).find_map(|start| {
        // "to store instructions": the verb is no part of the phrase.
        let infinitive = start > 0 && tokens[start - 1].lower == "to" && tokens[start - 1].mention.is_none();
        let verb = infinitive
            && start + 1 < end
            && tokens[start].mention == tokens[start + 1].mention
            && reads_as_verb(&tokens[start].lower);
        np::at_start(&tokens[start..end], claim).filter(|np| start + np.end == end && !verb)
    })
}

/// The words that can stand before each further entry of a list of infinitives.
fn infinitive(
    source: &Source<'_>,
    claim: &Claim,
    kind: LimitationKind,
    own: &[Token],
    subject: &Subject,
) -> Option<Repeat> {
    if kind == LimitationKind::Clause {
        let mut prefix = clause::main(source, claim, own, subject);
        let be =
            prefix.iter().rposition(|token| token.mention.is_none() && matches!(token.lower.as_str(), "is" | "are"))?;
        if prefix.get(be + 1).is_none_or(|token| token.lower != "further") {
            prefix.insert(be + 1, Token::word("further"));
        }
        return Some(Repeat::Prefix(prefix));
    }
    let to = own.len() - 1;
    let plain = |index: usize| own[index].mention.is_none();
    // "a processor configured to": the participle and its adverbs right before "to".
    let mut verb = to;
    while verb > 0 && plain(verb - 1) && is_adverb(&own[verb - 1].lower) {
        verb -= 1;
    }
    let participle = verb.checked_sub(1).filter(|&at| {
        plain(at) && (source.lexicon.is_participle(&own[at].lower) || source.lexicon.is_predicative(&own[at].lower))
    });
    if let Some(at) = participle {
        let mut end = at;
        while end > 0
            && plain(end - 1)
            && (is_adverb(&own[end - 1].lower)
                || matches!(own[end - 1].lower.as_str(), "," | "and" | "which" | "that" | "is" | "are" | "being"))
        {
            end -= 1;
        }
        let np = ending(own, claim, end).or_else(|| np::at_start(own, claim))?;
        let mut prefix = np.definite;
        prefix.extend([if np.plural { "are" } else { "is" }, "further"].map(Token::word));
        prefix.extend_from_slice(&own[at..]);
        return Some(Repeat::Prefix(prefix));
    }
    // "instructions that, when executed, cause the processor to".
    let cause =
        (0..to).rev().find(|&at| plain(at) && matches!(own[at].lower.as_str(), "cause" | "causes" | "causing"))?;
    let pronoun = (0..cause).rev().find(|&at| plain(at) && matches!(own[at].lower.as_str(), "that" | "which"));
    let (end, inserted) = match pronoun {
        Some(at) => (at, own[at + 1..cause].to_vec()),
        None => (cause, Vec::new()),
    };
    let end = if end > 0 && own[end - 1].text == "," { end - 1 } else { end };
    let np = ending(own, claim, end)?;
    let mut prefix = np.definite;
    prefix.extend(inserted);
    prefix.extend(["further", if np.plural { "cause" } else { "causes" }].map(Token::word));
    prefix.extend_from_slice(&own[cause + 1..]);
    Some(Repeat::Prefix(prefix))
}
