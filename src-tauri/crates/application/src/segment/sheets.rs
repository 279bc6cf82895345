//! Tells what was measured on the pages of a file from part to part: where parts begin, which pictures stand in which;
//! measures nothing.

use super::drawn;
use super::layout::Layout;
use crate::manuscript::{Manuscript, Paragraph, Role};
use crate::sheets::{PartStart, Picture, PictureKind, SourceFormat};
use crate::{PartName, Sheets, figures};

/// A longer paragraph beside a picture is no caption.
const LONGEST_CAPTION: usize = 160;

/// Page headers and footers that may stand between a picture and its caption.
const MOST_BETWEEN: usize = 8;

/// The measured facts of a manuscript with the parts that they belong to.
pub(super) fn placed(manuscript: &Manuscript, layout: &Layout) -> Sheets {
    let mut sheets = manuscript.sheets.clone();
    if matches!(sheets.format, Some(SourceFormat::Docx | SourceFormat::Pdf)) {
        sheets.starts = starts(&manuscript.paragraphs, layout);
    }
    for picture in &mut sheets.pictures {
        place(picture, &manuscript.paragraphs, layout);
    }
    sheets
}

/// Where each part begins. The title belongs to the description that it stands above.
fn starts(paragraphs: &[Paragraph], layout: &Layout) -> Vec<PartStart> {
    let mut starts: Vec<PartStart> = Vec::new();
    let mut title = None;
    for piece in &layout.pieces {
        let first = piece.heading.unwrap_or(piece.from);
        if piece.part == PartName::Title {
            title = title.or(Some(first));
            continue;
        }
        if starts.iter().any(|start| start.part == piece.part) {
            continue;
        }
        let above = title.take().filter(|_| piece.part == PartName::Description).unwrap_or(first);
        // What no other part stands before has its page, whatever lines of an office or a firm stand above it.
        let first_on_page = starts.is_empty() || paragraphs[above].opens_page;
        starts.push(PartStart { part: piece.part, first_on_page, shares_page: false });
    }
    starts
}

/// Tells the part, the figure and the kind of a picture by what stands beside it.
fn place(picture: &mut Picture, paragraphs: &[Paragraph], layout: &Layout) {
    let at = picture.paragraph.unwrap_or(0);
    if picture.part == PartName::Document {
        let after = layout.pieces.partition_point(|piece| piece.heading.unwrap_or(piece.from) <= at);
        let piece = after.checked_sub(1).and_then(|index| layout.pieces.get(index));
        picture.part = match piece.map(|piece| piece.part) {
            Some(PartName::Title) | None => PartName::Description,
            Some(part) => part,
        };
    }
    if picture.figure.is_none() {
        let after = picture.paragraph.map_or(0, |at| at + 1);
        let shown = |p: &&Paragraph| p.role != Role::PageFurniture && !p.text.trim().is_empty();
        let next = paragraphs.iter().skip(after).take(MOST_BETWEEN).find(shown);
        picture.figure = next.and_then(caption).or_else(|| caption(paragraphs.get(at)?));
    }
    if picture.kind == PictureKind::Unknown && (picture.figure.is_some() || picture.part == PartName::Drawings) {
        picture.kind = PictureKind::Drawing;
    }
}

/// The label of the figure under which a paragraph stands as its caption: `FIG. 2`, `Fig. 2: a lock`.
fn caption(paragraph: &Paragraph) -> Option<String> {
    let text = paragraph.text.trim();
    if text.len() > LONGEST_CAPTION {
        return None;
    }
    if let Some(label) = drawn::label(text) {
        return Some(label);
    }
    let mention = figures::labels(text).into_iter().next().filter(|mention| mention.span.start == 0)?;
    let apart = text[mention.span.end..].trim_start().starts_with([':', '.', '-', '–', '—']);
    (apart || paragraph.role == Role::Caption).then_some(mention.label)
}

#[cfg(test)]
mod tests {
    use crate::manuscript::{Manuscript, Paragraph, Role};
    use crate::sheets::{Picture, PictureKind, SourceFormat};
    use crate::{Application, FilingFacts, PartName, Sheets};

    fn read(paragraphs: Vec<Paragraph>, pictures: Vec<Picture>) -> Application {
        let sheets = Sheets { format: Some(SourceFormat::Docx), pictures, ..Sheets::default() };
        let manuscript = Manuscript { paragraphs, sheets, ..Manuscript::default() };
        Application::from_manuscript(&manuscript, None, FilingFacts::default())
    }

    fn picture(paragraph: usize) -> Picture {
        let kind = PictureKind::Unknown;
        Picture { part: PartName::Document, paragraph: Some(paragraph), kind, figure: None, coloured: None }
    }

    #[test]
    fn parts_begin_where_a_page_does() {
        let opening = |text: &str| Paragraph { opens_page: true, ..Paragraph::new(Role::Heading(1), text) };
        let paragraphs = vec![
            Paragraph::new(Role::Body, "Our reference: L 17"),
            Paragraph::new(Role::Title, "Lock"),
            Paragraph::new(Role::Heading(1), "Description"),
            Paragraph::new(Role::Body, "The invention relates to a lock."),
            Paragraph::new(Role::Heading(1), "Claims"),
            Paragraph::new(Role::Claim, "1. A lock comprising a bolt."),
            opening("Abstract"),
            Paragraph::new(Role::Body, "A lock has a bolt."),
        ];
        let starts = read(paragraphs, Vec::new()).sheets.starts;
        let found: Vec<_> = starts.iter().map(|start| (start.part, start.first_on_page)).collect();
        assert_eq!(found, [(PartName::Description, true), (PartName::Claims, false), (PartName::Abstract, true)]);
    }

    #[test]
    fn a_picture_takes_part_and_figure_from_what_stands_beside_it() {
        let paragraphs = vec![
            Paragraph::new(Role::Heading(1), "Description"),
            Paragraph::new(Role::Body, "The lock is made as follows."),
            Paragraph::new(Role::Body, "Fig. 3: a section of the lock"),
            Paragraph::new(Role::Heading(1), "Claims"),
            Paragraph::new(Role::Claim, "1. A compound of the formula below."),
        ];
        let pictures = read(paragraphs, vec![picture(1), picture(4)]).sheets.pictures;
        let found: Vec<_> = pictures.iter().map(|p| (p.part, p.kind, p.figure.as_deref())).collect();
        assert_eq!(
            found,
            [(PartName::Description, PictureKind::Drawing, Some("3")), (PartName::Claims, PictureKind::Unknown, None),]
        );
    }
}
