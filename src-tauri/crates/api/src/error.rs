//! The closed set of errors that a front end can meet, named by what the caller can do; not their technical causes.

use claimwright_application::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, as a code to switch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum ErrorCode {
    /// Nobody is signed in.
    Locked,
    /// No document is open.
    NothingOpen,
    /// The file cannot be read; the sentence says why.
    CannotRead,
    /// There is nothing to draft from; the sentence says why.
    CannotDraft,
    /// No draft has been written yet.
    NoDraft,
    /// The model is not on this machine.
    ModelMissing,
    /// The model's file is damaged or was altered.
    ModelBroken,
    /// The model failed while it worked.
    ModelFailed,
    /// The model needs more memory than is free; the sentence says how much.
    MemoryShort,
    /// The result cannot be written to its place.
    CannotWrite,
    /// No rule, model or place bears this name.
    Unknown,
    /// Something of this kind is under way already.
    Busy,
    /// The user chose nothing.
    Cancelled,
    /// The sign-in failed, whatever was wrong.
    SignInFailed,
    /// No attempt is looked at for `wait_seconds`; the recovery key works at once.
    Wait,
    /// The session is over: both factors are asked.
    SignInAgain,
    /// Both factors are asked first, by `confirm`; then the same call again.
    ConfirmFirst,
    /// The role does not cover this.
    NotAllowed,
    /// Nothing can be written.
    ReadOnly,
    /// The password is too weak; the sentence says why.
    WeakPassword,
    /// There is no such thing, or it lies behind a wall.
    NotFound,
    /// The name is taken or cannot be used, or a figure is out of bounds; the sentence says which.
    BadValue,
    /// The last administrator stays.
    LastAdministrator,
    /// There is an account already.
    AlreadyStarted,
    /// Another instance has the folder open.
    AlreadyOpen,
    /// A file of the vault is damaged: restore a backup, or salvage.
    Damaged,
    /// A newer version of the program wrote this.
    MadeByNewer,
    /// The disk is full; nothing is lost yet.
    DiskFull,
    /// A legal hold forbids this.
    LegalHold,
    /// This is no backup, or no archive, or it is not whole, or its password is another one.
    NotWhole,
    /// The vault cannot do it; the sentence says why.
    Vault,
    /// The program met a defect of its own and did not do it; what was there before is as it was.
    Defect,
}

/// An error as a front end shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApiError {
    /// What to switch on.
    pub code: ErrorCode,
    /// One plain sentence: what happened, to which document or field, what to do next.
    pub sentence: String,
    /// The technical cause, for a fold; never a path that the user did not give.
    pub details: Option<String>,
    /// The sentence in the other languages of the window, where it was not said in the language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub translations: Option<Translations>,
    /// Seconds for which no attempt is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wait_seconds: Option<u32>,
}

/// A sentence that stands in English elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Translations {
    /// In French.
    pub fr: String,
    /// In German.
    pub de: String,
}

/// One of what is said in English, French and German.
pub fn in_language<T>([en, fr, de]: [T; 3], language: Language) -> T {
    match language {
        Language::En => en,
        Language::Fr => fr,
        Language::De => de,
    }
}

impl ApiError {
    /// An error without details.
    pub fn new(code: ErrorCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), details: None, wait_seconds: None, translations: None }
    }

    /// An error said in English, French and German, for those who do not know which of them is asked for.
    pub fn said(code: ErrorCode, [en, fr, de]: [impl Into<String>; 3]) -> Self {
        Self { translations: Some(Translations { fr: fr.into(), de: de.into() }), ..Self::new(code, en) }
    }

    /// The sentence in a language, as far as it was said in it.
    pub fn sentence_in(&self, language: Language) -> &str {
        match &self.translations {
            Some(Translations { fr, de }) => in_language([self.sentence.as_str(), fr, de], language),
            None => &self.sentence,
        }
    }

    /// The same with its technical cause.
    #[must_use]
    pub fn because(mut self, cause: impl std::fmt::Display) -> Self {
        self.details = Some(cause.to_string());
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for ApiError {}
