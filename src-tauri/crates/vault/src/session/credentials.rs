//! A person's own secrets: changing the password, the second factor, the recovery codes and the recovery key. Each needs
//! both factors fresh.

use super::Session;
use crate::accounts::{self, recovery_codes, recovery_slot};
use crate::error::Result;
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::{Cost, wrap};
use crate::password;
use crate::store::audit::Event;
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
        accounts.state().put_slot(&slot)?;
        self.log(Event::RecoveryIssued, user)?;
        Ok(text)
    }

    /// Whether a password would be taken, and why not; it is told before the person leaves the field.
    pub fn judge_password(&self, password: &str) -> Result<()> {
        password::checked(password, &[&self.name]).map(|_| ())
    }
}
