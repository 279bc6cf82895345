//! `validate --jsonl`: one document a line in, one answer a line out in their order, as soon as it and all before it are
//! there; the rules are the linter's.
//! A line that is no document is told on standard error and in its answer, and the rest are answered all the same.

use super::jsonl::Lines;
use super::validate::{baseline, facts, fails, jobs, options};
use crate::arguments::Validate;
use crate::ending::{Ending, Failure, say};
use crate::parallel;
use crate::progress::Progress;
use claimwright_api::{FirmRules, batch};
use std::io::{ErrorKind, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

/// The answer to a line, as it is written.
struct Answered {
    json: String,
    found: bool,
    /// Why the line is no document.
    refused: Option<String>,
}

/// Answers line by line.
pub fn run(arguments: &Validate, path: &Path, rules: &[&str], firm: &FirmRules) -> Result<Ending, Failure> {
    let baseline = baseline(arguments)?;
    let asked = batch::Asked {
        facts: facts(arguments),
        baseline: baseline.as_ref(),
        language: arguments.lang.0,
        options: options(arguments, rules),
        firm,
        interface: arguments.ui_lang,
    };
    let lines = Lines::of(path)?;
    let shown = lines.shown.clone();
    let begun = Instant::now();
    let answered = |line: Result<(usize, Vec<u8>), Failure>| {
        let (number, line) = line?;
        let clock = || begun.elapsed().as_secs_f64() * 1000.0;
        Ok(match batch::read(&line).and_then(|document| batch::answer(document, &asked, &clock)) {
            Ok(answer) => Answered {
                found: answer.findings.iter().any(|finding| fails(arguments, finding.severity)),
                json: serde_json::to_string(&answer).expect("an answer is made of plain values"),
                refused: None,
            },
            Err(error) => Answered {
                found: false,
                json: serde_json::to_string(&batch::refused(&line, &error)).expect("a refusal is made of plain values"),
                refused: Some(format!("{shown}, line {number}: {}", error.sentence)),
            },
        })
    };
    let mut out = std::io::stdout().lock();
    let (mut found, mut unread, mut ended) = (false, 0u32, None);
    let mut progress = Progress::of(None);
    parallel::in_order(jobs(arguments), lines, answered, |answer| {
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(failure) => {
                ended = Some(Err(failure));
                return ControlFlow::Break(());
            }
        };
        if let Some(sentence) = &answer.refused {
            say(sentence);
            unread += 1;
        }
        progress.count();
        found |= answer.found;
        answer.json.push('\n');
        match out.write_all(answer.json.as_bytes()) {
            Ok(()) => return ControlFlow::Continue(()),
            // A reader that has closed its end wants no more answers.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ended = Some(Ok(Ending::Done)),
            Err(error) => ended = Some(Err(Failure::unusable(format!("The answers cannot be written: {error}.")))),
        }
        ControlFlow::Break(())
    });
    progress.end();
    if let Some(ended) = ended {
        return ended;
    }
    match unread {
        0 => Ok(if found { Ending::Found } else { Ending::Done }),
        1 => Err(Failure::unusable(format!("{shown} has 1 line that could not be read: mend it and run it again."))),
        _ => Err(Failure::unusable(format!(
            "{shown} has {unread} lines that could not be read: mend them and run them again."
        ))),
    }
}
