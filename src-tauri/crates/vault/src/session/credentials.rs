//! A person's own secrets: changing the password, the second factor, the recovery codes and the recovery key. Each needs
//! both factors fresh.

use super::Session;
use crate::accounts::{self, Bundle, recovery_codes, recovery_slot};
use crate::error::{Result, VaultError};
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::{Cost, Key, wrap};
use crate::password;
use crate::store::audit::Event;
use crate::store::members::Role;
use crate::totp::{Enrolment, SEED};
use rusqlite::{Transaction, TransactionBehavior, params};
use zeroize::Zeroizing;

/// A new authenticator that has yet to show that it works; the old one counts until then.
pub struct NewSecondFactor {
    seed: Zeroizing<[u8; SEED]>,
    name: String,
}

impl NewSecondFactor {
    /// What the authenticator is to learn.
    pub fn enrolment(&self) -> Result<Enrolment> {
        Enrolment::of(&self.seed, &self.name)
    }
}

/// What a person prints anew, once.
pub struct Papers {
    /// The recovery key.
    pub recovery_key: Zeroizing<String>,
    /// The recovery codes.
    pub recovery_codes: Vec<Zeroizing<String>>,
}

impl std::fmt::Debug for Papers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Papers(..)")
    }
}

impl std::fmt::Debug for NewSecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSecondFactor(..)")
    }
}

impl Session {
    /// Changes the password, and whether a key file belongs to it. Other sessions of this user are over. Old backups
    /// still open with the old password; where it leaked, an administrator replaces the vault's key as well.
    pub fn change_password(&mut self, password: &str, key_file: Option<&[u8]>) -> Result<()> {
        self.writable()?;
        self.confirmed()?;
        let password = password::checked(password, &[&self.name])?;
        let (user, accounts) = (self.user, self.accounts.clone());
        let outside = accounts.outside();
        let measured = Cost::calibrated(outside)?;
        let old = accounts.state().slot(user, SlotType::Password)?.map(|slot| slot.cost);
        // A slower moment of the machine must not lower what a guess costs.
        let cost = old.filter(|old| old.acceptable() && old.memory > measured.memory).unwrap_or(measured);
        let proof = Proof::Password(&password, key_file);
        let slot = Slot::made(outside, (user, SlotType::Password, cost), None, &proof, &self.opened()?.uk)?;
        {
            let mut state = accounts.state();
            state.put_slot(&slot)?;
            self.generation = state.end_sessions(user);
        }
        self.log(Event::PasswordChanged, user)
    }

    /// Replaces every key of this user, where the password may have leaked together with a copy of the files: new
    /// password, recovery key and recovery codes over a new key. An administrator's [`Session::rotate`] belongs to it.
    pub fn renew_keys(&mut self, password: &str, key_file: Option<&[u8]>) -> Result<Papers> {
        self.writable()?;
        self.confirmed()?;
        let password = password::checked(password, &[&self.name])?;
        let (user, name, accounts) = (self.user, self.name.clone(), self.accounts.clone());
        let outside = accounts.outside();
        let cost = Cost::calibrated(outside)?;
        let uk = Key::random(&*outside.random)?;
        let proof = Proof::Password(&password, key_file);
        let slot = Slot::made(outside, (user, SlotType::Password, cost), None, &proof, &uk)?;
        let old = self.opened()?.uk.copy();
        let bundle = {
            let mut state = accounts.state();
            let row = state.user(user)?.ok_or(VaultError::SignInAgain)?;
            let granted = state.granted(&row, &old)?;
            let seed = wrap::open(&old, &accounts::seed_bound(user), row.seed.as_deref().unwrap_or_default())?;
            let seed: Zeroizing<[u8; SEED]> = Zeroizing::new(seed[..].try_into().map_err(|_| VaultError::Damaged)?);
            let bundle = Bundle::made(outside, user, &uk, &seed, row.last_step)?;
            let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
            bundle.write(&state, &name, &slot, outside.now().unix_ms)?;
            for (vault, dek) in granted {
                state.put_grant(outside, vault, user, &bundle.public, &dek)?;
            }
            tx.commit()?;
            self.generation = state.end_sessions(user);
            bundle
        };
        self.opened()?.uk = uk;
        // Other vaults learn the public key when this user enters them.
        let public = bundle.public;
        self.write_as(Role::ReadOnly, |desk| {
            desk.set_public_key(user, &public)?;
            desk.audit(Event::PasswordChanged, &user.0, true)
        })?;
        Ok(Papers { recovery_key: bundle.recovery_key, recovery_codes: bundle.recovery_codes })
    }

    /// Begins to replace the authenticator.
    pub fn new_second_factor(&mut self) -> Result<NewSecondFactor> {
        self.writable()?;
        self.confirmed()?;
        let mut seed = Zeroizing::new([0; SEED]);
        self.accounts.outside().random.fill(&mut *seed)?;
        Ok(NewSecondFactor { seed, name: self.name.clone() })
    }

    /// Replaces the authenticator, if `code` is the new one's; the code is used up by it. New recovery codes come with it.
    pub fn confirm_second_factor(&mut self, new: &NewSecondFactor, code: &str) -> Result<Vec<Zeroizing<String>>> {
        self.confirmed()?;
        let (user, accounts) = (self.user, self.accounts.clone());
        let outside = accounts.outside();
        let step = i64::try_from(accounts::first_step(&new.seed, code, outside)?).unwrap_or(i64::MAX);
        let uk = &self.opened()?.uk;
        let seed = wrap::seal(uk, &*outside.random, &accounts::seed_bound(user), &new.seed[..])?;
        let (salt, sealed, texts) = recovery_codes(outside, user, uk)?;
        {
            let state = accounts.state();
            let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
            // Steps only go forward, also past those that the old authenticator used up.
            let sql = "UPDATE users SET seed = ?2, last_step = max(last_step, ?3) WHERE id = ?1";
            tx.execute(sql, params![user, seed, step])?;
            state.put_codes(user, &salt, &sealed)?;
            state.enable_second_factor(user)?;
            state.note_papers(user, true)?;
            tx.commit()?;
        }
        self.log(Event::SecondFactorChanged, user)?;
        Ok(texts)
    }

    /// Makes ten new recovery codes; the old ones open nothing any more.
    pub fn new_recovery_codes(&mut self) -> Result<Vec<Zeroizing<String>>> {
        self.writable()?;
        self.confirmed()?;
        let (user, accounts) = (self.user, self.accounts.clone());
        let (salt, sealed, texts) = recovery_codes(accounts.outside(), user, &self.opened()?.uk)?;
        {
            let state = accounts.state();
            let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
            state.put_codes(user, &salt, &sealed)?;
            state.note_papers(user, true)?;
            tx.commit()?;
        }
        self.log(Event::RecoveryIssued, user)?;
        Ok(texts)
    }

    /// Makes a new recovery key; the old one opens nothing any more.
    pub fn new_recovery_key(&mut self) -> Result<Zeroizing<String>> {
        self.writable()?;
        self.confirmed()?;
        let (user, accounts) = (self.user, self.accounts.clone());
        let (slot, text) = recovery_slot(accounts.outside(), user, &self.opened()?.uk)?;
        {
            let state = accounts.state();
            let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
            state.put_slot(&slot)?;
            state.note_papers(user, true)?;
            tx.commit()?;
        }
        self.log(Event::RecoveryIssued, user)?;
        Ok(text)
    }

    /// Takes note that this person has the papers that were issued last; until then every sign-in says that they may
    /// be lost.
    pub fn papers_printed(&mut self) -> Result<()> {
        self.opened()?;
        self.writable()?;
        self.accounts.state().note_papers(self.user, false)
    }
}
