//! The password policy: length, words of the context, and a floor of guesses; no rule of composition.

use crate::error::{Result, VaultError};
use crate::keys::stretch::{LONGEST_PASSWORD, normalised};
use zeroize::Zeroizing;

/// Fewest characters (NIST SP 800-63B-4 §3.1.1.2, for a password that is the single factor of a stolen disk).
const SHORTEST: usize = 15;
/// Guesses, as a power of ten, below which a password is refused. zxcvbn is optimistic, so it is a floor beside the rest.
/// Its lists of common passwords and words (over 90,000) are the blocklist: what they hold is worth far less.
const FLOOR: f64 = 12.0;
/// What zxcvbn is fed, in characters: its cost grows faster than the length.
const LOOKED_AT: usize = 128;
/// Words that somebody who knows what the program is for tries first.
const CONTEXT: &[&str] = &["claimwright", "patent", "brevet", "attorney", "invention", "erfindung", "kanzlei"];
/// A shorter word of the context says nothing.
const SHORTEST_CONTEXT: usize = 4;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Weakness {
    /// Fewer than 15 characters.
    TooShort,
    /// More than 1,024 characters.
    TooLong,
    /// It holds the name of the user, of the firm, of the product, or of the trade.
    ContextWord,
    /// It is common, or made of common parts.
    Guessable,
}

/// The normalised password, if the policy takes it. `context`: names of the user, the firm, the vault.
pub(crate) fn checked(password: &str, context: &[&str]) -> Result<Zeroizing<String>> {
    judge(password, context).map_err(VaultError::PasswordTooWeak)
}

fn judge(password: &str, context: &[&str]) -> Result<Zeroizing<String>, Weakness> {
    let normal = normalised(password).ok_or(Weakness::TooLong)?;
    let length = normal.chars().count();
    if length < SHORTEST {
        return Err(Weakness::TooShort);
    }
    if length > LONGEST_PASSWORD {
        return Err(Weakness::TooLong);
    }
    let lower = Zeroizing::new(normal.to_lowercase());
    let words = context.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<String> = words.chain(CONTEXT.iter().copied()).map(str::to_lowercase).collect();
    if words.iter().any(|word| word.chars().count() >= SHORTEST_CONTEXT && lower.contains(word)) {
        return Err(Weakness::ContextWord);
    }
    let looked_at = Zeroizing::new(normal.chars().take(LOOKED_AT).collect::<String>());
    if zxcvbn::zxcvbn(&looked_at, &words.iter().map(String::as_str).collect::<Vec<_>>()).guesses_log10() < FLOOR {
        return Err(Weakness::Guessable);
    }
    Ok(normal)
}

#[cfg(test)]
mod tests {
    use super::super::{Words, passphrase};
    use super::*;
    use crate::system::SystemRandom;

    #[test]
    fn sec_auth_11_short_common_and_near_passwords_are_refused() {
        for (password, weakness) in [
            ("", Weakness::TooShort),
            ("Xk7#pQ2!vB9$zL", Weakness::TooShort),
            ("patent-Zug-Lampe-Wiese-Korb", Weakness::ContextWord),
            ("horse MUELLER staple battery lamp", Weakness::ContextWord),
            ("the firm of Dupont and its lawyers", Weakness::ContextWord),
            ("passwordpassword", Weakness::Guessable),
            ("123456789012345", Weakness::Guessable),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Weakness::Guessable),
            ("qwertyuiopasdfgh", Weakness::Guessable),
            ("letmeinletmein123", Weakness::Guessable),
        ] {
            assert_eq!(judge(password, &["Anna Mueller", "Dupont & Cie"]).err(), Some(weakness), "{password}");
        }
        assert_eq!(judge(&"lamp horse 7 ".repeat(100), &[]).err(), Some(Weakness::TooLong));
    }

    #[test]
    fn sec_auth_11_long_passwords_of_any_letters_are_taken_whole() {
        for password in [
            "correct horse battery staple nine",
            "Xk7#pQ2!vB9$zLm",
            "été à la plage près du vieux moulin",
            "Ünglaublich schöne Straßenbahn",
            "\u{1f980}\u{1f34b}\u{1f6b2}\u{1f3bb}\u{1f9ca}\u{1f9ed}\u{1f335}\u{1f40c}\u{1f9f2}\u{1f52d}\u{1f6f6}\u{1f94c}\u{1fa81}\u{1f9a9}\u{1f41d}\u{1f388}",
            " leading and trailing blanks stay ",
        ] {
            assert_eq!(
                judge(password, &["Anna"]).as_deref().map(String::as_str),
                Ok(normalised(password).expect("short").as_str())
            );
        }
        let long: String = (0..1_024).map(|at| char::from(b'a' + (at * at * 7 + at / 3) as u8 % 26)).collect();
        assert!(judge(&long, &[]).is_ok());
    }

    #[test]
    fn generated_passphrases_pass_their_own_policy() {
        for words in [Words::English, Words::French] {
            for _ in 0..50 {
                let phrase = passphrase(words, &SystemRandom).expect("the system has randomness");
                // A list may hold a word of the context; the generator leaves those out.
                assert!(judge(&phrase, &[]).is_ok(), "{}", *phrase);
            }
        }
    }
}
