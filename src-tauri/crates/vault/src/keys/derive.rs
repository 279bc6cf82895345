//! HKDF-SHA256 (RFC 5869): one key to many, each with its own purpose; it stretches no password.

use super::Key;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a derived key is for. The text of each is part of the format: changing one makes every vault unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Wraps a user's key under a password.
    Password,
    /// Wraps a user's key under the recovery key.
    Recovery,
    /// Wraps keys of vaults under an activation code.
    Activation,
    /// Seals to a public key.
    Seal,
    /// Encrypts the pages of the database.
    Database,
    /// Wraps the keys of matters.
    Matters,
    /// Chains the audit log.
    Audit,
    /// Authenticates the manifests of backups.
    Backup,
    /// Seals names and settings of the vault that belong to no matter.
    Vault,
    /// Encrypts an exported archive.
    Archive,
}

impl Purpose {
    /// Every purpose.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 10] = [
        Self::Password,
        Self::Recovery,
        Self::Activation,
        Self::Seal,
        Self::Database,
        Self::Matters,
        Self::Audit,
        Self::Backup,
        Self::Vault,
        Self::Archive,
    ];

    /// The text of HKDF's `info`.
    pub(crate) const fn info(self) -> &'static str {
        match self {
            Self::Password => "claimwright/v1/kek",
            Self::Recovery => "claimwright/v1/kek-rec",
            Self::Activation => "claimwright/v1/kek-act",
            Self::Seal => "claimwright/v1/seal",
            Self::Database => "claimwright/v1/db",
            Self::Matters => "claimwright/v1/matters",
            Self::Audit => "claimwright/v1/audit",
            Self::Backup => "claimwright/v1/backup",
            Self::Vault => "claimwright/v1/vault",
            Self::Archive => "claimwright/v1/archive",
        }
    }
}

/// Derives a key from `parts`, bound to a purpose and to `context` (whose, which).
pub(crate) fn derive(parts: &[&[u8]], purpose: Purpose, context: &[&[u8]]) -> Key {
    let mut extract = hkdf::HkdfExtract::<Sha256>::new(None);
    for part in parts {
        extract.input_ikm(part);
    }
    let (_, expand): (_, Hkdf<Sha256>) = extract.finalize();
    let mut info = purpose.info().as_bytes().to_vec();
    for part in context {
        info.push(b'|');
        info.extend_from_slice(part);
    }
    Key::made(|key| expand.expand(&info, key).expect("32 bytes are within 255 times 32"))
}

/// HMAC-SHA256 over parts, each preceded by its length so that no two lists are the same bytes.
pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("every length of key is taken");
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::hex;

    #[test]
    fn sec_cryp_07_hkdf_gives_test_case_3_of_rfc_5869() {
        // RFC 5869 A.3 has neither salt nor info, and 42 bytes of output, of which the first 32 are a key.
        let (_, expand) = Hkdf::<Sha256>::extract(None, &[0x0b; 22]);
        let mut okm = [0; 42];
        expand.expand(&[], &mut okm).expect("42 bytes are few");
        assert_eq!(hex(&okm), "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    #[test]
    fn sec_cryp_07_hmac_gives_test_case_2_of_rfc_4231() {
        let mut mac = Hmac::<Sha256>::new_from_slice(b"Jefe").expect("every length is taken");
        mac.update(b"what do ya want for nothing?");
        assert_eq!(
            hex(&mac.finalize().into_bytes()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn purposes_and_contexts_give_different_keys() {
        let mut seen = std::collections::BTreeSet::new();
        for purpose in Purpose::ALL {
            for context in [&[][..], &[b"a".as_slice()], &[b"a".as_slice(), b"b"]] {
                assert!(seen.insert(*derive(&[&[7; 32]], purpose, context).bytes()));
            }
        }
    }
}
