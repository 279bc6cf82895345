//! A slot: a key of a user or of an activation, wrapped under a password or a printed secret, bound to every field that
//! stands beside it.

use super::derive::{Purpose, derive};
use super::stretch::{SALT, stretch};
use super::{Cost, Key, wrap};
use crate::error::{Result, VaultError};
use crate::ids::{SlotId, UserId};
use crate::outside::Outside;

/// The format of slots that this version writes and reads.
pub(crate) const FORMAT: u8 = 1;

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SlotType {
    /// A password, and a key file where the slot asks for one.
    Password = 1,
    /// The printed recovery key.
    Recovery = 2,
    /// A printed activation code.
    Activation = 3,
}

impl SlotType {
    /// The type of a byte from a file.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        [Self::Password, Self::Recovery, Self::Activation].into_iter().find(|kind| *kind as u8 == byte)
    }
}

/// A slot as it lies in a file; every field comes from outside and is believed only when the tag holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) id: SlotId,
    pub(crate) user: UserId,
    pub(crate) kind: SlotType,
    pub(crate) format: u8,
    pub(crate) cost: Cost,
    pub(crate) salt: [u8; SALT],
    /// Whether a key file enters the key.
    pub(crate) key_file: bool,
    /// When it ends, in milliseconds since 1970; never where there is none.
    pub(crate) until: Option<i64>,
    pub(crate) wrapped: Vec<u8>,
}

/// What a person brings to open a slot.
pub(crate) enum Proof<'a> {
    /// The normalised password, and the bytes of a key file.
    Password(&'a str, Option<&'a [u8]>),
    /// A printed secret.
    Paper(&'a [u8; 16]),
}

impl Slot {
    /// What the wrap is bound to: format, user, slot, type, cost, salt, key file, end.
    fn bound(&self) -> Vec<u8> {
        wrap::bound(&[
            b"claimwright/v1/slot",
            &[self.format, self.kind as u8, u8::from(self.key_file)],
            &self.user.0,
            &self.id.0,
            &self.cost.memory.to_le_bytes(),
            &self.cost.passes.to_le_bytes(),
            &self.cost.lanes.to_le_bytes(),
            &self.salt,
            &self.until.unwrap_or(i64::MAX).to_le_bytes(),
        ])
    }

    /// The key under which the slot wraps.
    fn kek(&self, proof: &Proof<'_>) -> Result<Key> {
        let whose: [&[u8]; 2] = [&self.user.0, &self.id.0];
        match (self.kind, proof) {
            (SlotType::Password, Proof::Password(password, file)) => {
                let stretched = stretch(password.as_bytes(), &self.salt, self.cost)?;
                match (self.key_file, file) {
                    (true, Some(file)) => {
                        let device = derive(&[file], Purpose::Password, &[b"key-file"]);
                        Ok(derive(&[stretched.bytes(), device.bytes()], Purpose::Password, &whose))
                    }
                    // The work is done either way, so that a missing file takes no less time than a wrong one.
                    (true, None) | (false, _) => Ok(derive(&[stretched.bytes()], Purpose::Password, &whose)),
                }
            }
            (SlotType::Recovery, Proof::Paper(secret)) => {
                Ok(derive(&[&secret[..], &self.salt], Purpose::Recovery, &whose))
            }
            (SlotType::Activation, Proof::Paper(secret)) => {
                Ok(derive(&[&secret[..], &self.salt], Purpose::Activation, &whose))
            }
            _ => Err(VaultError::SignInFailed),
        }
    }

    /// Wraps `inner` in a new slot.
    pub(crate) fn made(
        outside: &Outside,
        (user, kind, cost): (UserId, SlotType, Cost),
        until: Option<i64>,
        proof: &Proof<'_>,
        inner: &Key,
    ) -> Result<Self> {
        let key_file = matches!(proof, Proof::Password(_, Some(_)));
        let (id, salt) = (SlotId(outside.bytes()?), outside.bytes()?);
        let mut slot = Self { id, user, kind, format: FORMAT, cost, salt, key_file, until, wrapped: Vec::new() };
        slot.wrapped = wrap::wrap(&slot.kek(proof)?, &*outside.random, &slot.bound(), inner)?;
        Ok(slot)
    }

    /// Unwraps; every failure is the same one.
    pub(crate) fn opened(&self, proof: &Proof<'_>) -> Result<Key> {
        if self.format != FORMAT {
            return Err(VaultError::SignInFailed);
        }
        wrap::unwrap(&self.kek(proof)?, &self.bound(), &self.wrapped).map_err(|_| VaultError::SignInFailed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system;

    fn made() -> (Slot, Key) {
        let mut outside = system::outside();
        outside.memory = 0;
        let cost = Cost::calibrated(&outside).expect("it is set for tests");
        let inner = Key::random(&*outside.random).expect("the system has randomness");
        let user = UserId(outside.bytes().expect("randomness"));
        let whose = (user, SlotType::Password, cost);
        let slot = Slot::made(&outside, whose, None, &Proof::Password("secret", None), &inner).expect("it is made");
        (slot, inner)
    }

    #[test]
    fn sec_cryp_03_every_changed_field_of_a_slot_is_refused() {
        let (slot, inner) = made();
        let proof = Proof::Password("secret", None);
        assert_eq!(slot.opened(&proof).expect("it is whole").bytes(), inner.bytes());
        let changes: [fn(&mut Slot); 14] = [
            |slot| slot.id.0[0] ^= 1,
            |slot| slot.user.0[15] ^= 1,
            |slot| slot.kind = SlotType::Recovery,
            |slot| slot.kind = SlotType::Activation,
            |slot| slot.format = 0,
            |slot| slot.format = 2,
            |slot| slot.cost.memory = 16,
            |slot| slot.cost.passes = 2,
            |slot| slot.cost.lanes = u32::MAX,
            |slot| slot.salt[7] ^= 0x80,
            |slot| slot.key_file = true,
            |slot| slot.until = Some(0),
            |slot| slot.wrapped[0] ^= 1,
            |slot| slot.wrapped.truncate(40),
        ];
        for change in changes {
            let mut changed = slot.clone();
            change(&mut changed);
            assert!(changed.opened(&proof).is_err(), "{changed:?}");
        }
        for at in 0..slot.wrapped.len() {
            let mut changed = slot.clone();
            changed.wrapped[at] ^= 1;
            assert!(changed.opened(&proof).is_err());
        }
    }

    #[test]
    fn sec_cryp_03_a_slot_does_not_open_in_the_place_of_another() {
        let ((mut one, _), (other, _)) = (made(), made());
        one.wrapped = other.wrapped.clone();
        assert!(one.opened(&Proof::Password("secret", None)).is_err());
        assert!(other.opened(&Proof::Password("secret", Some(b"file"))).is_ok(), "a slot without a file asks for none");
    }

    #[test]
    fn a_key_file_enters_the_key() {
        let mut outside = system::outside();
        outside.memory = 0;
        let inner = Key::random(&*outside.random).expect("randomness");
        let cost = Cost::calibrated(&outside).expect("it is set for tests");
        let whose = (UserId([1; 16]), SlotType::Password, cost);
        let slot = Slot::made(&outside, whose, None, &Proof::Password("secret", Some(b"file")), &inner).expect("made");
        assert!(slot.opened(&Proof::Password("secret", Some(b"file"))).is_ok());
        assert!(slot.opened(&Proof::Password("secret", Some(b"another"))).is_err());
        assert!(slot.opened(&Proof::Password("secret", None)).is_err());
    }

    #[test]
    fn sec_cryp_04_a_hundred_thousand_wraps_never_repeat_a_nonce() {
        let outside = system::outside();
        let key = Key::random(&*outside.random).expect("randomness");
        let mut seen = std::collections::HashSet::new();
        for _ in 0..100_000 {
            let wrapped = wrap::wrap(&key, &*outside.random, b"", &key).expect("it is short");
            assert!(seen.insert(<[u8; wrap::NONCE]>::try_from(&wrapped[..wrap::NONCE]).expect("it has a nonce")));
        }
    }
}
