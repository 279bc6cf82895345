//! Reads the text layer of a PDF into paragraphs: columns, page headers, line numbers and hyphenation undone; renders
//! nothing, decodes no picture and runs no action.

mod columns;
mod drawings;
mod furniture;
mod glyphs;
mod gutter;
mod hyphens;
mod marks;
mod measure;
mod paragraphs;
mod rows;

use super::TEXT_LIMIT;
use crate::ReadError;
use claimwright_application::Notice;
use claimwright_application::manuscript::Manuscript;
use claimwright_application::sheets::SourceFormat;
use drawings::Words;
use gutter::LineNumbers;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use marks::Marks;
use rows::Row;

/// More pages than any application has.
const MOST_PAGES: usize = 5_000;
/// Pages with fewer characters hold drawings or pictures of text.
const FEWEST_CHARACTERS: usize = 25;

/// A page with more characters is no sheet of drawings.
const MOST_ON_DRAWING: usize = 3_000;

/// The rows of one page, in reading order.
#[derive(Debug, Default)]
struct PageRows {
    width: f32,
    height: f32,
    rows: Vec<Row>,
    /// What is drawn beside the text, and the words of a page that may be a drawing, piece by piece.
    marks: Marks,
    pieces: Vec<Row>,
}

/// The manuscript of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Truncated,
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(ReadError::Truncated);
    }
    if count > MOST_PAGES {
        return Err(ReadError::TooManyParts);
    }
    let (mut pages, mut pictures, mut unknown, mut turned, mut length) = (Vec::new(), 0, 0, 0, 0);
    let mut numbers = LineNumbers::default();
    for page in pdf.pages().iter() {
        let mut found = glyphs::of_page(&pdf, page);
        length += found.glyphs.len();
        if found.overfull || length > TEXT_LIMIT {
            return Err(ReadError::TooLarge { limit_mb: super::TEXT_LIMIT_MB });
        }
        unknown += found.unknown;
        turned += found.turned;
        let empty = found.glyphs.len() < FEWEST_CHARACTERS;
        let marks = std::mem::take(&mut found.marks);
        pictures += usize::from(empty && marks.ink.is_some());
        let (width, height) = (found.width, found.height);
        let drawn = marks.ink.is_some() && found.glyphs.len() < MOST_ON_DRAWING;
        let pieces = if drawn { rows::apart(found.glyphs.clone()) } else { Vec::new() };
        pages.push(PageRows { width, height, rows: rows::in_reading_order(found, &mut numbers), marks, pieces });
    }
    if length < FEWEST_CHARACTERS && pictures > 0 {
        return Err(ReadError::Scanned);
    }
    furniture::mark(&mut pages);
    columns::measure(&mut pages);
    let drawn: Vec<Option<Words>> = pages.iter().map(drawings::of_page).collect();
    let mut sheets = measure::sheets(&pages, &drawn);
    for (page, _) in pages.iter_mut().zip(&drawn).filter(|(_, drawn)| drawn.is_some()) {
        page.rows.retain(|row| row.furniture);
    }
    let (mut paragraphs, heights) = paragraphs::of(&pages);
    sheets.pictures = measure::pictures(&pages, &drawn, &paragraphs, &heights);
    paragraphs.extend(drawings::paragraphs(&drawn));
    let mut notices = Vec::new();
    notices.extend((pictures > 0).then_some(Notice::PagesOfPictures(pictures)));
    notices.extend((turned > 0).then_some(Notice::Turned(turned)));
    notices.extend((unknown > 0).then_some(Notice::Unnamed(unknown)));
    sheets.format = Some(SourceFormat::Pdf);
    sheets.line_numbers = Some(numbers.by_fives());
    let drawn = sheets.pictures.len().max(pictures);
    Ok(Manuscript { paragraphs, notices, pictures: Some(drawn), sheets, ..Manuscript::default() })
}
