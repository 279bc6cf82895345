//! How the program ends: the exit statuses of the contract and the one sentence that goes with them.

use claimwright_api::{ApiError, ErrorCode};
use clap::error::ErrorKind;
use std::io::Write as _;
use std::process::ExitCode;

/// How a run ended, as an exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// 0: done.
    Done,
    /// 1: done, and a finding at or above the level that fails was reported.
    Found,
    /// 2: wrong usage, or an input that cannot be read.
    Unusable,
    /// 3: a model is missing or broken.
    NoModel,
}

impl Ending {
    /// The exit status.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Unusable => 2,
            Self::NoModel => 3,
        })
    }
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// Wrong usage, or an input or output that cannot be used.
    Unusable,
    /// A model is missing or broken.
    Model,
}

impl From<FailureKind> for Ending {
    fn from(kind: FailureKind) -> Self {
        match kind {
            FailureKind::Unusable => Self::Unusable,
            FailureKind::Model => Self::NoModel,
        }
    }
}

/// Why a command did not do its work: one plain sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind.
    pub kind: FailureKind,
    /// What was wrong and what to do.
    pub sentence: String,
}

impl Failure {
    /// An input, an output or an argument that cannot be used.
    pub fn unusable(sentence: impl Into<String>) -> Self {
        Self { kind: FailureKind::Unusable, sentence: sentence.into() }
    }

    /// A model that is missing or broken.
    pub fn model(sentence: impl Into<String>) -> Self {
        Self { kind: FailureKind::Model, sentence: sentence.into() }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        let kind = match error.code {
            ErrorCode::ModelMissing | ErrorCode::ModelBroken | ErrorCode::ModelFailed | ErrorCode::MemoryShort => {
                FailureKind::Model
            }
            _ => FailureKind::Unusable,
        };
        Self { kind, sentence: error.sentence }
    }
}

/// Writes one sentence to standard error.
pub fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// Writes a result to standard output. A reader that has closed its end is no failure of ours.
pub fn answer(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Help and version go to standard output with status 0; wrong usage is one sentence with status 2.
pub fn of_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        answer(&error.render().to_string());
        return Ending::Done.code();
    }
    let cause = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "The command is missing".to_owned()
        }
        _ => cause(&error.render().to_string()),
    };
    say(&format!("{cause}. Run `claimwright --help` for the commands and their options."));
    Ending::Unusable.code()
}

/// The first paragraph of clap's message as one sentence without its period: what was wrong, and the arguments or
/// values that it lists on lines of their own.
fn cause(message: &str) -> String {
    let mut lines = message.lines().map(str::trim).take_while(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.');
    let listed: Vec<&str> = lines.collect();
    if listed.is_empty() { first.to_owned() } else { format!("{first} {}", listed.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::Parser as _;

    fn said(line: &str) -> String {
        let words = std::iter::once("claimwright").chain(line.split_whitespace());
        cause(&Arguments::try_parse_from(words).expect_err("it is refused").render().to_string())
    }

    #[test]
    fn wrong_usage_names_the_arguments() {
        assert_eq!(
            said("draft c.txt"),
            "the following required arguments were not provided: --office <OFFICE>, --out <FILE>"
        );
        assert!(
            said("validate --jsonl d --fix safe --out f")
                .ends_with("cannot be used with: --fix <safe|ID,…>, --out <FILE>")
        );
        assert!(
            said("validate c.txt --format pdf").contains("[possible values: text, json, jsonl, sarif, html, docx]")
        );
        assert!(said("validate c.txt --filing-date 2024-02-30").contains("YYYY-MM-DD"));
        assert!(said("validate c.txt --drawings yes").contains("present, absent, unknown"));
    }
}
