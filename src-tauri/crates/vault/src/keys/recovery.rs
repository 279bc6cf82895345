//! Secrets on paper: the recovery key and activation codes (128 bits), and recovery codes (50 bits, which never wrap a
//! key), in Crockford's base 32. It keeps none of them.

use crate::outside::{NoRandomness, Random};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of 128 bits.
const BODY: usize = 26;
/// Symbols of the checksum.
const CHECK: usize = 2;
/// Symbols of a recovery code.
pub(crate) const CODE: usize = 10;
/// How many recovery codes a set holds.
pub(crate) const CODES: usize = 10;
/// What a reader is willing to look at; a longer text is no key.
const LONGEST: usize = 128;

/// The value of a symbol as people write it: case does not matter, O is 0, I and L are 1.
fn value(symbol: u8) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.iter().position(|known| *known == symbol).map(|at| at as u8)
}

/// The values of a text's symbols, spaces and hyphens left out; `None` unless there are exactly `N`.
fn values<const N: usize>(text: &str) -> Option<Zeroizing<[u8; N]>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut all = Zeroizing::new([0; N]);
    let mut count = 0;
    for symbol in text.bytes().filter(|symbol| !matches!(symbol, b' ' | b'-')) {
        *all.get_mut(count)? = value(symbol)?;
        count += 1;
    }
    (count == N).then_some(all)
}

/// The checksum: the first ten bits of a hash.
fn checksum(secret: &[u8; 16]) -> [u8; CHECK] {
    let mut hash = Sha256::new();
    hash.update(b"claimwright/v1/paper");
    hash.update(secret);
    let hash = hash.finalize();
    [hash[0] >> 3, ((hash[0] & 7) << 2) | (hash[1] >> 6)]
}

/// A random secret of 128 bits, as it is printed: seven groups of four symbols.
pub(crate) fn printed_secret(random: &dyn Random) -> Result<Zeroizing<String>, NoRandomness> {
    let mut secret = Zeroizing::new([0; 16]);
    random.fill(&mut *secret)?;
    Ok(print(&secret))
}

fn print(secret: &[u8; 16]) -> Zeroizing<String> {
    let bits = Zeroizing::new(u128::from_be_bytes(*secret));
    // 26 symbols hold 130 bits: the last carries three bits and two zeros.
    let body =
        (0..BODY).map(|at| if at == BODY - 1 { (*bits << 2) as u8 & 31 } else { (*bits >> (123 - 5 * at)) as u8 & 31 });
    let mut text = Zeroizing::new(String::with_capacity(BODY + CHECK + 6));
    for (at, value) in body.chain(checksum(secret)).enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[usize::from(value)]));
    }
    text
}

/// The secret of a printed text, as a person types it; `None` when a symbol is missing or wrong.
pub(crate) fn read_secret(text: &str) -> Option<Zeroizing<[u8; 16]>> {
    let values = values::<{ BODY + CHECK }>(text)?;
    let mut bits = Zeroizing::new(0_u128);
    for value in &values[..BODY - 1] {
        *bits = (*bits << 5) | u128::from(*value);
    }
    let last = values[BODY - 1];
    *bits = (*bits << 3) | u128::from(last >> 2);
    let secret = Zeroizing::new(bits.to_be_bytes());
    (last & 3 == 0 && checksum(&secret)[..] == values[BODY..]).then_some(secret)
}

/// The values of a recovery code as a person types it; `None` when it is none.
pub(crate) fn read_code(text: &str) -> Option<Zeroizing<[u8; CODE]>> {
    values::<CODE>(text)
}

/// The values of a recovery code, and as it is printed.
type Printed = (Zeroizing<[u8; CODE]>, Zeroizing<String>);

/// A set of random recovery codes.
pub(crate) fn codes(random: &dyn Random) -> Result<Vec<Printed>, NoRandomness> {
    (0..CODES)
        .map(|_| {
            let mut code = Zeroizing::new([0; CODE]);
            random.fill(&mut *code)?;
            let mut text = Zeroizing::new(String::with_capacity(CODE + 1));
            for (at, value) in code.iter_mut().enumerate() {
                // A byte modulo 32 is even: 256 is a multiple of it.
                *value &= 31;
                if at == CODE / 2 {
                    text.push('-');
                }
                text.push(char::from(ALPHABET[usize::from(*value)]));
            }
            Ok((code, text))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemRandom;

    #[test]
    fn a_printed_secret_is_read_back_however_it_is_typed() {
        for secret in [[0; 16], [0xff; 16], *b"0123456789abcdef"] {
            let text = print(&secret);
            assert_eq!(text.len(), 34);
            assert_eq!(read_secret(&text).as_deref(), Some(&secret));
            assert_eq!(read_secret(&text.to_lowercase().replace('-', " ")).as_deref(), Some(&secret));
            assert_eq!(read_secret(&text.replace('0', "o").replace('1', "l")).as_deref(), Some(&secret));
        }
    }

    #[test]
    fn every_single_wrong_symbol_and_every_cut_is_noticed_or_changes_the_key() {
        let text = print(b"0123456789abcdef").replace('-', "");
        let mut accepted = 0;
        for at in 0..text.len() {
            assert!(read_secret(&text[..at]).is_none());
            for symbol in ALPHABET {
                let mut changed = text.clone().into_bytes();
                changed[at] = *symbol;
                let changed = String::from_utf8(changed).expect("the alphabet is ASCII");
                if changed != text && read_secret(&changed).is_some() {
                    accepted += 1;
                }
            }
        }
        // Ten bits of checksum let one slip in 1,024 pass, which then opens nothing.
        assert!(accepted <= 5, "{accepted}");
        assert!(read_secret(&"0".repeat(1 << 20)).is_none());
        assert!(read_secret("\u{ff10}").is_none());
    }

    #[test]
    fn sec_auth_17_a_hundred_thousand_codes_repeat_nothing_and_lean_nowhere() {
        let mut seen = std::collections::HashSet::new();
        let mut counts = [0_u32; 32];
        for _ in 0..10_000 {
            for (code, text) in codes(&SystemRandom).expect("the system has randomness") {
                assert_eq!(read_code(&text).as_deref(), Some(&*code));
                code.iter().for_each(|value| counts[usize::from(*value)] += 1);
                assert!(seen.insert(*code), "a code came twice");
            }
        }
        let expected = 1_000_000.0 / 32.0;
        let chi: f64 = counts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
        // 31 degrees of freedom: one run in a million million passes 120 by chance.
        assert!(chi < 120.0, "{chi}");
    }
}
