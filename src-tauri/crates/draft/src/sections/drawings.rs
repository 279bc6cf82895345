//! The brief description of the drawings: one line for each figure, or for figures that share a caption; not the drawings.

use super::{Desk, Pages, coded, listed, subject};
use crate::document::{BlockKind, Origin};
use crate::english::token::sentence;
use crate::plan::figures::{Figure, FigureKind};

/// Nouns that name a kind of drawing, so that a figure is one ("a side view") and does not show one.
const VIEWS: &[&str] = &[
    "view",
    "views",
    "section",
    "sections",
    "cross-section",
    "cross-sections",
    "diagram",
    "diagrams",
    "chart",
    "charts",
    "flowchart",
    "flowcharts",
    "drawing",
    "drawings",
    "graph",
    "graphs",
    "plan",
    "elevation",
    "schematic",
    "illustration",
    "illustrations",
    "detail",
    "plot",
    "plots",
    "photograph",
    "photographs",
    "micrograph",
    "micrographs",
    "map",
    "table",
    "representation",
    "representations",
    "image",
    "images",
    "sketch",
    "enlargement",
    "spectrum",
    "spectra",
    "curve",
    "curves",
    "perspective",
    "depiction",
    "screenshot",
];

/// Verbs with which a caption goes on from the figure's name.
const VERBS: &[&str] = &[
    "is",
    "are",
    "shows",
    "show",
    "illustrates",
    "illustrate",
    "depicts",
    "depict",
    "represents",
    "represent",
    "presents",
    "present",
    "displays",
    "display",
    "schematically",
    "diagrammatically",
    "contains",
    "contain",
    "gives",
    "give",
    "provides",
    "provide",
    "relates",
    "relate",
    "describes",
    "describe",
    "compares",
    "compare",
    "corresponds",
    "correspond",
    "plots",
    "outlines",
    "outline",
];

/// Words at which the phrase that a caption begins with ends.
const PHRASE_ENDS: &[&str] = &[
    "of",
    "showing",
    "through",
    "along",
    "in",
    "on",
    "for",
    "from",
    "illustrating",
    "depicting",
    "with",
    "according",
    "at",
    "as",
    "and",
    "to",
    "taken",
    "that",
    "which",
    "by",
    "when",
];

/// Writes the list of figures, where there are any.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    let plan = desk.source.plan;
    if plan.figures.is_empty() {
        return;
    }
    pages.heading(2, "heading-drawings", desk.profile.heading("drawings"));
    let mut named: Vec<String> = Vec::new();
    for group in plan.figures.chunk_by(|one, other| !one.caption.is_empty() && one.caption == other.caption) {
        let line = match group {
            [figure, ..] if !figure.caption.is_empty() => {
                let figures: Vec<&Figure> = group.iter().collect();
                format!("{} {}", desk.figures(&figures), predicate(&figure.caption, group.len() > 1))
            }
            [figure, ..] => line(desk, figure, &mut named),
            [] => continue,
        };
        pages.block(BlockKind::Paragraph, vec![coded(sentence(&line), Origin::Template("figure"))]);
    }
}

/// A caption as what is said of its figure: "is a side view of the pump", "shows the pump".
fn predicate(caption: &str, plural: bool) -> String {
    let (be, show) = if plural { ("are", "show") } else { ("is", "shows") };
    let first = caption.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
    let word = first.to_lowercase();
    let plain = first.chars().skip(1).all(|c| !c.is_uppercase()) && (first.chars().count() > 1 || word == "a");
    let caption = if plain { format!("{word}{}", &caption[first.len()..]) } else { caption.to_owned() };
    if VERBS.contains(&word.as_str()) {
        return caption;
    }
    let mut noun = String::new();
    for next in caption.split_whitespace() {
        if PHRASE_ENDS.contains(&next.to_lowercase().as_str()) {
            break;
        }
        noun = next.trim_end_matches([',', ';', ':', '(']).to_lowercase();
        if noun.len() < next.len() {
            break;
        }
    }
    if !VIEWS.contains(&noun.as_str()) {
        return format!("{show} {caption}");
    }
    let many = noun.ends_with('s') || noun == "spectra";
    let article = match word.as_str() {
        "a" | "an" | "the" | "one" | "another" | "two" | "three" | "four" => "",
        _ if many => "",
        _ if subject::vowel(&word) => "an ",
        _ => "a ",
    };
    // "different views" of one figure: it shows them.
    format!("{} {article}{caption}", if many && !plural { show } else { be })
}

fn line(desk: &Desk<'_>, figure: &Figure, named: &mut Vec<String>) -> String {
    let name = desk.figure(figure);
    if figure.kind == FigureKind::Given {
        let parts: Vec<String> = desk
            .source
            .plan
            .sign_list()
            .iter()
            .filter(|(sign, _)| figure.signs.contains(sign))
            .take(4)
            .map(|(_, term)| format!("{} {term}", if subject::vowel(term) { "an" } else { "a" }))
            .collect();
        return if parts.is_empty() {
            desk.profile.figure("given", &[("figure", &name)])
        } else {
            desk.profile.figure("given_signs", &[("figure", &name), ("parts", &listed(&parts))])
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

#[cfg(test)]
mod tests {
    use super::predicate;

    #[test]
    fn captions_are_said_of_their_figures() {
        for (caption, plural, said) in [
            ("a side view of the pump", false, "is a side view of the pump"),
            ("Exploded view of the pump", false, "is an exploded view of the pump"),
            ("is a section along A-A", false, "is a section along A-A"),
            (
                "The pump of the first embodiment, in section",
                false,
                "shows the pump of the first embodiment, in section",
            ),
            ("shows the valve", false, "shows the valve"),
            ("sections through the pump", true, "are sections through the pump"),
            ("DNA sequences", false, "shows DNA sequences"),
            ("", false, "shows "),
        ] {
            assert_eq!(predicate(caption, plural), said);
        }
    }
}
