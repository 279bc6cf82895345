//! How somebody comes in: first start, activation, sign-in, recovery, and a backup put back; not what they then do.

use super::account::KeyFileView;
use super::text::{Line, Secret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Help with a password or a key file, wherever one is set or typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum PasswordHelp {
    /// A passphrase to propose: answers `passphrase`.
    Passphrase {},
    /// Whether a password would be taken: answers `judged`.
    Judge {
        /// The password as far as it is typed.
        #[ts(type = "string")]
        password: Secret,
        /// Names that it must not hold: of the person, the firm, the vault.
        #[ts(type = "Array<string>")]
        names: Vec<Line>,
    },
    /// Asks for a key file by dialog: answers `key_file`.
    ChooseKeyFile {},
    /// Writes a new key file where the user says: answers `key_file`.
    MakeKeyFile {},
}

/// The first start: it makes the first administrator and the first vault.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum FirstStart {
    /// Help with the password.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Takes name and password, in some seconds: answers `enrolment`.
    Begin {
        /// The name.
        #[ts(type = "string")]
        name: Line,
        /// The password.
        #[ts(type = "string")]
        password: Secret,
        /// The name of the vault.
        #[ts(type = "string")]
        vault: Line,
        /// The token of a key file.
        #[ts(type = "string | null")]
        key_file: Option<Line>,
    },
    /// Makes the account with the first code of the authenticator: answers `open` with the papers.
    Confirm {
        /// The code.
        #[ts(type = "string")]
        code: Line,
    },
}

/// The activation of an account by somebody who was invited or reset.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Activate {
    /// Help with the password.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Takes the activation code and a password: answers `enrolment`.
    Begin {
        /// The name.
        #[ts(type = "string")]
        name: Line,
        /// The activation code.
        #[ts(type = "string")]
        activation: Secret,
        /// The password.
        #[ts(type = "string")]
        password: Secret,
        /// The token of a key file.
        #[ts(type = "string | null")]
        key_file: Option<Line>,
    },
    /// Makes the account with the first code of the authenticator: answers `open` with the papers.
    Confirm {
        /// The code.
        #[ts(type = "string")]
        code: Line,
    },
}

/// Both factors, as a person types them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Factors {
    /// The name.
    #[ts(type = "string")]
    pub name: Line,
    /// The password.
    #[ts(type = "string")]
    pub password: Secret,
    /// A code of the authenticator or a recovery code; null to unlock a locked session.
    #[ts(type = "string | null")]
    pub code: Option<Line>,
    /// The token of a key file.
    #[ts(type = "string | null")]
    pub key_file: Option<Line>,
}

/// Signing in and unlocking.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum SignIn {
    /// Help with the key file.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Signs in, or unlocks where `code` is null: answers `open`.
    Enter {
        /// What was typed.
        factors: Factors,
    },
}

/// Recovery with the recovery key, which replaces only the password.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Recover {
    /// Help with the new password.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Signs in with the recovery key and a code, and sets a new password: answers `open` with the next recovery key.
    Enter {
        /// The name.
        #[ts(type = "string")]
        name: Line,
        /// The recovery key.
        #[ts(type = "string")]
        recovery_key: Secret,
        /// A code of the authenticator or a recovery code.
        #[ts(type = "string")]
        code: Line,
        /// The new password.
        #[ts(type = "string")]
        password: Secret,
        /// The token of a key file that belongs to the new password.
        #[ts(type = "string | null")]
        key_file: Option<Line>,
    },
}

/// A backup is put back, or a damaged vault repaired.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum RestoreBackup {
    /// Asks for a backup's folder and restores it where there is no account yet: answers `restored` or `cancelled`.
    Whole {},
    /// Help with the key file.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Tells what is hit in a damaged vault, and changes nothing: answers `report`.
    Diagnose {
        /// Both factors.
        factors: Factors,
    },
    /// Reads what can be read of a damaged vault into a new one: answers `report`.
    Salvage {
        /// Both factors.
        factors: Factors,
    },
    /// Asks for a backup's folder and puts its vault in the place of a damaged one: answers `restored` or `cancelled`.
    Damaged {
        /// Both factors.
        factors: Factors,
    },
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RestoreAnswer {
    /// No folder was chosen.
    Cancelled {},
    /// The backup is in place; sign in with the password of then.
    Restored {},
    /// A key file; null where none was chosen.
    KeyFile {
        /// Its token and its name.
        key_file: Option<KeyFileView>,
    },
    /// What is hit.
    Report {
        /// Tables of which rows could not be read, with how many are known to be lost.
        tables: Vec<LostRows>,
        /// Identifiers of matters to which lost rows belong, as far as it is known.
        matters: Vec<String>,
        /// Rows that were read.
        rows: usize,
    },
}

/// Rows of a table that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LostRows {
    /// The table.
    pub table: String,
    /// How many rows are known to be lost.
    pub rows: usize,
}

/// Both factors again, for what needs them not older than five minutes.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The password.
    #[ts(type = "string")]
    pub password: Secret,
    /// A code of the authenticator or a recovery code.
    #[ts(type = "string")]
    pub code: Line,
    /// The token of a key file; `account` helps to choose one.
    #[ts(type = "string | null")]
    pub key_file: Option<Line>,
}
