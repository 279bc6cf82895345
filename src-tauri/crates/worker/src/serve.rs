//! What the worker does from start to end: confines itself, reads one file or comments it, answers; it keeps nothing.

use crate::confine;
use crate::wire::{self, Answer, Task};
use std::io::{self, Write};
use std::process::ExitCode;

/// Room for readers that follow nested structures; what nests deeper ends the process.
const STACK: usize = 64 << 20;

/// Reads one file from standard input and writes the answer to standard output.
pub fn serve() -> ExitCode {
    confine::limit();
    // The thread exists before the system calls that make threads are closed.
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        confine::close();
        answer()
    });
    match reader.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn answer() -> io::Result<()> {
    let (name, task, file) = wire::question(&mut io::stdin().lock())?;
    let answer = match task {
        Task::Read => claimwright_files::read(&file, &name).map_or_else(Answer::Refused, Answer::Read),
        Task::Comment { remarks, date } => claimwright_files::annotate_docx(&file, &remarks, date.as_deref())
            .map_or_else(Answer::Uncommented, Answer::Commented),
    };
    let mut out = io::stdout().lock();
    out.write_all(&answer.to_bytes())?;
    out.flush()
}
