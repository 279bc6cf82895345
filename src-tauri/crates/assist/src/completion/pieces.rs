//! Cuts a text into words and marks, as completion counts them, and joins them again; not the tokens of the claim parser,
//! which knows signs and abbreviations.

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Its text as it stands.
    pub text: &'t str,
    /// The byte at which it begins.
    pub start: usize,
    /// Whether blank space stands before it.
    pub spaced: bool,
}

/// The pieces of a text in order. A word runs to the next blank, less the marks at its ends.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let mut spaced = true;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let end = if is_mark(c) { at + c.len_utf8() } else { word_end(text, at) };
        pieces.push(Piece { text: &text[at..end], start: at, spaced });
        spaced = false;
        at = end;
    }
    pieces
}

/// Whether a character is a piece of its own.
fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '.' | '!' | '?')
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        // "0.5", "1,000" and "e.g" are one word; the point behind the last word is none of it.
        let inner = matches!(c, '.' | ',') && next.is_some_and(char::is_alphanumeric);
        if c.is_whitespace() || is_mark(c) && !inner {
            break;
        }
        end = start + offset + c.len_utf8();
    }
    end
}

/// Whether a piece is a mark.
pub fn is_mark_piece(piece: &str) -> bool {
    piece.chars().next().is_some_and(is_mark) && piece.chars().count() == 1
}

/// Whether a mark closes what stands before it.
pub fn is_closing(piece: &str) -> bool {
    matches!(piece, "," | ";" | ":" | ")" | "]" | "." | "”" | "!" | "?")
}

/// Whether blank space stands before a piece that follows another.
pub fn is_spaced(before: &str, piece: &str) -> bool {
    !is_closing(piece) && !matches!(before, "(" | "[" | "“")
}

/// The form in which a piece is counted: lower case, unless its capitals or digits make it a name.
pub fn counted(piece: &str) -> String {
    let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 || piece.bytes().any(|b| b.is_ascii_digit()) { piece.to_owned() } else { piece.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn marks_stand_alone_and_numbers_hold_together() {
        assert_eq!(
            texts("1. A lid (12), of 0.5 mm;"),
            ["1", ".", "A", "lid", "(", "12", ")", ",", "of", "0.5", "mm", ";"]
        );
        assert_eq!(texts("l’anneau d'arrêt"), ["l’anneau", "d'arrêt"]);
    }

    #[test]
    fn pieces_join_as_they_stood() {
        let text = "a lid (LED), comprising: a rim; and a wall.";
        let mut joined = String::new();
        let mut before = "";
        for piece in texts(text) {
            if !joined.is_empty() && is_spaced(before, piece) {
                joined.push(' ');
            }
            joined.push_str(piece);
            before = piece;
        }
        assert_eq!(joined, text);
    }
}
