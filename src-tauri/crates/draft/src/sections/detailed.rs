//! The detailed description: every limitation of every claim in sentences, claim tree by claim tree; not their grammar.

use super::disclosure::Place as DisclosurePlace;
use super::voice::{Voice, following};
use super::{Desk, Pages, coded, said, subject};
use crate::document::{BlockKind, Origin, Sentence, Slot, SlotState};
use crate::english::step::Place;
use crate::english::thing::{self, Told};
use crate::english::token::{Signs, Token, described, sentence, text, trimmed};
use crate::english::tree::{Node, nodes};
use crate::english::{Said, Subject, clause, dependent, lists};
use crate::plan::figures::{Figure, FigureKind, steps};
use crate::plan::{is_activity, process};
use claimwright_application::Span;
use claimwright_application::claims::{Claim, LimitationKind, TransitionKind};

/// A paragraph holds about this many words before the next begins.
const PARAGRAPH: usize = 110;
/// An overview names at most this many parts in one sentence.
const OVERVIEW: usize = 6;

/// Writes the detailed description.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(2, "heading-detailed", desk.profile.heading("detailed"));
    let plan = desk.source.plan;
    let template = |name| desk.profile.sentence(name, &[]);
    let drawn = if plan.figures.is_empty() || plan.figures_given { String::new() } else { template("drawn") };
    pages.block(
        BlockKind::Paragraph,
        said([("general", template("general")), ("combine", template("combine")), ("drawn", drawn)]),
    );
    for figure in plan.figures.iter().filter(|figure| figure.kind == FigureKind::Given) {
        let name = if figure.caption.is_empty() { "figure_given" } else { "figure_captioned" };
        let line = desk.profile.sentence(name, &[("figure", &desk.figure(figure))]);
        pages.block(BlockKind::Paragraph, vec![coded(line, Origin::Template("figure-given"))]);
    }
    for (position, &index) in plan.independent.iter().enumerate() {
        let claim = &desk.source.set.claims[index];
        independent(desk, claim, position, pages);
        let mut voice = Voice::default();
        for &child in &plan.children[index] {
            branch(desk, &desk.source.set.claims[child], claim, &mut voice, pages);
        }
    }
    let mut voice = Voice::default();
    for &index in &plan.orphans {
        branch(desk, &desk.source.set.claims[index], &desk.source.set.claims[index], &mut voice, pages);
    }
    if desk.disclosure.has(DisclosurePlace::Detailed) {
        pages.heading(3, "heading-further", desk.profile.heading("further"));
        desk.disclosure.add(DisclosurePlace::Detailed, pages);
    }
}

/// Sentences of a claim gathered into paragraphs.
struct Paragraphs<'p> {
    pages: &'p mut Pages,
    open: Vec<Sentence>,
    slots: Vec<Slot>,
}

impl<'p> Paragraphs<'p> {
    fn new(pages: &'p mut Pages) -> Self {
        Self { pages, open: Vec::new(), slots: Vec::new() }
    }

    fn add(&mut self, text: String, origin: Origin) {
        self.open.push(coded(text, origin));
    }

    fn slot(&mut self, claim: &Claim, limitation: Span, prompt: String, opening: String) {
        self.slots.push(Slot { block: 0, claim: claim.number, limitation, prompt, opening, state: SlotState::Open });
    }

    /// Ends the paragraph where it is long enough, or in any case.
    fn close(&mut self, always: bool) {
        let words: usize = self.open.iter().map(|sentence| sentence.text.split_whitespace().count()).sum();
        if self.open.is_empty() || (!always && words < PARAGRAPH) {
            return;
        }
        let block = self.pages.block(BlockKind::Paragraph, std::mem::take(&mut self.open));
        self.pages.slots.extend(self.slots.drain(..).map(|slot| Slot { block, ..slot }));
    }
}

fn independent(desk: &Desk<'_>, claim: &Claim, position: usize, pages: &mut Pages) {
    let source = &desk.source;
    let figure = source.plan.figure_of(claim.index);
    let subject = Subject::of(source, claim);
    let preamble = subject::introduced(source, claim);
    let preamble = trimmed(&preamble);
    let shown = text(&described(preamble), Signs::Bare);
    let opening = match (figure, is_activity(claim)) {
        (Some(figure), activity) => {
            let name = if activity { "shows_method" } else { "shows" };
            desk.profile.sentence(name, &[("figure", &desk.figure(figure)), ("subject", &shown)])
        }
        (None, _) => {
            desk.profile.sentence(if position == 0 { "provides" } else { "provides_more" }, &[("subject", &shown)])
        }
    };
    let mut out = Paragraphs::new(pages);
    out.add(sentence(&opening), Origin::Claim { claim: claim.number, limitation: claim.preamble });
    let another = Subject::described(source, claim);
    let nodes = nodes(source, claim);
    if subject::torn(claim) {
        // The opening has told the whole claim.
    } else if closed(claim) {
        one_line(desk, claim, &nodes, &subject, &mut out);
    } else if let Some(process) = another.as_ref().filter(|_| process(claim).is_some()) {
        method(desk, claim, &nodes, process, None, &mut out);
    } else if let Some(another) = another.filter(|_| nodes.iter().all(|node| node.kind != LimitationKind::Step)) {
        parts(desk, claim, &nodes, &another, &mut out);
    } else if is_activity(claim) || nodes.iter().all(|node| node.kind == LimitationKind::Step) {
        method(desk, claim, &nodes, &subject, figure, &mut out);
    } else {
        parts(desk, claim, &nodes, &subject, &mut out);
    }
    out.close(true);
}

/// Whether the transition excludes what is not listed, so that the list is told in one sentence.
fn closed(claim: &Claim) -> bool {
    claim
        .transition
        .is_some_and(|transition| matches!(transition.kind, TransitionKind::Closed | TransitionKind::PartlyClosed))
}

fn one_line(desk: &Desk<'_>, claim: &Claim, nodes: &[Node], subject: &Subject, out: &mut Paragraphs<'_>) {
    let source = &desk.source;
    let (listed, clauses): (Vec<&Node>, Vec<&Node>) =
        nodes.iter().partition(|node| node.kind != LimitationKind::Clause);
    if let (Some(first), Some(last)) = (listed.first(), listed.last()) {
        let span = Span::new(first.span.start, last.span.end.max(first.span.start));
        let essentially = claim.transition.is_some_and(|transition| transition.kind == TransitionKind::PartlyClosed);
        let verb = if subject.plural { "consist" } else { "consists" };
        let mut tokens = subject.with(&[verb]);
        if essentially {
            tokens.push(Token::word("essentially"));
        }
        tokens.push(Token::word("of"));
        let whole = Node {
            kind: LimitationKind::Element,
            span,
            own: Vec::new(),
            list: Vec::new(),
            clauses: Vec::new(),
            echoed: false,
            copied: false,
        };
        tokens.extend(whole.line(source, claim));
        out.add(
            sentence(&text(&described(&tokens), Signs::Bare)),
            Origin::Claim { claim: claim.number, limitation: span },
        );
    }
    for node in clauses {
        tell(claim, lists::sentences(source, claim, node, subject, Place { sign: None, adverb: None }), out);
    }
}

/// Adds sentences of an independent claim.
fn tell(claim: &Claim, sentences: Vec<Said>, out: &mut Paragraphs<'_>) {
    for one in sentences {
        out.add(one.text("", Signs::Bare), Origin::Claim { claim: claim.number, limitation: one.limitation });
        out.close(false);
    }
}

fn method(
    desk: &Desk<'_>,
    claim: &Claim,
    nodes: &[Node],
    subject: &Subject,
    figure: Option<&Figure>,
    out: &mut Paragraphs<'_>,
) {
    let source = &desk.source;
    let signs = step_signs(desk, claim, nodes, figure);
    let labels = labels(claim, nodes, &signs);
    let mut number = 0;
    for (node, sign) in nodes.iter().zip(&signs) {
        number += usize::from(node.kind == LimitationKind::Step);
        let adverb = (number > 1).then_some("further");
        let place = Place { sign: sign.as_deref(), adverb };
        for one in lists::sentences(source, claim, node, subject, place) {
            let text = by_sign(&one.text("", Signs::Bare), &labels);
            out.add(text, Origin::Claim { claim: claim.number, limitation: one.limitation });
            out.close(false);
        }
        if node.kind == LimitationKind::Step {
            out.slot(claim, node.span, prompt(desk, claim, node.span), "In some embodiments, this step".to_owned());
        }
    }
    if number > 1 {
        out.add(desk.profile.sentence("order", &[]), Origin::Template("order"));
    }
}

/// The signs of steps on their flow chart, node by node.
fn step_signs(desk: &Desk<'_>, claim: &Claim, nodes: &[Node], figure: Option<&Figure>) -> Vec<Option<String>> {
    let source = &desk.source;
    let series = figure.and_then(|figure| {
        let mut flows = source.plan.figures.iter().filter(|one| one.kind == FigureKind::Flow);
        flows.position(|one| one == figure)
    });
    let mut number = 0;
    let sign = |node: &Node| {
        let series = series.filter(|_| node.kind == LimitationKind::Step)?;
        number += 1;
        Some(format!("S{}", series * 100 * (1 + steps(source.set, claim.index) / 10) + number * 10))
    };
    nodes.iter().map(sign).collect()
}

/// The labels that a claim gives to its steps ("c"), with the signs that stand for them.
fn labels(claim: &Claim, nodes: &[Node], signs: &[Option<String>]) -> Vec<(String, String)> {
    let label = |node: &Node| {
        let known = claim.limitations.iter().find(|limitation| limitation.span == node.span)?;
        let label = known.label?.of(&claim.text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        (!label.is_empty()).then_some(label)
    };
    nodes.iter().zip(signs).filter_map(|(node, sign)| Some((label(node)?, sign.clone()?))).collect()
}

/// "the equation from step (c)" as "the equation from step S30", where the labels of the claim are not shown.
fn by_sign(text: &str, labels: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (label, sign) in labels {
        for written in [format!("step ({label})"), format!("step {label})")] {
            text = text.replace(&written, &format!("step {sign}"));
        }
    }
    text
}

fn parts(desk: &Desk<'_>, claim: &Claim, nodes: &[Node], subject: &Subject, out: &mut Paragraphs<'_>) {
    let source = &desk.source;
    let told: Vec<Option<Told>> = nodes
        .iter()
        .map(|node| {
            (node.kind == LimitationKind::Element && node.list.is_empty() && !node.echoed)
                .then(|| thing::told(source, claim, &node.own))
        })
        .collect();
    let listed: Vec<usize> = (0..nodes.len()).filter(|&index| matches!(told[index], Some(Told::Part { .. }))).collect();
    let mut adverb = None;
    let mut owner = subject.clone();
    // One part needs no overview: it is told in one sentence.
    let overview = if listed.len() >= 2 { listed.as_slice() } else { &[] };
    for group in overview.chunks(OVERVIEW) {
        let intros: Vec<&[Token]> = group
            .iter()
            .filter_map(|&index| match &told[index] {
                Some(Told::Part { intro, .. }) => Some(intro.as_slice()),
                _ => None,
            })
            .collect();
        let words = enumerated(&intros);
        let tokens = thing::includes(source, subject, adverb, &words);
        let span = group
            .iter()
            .map(|&index| nodes[index].span)
            .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
        let origin = Origin::Claim { claim: claim.number, limitation: span.unwrap_or(claim.body) };
        out.add(sentence(&text(&described(&tokens), Signs::Bare)), origin);
        adverb = Some("further");
    }
    out.close(false);
    for (index, node) in nodes.iter().enumerate() {
        let place = Place { sign: None, adverb: if index > 0 || adverb.is_some() { Some("further") } else { None } };
        let mut spoken = subject.clone();
        match &told[index] {
            Some(Told::Part { detail, part, .. }) if overview.contains(&index) => {
                spoken = part.clone();
                if let Some(detail) = detail {
                    let one = Said { tokens: detail.clone(), limitation: node.span, follows: true };
                    tell(claim, vec![one], out);
                }
                for inner in &node.clauses {
                    tell(claim, lists::sentences(source, claim, inner, part, Place { sign: None, adverb: None }), out);
                }
            }
            known => {
                if let Some(Told::Part { part, .. }) = known {
                    spoken = part.clone();
                }
                tell(claim, lists::sentences(source, claim, node, &owner, place), out);
            }
        }
        if node.kind == LimitationKind::Clause {
            // "wherein each node comprises a section; a further section": what follows is the node's.
            owner = clause::owner(claim, &node.own).unwrap_or_else(|| subject.clone());
        }
        if node.kind == LimitationKind::Element {
            let opening = format!("In some embodiments, {}", text(&spoken.definite, Signs::Bare));
            out.slot(claim, node.span, prompt(desk, claim, node.span), opening);
        }
    }
}

/// "a first leaf 12, a second leaf 14, and a spring 16".
pub(crate) fn enumerated(items: &[&[Token]]) -> Vec<Token> {
    let mut words = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            if items.len() > 2 {
                words.push(Token { space: false, ..Token::word(",") });
            }
            if index + 1 == items.len() {
                words.push(Token::word("and"));
            }
        }
        let from = words.len();
        words.extend(item.iter().cloned());
        if let Some(first) = words.get_mut(from) {
            first.space = true;
        }
    }
    words
}

/// What a model is asked about a limitation.
fn prompt(desk: &Desk<'_>, claim: &Claim, limitation: Span) -> String {
    let node = Node {
        kind: LimitationKind::Element,
        span: limitation,
        own: Vec::new(),
        list: Vec::new(),
        clauses: Vec::new(),
        echoed: false,
        copied: false,
    };
    let words = text(&node.line(&desk.source, claim), Signs::None);
    let words: Vec<&str> = words.split_whitespace().take(60).collect();
    format!("Feature: {}. Write one further sentence about it.", words.join(" "))
}

/// A dependent claim and those below it.
fn branch(desk: &Desk<'_>, claim: &Claim, root: &Claim, voice: &mut Voice, pages: &mut Pages) {
    let mut out = Paragraphs::new(pages);
    let of_root = nodes(&desk.source, root);
    let signs = step_signs(desk, root, &of_root, desk.source.plan.figure_of(root.index));
    let labels = labels(root, &of_root, &signs);
    let mut open = vec![(claim.index, None::<Subject>)];
    while let Some((index, parent_part)) = open.pop() {
        let claim = &desk.source.set.claims[index];
        let added = dependent::sentences(&desk.source, claim, root);
        let intro = voice.intro(desk, claim, parent_part.as_ref());
        let mut follow = following(&desk.profile.conditional.follow);
        for (position, one) in added.said.iter().enumerate() {
            let intro = match position {
                0 => intro.as_str(),
                _ if one.follows || !opens_plainly(one) => "",
                _ => follow.next().unwrap_or_default(),
            };
            let text = one.text(intro, Signs::Bare);
            // Labels of its own are no steps of the claim that it refers to.
            let text =
                if claim.limitations.iter().any(|one| one.label.is_some()) { text } else { by_sign(&text, &labels) };
            out.add(text, Origin::Claim { claim: claim.number, limitation: one.limitation });
        }
        out.close(false);
        for &child in desk.source.plan.children[index].iter().rev() {
            open.push((child, added.part.clone()));
        }
    }
    out.close(true);
}

/// Whether an introduction can stand before the sentence.
fn opens_plainly(said: &Said) -> bool {
    !clause::starts(&said.tokens, &["thereby"])
}
