//! A test alone: the tables of CRYPTO.md are the constants of the code.

use crate::keys::stretch::SALT;
use crate::keys::{Cost, derive::Purpose, recovery, wrap};
use crate::totp;

#[test]
fn sec_cryp_11_the_inventory_names_every_purpose_and_every_parameter() {
    let text = include_str!("../CRYPTO.md");
    let purposes: Vec<&str> = text.split('`').filter(|part| part.starts_with("claimwright/v1/")).collect();
    assert_eq!(purposes, Purpose::ALL.map(Purpose::info));
    let Cost { memory, passes, lanes } = Cost::FLOOR;
    let stretching = format!(
        "| Argon2id 0x13 | at least {} MiB, {passes} passes, {lanes} lanes; from a file {} to {} MiB, 1 to {most} passes, 1 to {most} lanes; salt {SALT} bytes |",
        memory >> 10,
        Cost::LEAST_MEMORY >> 10,
        Cost::MOST_MEMORY >> 10,
        most = Cost::MOST_ROUNDS,
    );
    assert!(text.contains(&stretching), "{stretching}");
    assert!(text.contains(&format!("| XChaCha20-Poly1305 | random nonce of {} bytes |", wrap::NONCE)));
    let codes = format!("seed {} bytes, {} digits, {} seconds", totp::SEED, totp::DIGITS, totp::STEP);
    assert!(text.contains(&codes), "{codes}");
    assert!(text.contains(&format!("a recovery code has {} and wraps nothing", recovery::CODE * 5)));
}
