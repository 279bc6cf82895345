//! Writes one HTML file that prints well and runs nothing; every character of the text is escaped.

use super::flow::{self, Block};
use super::page::{Kind, Page};
use claimwright_application::Office;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role, Style};

const STYLE: &str = "body{font:12pt/1.5 'Times New Roman',Times,serif;max-width:17cm;margin:2cm auto;padding:0 1cm;color:#000;background:#fff}\
h1{font-size:1.15em;text-align:center}h2{font-size:1em;margin-top:2em;text-align:center;text-transform:uppercase;font-weight:normal}\
h3,h4,h5,h6{font-size:1em;margin:1.4em 0 .4em}p{margin:.6em 0;text-align:justify;white-space:pre-line}\
.label{display:inline-block;min-width:4em}.claim{padding-left:2.2em;text-indent:-2.2em}.claim .label{min-width:2.2em;text-indent:0}\
.element{padding-left:4em}.proposal{background:#fff3a3;border-left:4px solid #a67c00;padding-left:.6em}\
table{border-collapse:collapse;margin:1em auto}td{border:1px solid #000;padding:.2em .6em}.page{break-before:page}";

/// The HTML of a document: one file without scripts, links or outside resources.
pub fn write_html(manuscript: &Manuscript, kind: Kind, page: &Page) -> String {
    let blocks = flow::blocks(manuscript, kind);
    let title = blocks.iter().find(|block| block.paragraph.role == Role::Title).map(|b| b.paragraph.text.as_str());
    let size = if page.office == Office::Us { "letter" } else { "A4" };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>@page{{size:{size};margin:2.5cm}}{STYLE}</style>\n</head>\n<body>\n",
        page.tag(),
        escaped(title.unwrap_or_default())
    );
    let mut at = 0;
    while at < blocks.len() {
        if matches!(blocks[at].paragraph.role, Role::Cell { .. }) {
            let end = at + flow::table_len(&blocks, at).max(1);
            table(&blocks[at..end], &mut html);
            at = end;
        } else {
            paragraph(&blocks[at], &mut html);
            at += 1;
        }
    }
    html.push_str("</body>\n</html>\n");
    html
}

fn paragraph(block: &Block, html: &mut String) {
    let paragraph = &block.paragraph;
    let tag = match paragraph.role {
        Role::Title => "h1",
        Role::Heading(1) => "h2",
        Role::Heading(2) => "h3",
        Role::Heading(3) => "h4",
        Role::Heading(_) => "h5",
        _ => "p",
    };
    let mut classes = Vec::new();
    if block.new_page {
        classes.push("page");
    }
    if paragraph.role == Role::Claim {
        classes.push(if paragraph.label.is_some() || starts_with_digit(paragraph) { "claim" } else { "element" });
    }
    if paragraph.proposal {
        classes.push("proposal");
    }
    html.push('<');
    html.push_str(tag);
    if !classes.is_empty() {
        html.push_str(&format!(" class=\"{}\"", classes.join(" ")));
    }
    html.push('>');
    if let Some(label) = &paragraph.label {
        html.push_str(&format!("<span class=\"label\">{}</span> ", escaped(label)));
    }
    inline(paragraph, html);
    html.push_str(&format!("</{tag}>\n"));
}

fn starts_with_digit(paragraph: &Paragraph) -> bool {
    paragraph.text.starts_with(|c: char| c.is_ascii_digit())
}

fn inline(paragraph: &Paragraph, html: &mut String) {
    for piece in flow::pieces(paragraph) {
        let tag = match piece.style {
            Some(Style::Subscript) => "sub",
            Some(Style::Superscript) => "sup",
            Some(Style::Bold) => "b",
            Some(Style::Italic) => "i",
            Some(Style::Underlined) => "u",
            Some(Style::Struck) => "s",
            None => {
                html.push_str(&escaped(piece.text));
                continue;
            }
        };
        html.push_str(&format!("<{tag}>{}</{tag}>", escaped(piece.text)));
    }
}

fn table(cells: &[Block], html: &mut String) {
    html.push_str("<table>\n");
    let mut open: Option<(u16, u16)> = None;
    for cell in cells {
        let Role::Cell { row, column } = cell.paragraph.role else { continue };
        match open {
            Some(place) if place == (row, column) => html.push_str("<br>"),
            Some((before, _)) if before == row => html.push_str("</td><td>"),
            Some(_) => html.push_str("</td></tr>\n<tr><td>"),
            None => html.push_str("<tr><td>"),
        }
        inline(&cell.paragraph, html);
        open = Some((row, column));
    }
    html.push_str("</td></tr>\n</table>\n");
}

/// Text with the characters that HTML gives a meaning written as references; control characters are dropped.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            c if c.is_control() => {}
            c => html.push(c),
        }
    }
    html
}
