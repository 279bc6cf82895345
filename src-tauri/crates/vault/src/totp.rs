//! One-time codes by time (RFC 6238: SHA-1, six digits, thirty seconds); it knows no account and remembers no step.

use crate::error::{Result, VaultError};
use crate::ids::hex;
use crate::qr::Qr;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

/// Bytes of a seed.
pub(crate) const SEED: usize = 20;
/// Digits of a code.
pub(crate) const DIGITS: usize = 6;
/// Seconds of a step.
pub(crate) const STEP: u64 = 30;
/// Who issues the codes, as the authenticator shows it.
const ISSUER: &str = "Claimwright";

/// What a person typed as the second factor.
pub(crate) enum Code {
    /// Six ASCII digits.
    Digits([u8; DIGITS]),
    /// Something else, which a recovery code may be.
    Other,
}

impl Code {
    /// Exactly six ASCII digits are a code; blanks, signs and digits of other scripts are not.
    pub(crate) fn read(text: &str) -> Self {
        match <[u8; DIGITS]>::try_from(text.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Self::Digits(digits),
            _ => Self::Other,
        }
    }
}

fn totp(seed: &[u8; SEED]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS as u8)
        .with_step_duration(STEP)
        .with_secret(seed.to_vec())
}

fn code(totp: &Totp, step: u64) -> Zeroizing<String> {
    Zeroizing::new(totp.generate(step * STEP).to_string())
}

/// The step of a wall clock; `None` before 1970.
pub(crate) fn step(unix_ms: i64) -> Option<u64> {
    u64::try_from(unix_ms).ok().map(|ms| ms / 1_000 / STEP)
}

/// The step whose code this is, among the present one, the one before and the one after. All three are computed and
/// compared, whichever matches.
pub(crate) fn matching_step(seed: &[u8; SEED], digits: &[u8; DIGITS], unix_ms: i64) -> Option<u64> {
    let now = step(unix_ms)?;
    let totp = totp(seed).build_noncompliant();
    let (mut found, mut matched) = (Choice::from(0), 0_u64);
    for candidate in [now.saturating_sub(1), now, now + 1] {
        let same = code(&totp, candidate).as_bytes().ct_eq(digits);
        matched.conditional_assign(&candidate, same);
        found |= same;
    }
    bool::from(found).then_some(matched)
}

/// What an authenticator needs to learn a seed.
pub struct Enrolment {
    /// The QR code.
    pub qr: Qr,
    /// The seed in base 32, to type where no camera is.
    pub seed_text: Zeroizing<String>,
    /// The `otpauth` address that the QR code shows.
    pub uri: Zeroizing<String>,
}

impl Enrolment {
    /// The enrolment of a seed under the name of a user.
    pub(crate) fn of(seed: &[u8; SEED], name: &str) -> Result<Self> {
        let totp = totp(seed).with_issuer(Some(ISSUER)).with_account_name(name).build();
        let totp = totp.map_err(|_| VaultError::NameUnusable)?;
        let uri = Zeroizing::new(totp.to_url().map_err(|_| VaultError::NameUnusable)?);
        let qr = crate::qr::drawn(&uri).ok_or(VaultError::NameUnusable)?;
        Ok(Self { qr, seed_text: Zeroizing::new(totp.secret().to_base32()), uri })
    }
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(..)")
    }
}

/// The short form of a message authentication code that people write down.
pub(crate) fn short(mac: &[u8]) -> String {
    hex(&mac[..mac.len().min(8)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED_OF_RFC: &[u8; SEED] = b"12345678901234567890";

    #[test]
    fn sec_auth_01_codes_equal_appendix_b_of_rfc_6238() {
        const TIMES: [u64; 6] = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
        const CODES: [(Algorithm, usize, [&str; 6]); 3] = [
            (Algorithm::SHA1, 20, ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]),
            (Algorithm::SHA256, 32, ["46119246", "68084774", "67062674", "91819424", "90698825", "77737706"]),
            (Algorithm::SHA512, 64, ["90693936", "25091201", "99943326", "93441116", "38618901", "47863826"]),
        ];
        for (algorithm, length, codes) in CODES {
            let seed: Vec<u8> = SEED_OF_RFC.iter().copied().cycle().take(length).collect();
            let totp = Builder::new().with_algorithm(algorithm).with_digits(8).with_secret(seed).build_noncompliant();
            for (time, code) in TIMES.into_iter().zip(codes) {
                assert_eq!(totp.generate(time).to_string(), code);
            }
        }
    }

    #[test]
    fn sec_auth_01_codes_equal_appendix_d_of_rfc_4226() {
        const CODES: [&str; 10] =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        let totp = totp(SEED_OF_RFC).build_noncompliant();
        for (counter, expected) in CODES.into_iter().enumerate() {
            assert_eq!(*code(&totp, counter as u64), expected);
        }
    }

    #[test]
    fn sec_auth_02_what_is_not_six_ascii_digits_is_no_code() {
        let megabyte = "1".repeat(1 << 20);
        for text in [
            "",
            "12345",
            "1234567",
            "abcdef",
            "+12345",
            " 12345",
            "12345 ",
            "123 456",
            "\u{ff11}23456",
            "１２３４５６",
            "12345\0",
            &megabyte,
        ] {
            assert!(matches!(Code::read(text), Code::Other), "{}", &text[..text.len().min(20)]);
        }
        assert!(matches!(Code::read("012345"), Code::Digits(_)));
    }

    #[test]
    fn sec_auth_04_a_code_counts_in_its_step_and_the_two_beside_it() {
        let totp = totp(SEED_OF_RFC).build_noncompliant();
        let base = 1_700_000_010_u64 / STEP;
        let text = code(&totp, base);
        let Code::Digits(digits) = Code::read(&text) else { panic!("a code is six digits") };
        let start = (base * STEP) as i64;
        for second in -120_i64..=120 {
            let matched = matching_step(SEED_OF_RFC, &digits, (start + second) * 1_000);
            let expected = (-30..60).contains(&second).then_some(base);
            assert_eq!(matched, expected, "second {second}");
        }
    }

    #[test]
    fn sec_auth_05_no_clock_makes_the_verifier_panic() {
        for seconds in [
            i64::MIN / 1_000,
            -2_208_988_800,
            -1,
            0,
            29,
            2_147_483_648,
            4_294_967_296,
            253_402_300_800,
            i64::MAX / 1_000,
        ] {
            let matched = matching_step(SEED_OF_RFC, b"000000", seconds * 1_000);
            assert!(seconds >= 0 || matched.is_none());
        }
        assert!(matching_step(SEED_OF_RFC, b"755224", 0).is_some());
    }

    #[test]
    fn an_enrolment_names_issuer_user_and_seed_and_is_drawn() {
        let enrolment = Enrolment::of(SEED_OF_RFC, "Zoë Müller").expect("the name is sound");
        assert!(enrolment.uri.starts_with("otpauth://totp/Claimwright:Zo%C3%AB%20M%C3%BCller?"), "{}", *enrolment.uri);
        assert!(enrolment.uri.contains("issuer=Claimwright"));
        assert_eq!(*enrolment.seed_text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(enrolment.qr.side > 29 && enrolment.qr.path.starts_with("M4 4h1v1h-1z"));
        assert!(Enrolment::of(SEED_OF_RFC, "a:b").is_err());
    }

    #[test]
    fn sec_auth_01_codes_of_oathtool_are_accepted() {
        let time = 1_700_000_000_u64;
        let output = std::process::Command::new("oathtool")
            .args(["--totp", "--base32", "--now", &format!("@{time}"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"])
            .output()
            .expect("the package oathtool is installed: `cargo xtask setup` does it");
        let text = String::from_utf8_lossy(&output.stdout);
        let Code::Digits(digits) = Code::read(text.trim()) else { panic!("oathtool said {text}") };
        assert_eq!(matching_step(SEED_OF_RFC, &digits, time as i64 * 1_000), Some(time / STEP));
    }
}
