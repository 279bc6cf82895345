//! The own account: password, second factor, papers, settings; the vault asks for fresh factors where they are needed.

use super::enter::enrolment;
use crate::desk::Desk;
use claimwright_api::ApiError;
use claimwright_api::wire::{Account, AccountAnswer, PapersView};
use claimwright_vault::{Notice, VaultError};
use tauri::AppHandle;

use super::sentences;

fn codes(codes: &[zeroize::Zeroizing<String>]) -> Vec<String> {
    codes.iter().map(|code| code.to_string()).collect()
}

fn papers(recovery_key: Option<String>, recovery_codes: Vec<String>) -> AccountAnswer {
    AccountAnswer::Papers { papers: PapersView { recovery_key, recovery_codes } }
}

impl Desk {
    /// A step with the own account.
    ///
    /// # Errors
    /// [`ConfirmFirst`](claimwright_api::ErrorCode::ConfirmFirst),
    /// [`WeakPassword`](claimwright_api::ErrorCode::WeakPassword), and others of the vault.
    pub fn account(&self, app: &AppHandle, request: &Account) -> Result<AccountAnswer, ApiError> {
        match request {
            Account::Help { help } => self.help(app, help),
            Account::ChangePassword { password, key_file } => {
                let key_file = self.said(self.entrance.key_file(key_file.as_ref()))?;
                let key_file = key_file.as_ref().map(|bytes| &bytes[..]);
                self.with_session(|session| session.change_password(password, key_file))?;
                Ok(AccountAnswer::Done {})
            }
            Account::NewSecondFactor {} => {
                let new = self.with_session(|session| session.new_second_factor())?;
                let drawn = self.said(new.enrolment().map(|learned| enrolment(&learned)))?;
                self.entrance.inside().second_factor = Some(new);
                Ok(AccountAnswer::Enrolment { enrolment: drawn })
            }
            Account::ConfirmSecondFactor { code } => self.new_second_factor(code),
            Account::NewRecoveryCodes {} => {
                let made = self.with_session(|session| session.new_recovery_codes())?;
                Ok(papers(None, codes(&made)))
            }
            Account::NewRecoveryKey {} => {
                let made = self.with_session(|session| session.new_recovery_key())?;
                Ok(papers(Some(made.to_string()), Vec::new()))
            }
            Account::PapersPrinted {} => {
                self.with_session(|session| session.papers_printed())?;
                self.entrance.inside().notices.retain(|notice| *notice != Notice::PapersUnconfirmed);
                Ok(AccountAnswer::Done {})
            }
            Account::RenewKeys { password, key_file } => {
                let key_file = self.said(self.entrance.key_file(key_file.as_ref()))?;
                let key_file = key_file.as_ref().map(|bytes| &bytes[..]);
                let made = self.with_session(|session| session.renew_keys(password, key_file))?;
                Ok(papers(Some(made.recovery_key.to_string()), codes(&made.recovery_codes)))
            }
            Account::Setting { key } => {
                let value = self.with_session(|session| session.own_setting(key))?;
                Ok(AccountAnswer::Setting { value })
            }
            Account::SetSetting { key, value } => {
                self.with_session(|session| session.set_own_setting(key, value.as_deref()))?;
                Ok(AccountAnswer::Setting { value: value.as_deref().map(str::to_owned) })
            }
        }
    }

    fn new_second_factor(&self, code: &str) -> Result<AccountAnswer, ApiError> {
        let new = self.entrance.inside().second_factor.take();
        let new = new.ok_or_else(sentences::begin_anew)?;
        match self.entrance.session(|session| session.confirm_second_factor(&new, code)) {
            Ok(made) => Ok(papers(None, codes(&made))),
            Err(error) => {
                self.entrance.inside().second_factor = Some(new);
                match error {
                    VaultError::SignInFailed => Err(sentences::wrong_first_code()),
                    other => self.said(Err(other)),
                }
            }
        }
    }
}
