//! Joins the rows of all pages to paragraphs, by gaps, indents, short rows, numbers and headings; not the rows themselves.

use super::PageRows;
use super::hyphens::{Hyphen, Words};
use super::rows::Row;
use crate::read::text::{is_heading, opens_paragraph};
use claimwright_application::manuscript::{Paragraph, Role, StyledRun};
use std::collections::HashMap;

/// A gap between rows above the usual distance times this begins a paragraph where the row before is its end.
const GAP: f32 = 1.17;
/// One above this begins a paragraph whatever the rows say.
const WIDE: f32 = 1.6;
/// An indent of this part of the type size begins a paragraph.
const INDENT: f32 = 0.9;
/// A space, in sizes of the type.
const SPACE: f32 = 0.25;

/// The paragraphs of all pages, and how far down on its page each begins; headers and footers stand among them with their
/// own role.
pub(super) fn of(pages: &[PageRows]) -> (Vec<Paragraph>, Vec<f32>) {
    let rows = pages.iter().flat_map(|page| &page.rows).filter(|row| !row.furniture);
    let words = Words::of(rows.clone().map(|row| row.text.as_str()));
    let indent = usual_indent(rows);
    let mut joiner =
        Joiner { words, distance: distance(pages), indent, paragraphs: Vec::new(), heights: Vec::new(), current: None };
    for (page, number) in pages.iter().zip(1u32..) {
        for row in page.rows.iter().filter(|row| row.furniture) {
            let furniture = Paragraph::new(Role::PageFurniture, row.text.as_str());
            joiner.paragraphs.push(Paragraph { page: Some(number), ..furniture });
            joiner.heights.push(row.y);
        }
        for (index, row) in page.rows.iter().filter(|row| !row.furniture).enumerate() {
            joiner.take(row, number, index == 0);
        }
    }
    joiner.finish();
    (joiner.paragraphs, joiner.heights)
}

/// The usual distance of rows in sizes of their type.
fn distance(pages: &[PageRows]) -> f32 {
    let mut distances: Vec<f32> = pages
        .iter()
        .flat_map(|page| page.rows.windows(2))
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
        .filter(|distance| (0.8..4.0).contains(distance))
        .collect();
    distances.sort_by(f32::total_cmp);
    // Paragraphs of one row each are further apart than rows within one, so that the lower part is what counts.
    distances.get(distances.len() * 2 / 5).copied().unwrap_or(1.2)
}

/// By how much first rows of paragraphs are indented, in points; none where they are not.
fn usual_indent<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<f32> {
    let (mut counts, mut all) = (HashMap::<i32, usize>::new(), 0);
    for row in rows {
        all += 1;
        let by = row.x - row.column.0;
        if (INDENT..5.0).contains(&(by / row.size.max(1.0))) {
            *counts.entry(by.round() as i32).or_default() += 1;
        }
    }
    let (by, count) = counts.into_iter().max_by_key(|&(by, count)| (count, -by))?;
    (count * 25 > all).then_some(by as f32)
}

/// A row of several words in capitals, as headings are.
fn is_loud(text: &str) -> bool {
    text.contains(' ') && !text.contains(char::is_lowercase) && text.chars().filter(|c| c.is_alphabetic()).count() >= 10
}

/// A paragraph being read.
struct Open {
    paragraph: Paragraph,
    last: Row,
    page: u32,
    /// Whether it holds one row so far.
    single: bool,
    /// Baseline of its first row.
    top: f32,
    /// Left edge of its last row.
    left: f32,
    /// The distance of its rows.
    pitch: Option<f32>,
}

struct Joiner {
    words: Words,
    /// The usual distance of rows, in sizes of their type.
    distance: f32,
    /// By how much the first rows of paragraphs are indented.
    indent: Option<f32>,
    paragraphs: Vec<Paragraph>,
    heights: Vec<f32>,
    current: Option<Open>,
}

impl Joiner {
    fn take(&mut self, row: &Row, page: u32, first: bool) {
        match self.current.take() {
            Some(open) if !self.begins(&open, row, page) => self.current = Some(self.joined(open, row, page)),
            before => {
                self.current = before;
                self.finish();
                let mut paragraph = Paragraph::new(Role::Body, row.text.as_str());
                paragraph.page = Some(page);
                paragraph.opens_page = first;
                paragraph.styles.clone_from(&row.styles);
                let last = row.clone();
                self.current = Some(Open { paragraph, last, page, single: true, left: row.x, pitch: None, top: row.y });
            }
        }
    }

    /// Whether a row begins as the first row of a paragraph does where these are indented.
    fn is_indented(&self, row: &Row) -> bool {
        self.indent.is_some_and(|indent| (row.x - row.column.0 - indent).abs() < 1.5)
    }

    /// Whether a row stands in the middle of its column and leaves room on both sides.
    fn is_centred(&self, row: &Row) -> bool {
        let (left, right) = (row.x - row.column.0, row.column.1 - row.end);
        left > row.size && (left - right).abs() < row.size * 0.6 && !self.is_indented(row)
    }

    /// Whether the first word of a row would have stood at the end of the one before, had its paragraph not ended there.
    fn is_short(&self, last: &Row, row: &Row) -> bool {
        let needed = last.size * SPACE + row.first + last.size * 0.4;
        let room = last.column.1 - last.end;
        let centred = self.is_centred(last) && (self.is_centred(row) || is_heading(&last.text));
        if centred { room + last.x - last.column.0 > needed } else { room > needed }
    }

    /// Whether a row begins a paragraph.
    fn begins(&self, open: &Open, row: &Row, page: u32) -> bool {
        let last = &open.last;
        let size = row.size.max(1.0);
        let short = self.is_short(last, row);
        let stopped = last.text.ends_with(['.', ':', ';', '!', '?', '”', '"']);
        let parted = self.words.hyphen(&last.text, &row.text) != Hyphen::None;
        let elsewhere = page != open.page || row.lane != last.lane || row.y <= last.y;
        let pitch = open.pitch.unwrap_or(self.distance * size);
        let step = if elsewhere { pitch } else { row.y - last.y };
        if step > pitch * WIDE {
            return true;
        }
        if parted && !short {
            return false;
        }
        let ended = stopped || short || step > pitch * GAP;
        if ended && opens_paragraph(&row.text) && !continues_list(&open.paragraph.text, &row.text) {
            return true;
        }
        if open.single && short && is_heading(&open.paragraph.text) || (row.size - last.size).abs() > size * 0.15 {
            return true;
        }
        let (centred, was_centred) = (self.is_centred(row), self.is_centred(last));
        let quiet = |row: &Row| row.text.contains(char::is_lowercase);
        let loud = is_loud(&row.text) && quiet(last) || is_loud(&last.text) && quiet(row);
        if loud || centred && is_heading(&row.text) && !is_heading(&last.text) {
            return true;
        }
        let goes_on = row.text.starts_with(char::is_lowercase);
        let begins = was_centred && open.single && !goes_on && !is_loud(&row.text);
        if centred != was_centred && (stopped || begins) {
            return true;
        }
        if step > pitch * GAP && (stopped || short || !goes_on) || short && (stopped || !goes_on) {
            return true;
        }
        if elsewhere {
            // A sentence goes on over the end of a column or page, and where first rows are indented, so does a paragraph.
            return stopped && self.is_indented(row);
        }
        let by = row.x - open.left;
        // The first row of a paragraph may stand further right than the others, or further left.
        let indented = by > size * INDENT && !centred || self.is_indented(row) && open.single && by.abs() < size * 0.2;
        let outdented = !open.single && by < -size * INDENT;
        stopped && (indented || outdented)
    }

    fn joined(&self, mut open: Open, row: &Row, page: u32) -> Open {
        let text = &mut open.paragraph.text;
        match self.words.hyphen(&open.last.text, &row.text) {
            Hyphen::Parts => {
                text.pop();
            }
            Hyphen::Stays => {}
            Hyphen::None => text.push(' '),
        }
        let by = text.len();
        text.push_str(&row.text);
        // A hyphen that went may have been the end of a run.
        open.paragraph.styles.retain_mut(|run| {
            run.span.end = run.span.end.min(by);
            run.span.start < run.span.end
        });
        let moved = row.styles.iter().map(|run| StyledRun { span: run.span.shifted(by), style: run.style });
        open.paragraph.styles.extend(moved);
        let step = row.y - open.last.y;
        let follows = page == open.page && row.lane == open.last.lane && step > 0.0;
        let pitch = if follows { Some(open.pitch.map_or(step, |pitch| pitch.min(step))) } else { open.pitch };
        Open { left: row.x, last: row.clone(), page, single: false, pitch, ..open }
    }

    fn finish(&mut self) {
        if let Some(open) = self.current.take() {
            self.paragraphs.push(open.paragraph);
            self.heights.push(open.top);
        }
    }
}

/// Whether a row that begins with a number goes on with a sentence, as in "shown in FIGS.\n2. and 3" or "of claims 1,\n2.".
fn continues_list(text: &str, row: &str) -> bool {
    let number = row.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let last = text.trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default().to_lowercase();
    number
        && matches!(
            last.as_str(),
            "fig."
                | "figs."
                | "figure"
                | "figures"
                | "claim"
                | "claims"
                | "and"
                | "or"
                | "to"
                | "of"
                | "no."
                | "nos."
                | "anspruch"
                | "ansprüche"
                | "ansprüchen"
                | "und"
                | "oder"
                | "bis"
                | "revendication"
                | "revendications"
                | "et"
                | "ou"
                | "à"
                | "table"
                | "example"
                | "than"
                | "about"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, f32, f32, f32)], expected: &[&str]) {
        let rows = rows
            .iter()
            .map(|&(text, x, end, y)| Row {
                text: text.to_owned(),
                x,
                end,
                y,
                size: 10.0,
                column: (50.0, 300.0),
                ..Row::default()
            })
            .collect();
        let found: Vec<String> = of(&[PageRows { width: 600.0, height: 800.0, rows, ..PageRows::default() }])
            .0
            .into_iter()
            .map(|p| p.text)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_of_a_paragraph_are_joined_and_hyphens_undone() {
        check(
            &[
                ("The invention relates to a lock com-", 60.0, 300.0, 100.0),
                ("prising a bolt and a spring, of which", 50.0, 300.0, 112.0),
                ("the bolt is long.", 50.0, 130.0, 124.0),
                ("A second paragraph has rows of its own, and", 60.0, 300.0, 136.0),
                ("ends.", 50.0, 80.0, 148.0),
            ],
            &[
                "The invention relates to a lock comprising a bolt and a spring, of which the bolt is long.",
                "A second paragraph has rows of its own, and ends.",
            ],
        );
    }

    #[test]
    fn claims_and_headings_begin_paragraphs() {
        check(
            &[
                ("What is claimed is:", 50.0, 150.0, 100.0),
                ("1. A lock comprising a bolt, the bolt being", 60.0, 300.0, 112.0),
                ("long and round.", 50.0, 130.0, 124.0),
                ("2. The lock of claim", 60.0, 300.0, 136.0),
                ("1, wherein the bolt is steel.", 50.0, 200.0, 148.0),
            ],
            &[
                "What is claimed is:",
                "1. A lock comprising a bolt, the bolt being long and round.",
                "2. The lock of claim 1, wherein the bolt is steel.",
            ],
        );
    }
}
