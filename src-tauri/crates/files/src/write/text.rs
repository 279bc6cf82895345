//! Writes plain text, in which each part stands as the rest of the program counts it; not a layout.

use super::flow::{self, Block};
use super::page::Kind;
use claimwright_application::manuscript::{Manuscript, Role};

/// The text of a document: paragraphs on lines of their own, parts and claims after an empty line.
pub fn write_text(manuscript: &Manuscript, kind: Kind) -> String {
    let blocks = flow::blocks(manuscript, kind);
    let mut text = String::new();
    let mut last: Option<&Block> = None;
    for block in &blocks {
        let paragraph = &block.paragraph;
        if let Some(last) = last {
            text.push_str(gap(last, block));
        }
        if let Some(label) = &paragraph.label {
            text.push_str(label);
            text.push(' ');
        }
        // Only a claim has lines; elsewhere a line is a paragraph.
        if paragraph.role == Role::Claim {
            text.push_str(&paragraph.text);
        } else {
            text.extend(paragraph.text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
        last = Some(block);
    }
    text.push('\n');
    text
}

fn gap(before: &Block, after: &Block) -> &'static str {
    let claim = |block: &Block| block.paragraph.role == Role::Claim;
    let opens = after.paragraph.label.is_some() || numbered(&after.paragraph.text);
    let part = |block: &Block| matches!(block.paragraph.role, Role::Title | Role::Heading(1));
    match (before.paragraph.role, after.paragraph.role) {
        (Role::Cell { row: a, .. }, Role::Cell { row: b, .. }) if a == b => "\t",
        _ if part(before) || part(after) || claim(before) != claim(after) || claim(after) && opens => "\n\n",
        _ => "\n",
    }
}

fn numbered(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && text[digits..].starts_with(['.', ')'])
}
