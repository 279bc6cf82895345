//! Tells from the head of a picture file whether it can show colour at all; decodes no picture.

/// Whether a PNG, JPEG, TIFF or GIF can show nothing but black, white and grey. A false answer says nothing: the picture
/// may be coloured, or in a format that is not known.
pub(super) fn is_grey(head: &[u8]) -> bool {
    png(head).or_else(|| jpeg(head)).unwrap_or_default()
}

/// The type of colours in the header of a PNG (PNG 3rd edition, 11.2.1), and its palette.
fn png(head: &[u8]) -> Option<bool> {
    let mut rest = head.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let kind = *rest.get(17)?;
    if kind != 3 {
        return Some(matches!(kind, 0 | 4));
    }
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let name = rest.get(4..8)?;
        let content = rest.get(8..8usize.checked_add(length)?)?;
        match name {
            b"PLTE" => {
                let (colours, _) = content.as_chunks::<3>();
                return Some(colours.iter().all(|[r, g, b]| r == g && g == b));
            }
            b"IDAT" => return None,
            _ => rest = rest.get(length.checked_add(12)?..)?,
        }
    }
}

/// The number of components in the frame header of a JPEG (ITU-T T.81, B.2.2).
fn jpeg(head: &[u8]) -> Option<bool> {
    let mut rest = head.strip_prefix(b"\xff\xd8")?;
    loop {
        let &[mark, kind, ..] = rest else { return None };
        if mark != 0xff {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
        match kind {
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => return Some(*rest.get(9)? == 1),
            0xda | 0xd9 => return None,
            _ => rest = rest.get(length.checked_add(2)?..)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(kind: u8, chunk: &[u8]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08".to_vec();
        bytes.extend([kind, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend(chunk);
        bytes
    }

    #[test]
    fn what_the_head_shows_is_told_and_the_rest_is_open() {
        assert!(is_grey(&png_of(0, b"")));
        assert!(!is_grey(&png_of(2, b"")));
        assert!(is_grey(&png_of(3, b"\0\0\0\x06PLTE\0\0\0\xff\xff\xff")));
        assert!(!is_grey(&png_of(3, b"\0\0\0\x06PLTE\0\0\0\xff\xff\x00")));
        assert!(is_grey(b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x11"));
        assert!(!is_grey(b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x01\0\x01\x03\x11"));
        assert!(!is_grey(b"GIF89a") && !is_grey(b"\x89PNG\r\n\x1a\n") && !is_grey(b"\xff\xd8\xff"));
    }
}
