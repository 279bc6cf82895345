//! The one place where byte ranges become code points or UTF-16 units, and back; nothing else knows these units.

use claimwright_application::Span;
use std::ops::Range;

/// A unit in which a front end counts text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points: the command line.
    CodePoint,
    /// UTF-16 code units: the window.
    Utf16,
}

/// Converts positions of one text. Making it costs one pass; a conversion costs a binary search and at most
/// [`STRIDE`] bytes.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    /// For each mark, every [`STRIDE`] bytes or at the next character boundary after it: (byte, units before it).
    marks: Vec<(usize, usize)>,
}

/// Bytes between two marks.
const STRIDE: usize = 256;

impl<'a> Offsets<'a> {
    /// Positions of `text` in `unit`.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        let mut next = STRIDE;
        for (byte, character) in text.char_indices() {
            if byte >= next {
                marks.push((byte, units));
                next = byte + STRIDE;
            }
            units += width(character, unit);
        }
        Self { text, unit, marks }
    }

    /// The position, in units, of a byte; a byte inside a character counts as that character's start, a byte beyond
    /// the text as its end.
    pub fn of_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let (from, before) = self.marks[self.marks.partition_point(|mark| mark.0 <= byte) - 1];
        before
            + self.text[from..]
                .char_indices()
                .take_while(|(at, character)| from + at + character.len_utf8() <= byte)
                .map(|(_, character)| width(character, self.unit))
                .sum::<usize>()
    }

    /// The byte at a position in units; a position inside a character counts as that character's start, one beyond
    /// the text as its end.
    pub fn to_byte(&self, position: usize) -> usize {
        let (from, mut units) = self.marks[self.marks.partition_point(|mark| mark.1 <= position) - 1];
        for (at, character) in self.text[from..].char_indices() {
            units += width(character, self.unit);
            if units > position {
                return from + at;
            }
        }
        self.text.len()
    }

    /// A span in units.
    pub fn of_span(&self, span: Span) -> Range<usize> {
        self.of_byte(span.start)..self.of_byte(span.end)
    }
}

const fn width(character: char, unit: Unit) -> usize {
    match unit {
        Unit::CodePoint => 1,
        Unit::Utf16 => character.len_utf16(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts that mix what breaks naive conversions: emoji with modifiers, combining marks, CJK, right-to-left.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("the housing ".to_owned()),
            Just("👩🏽‍🔬".to_owned()),
            Just("e\u{301}".to_owned()),
            Just("漢字と".to_owned()),
            Just("ק״מ".to_owned()),
            Just("\r\n".to_owned()),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in text(), share in 0.0..1.0f64) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let byte = boundaries[((boundaries.len() - 1) as f64 * share) as usize];
            let points = Offsets::new(&text, Unit::CodePoint);
            prop_assert_eq!(points.of_byte(byte), text[..byte].chars().count());
            prop_assert_eq!(points.to_byte(points.of_byte(byte)), byte);
            let units = Offsets::new(&text, Unit::Utf16);
            prop_assert_eq!(units.of_byte(byte), text[..byte].encode_utf16().count());
            prop_assert_eq!(units.to_byte(units.of_byte(byte)), byte);
        }

        #[test]
        fn any_number_gives_a_boundary(text in text(), position in 0usize..5000) {
            for unit in [Unit::CodePoint, Unit::Utf16] {
                let offsets = Offsets::new(&text, unit);
                prop_assert!(text.is_char_boundary(offsets.to_byte(position)));
                let _ = offsets.of_byte(position);
            }
        }
    }
}
