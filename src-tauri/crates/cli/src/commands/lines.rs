//! `validate --jsonl`: one document a line in, one answer a line out as soon as it is there; the rules are the linter's.
//! A line that is no document is told on standard error and in its answer, and the rest are answered all the same.

use super::validate::{baseline, facts, fails, options};
use crate::arguments::Validate;
use crate::ending::{Ending, Failure, say};
use crate::input;
use claimwright_api::batch;
use std::io::{BufRead as _, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::time::Instant;

/// Most bytes of a line: all text that a document may have, each of its characters escaped.
const LONGEST: u64 = 128 << 20;

/// Answers line by line.
pub fn run(arguments: &Validate, path: &Path, rules: &[&str]) -> Result<Ending, Failure> {
    let shown = if path.as_os_str() == "-" { "Standard input".to_owned() } else { path.display().to_string() };
    let options = options(arguments, rules);
    let mut lines = input::stream(path)?;
    let baseline = baseline(arguments)?;
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64() * 1000.0;
    let mut out = std::io::stdout().lock();
    let (mut found, mut unread) = (false, 0u32);
    let mut line = Vec::new();
    for number in 1.. {
        let wrong = |what: &str| Failure::unusable(format!("{shown}, line {number}: {what}"));
        line.clear();
        let read = lines.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        match read.map_err(|error| wrong(&format!("this cannot be read ({error}).")))? {
            0 => break,
            most if most as u64 == LONGEST => return Err(wrong("this is longer than 128 MB; split the document.")),
            _ => {}
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let stated = (facts(arguments), baseline.as_ref());
        let answer = batch::read(&line).and_then(|document| {
            batch::answer(document, stated, arguments.lang.0, &options, arguments.ui_lang, &clock)
        });
        let mut written = match answer {
            Ok(answer) => {
                found |= answer.findings.iter().any(|finding| fails(arguments, finding.severity));
                serde_json::to_string(&answer)
            }
            Err(error) => {
                say(&format!("{shown}, line {number}: {}", error.sentence));
                unread += 1;
                serde_json::to_string(&batch::refused(&line, &error))
            }
        }
        .expect("an answer is made of plain values");
        written.push('\n');
        match out.write_all(written.as_bytes()) {
            // A reader that has closed its end wants no more answers.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Ending::Done),
            other => other.map_err(|error| Failure::unusable(format!("The answers cannot be written: {error}.")))?,
        }
    }
    match unread {
        0 => Ok(if found { Ending::Found } else { Ending::Done }),
        1 => Err(Failure::unusable(format!("{shown} has 1 line that could not be read: mend it and run it again."))),
        _ => Err(Failure::unusable(format!(
            "{shown} has {unread} lines that could not be read: mend them and run them again."
        ))),
    }
}
