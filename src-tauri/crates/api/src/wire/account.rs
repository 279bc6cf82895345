//! What a person does with the own account, and what comes of every step with one; not how somebody signs in.

use super::accounts::OpenView;
use super::entry::PasswordHelp;
use super::text::{Body, Line, Secret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person does with the own account. All but `help`, `papers_printed`, `setting` and
/// `set_setting` need both factors fresh.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Account {
    /// Help with a password or a key file.
    Help {
        /// Which.
        help: PasswordHelp,
    },
    /// Changes the password: answers `done`.
    ChangePassword {
        /// The new password.
        #[ts(type = "string")]
        password: Secret,
        /// The token of a key file that belongs to it.
        #[ts(type = "string | null")]
        key_file: Option<Line>,
    },
    /// Begins to replace the authenticator: answers `enrolment`.
    NewSecondFactor {},
    /// Replaces the authenticator, with its first code: answers `papers` with new recovery codes.
    ConfirmSecondFactor {
        /// The code.
        #[ts(type = "string")]
        code: Line,
    },
    /// Answers `papers` with new recovery codes.
    NewRecoveryCodes {},
    /// Answers `papers` with a new recovery key.
    NewRecoveryKey {},
    /// Takes note that the papers that were issued last are printed: answers `done`. Until then every sign-in says that
    /// they may be lost.
    PapersPrinted {},
    /// Replaces every key, where the password may have leaked with a copy of the files: answers `papers` with both.
    RenewKeys {
        /// The new password.
        #[ts(type = "string")]
        password: Secret,
        /// The token of a key file that belongs to it.
        #[ts(type = "string | null")]
        key_file: Option<Line>,
    },
    /// A setting of this person: answers `setting`.
    Setting {
        /// Its name.
        #[ts(type = "string")]
        key: Line,
    },
    /// Sets it, or removes it with null: answers `setting`.
    SetSetting {
        /// Its name.
        #[ts(type = "string")]
        key: Line,
        /// Its value.
        #[ts(type = "string | null")]
        value: Option<Body>,
    },
}

/// What comes of a step with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "there is one answer at a time, and it is written out at once")]
pub enum AccountAnswer {
    /// A passphrase.
    Passphrase {
        /// Seven words.
        text: String,
    },
    /// Whether the password would be taken.
    Judged {
        /// Why not; null where it would.
        weakness: Option<WeaknessView>,
    },
    /// A key file; null where none was chosen.
    KeyFile {
        /// Its token and its name.
        key_file: Option<KeyFileView>,
    },
    /// What the authenticator is to learn; the next step confirms it with a code.
    Enrolment {
        /// The QR code and the key.
        enrolment: EnrolmentView,
    },
    /// Somebody is signed in.
    Open {
        /// Who, and where.
        session: OpenView,
        /// What is to be printed now, as it is shown this once.
        papers: Option<PapersView>,
        /// The document of the vault that was open when the session was locked, where it is unlocked by this.
        left: Option<String>,
    },
    /// New papers.
    Papers {
        /// What is to be printed now, as it is shown this once.
        papers: PapersView,
    },
    /// A setting.
    Setting {
        /// Its value; null where it is not set.
        value: Option<String>,
    },
    /// It is done.
    Done {},
}

/// Why a password is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeaknessView {
    /// `too_short`, `too_long`, `context_word` or `guessable`.
    pub kind: String,
    /// The sentence.
    pub sentence: String,
}

/// A key file that was chosen; its place and its bytes stay in the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyFileView {
    /// What stands for it in a request, until the program ends.
    pub token: String,
    /// Its name.
    pub name: String,
}

/// What an authenticator needs to learn a seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EnrolmentView {
    /// Modules along a side of the QR code, with the quiet zone: `viewBox="0 0 side side"`.
    pub side: u32,
    /// The dark modules as the `d` of an SVG path.
    pub path: String,
    /// The key as text, to type.
    pub key: String,
}

/// What a person prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PapersView {
    /// The recovery key; null where it stays as it was.
    pub recovery_key: Option<String>,
    /// The recovery codes; empty where they stay as they were.
    pub recovery_codes: Vec<String>,
}
