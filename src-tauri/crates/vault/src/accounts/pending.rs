//! An account that is half made: name and password are taken, and the authenticator has yet to show that it works.
//! Nothing is written before its first code.

use super::rows::{code_bound, fold, grant_bound, private_bound, seed_bound};
use super::{Accounts, State};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::stretch::stretch;
use crate::keys::{Cost, Key, recovery, seal, wrap};
use crate::outside::Outside;
use crate::session::Session;
use crate::totp::{self, Code, Enrolment, SEED};
use rusqlite::params;
use zeroize::Zeroizing;

/// An account that waits for the first code of its authenticator.
pub struct Pending {
    pub(super) accounts: Accounts,
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) uk: Key,
    pub(super) slot: Slot,
    pub(super) seed: Zeroizing<[u8; SEED]>,
    pub(super) kind: Kind,
}

/// How the account comes about.
pub(super) enum Kind {
    /// The first administrator, with the name of the first vault.
    First { vault: String },
    /// Somebody who was invited or reset, with the keys of the vaults.
    Activation { keys: Vec<(VaultId, Key)> },
}

/// What a person gets once, to print, beside the open session.
pub struct Welcome {
    /// The session.
    pub session: Session,
    /// The recovery key: it replaces a forgotten password, and is shown this once.
    pub recovery_key: Zeroizing<String>,
    /// The recovery codes: each replaces one code of the authenticator, and they are shown this once.
    pub recovery_codes: Vec<Zeroizing<String>>,
}

impl std::fmt::Debug for Welcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Welcome(..)")
    }
}

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pending(..)")
    }
}

impl Pending {
    /// What the authenticator is to learn.
    pub fn enrolment(&self) -> Result<Enrolment> {
        Enrolment::of(&self.seed, &self.name)
    }

    /// Makes the account, if `code` is the authenticator's; the code is used up by it. A wrong code leaves it pending.
    pub fn confirm(&mut self, code: &str) -> Result<Welcome> {
        let step = first_step(&self.seed, code, self.accounts.outside())?;
        let bundle = Bundle::made(self.accounts.outside(), self.user, &self.uk, &self.seed, step)?;
        match &self.kind {
            Kind::First { vault } => super::first_start::finish(self, &bundle, vault)?,
            Kind::Activation { keys } => super::grants::finish(self, &bundle, keys)?,
        }
        let vault = match &self.kind {
            Kind::Activation { keys } => keys.first().map(|(vault, _)| *vault),
            Kind::First { .. } => None,
        };
        let session = self.accounts.enter(self.user, &self.uk, vault, Vec::new())?;
        let Bundle { recovery_key, recovery_codes, .. } = bundle;
        Ok(Welcome { session, recovery_key, recovery_codes })
    }
}

/// The step of an authenticator's first code.
pub(crate) fn first_step(seed: &[u8; SEED], code: &str, outside: &Outside) -> Result<u64> {
    let Code::Digits(digits) = Code::read(code) else { return Err(VaultError::SignInFailed) };
    totp::matching_step(seed, &digits, outside.now().unix_ms).ok_or(VaultError::SignInFailed)
}

/// Everything that lies beside the password's slot: the second factor, both kinds of recovery, the key pair.
pub(crate) struct Bundle {
    user: UserId,
    pub(crate) public: [u8; 32],
    private: Vec<u8>,
    seed: Vec<u8>,
    step: u64,
    codes_salt: [u8; 16],
    codes: Vec<Vec<u8>>,
    recovery: Slot,
    pub(crate) recovery_key: Zeroizing<String>,
    pub(crate) recovery_codes: Vec<Zeroizing<String>>,
}

impl Bundle {
    /// Makes a new one for a user's key.
    pub(crate) fn made(outside: &Outside, user: UserId, uk: &Key, seed: &[u8; SEED], step: u64) -> Result<Self> {
        let private = Key::random(&*outside.random)?;
        let public = seal::public(&private);
        let (recovery, recovery_key) = recovery_slot(outside, user, uk)?;
        let (codes_salt, codes, recovery_codes) = recovery_codes(outside, user, uk)?;
        Ok(Self {
            user,
            public,
            private: wrap::wrap(uk, &*outside.random, &private_bound(user, &public), &private)?,
            seed: wrap::seal(uk, &*outside.random, &seed_bound(user), seed)?,
            step,
            codes_salt,
            codes,
            recovery,
            recovery_key,
            recovery_codes,
        })
    }

    /// Writes the account, in the caller's transaction: a new one, or in place of one that was reset.
    pub(crate) fn write(&self, state: &State, name: &str, slot: &Slot, now_ms: i64) -> Result<()> {
        let step = i64::try_from(self.step).unwrap_or(i64::MAX);
        state.conn.execute(
            "INSERT INTO users (id, name, folded, public_key, private_key, seed, last_step, codes_salt, created, notice)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET
                public_key = excluded.public_key, private_key = excluded.private_key, seed = excluded.seed,
                last_step = excluded.last_step, codes_salt = excluded.codes_salt, notice = excluded.notice",
            params![
                self.user,
                name,
                fold(name),
                self.public,
                self.private,
                self.seed,
                step,
                self.codes_salt,
                now_ms,
                super::PAPERS
            ],
        )?;
        state.conn.execute("DELETE FROM slots WHERE user = ?1", [self.user])?;
        state.put_slot(slot)?;
        state.put_slot(&self.recovery)?;
        state.put_codes(self.user, &self.codes_salt, &self.codes)
    }
}

/// A new recovery slot, and what is printed.
pub(crate) fn recovery_slot(outside: &Outside, user: UserId, uk: &Key) -> Result<(Slot, Zeroizing<String>)> {
    let text = recovery::printed_secret(&*outside.random)?;
    let secret = recovery::read_secret(&text).ok_or(VaultError::NoRandomness)?;
    let whose = (user, SlotType::Recovery, Cost::FLOOR);
    Ok((Slot::made(outside, whose, None, &Proof::Paper(&secret), uk)?, text))
}

/// A salt, sealed hashes, and what is printed.
pub(crate) type Codes = ([u8; 16], Vec<Vec<u8>>, Vec<Zeroizing<String>>);

/// A new set of recovery codes: hashed with a salt of the set, sealed under the user's key.
pub(crate) fn recovery_codes(outside: &Outside, user: UserId, uk: &Key) -> Result<Codes> {
    let salt: [u8; 16] = outside.bytes()?;
    let (mut sealed, mut texts) = (Vec::new(), Vec::new());
    for (number, (values, text)) in recovery::codes(&*outside.random)?.into_iter().enumerate() {
        let hash = stretch(&values[..], &salt, Cost::of_codes(outside))?;
        sealed.push(wrap::seal(uk, &*outside.random, &code_bound(user, number as i64), hash.bytes())?);
        texts.push(text);
    }
    Ok((salt, sealed, texts))
}

impl State {
    /// Replaces a user's recovery codes, in the caller's transaction.
    pub(crate) fn put_codes(&self, user: UserId, salt: &[u8; 16], sealed: &[Vec<u8>]) -> Result<()> {
        self.conn.execute("UPDATE users SET codes_salt = ?2 WHERE id = ?1", params![user, salt])?;
        self.conn.execute("DELETE FROM codes WHERE user = ?1", [user])?;
        for (number, sealed) in sealed.iter().enumerate() {
            let sql = "INSERT INTO codes (user, number, sealed) VALUES (?1, ?2, ?3)";
            self.conn.execute(sql, params![user, number as i64, sealed])?;
        }
        Ok(())
    }

    /// Seals a vault's key to a user, in the caller's transaction.
    pub(crate) fn put_grant(
        &self,
        outside: &Outside,
        vault: VaultId,
        user: UserId,
        public: &[u8; 32],
        dek: &Key,
    ) -> Result<()> {
        let sealed = seal::seal(public, &*outside.random, &grant_bound(vault, user), dek)?;
        self.conn.execute("INSERT OR REPLACE INTO grants VALUES (?1, ?2, ?3)", params![vault, user, sealed])?;
        Ok(())
    }
}
