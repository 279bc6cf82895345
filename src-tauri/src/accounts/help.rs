//! Help with a password or a key file, wherever one is set or typed: passphrases, judgement, dialogs; nothing is kept.

use super::{KeyFile, sentences};
use crate::desk::Desk;
use crate::dialogs::{self, Asked};
use crate::places;
use claimwright_api::ApiError;
use claimwright_api::Language;
use claimwright_api::wire::{AccountAnswer, KeyFileView, PasswordHelp};
use claimwright_vault::{VaultError, Words};
use std::path::Path;
use tauri::AppHandle;
use zeroize::Zeroizing;

const CHOOSE: Asked = ["Choose your key file", "Choisissez votre fichier clé", "Wählen Sie Ihre Schlüsseldatei"];
const MAKE: Asked =
    ["Where the new key file shall go", "Où mettre le nouveau fichier clé", "Wohin die neue Schlüsseldatei soll"];
/// Bytes of a key file that is made.
const KEY_FILE: usize = 32;
/// Names that a password is compared with.
const NAMES: usize = 8;

impl Desk {
    /// Helps.
    ///
    /// # Errors
    /// [`CannotRead`](claimwright_api::ErrorCode::CannotRead), [`CannotWrite`](claimwright_api::ErrorCode::CannotWrite),
    /// and those of the vault.
    pub(super) fn help(&self, app: &AppHandle, help: &PasswordHelp) -> Result<AccountAnswer, ApiError> {
        match help {
            PasswordHelp::Passphrase {} => {
                let words = if self.spoken() == Language::Fr { Words::French } else { Words::English };
                let made = self.entrance.accounts().and_then(|accounts| accounts.passphrase(words));
                Ok(AccountAnswer::Passphrase { text: self.said(made)?.to_string() })
            }
            PasswordHelp::Judge { password, names } => {
                let names: Vec<&str> = names.iter().take(NAMES).map(|name| &**name).collect();
                let judged = self.entrance.accounts().and_then(|accounts| accounts.judge_password(password, &names));
                match judged {
                    Ok(()) => Ok(AccountAnswer::Judged { weakness: None }),
                    Err(VaultError::PasswordTooWeak(weakness)) => {
                        Ok(AccountAnswer::Judged { weakness: Some(sentences::weakness(weakness, self.spoken())) })
                    }
                    Err(error) => self.said(Err(error)),
                }
            }
            PasswordHelp::ChooseKeyFile {} => {
                let chosen = dialogs::choose_any(app, CHOOSE);
                Ok(AccountAnswer::KeyFile { key_file: chosen.map(|path| self.take_key_file(&path)).transpose()? })
            }
            PasswordHelp::MakeKeyFile {} => {
                let Some(path) = dialogs::choose_place(app, MAKE, "claimwright.key") else {
                    return Ok(AccountAnswer::KeyFile { key_file: None });
                };
                let mut bytes = Zeroizing::new([0; KEY_FILE]);
                let filled = self.entrance.outside.random.fill(&mut *bytes);
                self.said(filled.map_err(VaultError::from))?;
                places::write_private(&path, &*bytes)?;
                Ok(AccountAnswer::KeyFile { key_file: Some(self.take_key_file(&path)?) })
            }
        }
    }

    /// Reads a key file; the window gets a token for it.
    fn take_key_file(&self, path: &Path) -> Result<KeyFileView, ApiError> {
        let bytes = Zeroizing::new(places::read(path)?);
        let mut token = [0; 16];
        let filled = self.entrance.outside.random.fill(&mut token);
        self.said(filled.map_err(VaultError::from))?;
        let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        self.entrance.inside().key_files.push(KeyFile { token: token.clone(), bytes });
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(KeyFileView { token, name })
    }
}
