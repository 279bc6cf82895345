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

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Its sentences that speak of the invention as a whole or in absolute words, at most [`MOST_QUOTES`] of them.
    pub fn absolute(&self) -> Vec<&'a str> {
        let sentences = self.paragraphs.iter().flat_map(|&(_, text)| text.split_inclusive(['.', '!', '?']));
        sentences.map(str::trim).filter(|sentence| is_absolute(sentence)).take(MOST_QUOTES).collect()
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

/// More quotes in one draft would not be read.
const MOST_QUOTES: usize = 8;

/// Words that readers take as limiting every embodiment.
const ABSOLUTE: &[&str] = &[
    "must",
    "essential",
    "critical",
    "crucial",
    "indispensable",
    "vital",
    "paramount",
    "imperative",
    "mandatory",
    "always",
    "never",
];

/// Whether a sentence limits the invention as a whole (patent profanity).
fn is_absolute(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let invention =
        ["the invention is", "the present invention is", "the invention requires", "the present invention requires"];
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| ABSOLUTE.contains(&word))
        || invention.iter().any(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::Disclosure;

    #[test]
    fn absolute_sentences_are_found() {
        let text = "Advantages\nThe pump is quiet. The invention is essential for this.\nThe lid must be closed.";
        let disclosure = Disclosure::of(Some(text));
        assert_eq!(disclosure.absolute(), ["The invention is essential for this.", "The lid must be closed."]);
    }
}
