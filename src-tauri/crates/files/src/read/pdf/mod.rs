//! Reads the text layer of a PDF into paragraphs: columns, page headers, line numbers and hyphenation undone; renders
//! nothing, decodes no picture and runs no action.

mod columns;
mod furniture;
mod glyphs;
mod gutter;
mod hyphens;
mod paragraphs;
mod rows;

use super::TEXT_LIMIT;
use crate::ReadError;
use claimwright_application::Sheets;
use claimwright_application::manuscript::Manuscript;
use claimwright_application::sheets::SourceFormat;
use gutter::LineNumbers;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use rows::Row;

/// More pages than any application has.
const MOST_PAGES: usize = 5_000;
/// Pages with fewer characters hold drawings or pictures of text.
const FEWEST_CHARACTERS: usize = 25;

/// The rows of one page, in reading order.
#[derive(Debug, Default)]
struct PageRows {
    width: f32,
    height: f32,
    rows: Vec<Row>,
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
        let found = glyphs::of_page(&pdf, page);
        length += found.glyphs.len();
        if found.overfull || length > TEXT_LIMIT {
            return Err(ReadError::TooLarge { limit_mb: super::TEXT_LIMIT_MB });
        }
        unknown += found.unknown;
        turned += found.turned;
        let empty = found.glyphs.len() < FEWEST_CHARACTERS;
        pictures += usize::from(empty && found.drawn);
        let (width, height) = (found.width, found.height);
        pages.push(PageRows { width, height, rows: rows::in_reading_order(found, &mut numbers) });
    }
    if length < FEWEST_CHARACTERS && pictures > 0 {
        return Err(ReadError::Scanned);
    }
    furniture::mark(&mut pages);
    columns::measure(&mut pages);
    let paragraphs = paragraphs::of(&pages);
    let mut notices = Vec::new();
    let mut say = |count: usize, sentence: &str| {
        if count > 0 {
            notices.push(sentence.replace("{n}", &count.to_string()));
        }
    };
    say(pictures, "{n} pages hold drawings or pictures and no text that can be read.");
    say(turned, "{n} characters that do not stand upright were left out.");
    say(unknown, "{n} characters are drawn without saying which they are and stand as \u{fffd}.");
    let sheets = Sheets {
        format: Some(SourceFormat::Pdf),
        pages: u32::try_from(count).ok(),
        line_numbers: Some(numbers.by_fives()),
        ..Sheets::default()
    };
    Ok(Manuscript { paragraphs, notices, pictures: Some(pictures), sheets, ..Manuscript::default() })
}
