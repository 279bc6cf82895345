//! XChaCha20-Poly1305 with a random nonce of 24 bytes: wraps keys and encrypts texts, bound to what they belong to.

use super::Key;
use crate::error::{Result, VaultError};
use crate::outside::Random;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Bytes of a nonce.
pub(crate) const NONCE: usize = 24;
/// Bytes of a tag.
pub(crate) const TAG: usize = 16;

/// Joins what a sealed thing is bound to: each part preceded by its length, so that no two lists are the same bytes.
pub(crate) fn bound(parts: &[&[u8]]) -> Vec<u8> {
    let mut all = Vec::with_capacity(parts.iter().map(|part| part.len() + 4).sum());
    for part in parts {
        all.extend_from_slice(&(part.len() as u32).to_le_bytes());
        all.extend_from_slice(part);
    }
    all
}

/// Encrypts: nonce, then ciphertext, then tag.
pub(crate) fn seal(key: &Key, random: &dyn Random, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    random.fill(&mut nonce)?;
    let sealed = XChaCha20Poly1305::new(key.bytes().into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
        .map_err(|_| VaultError::TooLong)?;
    let mut all = Vec::with_capacity(NONCE + sealed.len());
    all.extend_from_slice(&nonce);
    all.extend_from_slice(&sealed);
    Ok(all)
}

/// Decrypts what [`seal`] made; anything else is [`VaultError::Damaged`], and no plaintext leaves.
pub(crate) fn open(key: &Key, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError::Damaged)?;
    XChaCha20Poly1305::new(key.bytes().into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Damaged)
}

/// Wraps a key.
pub(crate) fn wrap(key: &Key, random: &dyn Random, aad: &[u8], inner: &Key) -> Result<Vec<u8>> {
    seal(key, random, aad, inner.bytes())
}

/// Unwraps a key.
pub(crate) fn unwrap(key: &Key, aad: &[u8], wrapped: &[u8]) -> Result<Key> {
    Key::from_slice(&open(key, aad, wrapped)?).ok_or(VaultError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::NoRandomness;
    use crate::system::SystemRandom;

    /// Gives the nonce of the draft's example.
    struct Fixed;

    impl Random for Fixed {
        fn fill(&self, bytes: &mut [u8]) -> std::result::Result<(), NoRandomness> {
            for (at, byte) in bytes.iter_mut().enumerate() {
                *byte = 0x40 + at as u8;
            }
            Ok(())
        }
    }

    struct Broken;

    impl Random for Broken {
        fn fill(&self, _: &mut [u8]) -> std::result::Result<(), NoRandomness> {
            Err(NoRandomness)
        }
    }

    #[test]
    fn sec_cryp_07_xchacha20_poly1305_gives_appendix_a_3_1_of_the_draft() {
        // draft-irtf-cfrg-xchacha-03, A.3.1.
        let key = Key::made(|key| (0..32).for_each(|at| key[at] = 0x80 + at as u8));
        let aad = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = seal(&key, &Fixed, &aad, plain).expect("it is short");
        assert_eq!(
            sealed[sealed.len() - TAG..],
            [0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a, 0xcf, 0x49]
        );
        assert_eq!(sealed[NONCE..NONCE + 4], [0xbd, 0x6d, 0x17, 0x9d]);
        assert_eq!(&**open(&key, &aad, &sealed).expect("it is whole"), plain);
    }

    #[test]
    fn sec_cryp_05_every_changed_bit_and_every_cut_is_refused() {
        let key = Key::random(&SystemRandom).expect("the system has randomness");
        let aad = bound(&[b"one", b"two"]);
        let sealed = seal(&key, &SystemRandom, &aad, b"a claim").expect("it is short");
        for at in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[at] ^= 1 << bit;
                assert!(matches!(open(&key, &aad, &changed), Err(VaultError::Damaged)));
            }
            assert!(open(&key, &aad, &sealed[..at]).is_err());
        }
        assert!(open(&key, &bound(&[b"onet", b"wo"]), &sealed).is_err());
        assert!(open(&Key::random(&SystemRandom).expect("randomness"), &aad, &sealed).is_err());
    }

    #[test]
    fn sec_auth_17_without_randomness_nothing_is_made() {
        assert!(matches!(seal(&Key::made(|_| ()), &Broken, &[], b"x"), Err(VaultError::NoRandomness)));
        assert!(Key::random(&Broken).is_err());
    }
}
