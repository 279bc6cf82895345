//! Putting a backup back: into an empty folder for everybody, in place of a damaged vault for a member who signs in;
//! nothing is overwritten.

use super::{Accounts, Attempt, Secret, SignIn, Who};
use crate::error::{At, Result, VaultError};
use crate::ids::{UserId, VaultId};
use crate::keys::Key;
use crate::outside::Outside;
use crate::store::audit::{Event, Head};
use crate::store::files::{private_folder, refuse_network, remove_database, sync_folder};
use crate::store::salvage::{Salvage, salvage};
use crate::store::{backup, open};
use rusqlite::OptionalExtension;
use std::fs;
use std::path::Path;

/// Restores a backup into a folder that holds no accounts. Whoever signs in there does so with the passwords that were
/// valid when the backup was taken, or with the recovery key of then.
pub fn restore_backup(from: &Path, folder: &Path, outside: &Outside) -> Result<()> {
    private_folder(folder)?;
    refuse_network(folder)?;
    let _lock = super::hold(folder, outside)?;
    let accounts = folder.join(super::FILE);
    if accounts.exists() {
        let conn = open::plain(&accounts, open::Mode::Read)?;
        let users: Option<i64> =
            conn.query_row("SELECT count(*) FROM users", [], |row| row.get(0)).optional().unwrap_or(Some(1));
        if users.unwrap_or(1) > 0 {
            return Err(VaultError::FolderNotEmpty);
        }
        remove_database(&accounts);
    }
    let manifest = backup::whole(from)?;
    let conn = open::plain(&from.join(backup::ACCOUNTS), open::Mode::Read).map_err(|_| VaultError::NotABackup)?;
    // A backup before a migration names no vault; it holds the only or the oldest one.
    let files: Vec<(VaultId, String)> = conn
        .prepare("SELECT id, file FROM vaults ORDER BY created, rowid")
        .and_then(|mut statement| {
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()
        })
        .map_err(|_| VaultError::NotABackup)?;
    drop(conn);
    let named = manifest.vault().ok();
    let file = files.into_iter().find(|(vault, _)| named.is_none_or(|named| named == *vault));
    let (_, file) = file.filter(|(_, file)| super::rows::is_vault_file(file)).ok_or(VaultError::NotABackup)?;
    backup::put_back(from, folder, &file)
}

impl Accounts {
    /// The user and the key of a vault that cannot be opened, for those who repair it. Roles lie inside the vault, so
    /// that any member may; both factors are asked.
    fn repairing(&self, typed: &SignIn<'_>, wanted: Option<VaultId>) -> Result<(UserId, VaultId, Key)> {
        if self.is_read_only() {
            return Err(VaultError::ReadOnly);
        }
        let secret = Secret::Password(typed.password, typed.key_file);
        let granted = self.authenticate(&Attempt { who: Who::Name(typed.name), secret, code: Some(typed.code) })?;
        let mut keys = self.state().granted(&granted.user, &granted.key)?;
        keys.retain(|(vault, _)| wanted.is_none_or(|wanted| wanted == *vault));
        // Where nobody says which: the first that is not sound, or else the oldest.
        let sound = |vault: &VaultId, dek: &Key| self.open_vault(*vault, dek).and_then(|mut store| store.sound());
        let hit = keys.iter().position(|(vault, dek)| !matches!(sound(vault, dek), Ok(true)));
        let at = if keys.len() > 1 { hit.unwrap_or(0) } else { 0 };
        let (vault, dek) = keys.into_iter().nth(at).ok_or(VaultError::NotFound)?;
        Ok((granted.user.id, vault, dek))
    }

    /// Puts a backup's vault in the place of a damaged one, which is kept beside under another name.
    pub fn restore_damaged(&self, typed: &SignIn<'_>, from: &Path) -> Result<()> {
        let manifest = backup::whole(from)?;
        // A backup before a migration names no vault.
        let (user, vault, dek) = self.repairing(typed, typed.vault.or(manifest.vault().ok()))?;
        if manifest.vault().is_ok_and(|named| named != vault) || !self.opens(&from.join(backup::VAULT), vault, &dek) {
            return Err(VaultError::NotABackup);
        }
        let path = self.vault_path(vault)?;
        let part = open::part(&path);
        fs::copy(from.join(backup::VAULT), &part).and_then(|_| fs::File::open(&part)?.sync_all()).at(&part)?;
        self.replace(&path, &part, user, vault, &dek, Event::BackupRestored)
    }

    /// Reads what can be read of a damaged vault, tells what is hit, and puts a sound file with the rest in its place;
    /// the damaged one is kept beside under another name.
    pub fn salvage(&self, typed: &SignIn<'_>) -> Result<Salvage> {
        let (user, vault, dek) = self.repairing(typed, typed.vault)?;
        let path = self.vault_path(vault)?;
        let part = open::part(&path);
        let report = salvage(&path, Some(&part), &dek, vault);
        if report.is_err() {
            remove_database(&part);
        }
        let report = report?;
        self.replace(&path, &part, user, vault, &dek, Event::Salvaged)?;
        Ok(report)
    }

    /// Tells what is hit in a damaged vault, and changes nothing.
    pub fn diagnose(&self, typed: &SignIn<'_>) -> Result<Salvage> {
        let (_, vault, dek) = self.repairing(typed, typed.vault)?;
        salvage(&self.vault_path(vault)?, None, &dek, vault)
    }

    fn replace(&self, path: &Path, part: &Path, user: UserId, vault: VaultId, dek: &Key, event: Event) -> Result<()> {
        let stamp = backup::stamp(self.outside().now().unix_ms);
        for ending in ["-wal", "-shm", ""] {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            let from = path.with_file_name(&name);
            name.push(format!(".damaged-{stamp}"));
            match fs::rename(&from, path.with_file_name(&name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error).at(&from),
                _ => {}
            }
        }
        // The log of the part is empty: it was checkpointed when it was closed.
        fs::rename(part, path).at(path)?;
        sync_folder(self.folder())?;
        let mut store = self.open_vault(vault, dek)?;
        store.write(user, |desk| desk.audit(event, &vault.0, true))?;
        let head: Head = store.head(user)?;
        self.state().set_anchor(vault, &head)
    }
}
