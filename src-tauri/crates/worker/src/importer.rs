//! Starts a worker for one file and waits for its answer within a limit; reads nothing of the file itself.

use crate::wire::{self, Answer, LARGEST_ANSWER, LARGEST_FILE};
use claimwright_application::Manuscript;
use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// File name of the worker, without the ending of programs.
const WORKER: &str = "claimwright-worker";
/// How long a worker may take by the clock; its own limit of processor time is shorter, and this one is for waiting.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a file could not be imported. The [`fmt::Display`] text is one sentence for the user; it names no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The program that reads files does not stand beside the one that runs.
    WorkerMissing,
    /// It cannot be started.
    WorkerFailed(std::io::ErrorKind),
    /// The file is larger than any document.
    TooLarge,
    /// The file cannot be read, and the worker said why.
    Refused(String),
    /// Reading took too much time or memory, or ended the worker.
    Harmful,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkerMissing => {
                write!(f, "The program {WORKER}, which reads files, is missing beside this one; install Claimwright again.")
            }
            Self::WorkerFailed(kind) => {
                write!(f, "The program {WORKER}, which reads files, cannot be started ({kind}); install Claimwright again.")
            }
            Self::TooLarge => write!(
                f,
                "The file is larger than {} MB, which is more than an application has; save it without pictures or split it.",
                LARGEST_FILE >> 20
            ),
            Self::Refused(sentence) => f.write_str(sentence),
            Self::Harmful => f.write_str(
                "The file takes more time or memory than a document does and was refused; it is damaged or made to harm, so ask its sender for a clean copy.",
            ),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads foreign files in processes of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Importer {
    program: PathBuf,
    argument: Option<&'static str>,
}

impl Importer {
    /// The importer whose worker stands beside a program.
    ///
    /// # Errors
    /// [`ImportError::WorkerMissing`].
    pub fn beside(program: &Path) -> Result<Self, ImportError> {
        let program = program.with_file_name(format!("{WORKER}{}", std::env::consts::EXE_SUFFIX));
        if program.is_file() { Ok(Self { program, argument: None }) } else { Err(ImportError::WorkerMissing) }
    }

    /// The importer whose worker is a program that serves when it is given an argument.
    pub const fn with_argument(program: PathBuf, argument: &'static str) -> Self {
        Self { program, argument: Some(argument) }
    }

    /// The manuscript of a file; of `name`, only the ending counts.
    ///
    /// # Errors
    /// Each case of [`ImportError`].
    pub fn import(&self, name: &str, file: &[u8]) -> Result<Manuscript, ImportError> {
        if file.len() > LARGEST_FILE {
            return Err(ImportError::TooLarge);
        }
        let mut worker = Command::new(&self.program)
            .args(self.argument)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| ImportError::WorkerFailed(error.kind()))?;
        match Answer::from_bytes(&exchange(&mut worker, name, file)) {
            Some(Answer::Read(manuscript)) => Ok(manuscript),
            Some(Answer::Refused(sentence)) => Err(ImportError::Refused(sentence)),
            None => Err(ImportError::Harmful),
        }
    }
}

/// Hands over the file and takes the answer, which is empty where none came in time; the worker has ended then.
fn exchange(worker: &mut Child, name: &str, file: &[u8]) -> Vec<u8> {
    let (stdin, stdout) = (worker.stdin.take(), worker.stdout.take());
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || {
            // A worker that has refused the file reads no further.
            stdin.map(|mut pipe| wire::ask(&mut pipe, name, file))
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|pipe| pipe.take(LARGEST_ANSWER as u64 + 1).read_to_end(&mut answer));
            let _ = sender.send(if matches!(read, Some(Ok(_))) { answer } else { Vec::new() });
        });
        let answer = receiver.recv_timeout(PATIENCE).unwrap_or_default();
        // One that has answered has nothing left to do.
        let _ = worker.kill();
        let _ = worker.wait();
        answer
    })
}
