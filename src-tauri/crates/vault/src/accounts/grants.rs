//! Who holds the key of which vault: grants sealed to public keys, invitations under a printed code, and activation.

use super::pending::{Bundle, Kind, Pending};
use super::rows::{grant_bound, invitation_bound, is_vault_file, vault_name_bound};
use super::{Accounts, Attempt, Secret, State, UserRow, Who};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::slot::{Proof, Slot, SlotType};
use crate::keys::{Cost, Key, recovery, seal, wrap};
use crate::outside::Outside;
use crate::password;
use crate::store::audit::{Event, Head};
use crate::store::open::{Mode, encrypted};
use crate::store::{Store, StoreKeys, backup};
use rusqlite::{OptionalExtension, params};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// How long an activation code opens, in milliseconds.
pub(crate) const ACTIVATION_MS: i64 = 72 * 3_600_000;

impl Accounts {
    /// Takes an activation code and a new password; the account is made when [`Pending::confirm`] gets a code. The old
    /// password, if there was one, opens until then.
    pub fn activate(&self, name: &str, activation: &str, password: &str, key_file: Option<&[u8]>) -> Result<Pending> {
        if self.inner.read_only {
            return Err(VaultError::ReadOnly);
        }
        // Judged first, so that its answer tells nothing about the name.
        let password = password::checked(password, &[name])?;
        let attempt = Attempt { who: Who::Name(name), secret: Secret::Activation(activation), code: None };
        let granted = self.authenticate(&attempt)?;
        let keys = self.state().invited(granted.user.id, &granted.key)?;
        let outside = self.outside();
        let cost = Cost::calibrated(outside)?;
        let uk = Key::random(&*outside.random)?;
        let user = granted.user.id;
        let slot =
            Slot::made(outside, (user, SlotType::Password, cost), None, &Proof::Password(&password, key_file), &uk)?;
        let mut seed = Zeroizing::new([0; crate::totp::SEED]);
        outside.random.fill(&mut *seed)?;
        let name = granted.user.name;
        Ok(Pending { accounts: self.clone(), user, name, uk, slot, seed, kind: Kind::Activation { keys } })
    }

    /// The path of a vault's file.
    pub(crate) fn vault_path(&self, vault: VaultId) -> Result<PathBuf> {
        let files = self.state().vault_files()?;
        let found = files.into_iter().find(|file| file.vault == vault).ok_or(VaultError::NotFound)?;
        // The name comes from a file that anybody may have written: it is no path.
        if is_vault_file(&found.file) { Ok(self.folder().join(found.file)) } else { Err(VaultError::Damaged) }
    }

    /// Opens a vault with its key.
    pub(crate) fn open_vault(&self, vault: VaultId, dek: &Key) -> Result<Store> {
        let mode = if self.inner.read_only { Mode::Read } else { Mode::Write };
        let now = self.outside().now().unix_ms;
        Store::open(&self.vault_path(vault)?, dek, vault, self.outside(), mode, |conn, keys| {
            backup::before_migration(conn, &keys.database, &self.backups_folder(), now, |to| self.copy_to(to))
        })
    }

    /// Whether a key opens a copy of a vault.
    pub(crate) fn opens(&self, path: &std::path::Path, vault: VaultId, dek: &Key) -> bool {
        encrypted(path, &StoreKeys::of(dek, vault).database, Mode::Read).is_ok()
    }
}

/// Writes an activated account: its own keys, its grants, and its public key into every vault that it was invited to.
pub(super) fn finish(pending: &Pending, bundle: &Bundle, keys: &[(VaultId, Key)]) -> Result<()> {
    let (accounts, outside) = (&pending.accounts, pending.accounts.outside());
    // The vaults first: a public key there without an account opens nothing, an account that no vault knows would be
    // left out when a vault's key is replaced.
    for (vault, dek) in keys {
        let mut store = accounts.open_vault(*vault, dek)?;
        store.write(pending.user, |desk| {
            let role = desk.role(pending.user)?.ok_or(VaultError::NotFound)?;
            desk.put_member(pending.user, &pending.name, role, Some(&bundle.public))?;
            desk.audit(Event::MemberActivated, &pending.user.0, true)
        })?;
    }
    let now = outside.now();
    let mut state = accounts.state();
    let tx = rusqlite::Transaction::new_unchecked(&state.conn, rusqlite::TransactionBehavior::Immediate)?;
    let sql = "DELETE FROM slots WHERE user = ?1 AND kind = ?2";
    if tx.execute(sql, params![pending.user, SlotType::Activation as i64])? != 1 {
        return Err(VaultError::SignInFailed);
    }
    bundle.write(&state, &pending.name, &pending.slot, now.unix_ms)?;
    tx.execute("DELETE FROM grants WHERE user = ?1", [pending.user])?;
    for (vault, dek) in keys {
        state.put_grant(outside, *vault, pending.user, &bundle.public, dek)?;
    }
    tx.execute("DELETE FROM invitations WHERE user = ?1", [pending.user])?;
    let folded = super::fold(&pending.name);
    state.enable(pending.user, &state.name_hash(&folded)?)?;
    tx.commit()?;
    state.end_sessions(pending.user);
    Ok(())
}

impl State {
    /// Names a vault's file, in the caller's transaction.
    pub(crate) fn put_vault(
        &self,
        outside: &Outside,
        vault: VaultId,
        file: &str,
        name: &str,
        dek: &Key,
        now_ms: i64,
    ) -> Result<()> {
        let keys = StoreKeys::of(dek, vault);
        let name = wrap::seal(&keys.vault, &*outside.random, &vault_name_bound(vault), name.as_bytes())?;
        let sql = "INSERT INTO vaults (id, file, name, created) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (id) DO UPDATE SET file = excluded.file, name = excluded.name";
        self.conn.execute(sql, params![vault, file, name, now_ms])?;
        self.conn.execute("DELETE FROM strays WHERE file = ?1", [file])?;
        Ok(())
    }

    /// The vaults that a user holds a key of, oldest first, each with its key.
    pub(crate) fn granted(&self, user: &UserRow, uk: &Key) -> Result<Vec<(VaultId, Key)>> {
        let private = user.private(uk)?;
        let sql = "SELECT g.vault, g.sealed FROM grants g JOIN vaults v ON v.id = g.vault WHERE g.user = ?1
            ORDER BY v.created, v.rowid";
        let mut statement = self.conn.prepare(sql)?;
        let rows: Vec<(VaultId, Vec<u8>)> =
            statement.query_map([user.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter()
            .map(|(vault, sealed)| Ok((vault, seal::open(&private, &grant_bound(vault, user.id), &sealed)?)))
            .collect()
    }

    /// The name of a vault, for whoever holds its key.
    pub(crate) fn vault_name(&self, vault: VaultId, dek: &Key) -> Result<String> {
        let sealed: Vec<u8> =
            self.conn.query_row("SELECT name FROM vaults WHERE id = ?1", [vault], |row| row.get(0))?;
        let name = wrap::open(&StoreKeys::of(dek, vault).vault, &vault_name_bound(vault), &sealed)?;
        String::from_utf8(name.to_vec()).map_err(|_| VaultError::Damaged)
    }

    /// The keys of vaults behind an activation code.
    fn invited(&self, user: UserId, activation: &Key) -> Result<Vec<(VaultId, Key)>> {
        let sql = "SELECT i.vault, i.sealed FROM invitations i JOIN vaults v ON v.id = i.vault WHERE i.user = ?1
            ORDER BY v.created, v.rowid";
        let mut statement = self.conn.prepare(sql)?;
        let rows: Vec<(VaultId, Vec<u8>)> =
            statement.query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter()
            .map(|(vault, sealed)| Ok((vault, wrap::unwrap(activation, &invitation_bound(vault, user), &sealed)?)))
            .collect()
    }

    /// Makes an activation code for a user, in the caller's transaction; an earlier one opens nothing any more.
    pub(crate) fn invite(&self, outside: &Outside, user: UserId, keys: &[(VaultId, Key)]) -> Result<Zeroizing<String>> {
        let activation = Key::random(&*outside.random)?;
        let text = recovery::printed_secret(&*outside.random)?;
        let secret = recovery::read_secret(&text).ok_or(VaultError::NoRandomness)?;
        let until = Some(outside.now().unix_ms.saturating_add(ACTIVATION_MS));
        let whose = (user, SlotType::Activation, Cost::FLOOR);
        self.put_slot(&Slot::made(outside, whose, until, &Proof::Paper(&secret), &activation)?)?;
        self.conn.execute("DELETE FROM invitations WHERE user = ?1", [user])?;
        for (vault, dek) in keys {
            let sealed = wrap::wrap(&activation, &*outside.random, &invitation_bound(*vault, user), dek)?;
            self.conn.execute("INSERT INTO invitations VALUES (?1, ?2, ?3)", params![user, vault, sealed])?;
        }
        Ok(text)
    }

    /// The anchor of a vault's audit log.
    pub(crate) fn anchor(&self, vault: VaultId) -> Result<Head> {
        let sql = "SELECT head_seq, head_mac FROM vaults WHERE id = ?1";
        let found =
            self.conn.query_row(sql, [vault], |row| Ok(Head { seq: row.get(0)?, mac: row.get(1)? })).optional()?;
        Ok(found.unwrap_or_default())
    }

    /// Moves the anchor.
    pub(crate) fn set_anchor(&self, vault: VaultId, head: &Head) -> Result<()> {
        let sql = "UPDATE vaults SET head_seq = ?2, head_mac = ?3 WHERE id = ?1";
        self.conn.execute(sql, params![vault, head.seq, head.mac])?;
        Ok(())
    }
}
