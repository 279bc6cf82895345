//! The list of figures that a user hands in with the claims: labels, captions, reference signs; not what a draft says of them.

use claimwright_application::drawings::{Drawings, DrawnFigure};
use claimwright_application::figures::labels;

/// What a list of figures held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GivenFigures {
    /// Its figures, in order, each once.
    pub drawings: Drawings,
    /// Lines that name no figure: number, counted from 1, and text.
    pub skipped: Vec<(usize, String)>,
}

/// Reads a list of figures: each line a figure with its signs (`Fig. 1: 10, 12`), its caption (`Fig. 1 - a side view`,
/// `Fig. 2 is a section`), or both (`Fig. 1 - a side view: 10, 12`). Lines of the same figure are taken together.
pub fn figures(text: &str) -> GivenFigures {
    let mut given = GivenFigures::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (names, rest) = named(line);
        if names.is_empty() {
            given.skipped.push((index + 1, line.to_owned()));
            continue;
        }
        let (caption, signs) = content(rest);
        for label in names {
            let known = given.drawings.figures.iter().position(|figure| figure.label == label);
            let at = known.unwrap_or_else(|| {
                given.drawings.figures.push(DrawnFigure { label, ..DrawnFigure::default() });
                given.drawings.figures.len() - 1
            });
            let figure = &mut given.drawings.figures[at];
            figure.signs.extend(signs.iter().cloned());
            if figure.caption.is_empty() {
                figure.caption.clone_from(&caption);
            }
        }
    }
    given
}

/// The labels with which a line begins, and what stands behind them.
fn named(line: &str) -> (Vec<String>, &str) {
    let mut names: Vec<String> = Vec::new();
    let mut end = 0;
    // A dash with spaces around it divides one figure from its caption; behind "Figs." it may join two.
    let plural = ["figs", "figures"].iter().any(|word| line.to_lowercase().starts_with(word));
    let head = [" - ", " – ", " — "].iter().filter_map(|dash| line.find(dash)).min().filter(|_| !plural);
    for mention in labels(&line[..head.unwrap_or(line.len())]) {
        let joined = match line.get(end..mention.span.start) {
            // A figure that a range implies has the range's place.
            None => true,
            Some(between) if names.is_empty() => between.trim_matches(['(', '*', '-', '•', ' ']).is_empty(),
            Some(between) => {
                let words =
                    between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '&'));
                matches!(words.to_lowercase().as_str(), "" | "and" | "to" | "or" | "through")
            }
        };
        if !joined {
            break;
        }
        end = end.max(mention.span.end);
        names.push(mention.label);
    }
    (names, line.get(end..).unwrap_or_default())
}

/// The caption and the signs behind a label.
fn content(rest: &str) -> (String, Vec<String>) {
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '.' | ',' | ')'));
    let rest = rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ','));
    if let Some(signs) = signs(rest) {
        return (String::new(), signs);
    }
    match rest.rsplit_once(':').and_then(|(caption, tail)| Some((caption, signs(tail)?))) {
        Some((caption, signs)) => (caption.trim_end().to_owned(), signs),
        None => (rest.to_owned(), Vec::new()),
    }
}

/// A text as a list of reference signs, where it is one and nothing else.
fn signs(text: &str) -> Option<Vec<String>> {
    let is_sign = |sign: &&str| {
        sign.len() <= 6
            && sign.starts_with(|c: char| c.is_ascii_digit())
            && sign.chars().all(|c| c.is_ascii_alphanumeric() || c == '\'')
    };
    let signs: Vec<&str> =
        text.split(|c: char| matches!(c, ',' | ';') || c.is_whitespace()).filter(|sign| !sign.is_empty()).collect();
    (!signs.is_empty() && signs.iter().all(is_sign)).then(|| signs.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &[&str])]) {
        let given = figures(text);
        let found: Vec<(&str, &str, Vec<&str>)> = given
            .drawings
            .figures
            .iter()
            .map(|figure| {
                let signs = figure.signs.iter().map(String::as_str).collect();
                (figure.label.as_str(), figure.caption.as_str(), signs)
            })
            .collect();
        let expected: Vec<(&str, &str, Vec<&str>)> =
            expected.iter().map(|(label, caption, signs)| (*label, *caption, signs.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn captions_and_signs_are_kept() {
        check("Fig. 1 - a side view of the pump", &[("1", "a side view of the pump", &[])]);
        check("FIG. 2A: a section.", &[("2A", "a section", &[])]);
        check("Figure 2 is a section along A-A", &[("2", "is a section along A-A", &[])]);
        check("Fig. 1: 10, 12", &[("1", "", &["10", "12"])]);
        check("Fig. 1 – 10 pumps in a row", &[("1", "10 pumps in a row", &[])]);
        check("Fig. 3 - a side view: 10, 12a", &[("3", "a side view", &["10", "12a"])]);
        check("Fig. 1 a side view\nFig. 1: 10", &[("1", "a side view", &["10"])]);
        check("FIG. 4", &[("4", "", &[])]);
    }

    #[test]
    fn several_figures_share_a_caption() {
        check("FIGS. 2 and 3 are sections", &[("2", "are sections", &[]), ("3", "are sections", &[])]);
        check(
            "Figs. 1 to 3 show valves",
            &[("1", "show valves", &[]), ("2", "show valves", &[]), ("3", "show valves", &[])],
        );
        check("Fig. 2 is a detail of FIG. 1", &[("2", "is a detail of FIG. 1", &[])]);
    }

    #[test]
    fn lines_without_a_figure_are_named() {
        let given = figures("Drawings\n\nFig. 1: 10\nThe pump of FIG. 1 is old");
        assert_eq!(given.skipped, [(1, "Drawings".to_owned()), (4, "The pump of FIG. 1 is old".to_owned())]);
        assert_eq!(given.drawings.figures.len(), 1);
    }
}
