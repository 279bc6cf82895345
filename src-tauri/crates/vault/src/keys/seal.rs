//! Sealing a key to a public key (X25519, an ephemeral key each time): whoever seals cannot open again.

use super::derive::{Purpose, derive};
use super::{Key, wrap};
use crate::error::{Result, VaultError};
use crate::outside::Random;
use x25519_dalek::{PublicKey, StaticSecret};

/// The public half of a private key.
pub(crate) fn public(private: &Key) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*private.bytes())).to_bytes()
}

/// The key that both ends derive.
fn shared(secret: &StaticSecret, other: &[u8; 32], ephemeral: &[u8; 32], recipient: &[u8; 32]) -> Result<Key> {
    let shared = secret.diffie_hellman(&PublicKey::from(*other));
    // A public key of small order would make the shared secret known to everybody.
    if !shared.was_contributory() {
        return Err(VaultError::Damaged);
    }
    Ok(derive(&[shared.as_bytes()], Purpose::Seal, &[ephemeral, recipient]))
}

/// Seals `inner` to `recipient`, bound to `aad`.
pub(crate) fn seal(recipient: &[u8; 32], random: &dyn Random, aad: &[u8], inner: &Key) -> Result<Vec<u8>> {
    let ephemeral = Key::random(random)?;
    let public = public(&ephemeral);
    let key = shared(&StaticSecret::from(*ephemeral.bytes()), recipient, &public, recipient)?;
    let mut sealed = public.to_vec();
    sealed.extend(wrap::wrap(&key, random, aad, inner)?);
    Ok(sealed)
}

/// Opens what [`seal`] made.
pub(crate) fn open(private: &Key, aad: &[u8], sealed: &[u8]) -> Result<Key> {
    let (ephemeral, wrapped) = sealed.split_first_chunk::<32>().ok_or(VaultError::Damaged)?;
    let recipient = public(private);
    let key = shared(&StaticSecret::from(*private.bytes()), ephemeral, ephemeral, &recipient)?;
    wrap::unwrap(&key, aad, wrapped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::hex;
    use crate::system::SystemRandom;

    #[test]
    fn sec_cryp_07_x25519_gives_the_keys_of_rfc_7748() {
        // RFC 7748, 6.1: Alice's private and public key.
        let private = Key::made(|key| {
            let bytes: [u8; 32] = [
                0x77, 0x07, 0x6d, 0x0a, 0x73, 0x18, 0xa5, 0x7d, 0x3c, 0x16, 0xc1, 0x72, 0x51, 0xb2, 0x66, 0x45, 0xdf,
                0x4c, 0x2f, 0x87, 0xeb, 0xc0, 0x99, 0x2a, 0xb1, 0x77, 0xfb, 0xa5, 0x1d, 0xb9, 0x2c, 0x2a,
            ];
            key.copy_from_slice(&bytes);
        });
        assert_eq!(hex(&public(&private)), "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    }

    #[test]
    fn a_sealed_key_opens_for_its_recipient_alone() {
        let random = &SystemRandom;
        let (alice, bob) = (Key::random(random).expect("randomness"), Key::random(random).expect("randomness"));
        let inner = Key::random(random).expect("randomness");
        let sealed = seal(&public(&bob), random, b"vault", &inner).expect("the key is sound");
        assert_eq!(open(&bob, b"vault", &sealed).expect("it is for Bob").bytes(), inner.bytes());
        assert!(open(&alice, b"vault", &sealed).is_err());
        assert!(open(&bob, b"other", &sealed).is_err());
        assert!(seal(&[0; 32], random, b"vault", &inner).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&bob, b"vault", &changed).is_err() || at == 31, "byte {at}");
        }
    }
}
