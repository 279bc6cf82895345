//! A key of 32 bytes on the heap, wiped when it is dropped; not a cipher.

use crate::outside::{NoRandomness, Random};
use secrecy::{ExposeSecret, SecretBox};

/// A key. It moves as a pointer, so that a move leaves no copy, and it is neither printed nor compared.
pub(crate) struct Key(SecretBox<[u8; 32]>);

impl Key {
    /// A key whose bytes `fill` writes in place.
    pub(crate) fn made(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        Self(SecretBox::init_with_mut(fill))
    }

    /// A random key.
    pub(crate) fn random(random: &dyn Random) -> Result<Self, NoRandomness> {
        let mut outcome = Ok(());
        let key = Self::made(|bytes| outcome = random.fill(bytes));
        outcome.map(|()| key)
    }

    /// A key from bytes that were unwrapped; `None` unless they are 32.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == 32).then(|| Self::made(|key| key.copy_from_slice(bytes)))
    }

    /// The bytes, for a cipher to read.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    /// The same key in a second box.
    pub(crate) fn copy(&self) -> Self {
        Self::made(|bytes| bytes.copy_from_slice(self.bytes()))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}
