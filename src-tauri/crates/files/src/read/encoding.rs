//! Bytes of a text file to characters: UTF-8, UTF-16 with its mark, else Windows-1252; not the format of the text.

use crate::ReadError;
use claimwright_application::Notice;

/// Characters of the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard); the five that are free stand for
/// the control characters of the same number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, and a notice where the encoding had to be assumed. Line ends become line feeds.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<Notice>), ReadError> {
    let (text, notice) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest)?, None),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, None),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, None),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), None),
            Err(_) => (windows_1252(bytes), Some(Notice::Encoding)),
        },
    };
    if is_binary(&text) {
        return Err(ReadError::NotText);
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), notice))
}

fn utf8(bytes: &[u8]) -> Result<String, ReadError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ReadError::NotText)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    if !bytes.len().is_multiple_of(2) {
        return Err(ReadError::Truncated);
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| ReadError::NotText)
}

fn windows_1252(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        })
        .collect()
}

/// Control characters that no text has: one NUL, or more than one in a hundred of the others.
fn is_binary(text: &str) -> bool {
    let control =
        text.chars().filter(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')).count();
    text.contains('\0') || control * 100 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_encodings_give_the_same_text() {
        let expected = "1. Pêne €.\n".to_owned();
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(expected.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(expected.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(decode(expected.as_bytes()), Ok((expected.clone(), None)));
        assert_eq!(decode(&le), Ok((expected.clone(), None)));
        assert_eq!(decode(&be), Ok((expected.clone(), None)));
        assert_eq!(decode(b"1. P\xEAne \x80.\r\n").map(|(text, _)| text), Ok(expected));
    }

    #[test]
    fn binary_is_no_text() {
        assert_eq!(decode(&[0, 1, 2, 3, 0xff]), Err(ReadError::NotText));
    }
}
