//! Starts a worker for one file and waits for its answer within a limit; reads nothing of the file itself.

use crate::wire::{self, Answer, LARGEST_ANSWER, LARGEST_FILE, Task};
use claimwright_application::{Language, Manuscript};
use claimwright_files::{AnnotateError, ReadError, Remark};
use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// File name of the worker, without the ending of programs.
const WORKER: &str = "claimwright-worker";
/// How long a worker may take by the clock; its own limit of processor time is shorter, and this one is for waiting.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a file could not be imported. [`ImportError::sentence`] says it to the user in one sentence that names no path;
/// [`fmt::Display`] does so in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The program that reads files does not stand beside the one that runs.
    WorkerMissing,
    /// It cannot be started.
    WorkerFailed(std::io::ErrorKind),
    /// The file is larger than any document.
    TooLarge,
    /// The file cannot be read, and the worker says why.
    Refused(ReadError),
    /// The file takes no comments, and the worker says why.
    Uncommented(AnnotateError),
    /// Reading took too much time or memory, or ended the worker.
    Harmful,
}

impl ImportError {
    /// The sentence for the user.
    pub fn sentence(&self, language: Language) -> String {
        const MOST: usize = LARGEST_FILE >> 20;
        match (self, language) {
            (Self::Refused(error), _) => error.sentence(language),
            (Self::Uncommented(error), _) => error.sentence(language),
            (Self::WorkerMissing, Language::En) => {
                format!("The program {WORKER}, which reads files, is missing beside this one; install Claimwright again.")
            }
            (Self::WorkerMissing, Language::Fr) => {
                format!("Le programme {WORKER}, qui lit les fichiers, manque à côté de celui-ci ; réinstallez Claimwright.")
            }
            (Self::WorkerMissing, Language::De) => {
                format!("Das Programm {WORKER}, das Dateien liest, fehlt neben diesem; installieren Sie Claimwright neu.")
            }
            (Self::WorkerFailed(kind), Language::En) => {
                format!("The program {WORKER}, which reads files, cannot be started ({kind}); install Claimwright again.")
            }
            (Self::WorkerFailed(kind), Language::Fr) => {
                format!("Le programme {WORKER}, qui lit les fichiers, ne peut être lancé ({kind}) ; réinstallez Claimwright.")
            }
            (Self::WorkerFailed(kind), Language::De) => {
                format!("Das Programm {WORKER}, das Dateien liest, lässt sich nicht starten ({kind}); installieren Sie Claimwright neu.")
            }
            (Self::TooLarge, Language::En) => format!(
                "The file is larger than {MOST} MB, which is more than an application has; save it without pictures or split it."
            ),
            (Self::TooLarge, Language::Fr) => format!(
                "Le fichier dépasse {MOST} Mo, plus qu'une demande n'en a ; enregistrez-le sans images ou divisez-le."
            ),
            (Self::TooLarge, Language::De) => format!(
                "Die Datei ist größer als {MOST} MB, mehr als eine Anmeldung hat; speichern Sie sie ohne Bilder oder teilen Sie sie."
            ),
            (Self::Harmful, Language::En) => "The file takes more time or memory than a document does and was refused; it is damaged or made to harm, so ask its sender for a clean copy.".to_owned(),
            (Self::Harmful, Language::Fr) => "Le fichier demande plus de temps ou de mémoire qu'un document et a été refusé ; il est endommagé ou malveillant, demandez donc une copie saine à son expéditeur.".to_owned(),
            (Self::Harmful, Language::De) => "Die Datei braucht mehr Zeit oder Speicher als ein Dokument und wurde abgelehnt; sie ist beschädigt oder soll schaden, bitten Sie also den Absender um eine saubere Kopie.".to_owned(),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::En))
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
        match self.answer(name, &Task::Read, file)? {
            Answer::Read(manuscript) => Ok(manuscript),
            Answer::Refused(error) => Err(ImportError::Refused(error)),
            Answer::Commented(_) | Answer::Uncommented(_) => Err(ImportError::Harmful),
        }
    }

    /// A DOCX with remarks set in it as comments that were made at a time.
    ///
    /// # Errors
    /// Each case of [`ImportError`].
    pub fn comment(&self, package: &[u8], remarks: Vec<Remark>, made: SystemTime) -> Result<Vec<u8>, ImportError> {
        let task = Task::Comment { remarks, date: stamp(made) };
        match self.answer("document.docx", &task, package)? {
            Answer::Commented(package) => Ok(package),
            Answer::Uncommented(error) => Err(ImportError::Uncommented(error)),
            Answer::Read(_) | Answer::Refused(_) => Err(ImportError::Harmful),
        }
    }

    fn answer(&self, name: &str, task: &Task, file: &[u8]) -> Result<Answer, ImportError> {
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
        Answer::from_bytes(&exchange(&mut worker, name, task, file)).ok_or(ImportError::Harmful)
    }
}

/// Hands over the file and takes the answer, which is empty where none came in time; the worker has ended then.
fn exchange(worker: &mut Child, name: &str, task: &Task, file: &[u8]) -> Vec<u8> {
    let (stdin, stdout) = (worker.stdin.take(), worker.stdout.take());
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || {
            // A worker that has refused the file reads no further.
            stdin.map(|mut pipe| wire::ask(&mut pipe, name, task, file))
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

/// A time as `2026-11-22T09:30:00Z`; `None` before 1970. Days are counted in eras of 400 years that begin on 1 March, after
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn stamp(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let (days, second) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_days_of_the_calendar() {
        for (seconds, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_340_096, "2026-11-22T09:34:56Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(stamp(UNIX_EPOCH + Duration::from_secs(seconds)).as_deref(), Some(written));
        }
        assert_eq!(stamp(UNIX_EPOCH - Duration::from_secs(1)), None);
    }
}
