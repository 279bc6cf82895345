//! Writes Markdown that reads back as the same document: `#` for the title, `##` for parts, claims as a numbered list.

use super::flow::{self, Block, Piece};
use super::page::Kind;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role, Style};

/// The Markdown of a document.
pub fn write_markdown(manuscript: &Manuscript, kind: Kind) -> String {
    let blocks = flow::blocks(manuscript, kind);
    let mut text = String::new();
    let mut at = 0;
    while at < blocks.len() {
        if !text.is_empty() {
            text.push('\n');
        }
        if matches!(blocks[at].paragraph.role, Role::Cell { .. }) {
            let end = at + flow::table_len(&blocks, at).max(1);
            table(&blocks[at..end], &mut text);
            at = end;
        } else {
            paragraph(&blocks[at].paragraph, &mut text);
            at += 1;
        }
    }
    text
}

fn paragraph(paragraph: &Paragraph, text: &mut String) {
    match paragraph.role {
        Role::Title => text.push_str("# "),
        Role::Heading(level) => {
            text.extend(std::iter::repeat_n('#', usize::from(level.min(5)) + 1));
            text.push(' ');
        }
        _ => {}
    }
    let one_line = matches!(paragraph.role, Role::Title | Role::Heading(_));
    if let Some(label) = &paragraph.label {
        text.push_str(label);
        text.push(' ');
    }
    let inner = inline(&flow::pieces(paragraph));
    let numbered = paragraph.role == Role::Claim || paragraph.label.is_some();
    for (index, line) in inner.lines().enumerate() {
        if index > 0 {
            // Further lines belong to the entry of the list.
            text.push_str(if one_line {
                " "
            } else if numbered {
                "\n   "
            } else {
                "\n"
            });
        }
        let line = if index > 0 { line.trim_start() } else { line };
        if (index > 0 || paragraph.label.is_none()) && !one_line && !(index == 0 && paragraph.role == Role::Claim) {
            text.push_str(&guarded(line));
        } else {
            text.push_str(line);
        }
    }
    text.push('\n');
}

/// Escapes what opens a heading, a list, a quotation or code at the front of a line.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && digits < 10 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '>', '+', '='])
        || line.starts_with("- ")
        || line.starts_with("--")
        || line.starts_with("~~~")
    {
        return format!("\\{line}");
    }
    line.to_owned()
}

fn inline(pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (open, close) = match piece.style {
            Some(Style::Subscript) => ("<sub>", "</sub>"),
            Some(Style::Superscript) => ("<sup>", "</sup>"),
            // Emphasis has no meaning in a patent text, and its marks would make reading back uncertain.
            _ => ("", ""),
        };
        text.push_str(open);
        escape(piece.text, &mut text);
        text.push_str(close);
    }
    text
}

fn escape(source: &str, text: &mut String) {
    for (at, c) in source.char_indices() {
        let next = source[at + c.len_utf8()..].chars().next();
        let special = match c {
            '\\' => next.is_none_or(|n| n.is_ascii_punctuation() || n == '\n'),
            '*' | '`' | '_' | '|' => true,
            '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
            '&' => next.is_some_and(|n| n.is_ascii_alphabetic() || n == '#'),
            ']' => next.is_some_and(|n| matches!(n, '(' | ':' | '[')),
            '!' => next == Some('['),
            _ => false,
        };
        if special {
            text.push('\\');
        }
        if c != '\r' {
            text.push(c);
        }
    }
}

fn table(cells: &[Block], text: &mut String) {
    let mut row: Option<u16> = None;
    let first = cells.first().map(|cell| place(cell).0);
    let columns = cells.iter().map(|cell| place(cell).1).max().unwrap_or_default() + 1;
    let mut column = 0;
    for (index, cell) in cells.iter().enumerate() {
        let (at, to) = place(cell);
        if row != Some(at) {
            row = Some(at);
            column = 0;
            text.push('|');
        }
        // A further paragraph of the same cell continues it.
        if index > 0 && place(&cells[index - 1]) == (at, to) {
            text.truncate(text.trim_end_matches([' ', '|']).len());
            text.push(' ');
        } else {
            while column < to {
                text.push_str(" |");
                column += 1;
            }
            text.push(' ');
            column = to + 1;
        }
        text.push_str(&inline(&flow::pieces(&cell.paragraph)).replace('\n', " "));
        text.push_str(" |");
        if cells.get(index + 1).is_none_or(|next| place(next).0 != at) {
            while column < columns {
                text.push_str(" |");
                column += 1;
            }
            text.push('\n');
            if Some(at) == first {
                text.push('|');
                text.push_str(&"---|".repeat(usize::from(columns)));
                text.push('\n');
            }
        }
    }
}

fn place(cell: &Block) -> (u16, u16) {
    match cell.paragraph.role {
        Role::Cell { row, column } => (row, column),
        _ => (0, 0),
    }
}
