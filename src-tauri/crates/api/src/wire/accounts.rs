//! Who is signed in, how somebody comes to be, and what administrators do; nothing of what is kept in a vault.

use super::text::{Body, Line, Secret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the program stands between its start and an open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionView {
    /// Started without accounts: documents are files, nothing is kept.
    WithoutAccounts {},
    /// There is no account yet.
    NoAccount {},
    /// Nobody is signed in: both factors are asked.
    SignedOut {
        /// Seconds for which no attempt is looked at; 0 for none. The recovery key works at once.
        wait_seconds: u32,
        /// Whether nothing can be written, so that vaults open for reading.
        read_only: bool,
    },
    /// Somebody is signed in and locked: the password alone is asked.
    Locked {
        /// Who.
        user: String,
        /// As in `signed_out`.
        wait_seconds: u32,
    },
    /// Somebody is signed in.
    Open {
        /// Who, and where.
        session: OpenView,
    },
    /// The folder of accounts cannot be opened: another instance has it, it is damaged, or a newer version wrote it.
    Unavailable {
        /// What is the matter, and what to do.
        sentence: String,
    },
}

/// A signed-in person and the open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenView {
    /// The identifier of the account.
    pub user_id: String,
    /// The name.
    pub user: String,
    /// The role in the open vault.
    pub role: RoleView,
    /// The open vault.
    pub vault: VaultView,
    /// Whether nothing can be written.
    pub read_only: bool,
    /// Minutes without a touch after which the session locks.
    pub idle_minutes: u32,
    /// What the person is to be told, until the session ends.
    pub notices: Vec<NoticeView>,
    /// The document of the vault that is open on the workbench.
    pub kept: Option<super::vault::KeptView>,
}

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoleView {
    /// Reads.
    ReadOnly,
    /// Reads and writes.
    Attorney,
    /// Reads and writes, and governs.
    Administrator,
}

/// A vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultView {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Something a person is told after signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoticeView {
    /// `failures`, `recovery_code_used`, `recovery_key_used`, `drift`, `clock_behind`, `clock_jumped`, `audit_broken`.
    pub kind: String,
    /// The sentence.
    pub sentence: String,
}

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

/// What a person does with the own account. All but `help`, `setting` and `set_setting` need both factors fresh.
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

/// What an administrator does. All that changes something needs both factors fresh.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Administer {
    /// Answers `members`.
    Members {},
    /// Invites somebody new into the open vault: answers `invited`.
    Invite {
        /// The name.
        #[ts(type = "string")]
        name: Line,
        /// The role.
        role: RoleView,
    },
    /// Makes an activation code for a member who lost every way in: answers `invited`.
    Reset {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Lets somebody who has an account into the open vault: answers `members`.
    Admit {
        /// The name of the account.
        #[ts(type = "string")]
        name: Line,
        /// The role.
        role: RoleView,
    },
    /// Changes a role: answers `members`.
    SetRole {
        /// Whose.
        #[ts(type = "string")]
        user: Line,
        /// The role.
        role: RoleView,
    },
    /// Takes away what was counted against a member: answers `members`.
    Enable {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Removes a member and replaces the vault's key: answers `members` with those to invite again.
    Remove {
        /// Whose account.
        #[ts(type = "string")]
        user: Line,
    },
    /// Replaces the vault's key: answers `members` with those to invite again.
    Rotate {},
    /// Makes a further vault with this administrator as its only member: answers `vault_made`.
    AddVault {
        /// Its name.
        #[ts(type = "string")]
        name: Line,
    },
    /// Sets the idle limit of the open vault, 1 to 60: answers `done`.
    SetIdleMinutes {
        /// Minutes.
        minutes: u32,
    },
    /// What is kept how long: answers `retention`.
    Retention {},
    /// Sets it: answers `retention`.
    SetRetention {
        /// What is kept how long.
        retention: RetentionView,
    },
    /// Removes now what retention says: answers `thinned`.
    RunRetention {},
    /// A hundred entries of the audit log, newest first: answers `audit`.
    Audit {
        /// Only entries before this number; null for the newest.
        #[ts(type = "number | null")]
        before: Option<i64>,
    },
    /// Verifies the whole audit log: answers `chain`.
    VerifyAudit {},
}

/// What an administrator is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AdministerAnswer {
    /// The members of the open vault.
    Members {
        /// Who they are.
        members: Vec<MemberView>,
        /// Identifiers of members whose activation codes opened the old key, and who need new ones.
        invite_again: Vec<String>,
    },
    /// An activation code, for 72 hours and one use, shown this once.
    Invited {
        /// The name.
        name: String,
        /// The code to hand over.
        activation: String,
    },
    /// A vault was made.
    VaultMade {
        /// The vault.
        vault: VaultView,
    },
    /// What is kept how long.
    Retention {
        /// What is kept how long.
        retention: RetentionView,
    },
    /// What was removed.
    Thinned {
        /// Revisions.
        revisions: usize,
        /// Traces of drafts.
        traces: usize,
        /// Rejected proposals.
        rejected: usize,
    },
    /// Entries of the audit log.
    Audit {
        /// Newest first.
        entries: Vec<AuditEntryView>,
        /// The newest entry in sixteen digits, to write down.
        head: String,
    },
    /// Whether the audit log is what was written.
    Chain {
        /// Whether every entry is.
        whole: bool,
        /// What was found.
        sentence: String,
        /// The newest entry in sixteen digits, to write down.
        head: String,
    },
    /// It is done.
    Done {},
}

/// A member of the open vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberView {
    /// The identifier of the account.
    pub user: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: RoleView,
    /// Whether the account was activated.
    pub active: bool,
}

/// How long things are kept, in days; null is for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionView {
    /// After so many days, of the unnamed revisions of a day only the last is kept.
    pub thin_revisions_after: Option<u32>,
    /// Whether traces of drafts are kept at all.
    pub keep_traces: bool,
    /// After so many days, traces are deleted.
    pub traces_for: Option<u32>,
    /// After so many days, rejected proposals are deleted.
    pub rejected_for: Option<u32>,
}

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditEntryView {
    /// Its number, from 1.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, in milliseconds since 1970 (UTC).
    #[ts(type = "number")]
    pub at_ms: i64,
    /// Who: the name of a member, or the identifier of somebody who is none any more.
    pub actor: String,
    /// What, as a word.
    pub event: String,
    /// The identifier of what it happened to; empty where there is none.
    pub object: String,
}

/// Something about the session that the window did not ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum SessionEvent {
    /// The session locks in so many seconds unless somebody does something.
    LocksSoon {
        /// Seconds.
        seconds: u32,
    },
    /// The session is locked; the program loads the window anew right after.
    Locked {},
}
