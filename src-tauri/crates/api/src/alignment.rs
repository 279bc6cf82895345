//! Where the text of a part stands in another text that holds it, such as the file it was read from; not what it says.

use claimwright_application::Span;
use std::ops::Range;

/// A text to be found again, without the space and the marks that readers drop or set anew.
#[derive(Debug)]
pub struct Haystack {
    packed: String,
    /// For each character of `packed`: its byte there, and its byte in the text.
    bytes: Vec<(usize, usize)>,
}

/// The places of a part's characters in a [`Haystack`].
#[derive(Debug, Default)]
pub struct Alignment {
    /// Bytes in the part, ordered, each with the bytes of the same character in the other text.
    places: Vec<(usize, Range<usize>)>,
}

/// Markdown sets emphasis, headings and escapes by characters that are no part of what is read.
const fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '\\' | '`' | '~' | '#')
}

impl Haystack {
    /// The text to look in; places count its bytes.
    pub fn new(text: &str) -> Self {
        let mut packed = String::with_capacity(text.len());
        let mut bytes = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace() && !is_mark(*c)) {
            bytes.push((packed.len(), at));
            packed.push(c);
        }
        Self { packed, bytes }
    }

    /// Where the text of a part stands, of which only the characters in `within` are looked at. The whole is looked for
    /// first, then line by line in order, so that lines that occur twice keep their places.
    pub fn align(&self, part: &str, within: Range<usize>) -> Alignment {
        let from = self.bytes.partition_point(|(_, at)| *at < within.start);
        let to = self.bytes.partition_point(|(_, at)| *at < within.end);
        let byte = |index: usize| self.bytes.get(index).map_or(self.packed.len(), |(packed, _)| *packed);
        let (start, end) = (byte(from), byte(to));
        let mut alignment = Alignment::default();
        if self.take(part, 0, start..end, &mut alignment).is_some() {
            return alignment;
        }
        let (mut cursor, mut line_start) = (start, 0);
        for line in part.split('\n') {
            // A line that stands elsewhere says nothing of where the next one stands.
            match self.take(line, line_start, cursor..end, &mut alignment) {
                Some(after) => cursor = after,
                None => drop(self.take(line, line_start, start..cursor, &mut alignment)),
            }
            line_start += line.len() + 1;
        }
        alignment
    }

    /// Finds a piece of a part, which begins there at `offset`; answers where it ends.
    fn take(&self, piece: &str, offset: usize, within: Range<usize>, alignment: &mut Alignment) -> Option<usize> {
        let characters = || piece.char_indices().filter(|(_, c)| !c.is_whitespace() && !is_mark(*c));
        let needle: String = characters().map(|(_, c)| c).collect();
        if needle.is_empty() {
            return None;
        }
        let found = within.start + self.packed.get(within)?.find(&needle)?;
        let first = self.bytes.partition_point(|(packed, _)| *packed < found);
        for ((at, c), (_, place)) in characters().zip(&self.bytes[first..]) {
            alignment.places.push((offset + at, *place..place + c.len_utf8()));
        }
        Some(found + needle.len())
    }
}

impl Alignment {
    /// The bytes in the other text of a span of the part; `None` where its characters were not found there. A span
    /// without characters stands behind the one before it.
    pub fn of(&self, span: Span) -> Option<Range<usize>> {
        let first = self.places.partition_point(|(at, _)| *at < span.start);
        let after = self.places.partition_point(|(at, _)| *at < span.end);
        if first < after {
            let (start, end) = (self.places[first].1.start, self.places[after - 1].1.end);
            return (start < end).then_some(start..end);
        }
        let end = self.places.get(first.checked_sub(1)?)?.1.end;
        Some(end..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, part: &str, words: &str) -> Option<&'a str> {
        let start = part.find(words).expect("the words are in the part");
        let place = Haystack::new(text).align(part, 0..text.len()).of(Span::new(start, start + words.len()))?;
        Some(&text[place])
    }

    #[test]
    fn words_are_found_again_through_other_space_and_marks() {
        let text = "# Lock\r\n\r\n## Claims\r\n\r\n1\\. A **lock** with\r\n   a bolt.\r\n\r\n2. The lock of claim 1, with a spring.\r\n";
        let part = "1. A lock with a bolt.\n\n2. The lock of claim 1, with a spring.";
        assert_eq!(found(text, part, "lock with a bolt"), Some("lock** with\r\n   a bolt"));
        assert_eq!(found(text, part, "a spring"), Some("a spring"));
        assert_eq!(found("1. A hinge.", part, "a spring"), None);
    }

    #[test]
    fn lines_that_occur_twice_keep_their_places() {
        let text = "A bolt.\n\nAnother thing here.\n\nA bolt.\n";
        let part = "A bolt.\nA bolt.";
        let alignment = Haystack::new(text).align(part, 0..text.len());
        assert_eq!(alignment.of(Span::new(0, 7)), Some(0..7));
        assert_eq!(alignment.of(Span::new(8, 15)), Some(30..37));
    }

    #[test]
    fn an_insertion_stands_behind_what_is_before_it() {
        let alignment = Haystack::new("1. A pin\n").align("1. A pin", 0..9);
        assert_eq!(alignment.of(Span::new(8, 8)), Some(8..8));
    }
}
