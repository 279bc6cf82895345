//! Backups, exports, the audit log, retention and the health of the open vault, one command each.

use super::Session;
use crate::error::{At, Result, VaultError};
use crate::ids::MatterId;
use crate::keys::Cost;
use crate::keys::stretch::normalised;
use crate::password;
use crate::store::audit::{Chain, Entry, Head};
use crate::store::backup::{self, BackupEntry, Manifest, Order, Reason};
use crate::store::members::Role;
use crate::store::plain::Stated;
use crate::store::retention::{Retention, Thinned};
use crate::store::{archive, files};
use std::path::Path;

/// The longest archive that is read.
const LONGEST_ARCHIVE: u64 = 1 << 30;

/// A backup that was taken and verified, and those that were pruned after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupTaken {
    /// Its name, which is the name of its folder.
    pub name: String,
    /// The names of those that went.
    pub pruned: Vec<String>,
}

impl Session {
    /// Takes a backup, into the usual folder or another. Only the usual folder is pruned, and only after the new
    /// backup was verified.
    pub fn back_up(&mut self, into: Option<&Path>) -> Result<BackupTaken> {
        self.writable()?;
        let (user, vault, accounts) = (self.user, self.vault, self.accounts.clone());
        let usual = accounts.backups_folder();
        let copy = |head: &Head, to: &Path| {
            accounts.state().set_anchor(vault, head)?;
            accounts.copy_to(to)
        };
        let order = Order { into: into.unwrap_or(&usual), reason: Reason::Regular, accounts: &copy };
        let name = self.opened()?.store.back_up(user, &order)?;
        let pruned = if into.is_none() { backup::prune(&usual, vault)? } else { Vec::new() };
        Ok(BackupTaken { name, pruned })
    }

    /// Moves what was written from the log into the vault's file, where nothing was written since the last call; the
    /// caller's clock calls it every few seconds.
    pub fn settle(&mut self) -> Result<()> {
        self.opened()?.store.settle()
    }

    /// The folder of backups that are taken unless another is asked for.
    pub fn backups_folder(&self) -> std::path::PathBuf {
        self.accounts.backups_folder()
    }

    /// The backups of the usual folder, newest first.
    pub fn backups(&mut self) -> Result<Vec<BackupEntry>> {
        self.opened()?;
        let vault = self.vault.to_string();
        let all = backup::list(&self.accounts.backups_folder());
        Ok(all.into_iter().filter(|entry| entry.manifest.vault == vault || entry.manifest.vault.is_empty()).collect())
    }

    /// Verifies a backup of the open vault: its hashes, its manifest, every page.
    pub fn verify_backup(&mut self, folder: &Path) -> Result<Manifest> {
        let user = self.user;
        self.opened()?.store.verify_backup(user, folder)
    }

    /// Writes a matter with all its revisions as one encrypted file under a password of its own; needs both factors
    /// fresh.
    pub fn export_archive(&mut self, matter: MatterId, password: &str, to: &Path) -> Result<()> {
        self.confirmed()?;
        let password = password::checked(password, &[])?;
        let outside = self.accounts.outside().clone();
        let cost = Cost::calibrated(&outside)?;
        self.write(|desk| {
            let packed = desk.packed(matter)?;
            files::write_whole(to, &archive::sealed(&outside, &password, cost, &packed)?)
        })
    }

    /// Reads such a file into a new matter.
    pub fn import_archive(&mut self, password: &str, from: &Path) -> Result<MatterId> {
        self.opened()?;
        let size = std::fs::metadata(from).at(from)?.len();
        if size > LONGEST_ARCHIVE {
            return Err(VaultError::TooLong);
        }
        let bytes = std::fs::read(from).at(from)?;
        let password = normalised(password).ok_or(VaultError::NotAnArchive)?;
        let packed = archive::opened(&password, &bytes)?;
        self.write(|desk| desk.unpacked(&packed))
    }

    /// Writes the newest text of every document of a matter to a new folder, in the clear, and beside it the file that
    /// it came from, and what the user wrote into its draft; `stated` reads the document's state. Needs both factors fresh.
    pub fn export_plain(&mut self, matter: MatterId, folder: &Path, stated: impl Fn(&[u8]) -> Stated) -> Result<usize> {
        self.confirmed()?;
        self.write(|desk| desk.export_plain(matter, folder, &stated))
    }

    /// Entries of the audit log before `before`, newest first; an administrator's.
    pub fn audit_entries(&mut self, before: Option<i64>, limit: usize) -> Result<Vec<Entry>> {
        self.administrator()?;
        self.read(|desk| desk.entries(before, limit.min(1_000)))
    }

    /// Verifies the whole audit log and its anchor.
    pub fn verify_audit(&mut self) -> Result<Chain> {
        self.opened()?;
        let anchor = self.accounts.state().anchor(self.vault)?;
        self.read(|desk| desk.verify_audit(None, &anchor))
    }

    /// The newest entry of the audit log, whose short form people may write down.
    pub fn audit_head(&mut self) -> Result<Head> {
        self.read(|desk| desk.head())
    }

    /// What is kept how long.
    pub fn retention(&mut self) -> Result<Retention> {
        self.read(|desk| desk.retention())
    }

    /// Sets what is kept how long; an administrator's.
    pub fn set_retention(&mut self, retention: Retention) -> Result<()> {
        self.write_as(Role::Administrator, |desk| desk.set_retention(retention))
    }

    /// Removes what retention says, in matters without a legal hold. The caller runs it once a day.
    pub fn run_retention(&mut self) -> Result<Thinned> {
        let thinned = self.write(|desk| desk.thin())?;
        if thinned != Thinned::default() {
            self.opened()?.store.checkpoint()?;
        }
        Ok(thinned)
    }

    /// Matters under a legal hold.
    pub fn holds(&mut self) -> Result<Vec<MatterId>> {
        self.read(|desk| desk.holds())
    }

    /// Whether every page and every row of the vault is sound. A vault that is not is written no more: restore a
    /// backup or salvage.
    pub fn is_sound(&mut self) -> Result<bool> {
        let sound = self.opened()?.store.sound()?;
        if !sound {
            self.over = true;
            self.lock();
        }
        Ok(sound)
    }
}
