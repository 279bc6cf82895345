//! The first start: it makes the first administrator and the first vault, and there is no account before.

use super::pending::{Bundle, Kind, Pending};
use super::{Accounts, usable_name};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::{Cost, Key};
use crate::password;
use crate::store::Store;
use crate::store::audit::Event;
use crate::store::files::remove_database;
use crate::store::members::Role;
use crate::store::open::Mode;
use rusqlite::params;

/// The setting that holds a vault's name, inside it.
pub(crate) const VAULT_NAME: &str = "vault.name";

impl Accounts {
    /// Begins the first start. The password's cost is measured here, which takes some seconds.
    pub fn first_start(
        &self,
        name: &str,
        password: &str,
        vault_name: &str,
        key_file: Option<&[u8]>,
    ) -> Result<Pending> {
        if self.inner.read_only {
            return Err(VaultError::ReadOnly);
        }
        if !self.is_first_start()? {
            return Err(VaultError::AlreadyStarted);
        }
        let (name, vault) = (usable_name(name)?, usable_name(vault_name)?);
        let password = password::checked(password, &[&name, &vault])?;
        let outside = self.outside();
        let cost = Cost::calibrated(outside)?;
        let user = UserId(outside.bytes()?);
        let uk = Key::random(&*outside.random)?;
        let proof = Proof::Password(&password, key_file);
        let slot = Slot::made(outside, (user, SlotType::Password, cost), None, &proof, &uk)?;
        let mut seed = zeroize::Zeroizing::new([0; crate::totp::SEED]);
        outside.random.fill(&mut *seed)?;
        Ok(Pending { accounts: self.clone(), user, name, uk, slot, seed, kind: Kind::First { vault } })
    }

    /// Makes the file of a new vault, with its first member; nothing names it yet.
    pub(crate) fn make_vault(
        &self,
        (vault, file): (VaultId, &str),
        dek: &Key,
        name: &str,
        admin: (UserId, &str, &[u8; 32]),
    ) -> Result<()> {
        self.state().put_stray(file)?;
        let path = self.folder().join(file);
        let (user, shown, public) = admin;
        let attempt = || -> Result<()> {
            let mut store = Store::open(&path, dek, vault, self.outside(), Mode::Create, |_, _| Ok(()))?;
            store.write(user, |desk| {
                desk.put_member(user, shown, Role::Administrator, Some(public))?;
                desk.set_setting(false, VAULT_NAME, Some(name))?;
                desk.audit(Event::VaultMade, &vault.0, true)
            })?;
            store.checkpoint()
        };
        let outcome = attempt();
        if outcome.is_err() {
            remove_database(&path);
        }
        outcome
    }
}

/// Writes the first account and the first vault: the vault's file first, then the row that names it.
pub(super) fn finish(pending: &Pending, bundle: &Bundle, vault_name: &str) -> Result<()> {
    let (accounts, outside) = (&pending.accounts, pending.accounts.outside());
    let vault = VaultId(outside.bytes()?);
    let dek = Key::random(&*outside.random)?;
    let file = super::rows::vault_file(vault, outside.bytes()?);
    accounts.make_vault((vault, &file), &dek, vault_name, (pending.user, &pending.name, &bundle.public))?;
    let now = outside.now();
    let state = accounts.state();
    let write = || -> Result<()> {
        let tx = rusqlite::Transaction::new_unchecked(&state.conn, rusqlite::TransactionBehavior::Immediate)?;
        // Two first starts may have run side by side: the second finds an account.
        if tx.query_row("SELECT count(*) FROM users", [], |row| row.get::<_, i64>(0))? > 0 {
            return Err(VaultError::AlreadyStarted);
        }
        let Cost { memory, passes, lanes } = pending.slot.cost;
        tx.execute("UPDATE installation SET memory = ?1, passes = ?2, lanes = ?3", params![memory, passes, lanes])?;
        bundle.write(&state, &pending.name, &pending.slot, now.unix_ms)?;
        state.put_vault(outside, vault, &file, vault_name, &dek, now.unix_ms)?;
        state.put_grant(outside, vault, pending.user, &bundle.public, &dek)?;
        tx.commit()?;
        Ok(())
    };
    let outcome = write();
    if outcome.is_err() {
        remove_database(&accounts.folder().join(&file));
    }
    outcome
}
