//! Reads lines such as `Fig. 1: 10, 12`, which list the signs on the drawings; not pictures.

use crate::drawings::DrawnFigure;
use crate::manuscript::Paragraph;
use crate::{Drawings, figures};
use std::collections::HashSet;

/// The drawings that lines list, each figure followed by the words on it; none where no line names a figure.
pub(super) fn drawings(lines: impl Iterator<Item = String>) -> Option<Drawings> {
    let mut figures: Vec<DrawnFigure> = Vec::new();
    for text in lines {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match (figure(line), figures.last_mut()) {
                (Some(figure), _) => figures.push(figure),
                (None, Some(last)) => last.texts.push(line.to_owned()),
                (None, None) => {}
            }
        }
    }
    (!figures.is_empty()).then_some(Drawings { figures })
}

/// Drawings that were read off their sheets, without their signs where the description has few of them: those numbers
/// are the scales of a diagram.
pub(super) fn borne_out(mut drawings: Drawings, description: &str) -> Drawings {
    let words: HashSet<&str> = description.split(|c: char| !(c.is_alphanumeric() || "'′’".contains(c))).collect();
    let signs: HashSet<&str> =
        drawings.figures.iter().flat_map(|figure| figure.signs.iter().map(String::as_str)).collect();
    let known = signs.iter().filter(|sign| words.contains(*sign)).count();
    if known * 10 < signs.len() * 7 {
        drawings.figures.iter_mut().for_each(|figure| figure.signs.clear());
    }
    drawings
}

/// The label of the figure that a line names and nothing else; empty for a single figure.
pub(super) fn label(line: &str) -> Option<String> {
    figure(line).filter(|figure| figure.signs.is_empty()).map(|figure| figure.label)
}

/// Whether the next paragraph of text lists a figure's signs.
pub(super) fn follows(paragraphs: &[Paragraph], from: usize) -> bool {
    paragraphs
        .get(from..)
        .unwrap_or_default()
        .iter()
        .find(|p| !p.is_furniture())
        .is_none_or(|p| figure(&p.text).is_some())
}

/// One figure: its label, then signs and nothing else.
fn figure(line: &str) -> Option<DrawnFigure> {
    let line = line.trim();
    let (label, rest) = match line.split_once(':') {
        Some((label, rest)) => (label.trim(), rest),
        None => (line, ""),
    };
    let name = match figures::labels(label).as_slice() {
        [mention] if mention.span == crate::Span::new(0, label.len()) => mention.label.clone(),
        [] if matches!(
            label.to_lowercase().as_str(),
            "(single view)" | "single view" | "fig." | "figure" | "fig" | "figur"
        ) =>
        {
            String::new()
        }
        _ => return None,
    };
    let signs: Vec<String> =
        rest.split([',', ';', ' ']).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect();
    let plausible = signs
        .iter()
        .all(|sign| sign.len() <= 8 && sign.chars().any(|c| c.is_ascii_digit()) || sign.chars().count() <= 2);
    plausible.then_some(DrawnFigure { label: name, signs, ..DrawnFigure::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scales_of_a_diagram_are_no_signs() {
        let read = |signs: &str| {
            let lines = [format!("Fig. 1: {signs}")];
            let drawings = drawings(lines.into_iter()).expect("the line names a figure");
            borne_out(drawings, "The bolt 10 slides in the sleeve 12a and the spring 14.").figures[0].signs.len()
        };
        assert_eq!(read("10, 12a, 14, 16"), 4);
        assert_eq!(read("10, 20, 40, 60, 80"), 0);
    }
}
