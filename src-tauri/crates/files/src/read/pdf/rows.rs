//! Puts the characters of a page into rows of text in reading order, columns one after the other; not paragraphs.

use super::glyphs::{Glyph, PageGlyphs};
use super::gutter::LineNumbers;
use claimwright_application::Span;
use claimwright_application::manuscript::{Style, StyledRun};
use std::collections::{BTreeMap, BTreeSet};

/// A gap of this part of the type size is a space.
const SPACE: f32 = 0.22;
/// A gap of this part of the type size parts the words of a drawing.
const APART: f32 = 0.9;
/// Type smaller than this part of its neighbours' is a sign above or below the line.
const SMALL: f32 = 0.8;

/// A row of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    pub text: String,
    pub styles: Vec<StyledRun>,
    /// Left and right edge in points.
    pub x: f32,
    pub end: f32,
    /// Baseline in points from the top.
    pub y: f32,
    pub size: f32,
    /// Width of its first word.
    pub first: f32,
    pub lane: Lane,
    /// Left and right edge of its column, once those of all pages are known.
    pub column: (f32, f32),
    /// Whether it is a page header or footer.
    pub furniture: bool,
}

/// Where on its page a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Lane {
    /// Over the whole width.
    #[default]
    Whole,
    /// In the left one of two columns.
    Left,
    /// In the right one.
    Right,
}

/// The rows of a page.
pub(super) fn in_reading_order(page: PageGlyphs, numbers: &mut LineNumbers) -> Vec<Row> {
    let (glyphs, strip) = numbers.taken_from(page.glyphs, page.width);
    let Some(strip) = strip else { return rows(glyphs, Lane::Whole) };
    // Rows that cross the strip part the page into bands, each with its two columns.
    let across = across(&glyphs, strip);
    let is_across = |glyph: &Glyph| {
        let near = glyph.size * 0.5;
        across.range(tenths(glyph.y - near)..=tenths(glyph.y + near)).next().is_some()
    };
    let (whole, parts): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(is_across);
    let (left, right): (Vec<Glyph>, Vec<Glyph>) =
        parts.into_iter().partition(|glyph| (glyph.x + glyph.end) / 2.0 < (strip.0 + strip.1) / 2.0);
    let mut left = rows(left, Lane::Left).into_iter().peekable();
    let mut right = rows(right, Lane::Right).into_iter().peekable();
    let mut ordered = Vec::new();
    for row in rows(whole, Lane::Whole) {
        ordered.extend(std::iter::from_fn(|| left.next_if(|part| part.y <= row.y)));
        ordered.extend(std::iter::from_fn(|| right.next_if(|part| part.y <= row.y)));
        ordered.push(row);
    }
    ordered.extend(left);
    ordered.extend(right);
    ordered
}

/// The words of a drawing, each piece by itself: what stands side by side there is no line of text.
pub(super) fn apart(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut rows = Vec::new();
    for mut line in lines(glyphs) {
        line.retain(|glyph| !glyph.c.is_whitespace());
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let pieces = line.chunk_by(|a, b| b.x - a.end < a.size * APART);
        rows.extend(pieces.map(|piece| row(piece.to_vec(), Lane::Whole)).filter(|row| !row.text.is_empty()));
    }
    rows
}

/// The heights, in tenths of a point, of the rows that leave less than half of the strip free.
fn across(sorted: &[Glyph], strip: (f32, f32)) -> BTreeSet<i32> {
    let middle = (strip.0 + strip.1) / 2.0;
    let mut sides: BTreeMap<i32, (f32, f32)> = BTreeMap::new();
    for glyph in sorted.iter().filter(|glyph| !glyph.c.is_whitespace()) {
        let (left, right) = sides.entry(tenths(glyph.y)).or_insert((f32::MIN, f32::MAX));
        if (glyph.x + glyph.end) / 2.0 < middle {
            *left = left.max(glyph.end);
        } else {
            *right = right.min(glyph.x);
        }
    }
    let half = (strip.1 - strip.0) / 2.0;
    let crosses = |&(_, (left, right)): &(i32, (f32, f32))| right - left < half || left > strip.1 || right < strip.0;
    sides.into_iter().filter(crosses).map(|(y, _)| y).collect()
}

fn tenths(points: f32) -> i32 {
    (points * 10.0) as i32
}

/// The rows of one column, from the top.
fn rows(mut glyphs: Vec<Glyph>, lane: Lane) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let usual = usual_size(&glyphs);
    let (large, small): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|glyph| glyph.size >= usual * SMALL);
    let mut lines: Vec<Vec<Glyph>> = lines(large);
    let mut apart = Vec::new();
    let mut small = small;
    small.sort_by(|a, b| a.x.total_cmp(&b.x));
    for glyph in small {
        let near = |line: &&mut Vec<Glyph>| {
            let dy = glyph.y - line[0].y;
            dy > -0.75 * usual
                && dy < 0.5 * usual
                && line.iter().any(|g| (glyph.x - g.end).abs() < usual * 0.7 || (g.x - glyph.end).abs() < usual * 0.3)
        };
        // Lines are sorted by height: only those within one size can be near.
        let from = lines.partition_point(|line| line[0].y < glyph.y - usual);
        match lines[from..].iter_mut().take(4).find(near) {
            Some(line) => line.push(glyph),
            None => apart.push(glyph),
        }
    }
    apart.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    lines.extend(self::lines(apart));
    lines.sort_by(|a, b| a[0].y.total_cmp(&b[0].y));
    lines.into_iter().map(|line| row(line, lane)).filter(|row| !row.text.is_empty()).collect()
}

/// Characters with nearly one baseline, sorted by height; the first of a line gives its height.
fn lines(sorted: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in sorted {
        match lines.last_mut() {
            Some(line) if glyph.y - line[0].y < line[0].size.max(glyph.size) * 0.35 => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    lines
}

/// The size of most characters.
fn usual_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().filter(|g| !g.c.is_whitespace()).map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn row(mut glyphs: Vec<Glyph>, lane: Lane) -> Row {
    let (base, size) = (glyphs[0].y, usual_size(&glyphs));
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut row = Row { y: base, size, x: f32::MAX, lane, ..Row::default() };
    let mut before: Option<Glyph> = None;
    let mut space = false;
    for glyph in glyphs {
        if glyph.c.is_whitespace() {
            space = true;
            continue;
        }
        if let Some(last) = before {
            // Bold type is at times made by printing twice.
            if last.c == glyph.c && (glyph.x - last.x).abs() < size * 0.1 && (glyph.y - last.y).abs() < size * 0.1 {
                continue;
            }
            if (space && glyph.x - last.end > -0.5 * size) || glyph.x - last.end > SPACE * size {
                row.text.push(' ');
            }
        }
        space = false;
        let start = row.text.len();
        row.text.push(glyph.c);
        if let Some(style) = position(&glyph, base, size) {
            match row.styles.last_mut() {
                Some(run) if run.style == style && run.span.end == start => run.span.end = row.text.len(),
                _ => row.styles.push(StyledRun { span: Span::new(start, row.text.len()), style }),
            }
        }
        row.x = row.x.min(glyph.x);
        row.end = row.end.max(glyph.end);
        if !row.text.contains(' ') {
            row.first = row.end - row.x;
        }
        before = Some(glyph);
    }
    row
}

/// Whether a character stands above or below the line.
fn position(glyph: &Glyph, base: f32, size: f32) -> Option<Style> {
    if glyph.size > size * SMALL {
        return None;
    }
    match glyph.y - base {
        raised if raised < -0.12 * size => Some(Style::Superscript),
        lowered if lowered > 0.06 * size => Some(Style::Subscript),
        _ => None,
    }
}
