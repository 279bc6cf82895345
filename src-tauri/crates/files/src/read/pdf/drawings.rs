//! Tells sheets of drawings from pages of text, and the words on them from reference signs; looks at no picture.

use super::rows::Row;
use super::{FEWEST_CHARACTERS, PageRows};
use claimwright_application::figures;
use claimwright_application::manuscript::{Paragraph, Role};

/// A row that is wider than this part of the page and longer than this is a line of text.
const WIDE: f32 = 0.55;
const LONG: usize = 55;
/// Rows that are nearer than this, in sizes of their type, belong to one legend.
const NEAR: f32 = 1.7;
/// With fewer signs than this on a figure, its signs are drawn and not typed.
const FEWEST_SIGNS: usize = 2;

/// A figure with what is typed on it.
#[derive(Debug, Clone, Default)]
pub(super) struct Figure {
    /// As printed: `FIG. 1`.
    pub label: String,
    y: f32,
    signs: Vec<String>,
    texts: Vec<String>,
}

/// What is typed on a sheet of drawings.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub figures: Vec<Figure>,
}

/// The words on a page, where it is a sheet of drawings: something is drawn there, no line of text stands there, and
/// either a figure is named or next to nothing is typed.
pub(super) fn of_page(page: &PageRows) -> Option<Words> {
    page.marks.ink?;
    let rows = || page.rows.iter().filter(|row| !row.furniture);
    let is_line = |row: &Row| row.end - row.x > page.width * WIDE && row.text.chars().count() > LONG;
    if rows().any(is_line) {
        return None;
    }
    let furniture: Vec<f32> = page.rows.iter().filter(|row| row.furniture).map(|row| row.y).collect();
    let pieces: Vec<&Row> =
        page.pieces.iter().filter(|piece| furniture.iter().all(|y| (y - piece.y).abs() > piece.size * 0.3)).collect();
    let mut figures: Vec<Figure> = pieces
        .iter()
        .filter(|piece| is_label(&piece.text))
        .map(|piece| Figure { label: piece.text.clone(), y: piece.y, ..Figure::default() })
        .collect();
    let few = rows().map(|row| row.text.chars().count()).sum::<usize>() < FEWEST_CHARACTERS;
    if figures.is_empty() && !few {
        return None;
    }
    let (signs, words): (Vec<&Row>, Vec<&Row>) = pieces
        .into_iter()
        .filter(|piece| !is_label(&piece.text) && !is_sheet_number(&piece.text))
        .partition(|piece| piece.text.split_whitespace().all(is_sign));
    for sign in signs {
        if let Some(figure) = nearest(&mut figures, sign.y) {
            figure.signs.extend(sign.text.split_whitespace().map(|sign| sign.trim_matches([',', ';']).to_owned()));
        }
    }
    for (y, text) in legends(&words) {
        if let Some(figure) = nearest(&mut figures, y) {
            figure.texts.push(text);
        }
    }
    Some(Words { figures })
}

/// What the sheets of drawings say, a paragraph for each figure and each legend; nothing where a sheet names no figure,
/// so that figures may be missing from what is known. Signs stand there only where those of each figure are typed.
pub(super) fn paragraphs(sheets: &[Option<Words>]) -> Vec<Paragraph> {
    if sheets.iter().flatten().any(|words| words.figures.is_empty()) {
        return Vec::new();
    }
    let figures = || sheets.iter().flatten().flat_map(|words| &words.figures);
    let typed = figures().all(|figure| figure.signs.len() >= FEWEST_SIGNS);
    let mut paragraphs = Vec::new();
    for (words, page) in sheets.iter().zip(1u32..) {
        for figure in words.iter().flat_map(|words| &words.figures) {
            let signs = if typed { figure.signs.join(", ") } else { String::new() };
            let line = if signs.is_empty() { figure.label.clone() } else { format!("{}: {signs}", figure.label) };
            let lines = std::iter::once(line).chain(figure.texts.iter().cloned());
            paragraphs.extend(lines.map(|line| Paragraph { page: Some(page), ..Paragraph::new(Role::Drawn, line) }));
        }
    }
    paragraphs
}

/// The label of a figure without its word.
pub(super) fn label(printed: &str) -> String {
    figures::labels(printed).into_iter().next().map(|mention| mention.label).unwrap_or_default()
}

/// Whether a piece names one figure and nothing else.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    matches!(figures::labels(text).as_slice(), [mention] if mention.span.start == 0 && mention.span.end == text.len())
        || matches!(text.to_lowercase().as_str(), "fig." | "figure" | "figur")
}

/// The number of a sheet among all: `2/7`.
fn is_sheet_number(text: &str) -> bool {
    let (sheet, all) = text.split_once('/').unwrap_or_default();
    !sheet.is_empty() && [sheet, all].iter().all(|n| n.trim().bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word has the form of a reference sign: a number, with a letter or two or a prime.
fn is_sign(word: &str) -> bool {
    let word = word.trim_matches([',', ';']).trim_end_matches(['\'', '′', '’']);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && word.chars().all(|c| c.is_ascii_alphanumeric())
        && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

/// The figure that something on a sheet belongs to: labels stand below their figures.
fn nearest(figures: &mut [Figure], y: f32) -> Option<&mut Figure> {
    let below = figures.iter().position(|figure| figure.y >= y);
    match below {
        Some(index) => figures.get_mut(index),
        None => figures.last_mut(),
    }
}

/// The words of one box or legend, rows above one another joined, with the height of the first.
fn legends(words: &[&Row]) -> Vec<(f32, String)> {
    let mut open: Vec<(&Row, f32, String)> = Vec::new();
    for &row in words {
        let joins = |(last, _, _): &&mut (&Row, f32, String)| {
            let step = row.y - last.y;
            let overlap = row.end.min(last.end) - row.x.max(last.x);
            step > 0.0
                && step < last.size * NEAR
                && overlap > 0.4 * (row.end - row.x).min(last.end - last.x)
                && (row.size - last.size).abs() < 1.0
        };
        match open.iter_mut().find(joins) {
            Some((last, _, text)) => {
                text.push(' ');
                text.push_str(&row.text);
                *last = row;
            }
            None => open.push((row, row.y, row.text.clone())),
        }
    }
    open.into_iter().map(|(_, y, text)| (y, text)).collect()
}
