//! The brief description of the drawings: one line for each figure; not the drawings.

use super::{Desk, Pages, coded, subject};
use crate::document::{BlockKind, Origin};
use crate::english::token::sentence;
use crate::plan::figures::{Figure, FigureKind};

/// Writes the list of figures, where there are any.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    let plan = desk.source.plan;
    if plan.figures.is_empty() {
        return;
    }
    pages.heading(2, "heading-drawings", desk.profile.heading("drawings"));
    let mut named: Vec<String> = Vec::new();
    for figure in &plan.figures {
        let line = line(desk, figure, &mut named);
        pages.block(BlockKind::Paragraph, vec![coded(sentence(&line), Origin::Template("figure"))]);
    }
}

fn line(desk: &Desk<'_>, figure: &Figure, named: &mut Vec<String>) -> String {
    let name = desk.figure(figure);
    if figure.kind == FigureKind::Given {
        let parts: Vec<&str> = desk
            .source
            .plan
            .sign_list()
            .iter()
            .filter(|(sign, _)| figure.signs.contains(sign))
            .map(|(_, term)| term.as_str())
            .collect();
        let parts: Vec<String> = parts
            .iter()
            .take(4)
            .map(|term| format!("{} {term}", if subject::vowel(term) { "an" } else { "a" }))
            .collect();
        return if parts.is_empty() {
            desk.profile.figure("given", &[("figure", &name)])
        } else {
            desk.profile.figure("given_signs", &[("figure", &name), ("parts", &parts.join(", "))])
        };
    }
    let Some(claim) = figure.claim.map(|index| &desk.source.set.claims[index]) else { return String::new() };
    let short = subject::short(&desk.source, claim);
    let again = named.contains(&short);
    let template = match (figure.kind, again) {
        (FigureKind::Flow, false) => "flow",
        (FigureKind::Flow, true) => "flow_again",
        (_, false) => "blocks",
        (_, true) => "blocks_again",
    };
    let line = desk.profile.figure(template, &[("figure", &name), ("subject", &short)]);
    named.push(short);
    line
}
