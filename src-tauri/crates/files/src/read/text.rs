//! Plain text to paragraphs: what belongs to one paragraph when lines are wrapped and when they are not; not the parts.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role};

/// A block of lines is taken as wrapped by a machine when its lines but the last fall in this range of characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=130;

/// The paragraphs of a text. Empty lines separate blocks; a block is one paragraph or several, as its lines show. Line
/// breaks inside a paragraph are kept as `\n`, so that positions in it count in the text as given.
pub(super) fn read(text: &str) -> Manuscript {
    let mut paragraphs = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.split(['\n', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = line.trim_end();
        if line.trim_start().is_empty() {
            flush(&mut block, &mut paragraphs);
        } else {
            block.push(line);
        }
    }
    flush(&mut block, &mut paragraphs);
    Manuscript { paragraphs, ..Manuscript::default() }
}

fn flush(block: &mut Vec<&str>, paragraphs: &mut Vec<Paragraph>) {
    let wrapped = is_wrapped(block);
    let longest = block.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let mut current = String::new();
    for (index, line) in block.iter().enumerate() {
        if current.is_empty() {
            current.push_str(line);
        } else {
            current.push('\n');
            current.push_str(line);
        }
        let ends = match block.get(index + 1) {
            None => true,
            Some(next) => opens_paragraph(next) || is_heading(line) || closes(line, wrapped, longest),
        };
        if ends {
            paragraphs.push(paragraph(std::mem::take(&mut current)));
        }
    }
    block.clear();
}

/// One paragraph; Markdown's marks of headings are common in plain text too.
fn paragraph(text: String) -> Paragraph {
    let marks = text.bytes().take_while(|&b| b == b'#').count();
    let proposal = text.trim_start().starts_with("[PROPOSAL");
    let mut paragraph = match u8::try_from(marks) {
        Ok(level @ 1..=6) if text[marks..].starts_with(' ') && !text.contains('\n') => {
            Paragraph::new(Role::Heading(level), text[marks..].trim())
        }
        _ => Paragraph::new(Role::Body, text),
    };
    paragraph.proposal = proposal;
    paragraph
}

fn is_wrapped(block: &[&str]) -> bool {
    let Some((_, but_last)) = block.split_last() else { return false };
    let lengths: Vec<usize> = but_last.iter().map(|line| line.chars().count()).collect();
    let (Some(&least), Some(&most)) = (lengths.iter().min(), lengths.iter().max()) else { return false };
    let stops = but_last.iter().filter(|line| line.ends_with(['.', ':', ';', '!', '?'])).count();
    WRAPPED.contains(&least) && WRAPPED.contains(&most) && most - least <= 30 && stops * 2 < but_last.len().max(2)
}

/// Whether a line ends its paragraph: by a full stop, and in wrapped text by being short as well.
fn closes(line: &str, wrapped: bool, longest: usize) -> bool {
    let stop = line.ends_with(['.', '!', '?']);
    stop && (!wrapped || line.chars().count() * 10 < longest * 7)
}

/// Whether a line can only begin a paragraph: a number, a label, a heading mark, a proposal.
pub(super) fn opens_paragraph(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=4).contains(&digits)
        && line[digits..].starts_with(['.', ')'])
        && line[digits + 1..].starts_with([' ', '\t']);
    let labelled = line.starts_with('[') && line[1..].starts_with(|c: char| c.is_ascii_digit());
    numbered
        || labelled
        || line.starts_with("# ")
        || line.starts_with("##")
        || line.starts_with("[PROPOSAL")
        || is_heading(line)
}

/// A line of capitals, or with marks.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let marked = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let capitals =
        letters >= 4 && !line.chars().any(char::is_lowercase) && line.len() <= 100 && !line.ends_with([',', ';']);
    marked || capitals || claimwright_application::manuscript::is_heading_line(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read(text).paragraphs.into_iter().map(|p| p.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_claim_keeps_its_lines() {
        check(
            "1. A lock comprising:\n   a bolt; and\n   a spring.\n\n2. The lock of claim 1.\n",
            &["1. A lock comprising:\n   a bolt; and\n   a spring.", "2. The lock of claim 1."],
        );
    }

    #[test]
    fn claims_without_empty_lines_are_apart() {
        check(
            "1. A lock comprising a bolt.\n2. The lock of claim 1.",
            &["1. A lock comprising a bolt.", "2. The lock of claim 1."],
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The present invention relates to a lock that has a bolt and also a\n\
                    spring which urges the bolt. The lock is used in doors of buildings\n\
                    and in vehicles.\n";
        assert_eq!(read(text).paragraphs.len(), 1);
    }

    #[test]
    fn lines_without_wrapping_are_paragraphs() {
        check(
            "Brief Description of the Drawings\nFig. 1 shows a lock.\nDetailed Description\nFig. 2 shows a key.",
            &[
                "Brief Description of the Drawings",
                "Fig. 1 shows a lock.",
                "Detailed Description",
                "Fig. 2 shows a key.",
            ],
        );
    }
}
