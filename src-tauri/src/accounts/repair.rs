//! A backup put back, and a damaged vault told, salvaged or replaced; how, is the vault's.

use super::enter::typed;
use super::{Inside, opened};
use crate::desk::Desk;
use crate::dialogs::{self, Asked};
use claimwright_api::ApiError;
use claimwright_api::wire::{AccountAnswer, Factors, LostRows, RestoreAnswer, RestoreBackup};
use claimwright_vault::{Accounts, MatterId, Result, Salvage, SignIn, VaultError, restore_backup};
use std::path::Path;
use tauri::AppHandle;

/// A backup is a folder.
pub const BACKUP: Asked = [
    "Choose the folder of the backup",
    "Choisissez le dossier de la sauvegarde",
    "Wählen Sie den Ordner der Sicherung",
];

fn report(found: Salvage) -> RestoreAnswer {
    RestoreAnswer::Report {
        tables: found.hit.into_iter().map(|(table, rows)| LostRows { table, rows }).collect(),
        matters: found.matters.iter().map(MatterId::to_string).collect(),
        rows: found.rows,
    }
}

impl Desk {
    /// A step of repair.
    ///
    /// # Errors
    /// [`SignInFailed`](claimwright_api::ErrorCode::SignInFailed), [`NotWhole`](claimwright_api::ErrorCode::NotWhole),
    /// and others of the vault.
    pub fn repair(&self, app: &AppHandle, request: &RestoreBackup) -> Result<RestoreAnswer, ApiError> {
        match request {
            RestoreBackup::Help { help } => Ok(match self.help(app, help)? {
                AccountAnswer::KeyFile { key_file } => RestoreAnswer::KeyFile { key_file },
                _ => RestoreAnswer::Cancelled {},
            }),
            RestoreBackup::Whole {} => {
                let Some(from) = dialogs::choose_folder(app, BACKUP) else { return Ok(RestoreAnswer::Cancelled {}) };
                self.said(self.restore_whole(&from))?;
                Ok(RestoreAnswer::Restored {})
            }
            RestoreBackup::Diagnose { factors } => {
                self.repaired(factors, |accounts, typed| accounts.diagnose(typed)).map(report)
            }
            RestoreBackup::Salvage { factors } => {
                self.repaired(factors, |accounts, typed| accounts.salvage(typed)).map(report)
            }
            RestoreBackup::Damaged { factors } => {
                let Some(from) = dialogs::choose_folder(app, BACKUP) else { return Ok(RestoreAnswer::Cancelled {}) };
                self.repaired(factors, |accounts, typed| accounts.restore_damaged(typed, &from))?;
                Ok(RestoreAnswer::Restored {})
            }
        }
    }

    fn repaired<T>(
        &self,
        factors: &Factors,
        act: impl FnOnce(&Accounts, &SignIn<'_>) -> Result<T>,
    ) -> Result<T, ApiError> {
        self.said((|| {
            let key_file = self.entrance.key_file(factors.key_file.as_ref())?;
            let accounts = self.entrance.accounts()?;
            let code = factors.code.as_deref().unwrap_or_default();
            let typed = typed(factors, code, key_file.as_ref().map(|bytes| &bytes[..]));
            self.entrance.noted(act(&accounts, &typed))
        })())
    }

    /// Restores a backup where there is no account yet: the folder is let go, filled, and opened again.
    fn restore_whole(&self, from: &Path) -> Result<()> {
        let folder = self.entrance.folder.as_deref().ok_or(VaultError::NotFound)?;
        let mut inside = self.entrance.inside();
        if let Some(accounts) = &inside.accounts
            && !accounts.is_first_start()?
        {
            return Err(VaultError::AlreadyStarted);
        }
        *inside = Inside::default();
        let restored = restore_backup(from, folder, &self.entrance.outside);
        match opened(folder, &self.entrance.outside) {
            Ok(accounts) => inside.accounts = Some(accounts),
            Err(error) => inside.failure = Some(error),
        }
        restored
    }
}
