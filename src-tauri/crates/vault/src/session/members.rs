//! Administration: members, roles, invitations, removal with a new key, and further vaults. Each needs both factors
//! fresh, and the role of an administrator in the open vault.

use super::{Open, Session};
use crate::accounts::{VAULT_NAME, fold, usable_name, vault_file};
use crate::error::{Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::Key;
use crate::store::audit::Event;
use crate::store::files::remove_database;
use crate::store::members::{Member, Role};
use rusqlite::{Transaction, TransactionBehavior, params};
use zeroize::Zeroizing;

/// Somebody who may activate an account.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The account.
    pub user: UserId,
    /// The activation code, for 72 hours and one use. It is shown this once.
    pub activation: Zeroizing<String>,
}

/// What a removal left to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Removed {
    /// Members who were invited and had not activated: their codes opened the old key, and they need new ones.
    pub invite_again: Vec<UserId>,
}

/// A vault that the user may enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultEntry {
    /// The vault.
    pub vault: VaultId,
    /// Its name.
    pub name: String,
}

impl Session {
    fn governing(&mut self) -> Result<()> {
        self.writable()?;
        self.confirmed()?;
        self.administrator()
    }

    /// The members of the open vault.
    pub fn members(&mut self) -> Result<Vec<Member>> {
        self.read(|desk| desk.members())
    }

    /// Invites somebody into the open vault: an account, and an activation code to hand over. Nobody but the person
    /// ever learns or sets the password.
    pub fn invite(&mut self, name: &str, role: Role) -> Result<Invited> {
        self.governing()?;
        let (name, folded) = (usable_name(name)?, fold(name));
        let accounts = self.accounts.clone();
        let outside = accounts.outside();
        let user = UserId(outside.bytes()?);
        let (vault, dek) = (self.vault, self.opened()?.dek.copy());
        if accounts.state().user_by_name(&folded)?.is_some() {
            return Err(VaultError::NameTaken);
        }
        self.write_as(Role::Administrator, |desk| {
            desk.put_member(user, &name, role, None)?;
            desk.audit(Event::MemberAdded, &user.0, true)
        })?;
        let state = accounts.state();
        let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
        let sql = "INSERT INTO users (id, name, folded, created) VALUES (?1, ?2, ?3, ?4)";
        tx.execute(sql, params![user, name, folded, outside.now().unix_ms])?;
        let activation = state.invite(outside, user, &[(vault, dek)])?;
        tx.commit()?;
        Ok(Invited { user, activation })
    }

    /// Makes an activation code for a member who lost every way in, or whose invitation ended. It covers the vaults
    /// that the administrator may enter too; the old password opens until the code is used.
    pub fn reset(&mut self, user: UserId) -> Result<Zeroizing<String>> {
        self.governing()?;
        self.read(|desk| desk.role(user))?.ok_or(VaultError::NotFound)?;
        let accounts = self.accounts.clone();
        let own = self.keys()?;
        let (mut keys, current) = (Vec::new(), self.vault);
        for (vault, dek) in own {
            let member = match vault == current {
                true => true,
                false => accounts.open_vault(vault, &dek)?.read(self.user, |desk| desk.role(user))?.is_some(),
            };
            if member {
                keys.push((vault, dek));
            }
        }
        let state = accounts.state();
        let row = state.user(user)?.ok_or(VaultError::NotFound)?;
        let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
        let activation = state.invite(accounts.outside(), user, &keys)?;
        let name = state.name_hash(&row.folded)?;
        state.enable(user, &name)?;
        tx.commit()?;
        drop(state);
        self.log(Event::MemberAdded, user)?;
        Ok(activation)
    }

    /// Lets somebody who has an account into the open vault.
    pub fn admit(&mut self, user: UserId, role: Role) -> Result<()> {
        self.governing()?;
        let (accounts, vault, dek) = (self.accounts.clone(), self.vault, self.opened()?.dek.copy());
        let row = accounts.state().user(user)?.ok_or(VaultError::NotFound)?;
        let public = row.public_key.ok_or(VaultError::NotFound)?;
        self.write_as(Role::Administrator, |desk| {
            desk.put_member(user, &row.name, role, Some(&public))?;
            desk.audit(Event::MemberAdded, &user.0, true)
        })?;
        accounts.state().put_grant(accounts.outside(), vault, user, &public, &dek)
    }

    /// As [`admit`](Self::admit), by the name of the account.
    pub fn admit_by_name(&mut self, name: &str, role: Role) -> Result<()> {
        self.governing()?;
        let found = self.accounts.state().user_by_name(&fold(&usable_name(name)?))?;
        self.admit(found.ok_or(VaultError::NotFound)?.id, role)
    }

    /// Changes a member's role in the open vault.
    pub fn set_role(&mut self, user: UserId, role: Role) -> Result<()> {
        self.governing()?;
        self.write_as(Role::Administrator, |desk| {
            let present = desk.role(user)?.ok_or(VaultError::NotFound)?;
            if present == Role::Administrator && role != present && !desk.another_administrator(user)? {
                return Err(VaultError::LastAdministrator);
            }
            desk.conn.execute("UPDATE members SET role = ?2 WHERE user = ?1", params![user, role as i64])?;
            desk.audit(Event::RoleChanged, &user.0, true)
        })
    }

    /// Takes away what was counted against a member: disabled factors and waits.
    pub fn enable(&mut self, user: UserId) -> Result<()> {
        self.governing()?;
        self.read(|desk| desk.role(user))?.ok_or(VaultError::NotFound)?;
        let state = self.accounts.state();
        let row = state.user(user)?.ok_or(VaultError::NotFound)?;
        let name = state.name_hash(&row.folded)?;
        state.enable(user, &name)
    }

    /// Removes a member from the open vault and replaces the vault's key, since the member may have copied it. What
    /// the member copied before, and older backups, stay readable to them. An account that no vault knows any more goes.
    pub fn remove(&mut self, user: UserId) -> Result<Removed> {
        self.governing()?;
        if self.read(|desk| desk.role(user))?.ok_or(VaultError::NotFound)? == Role::Administrator
            && !self.read(|desk| desk.another_administrator(user))?
        {
            return Err(VaultError::LastAdministrator);
        }
        self.replace_key(Some(user))
    }

    /// Replaces the vault's key, where it may have leaked with a password. Old backups keep the old one.
    pub fn rotate(&mut self) -> Result<Removed> {
        self.governing()?;
        self.replace_key(None)
    }

    fn replace_key(&mut self, gone: Option<UserId>) -> Result<Removed> {
        let (accounts, vault, actor) = (self.accounts.clone(), self.vault, self.user);
        let outside = accounts.outside();
        let old_path = accounts.vault_path(vault)?;
        let file = vault_file(vault, outside.bytes()?);
        let path = accounts.folder().join(&file);
        let dek = Key::random(&*outside.random)?;
        accounts.state().put_stray(&file)?;
        let open = self.opened()?;
        open.store.rotated(actor, &path, &dek, |desk| gone.map_or(Ok(()), |user| desk.remove_member(user)))?;
        let name = open.store.read(actor, |desk| desk.setting(false, VAULT_NAME))?.unwrap_or_default();
        let members = open.store.read(actor, |desk| Ok((desk.public_keys()?, desk.members()?)))?;
        let (keys, members) = members;
        let write = || -> Result<()> {
            let mut state = accounts.state();
            let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
            state.put_vault(outside, vault, &file, &name, &dek, outside.now().unix_ms)?;
            // The file that is replaced goes now, or at the next start.
            state.put_stray(&old_path.file_name().unwrap_or_default().to_string_lossy())?;
            tx.execute("DELETE FROM grants WHERE vault = ?1", [vault])?;
            tx.execute("DELETE FROM invitations WHERE vault = ?1", [vault])?;
            for (user, public) in keys.iter().filter(|(user, _)| Some(*user) != gone) {
                state.put_grant(outside, vault, *user, public, &dek)?;
            }
            if let Some(gone) = gone {
                let sql = "DELETE FROM users WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM grants WHERE user = ?1)
                    AND NOT EXISTS (SELECT 1 FROM invitations WHERE user = ?1)";
                tx.execute(sql, [gone])?;
            }
            // From here on the new file counts; before, the old one.
            tx.commit()?;
            for member in &members {
                state.end_sessions(member.user);
            }
            Ok(())
        };
        if let Err(error) = write() {
            remove_database(&path);
            return Err(error);
        }
        self.generation = accounts.state().generation(actor);
        let uk = self.opened()?.uk.copy();
        self.open = None;
        let store = accounts.open_vault(vault, &dek)?;
        self.open = Some(Open { uk, dek, store, role: Role::Administrator });
        remove_database(&old_path);
        let head = self.opened()?.store.head(actor)?;
        accounts.state().set_anchor(vault, &head)?;
        let waiting = members.into_iter().filter(|member| !member.active && Some(member.user) != gone);
        Ok(Removed { invite_again: waiting.map(|member| member.user).collect() })
    }

    /// The keys of the vaults that this user may enter.
    fn keys(&mut self) -> Result<Vec<(VaultId, Key)>> {
        let (accounts, user) = (self.accounts.clone(), self.user);
        let uk = &self.opened()?.uk;
        let state = accounts.state();
        let row = state.user(user)?.ok_or(VaultError::SignInAgain)?;
        state.granted(&row, uk)
    }

    /// The vaults that this user may enter; of others not even the existence shows.
    pub fn vaults(&mut self) -> Result<Vec<VaultEntry>> {
        let keys = self.keys()?;
        let state = self.accounts.state();
        keys.into_iter().map(|(vault, dek)| Ok(VaultEntry { vault, name: state.vault_name(vault, &dek)? })).collect()
    }

    /// Makes a further vault: a wall, with this user as its only member. Everyone who is admitted can read every matter
    /// in it.
    pub fn add_vault(&mut self, name: &str) -> Result<VaultId> {
        self.governing()?;
        let name = usable_name(name)?;
        let accounts = self.accounts.clone();
        let outside = accounts.outside();
        let (vault, dek) = (VaultId(outside.bytes()?), Key::random(&*outside.random)?);
        let file = vault_file(vault, outside.bytes()?);
        let row = accounts.state().user(self.user)?.ok_or(VaultError::SignInAgain)?;
        let public = row.public_key.ok_or(VaultError::Damaged)?;
        accounts.make_vault((vault, &file), &dek, &name, (self.user, &row.name, &public))?;
        let state = accounts.state();
        let tx = Transaction::new_unchecked(&state.conn, TransactionBehavior::Immediate)?;
        state.put_vault(outside, vault, &file, &name, &dek, outside.now().unix_ms)?;
        state.put_grant(outside, vault, self.user, &public, &dek)?;
        tx.commit()?;
        Ok(vault)
    }

    /// Leaves the open vault and opens another that this user may enter.
    pub fn switch_vault(&mut self, vault: VaultId) -> Result<()> {
        let uk = self.opened()?.uk.copy();
        let (dek, store, role) = self.accounts.enter_again(self.user, &uk, vault)?;
        self.lock();
        self.vault = vault;
        if !self.accounts.is_read_only() {
            self.accounts.state().remember_vault(self.accounts.outside(), self.user, &uk, vault)?;
        }
        self.open = Some(Open { uk, dek, store, role });
        let setting = self.read(|desk| desk.setting(false, super::IDLE))?;
        self.limits = super::Limits::of(setting.as_deref());
        Ok(())
    }
}
