//! Characters that Word stores as places in the font Symbol; not other fonts.

/// The character at a hexadecimal place of a symbol font, where it is known.
pub(super) fn character(place: &str, font: &str) -> Option<char> {
    let code = u32::from_str_radix(place, 16).ok()?;
    if !(0xF000..=0xF0FF).contains(&code) {
        return char::from_u32(code);
    }
    if !font.eq_ignore_ascii_case("symbol") {
        return None;
    }
    let code = u8::try_from(code - 0xF000).ok()?;
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    const CAPITAL: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    match code {
        b'a'..=b'z' => SMALL.chars().nth(usize::from(code - b'a')),
        b'A'..=b'Z' => CAPITAL.chars().nth(usize::from(code - b'A')),
        0xA2 => Some('′'),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAE => Some('→'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB2 => Some('″'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0x20..=0x40 | 0x5B..=0x60 | 0x7B..=0x7E => Some(char::from(code)),
        _ => None,
    }
}
