//! What the inventor disclosed, sorted into the sections that it belongs to, word for word; nothing is invented from it.

use super::{Pages, coded};
use crate::document::{BlockKind, Origin};

/// Where a paragraph of the disclosure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Technical field.
    Field,
    /// Background.
    Background,
    /// Problem, solution, advantages.
    Summary,
    /// Everything else.
    Detailed,
}

/// Words of a heading that tell where the paragraphs under it go.
const HEADINGS: &[(&str, Place)] = &[
    ("field", Place::Field),
    ("background", Place::Background),
    ("prior art", Place::Background),
    ("state of the art", Place::Background),
    ("related art", Place::Background),
    ("known solution", Place::Background),
    ("summary", Place::Summary),
    ("problem", Place::Summary),
    ("object", Place::Summary),
    ("advantage", Place::Summary),
    ("benefit", Place::Summary),
];

/// The paragraphs of a disclosure.
#[derive(Debug, Default)]
pub(crate) struct Disclosure<'a> {
    paragraphs: Vec<(Place, &'a str)>,
}

impl<'a> Disclosure<'a> {
    /// Sorts a text. Paragraphs are separated by line feeds; a line that begins with `#`, or a short line without a full
    /// stop, is a heading and is not copied.
    pub fn of(text: Option<&'a str>) -> Self {
        let mut place = Place::Detailed;
        let mut paragraphs = Vec::new();
        for line in text.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()) {
            let marked = line.starts_with('#');
            let short = line.split_whitespace().count() <= 6 && !line.ends_with(['.', '!', '?', ';', ',']);
            if marked || short {
                let words = line.to_lowercase();
                place =
                    HEADINGS.iter().find(|(word, _)| words.contains(word)).map_or(Place::Detailed, |&(_, place)| place);
            } else {
                paragraphs.push((place, line));
            }
        }
        Self { paragraphs }
    }

    /// Whether anything goes to a place.
    pub fn has(&self, place: Place) -> bool {
        self.paragraphs.iter().any(|(own, _)| *own == place)
    }

    /// Adds the paragraphs of a place.
    pub fn add(&self, place: Place, pages: &mut Pages) {
        for (index, (_, text)) in self.paragraphs.iter().enumerate().filter(|(_, (own, _))| *own == place) {
            pages.block(BlockKind::Paragraph, vec![coded((*text).to_owned(), Origin::Disclosure(index))]);
        }
    }
}
