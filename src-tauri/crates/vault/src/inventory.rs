//! Tests alone: the tables of CRYPTO.md are the constants of the code, and no secret is compared by `==`.

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

fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn sec_auth_10_no_secret_is_compared_by_an_operator() {
    let mut found = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 30);
    let secret = ["mac", "hash", "digits", "seed", "secret", "bytes()", "password", "code", "stored", "candidate"];
    for path in found {
        let text = std::fs::read_to_string(&path).expect("text");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        if path.ends_with("inventory.rs") || path.ends_with("tests.rs") {
            continue;
        }
        for line in code.lines() {
            for operator in [" == ", " != "] {
                let Some((left, right)) = line.split_once(operator) else { continue };
                let left =
                    left.trim_end_matches(['(', ')']).rsplit([' ', '.', '(', '&', '*']).next().unwrap_or_default();
                let right = right.split([' ', ')', '.', ';']).next().unwrap_or_default().trim_start_matches(['&', '*']);
                assert!(!secret.contains(&left) && !secret.contains(&right), "{}: {line}", path.display());
            }
        }
    }
    // All three steps are computed and compared, whichever matches: there is one loop, and no way out of it.
    let totp = include_str!("totp.rs");
    let (_, body) = totp.split_once("fn matching_step").expect("it is there");
    let (body, _) = body.split_once("\n}").expect("it ends");
    assert!(body.contains("ct_eq") && !body.contains("break") && body.matches("return").count() == 0);
    assert!(body.contains("[now.saturating_sub(1), now, now + 1]"));
}
