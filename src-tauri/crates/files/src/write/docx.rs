//! Writes a DOCX application: real styles, numbered paragraphs, claims and abstract on pages of their own, page numbers.

use super::flow::{self, Block, Piece};
use super::page::{Kind, Page};
use super::{package, styles};
use crate::WriteError;
use claimwright_application::manuscript::{Manuscript, Paragraph as Source, Role, Style as Type};
use docx_rs::{
    BreakType, Docx, Footer, PageMargin, PageNum, Paragraph, Run, RunProperty, Table, TableCell, TableRow,
    VertAlignType, WidthType,
};

/// The DOCX of a document. The same manuscript, kind and page give the same bytes.
///
/// # Errors
/// [`WriteError::Packing`] where the archive cannot be made, which memory alone can cause.
pub fn write_docx(manuscript: &Manuscript, kind: Kind, page: &Page) -> Result<Vec<u8>, WriteError> {
    let blocks = flow::blocks(manuscript, kind);
    let sheet = page.sheet();
    let margin = PageMargin::new()
        .top(sheet.top)
        .left(sheet.left)
        .right(sheet.right)
        .bottom(sheet.bottom)
        .header(709)
        .footer(709);
    let mut ids = Ids::default();
    let footer = Footer::new().add_paragraph(ids.mark(Paragraph::new().style("Footer").add_page_num(PageNum::new())));
    let mut docx =
        styles::styled(Docx::new(), *page).page_size(sheet.width, sheet.height).page_margin(margin).footer(footer);
    let mut at = 0;
    while at < blocks.len() {
        if matches!(blocks[at].paragraph.role, Role::Cell { .. }) {
            let end = at + flow::table_len(&blocks, at).max(1);
            docx = docx.add_table(table(&blocks[at..end], &mut ids, sheet.width));
            at = end;
        } else {
            for paragraph in set(&blocks[at], &mut ids) {
                docx = docx.add_paragraph(paragraph);
            }
            at += 1;
        }
    }
    package::pack(docx.build(), *page)
}

/// Numbers for `w14:paraId`: the library counts across documents, and the same input has to give the same bytes.
#[derive(Default)]
struct Ids(u32);

impl Ids {
    fn mark(&mut self, paragraph: Paragraph) -> Paragraph {
        self.0 += 1;
        paragraph.id(format!("{:08X}", self.0))
    }
}

/// A block as Word paragraphs: one, but for a claim, each line of which is one.
fn set(block: &Block, ids: &mut Ids) -> Vec<Paragraph> {
    let source = &block.paragraph;
    let style = match source.role {
        _ if source.proposal => "Proposal",
        Role::Title => "Title",
        Role::Heading(1) => "Heading1",
        Role::Heading(2) => "Heading2",
        Role::Heading(_) => "Heading3",
        Role::Claim => "Claim",
        Role::ListItem => "ListParagraph",
        Role::Caption => "Caption",
        _ => "BodyText",
    };
    let lines = if source.role == Role::Claim && !source.proposal { lines(source) } else { vec![flow::pieces(source)] };
    let mut set = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let first = index == 0;
        // A claim's own line bears its number; what follows is an element of it.
        let style = if style == "Claim" && !(first && numbered(source)) { "ClaimElement" } else { style };
        let mut paragraph = Paragraph::new().style(style);
        if block.new_page && first {
            paragraph = paragraph.page_break_before(true);
        }
        if let (true, Some(label)) = (first, &source.label) {
            paragraph = paragraph.add_run(Run::new().add_text(clean(label)).add_tab());
        }
        let number = if first && source.label.is_none() && style == "Claim" { number_len(&source.text) } else { 0 };
        let mut cut = number;
        if cut > 0 {
            paragraph = paragraph.add_run(Run::new().add_text(clean(source.text[..cut].trim())).add_tab());
        }
        for piece in line {
            let skip = cut.min(piece.text.len());
            cut -= skip;
            let text = if number > 0 && skip > 0 { piece.text[skip..].trim_start() } else { &piece.text[skip..] };
            if !text.is_empty() {
                paragraph = paragraph.add_run(run(text, piece.style, source.proposal));
            }
        }
        set.push(ids.mark(paragraph));
    }
    set
}

fn numbered(source: &Source) -> bool {
    source.label.is_some() || number_len(&source.text) > 0
}

/// The length of `12. ` at the front of a text.
fn number_len(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marked = (1..=4).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if marked && text[digits + 1..].starts_with([' ', '\t']) { digits + 2 } else { 0 }
}

/// The pieces of a text, line by line, without the space at the front of each line.
fn lines(source: &Source) -> Vec<Vec<Piece<'_>>> {
    let mut lines: Vec<Vec<Piece<'_>>> = vec![Vec::new()];
    for piece in flow::pieces(source) {
        for (index, part) in piece.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                let part = if line.is_empty() { part.trim_start() } else { part };
                if !part.is_empty() {
                    line.push(Piece { text: part, style: piece.style });
                }
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn run(text: &str, style: Option<Type>, proposal: bool) -> Run {
    let mut run = Run::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (index, part) in line.split('\t').enumerate() {
            if index > 0 {
                run = run.add_tab();
            }
            if !part.is_empty() {
                run = run.add_text(clean(part));
            }
        }
    }
    match style {
        Some(Type::Subscript) => run.run_property = RunProperty::new().vert_align(VertAlignType::SubScript),
        Some(Type::Superscript) => run.run_property = RunProperty::new().vert_align(VertAlignType::SuperScript),
        Some(Type::Bold) => run = run.bold(),
        Some(Type::Italic) => run = run.italic(),
        Some(Type::Underlined) => run = run.underline("single"),
        Some(Type::Struck) => run = run.strike(),
        None => {}
    }
    if proposal { run.highlight("yellow") } else { run }
}

/// Without the characters that XML 1.0 forbids.
fn clean(text: &str) -> String {
    text.chars().filter(|&c| c == '\t' || c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

fn table(cells: &[Block], ids: &mut Ids, width: u32) -> Table {
    let mut rows: Vec<Vec<(u16, TableCell)>> = Vec::new();
    let mut open: Option<(u16, u16)> = None;
    for cell in cells {
        let Role::Cell { row, column } = cell.paragraph.role else { continue };
        if open.is_none_or(|(before, _)| before != row) {
            rows.push(Vec::new());
        }
        let mut paragraph = Paragraph::new().style("TableText");
        for piece in flow::pieces(&cell.paragraph) {
            paragraph = paragraph.add_run(run(piece.text, piece.style, cell.paragraph.proposal));
        }
        let paragraph = ids.mark(paragraph);
        if let Some(cells) = rows.last_mut() {
            match cells.pop() {
                Some((at, last)) if open == Some((row, column)) => cells.push((at, last.add_paragraph(paragraph))),
                other => {
                    cells.extend(other);
                    // Cells that the source has no text for keep their place.
                    let next = cells.last().map_or(0, |(at, _)| at + 1);
                    for empty in next..column {
                        let filler = ids.mark(Paragraph::new().style("TableText"));
                        cells.push((empty, TableCell::new().add_paragraph(filler)));
                    }
                    cells.push((column, TableCell::new().add_paragraph(paragraph)));
                }
            }
        }
        open = Some((row, column));
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let each = (width as usize).saturating_sub(3_200) / columns;
    let rows = rows
        .into_iter()
        .map(|mut cells| {
            while cells.len() < columns {
                let filler = ids.mark(Paragraph::new().style("TableText"));
                cells.push((0, TableCell::new().add_paragraph(filler)));
            }
            TableRow::new(cells.into_iter().map(|(_, cell)| cell.width(each, WidthType::Dxa)).collect())
        })
        .collect();
    Table::new(rows).set_grid(vec![each; columns])
}
