//! The paragraphs in the order and with the page breaks in which every writer sets them; not a format.

use super::page::Kind;
use claimwright_application::Span;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role, StyledRun};

/// One paragraph to set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub paragraph: Paragraph,
    /// Whether it begins a page.
    pub new_page: bool,
}

/// What a manuscript becomes on paper: roles known, furniture gone, proposals dropped or marked.
pub(super) fn blocks(manuscript: &Manuscript, kind: Kind) -> Vec<Block> {
    let set = manuscript.paragraphs.iter().any(|p| p.role == Role::Claim);
    let marked;
    let source = if set {
        manuscript
    } else {
        marked = manuscript.with_roles();
        &marked
    };
    let mut blocks: Vec<Block> = Vec::with_capacity(source.paragraphs.len());
    let mut begun = false;
    for paragraph in &source.paragraphs {
        let empty = paragraph.text.trim().is_empty() && !matches!(paragraph.role, Role::Cell { .. });
        if matches!(paragraph.role, Role::PageFurniture | Role::Drawn)
            || empty
            || paragraph.proposal && kind == Kind::Filing
        {
            continue;
        }
        let mut paragraph = paragraph.clone();
        trim(&mut paragraph);
        if paragraph.proposal && !paragraph.text.starts_with("[PROPOSAL") {
            mark(&mut paragraph);
        }
        let last = blocks.last().map(|block| block.paragraph.role);
        let opens_claims = paragraph.role == Role::Claim && !matches!(last, Some(Role::Claim | Role::Heading(1)));
        let opens_part = matches!(paragraph.role, Role::Heading(1)) && !matches!(last, Some(Role::Heading(1)));
        let new_page = begun && (opens_part || opens_claims && !claims_before(&blocks));
        begun |= !matches!(paragraph.role, Role::Title);
        blocks.push(Block { paragraph, new_page });
    }
    blocks
}

/// Whether claims were set before, so that what interrupts them opens no further page.
fn claims_before(blocks: &[Block]) -> bool {
    blocks.iter().rev().any(|block| block.paragraph.role == Role::Claim)
}

/// Takes the space around a text away, moving its runs along.
fn trim(paragraph: &mut Paragraph) {
    let cut = paragraph.text.len() - paragraph.text.trim_start().len();
    let text = paragraph.text.trim().to_owned();
    let moved = |byte: usize| byte.saturating_sub(cut).min(text.len());
    let runs = paragraph
        .styles
        .iter()
        .map(|run| StyledRun { span: Span::new(moved(run.span.start), moved(run.span.end)), style: run.style });
    paragraph.styles = runs.filter(|run| run.span.start < run.span.end).collect();
    paragraph.text = text;
}

/// Sets a proposal apart in words, so that it cannot be taken for the text in any format.
fn mark(paragraph: &mut Paragraph) {
    const FRONT: &str = "[PROPOSAL] ";
    paragraph.text.insert_str(0, FRONT);
    for run in &mut paragraph.styles {
        run.span = run.span.shifted(FRONT.len());
    }
}

/// A piece of text in one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub style: Option<claimwright_application::manuscript::Style>,
}

/// The text of a paragraph cut at its runs; runs that lie badly are ignored.
pub(super) fn pieces(paragraph: &Paragraph) -> Vec<Piece<'_>> {
    let text = paragraph.text.as_str();
    let mut pieces = Vec::with_capacity(paragraph.styles.len() * 2 + 1);
    let mut at = 0;
    for run in &paragraph.styles {
        let Span { start, end } = run.span;
        if start < at || end <= start || !text.is_char_boundary(start) || !text.is_char_boundary(end.min(text.len())) {
            continue;
        }
        let end = end.min(text.len());
        if at < start {
            pieces.push(Piece { text: &text[at..start], style: None });
        }
        pieces.push(Piece { text: &text[start..end], style: Some(run.style) });
        at = end;
    }
    if at < text.len() {
        pieces.push(Piece { text: &text[at..], style: None });
    }
    pieces
}

/// Where the rows of a table end: the number of blocks from `at` that are cells of one table.
pub(super) fn table_len(blocks: &[Block], at: usize) -> usize {
    let mut last = None;
    blocks[at..]
        .iter()
        .take_while(|block| match block.paragraph.role {
            // A cell at or before the last one opens another table, except for a further paragraph of the same cell.
            Role::Cell { row, column } => {
                let place = Some((row, column));
                let same = last.is_none_or(|last| Some(last) <= place);
                last = place;
                same
            }
            _ => false,
        })
        .count()
}
