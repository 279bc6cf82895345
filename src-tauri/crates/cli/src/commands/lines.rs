//! `validate --jsonl`: one document a line in, one answer a line out as soon as it is there; the rules are the linter's.

use super::validate::{baseline, facts, fails, options};
use crate::arguments::Validate;
use crate::ending::{Ending, Failure};
use crate::input;
use claimwright_api::batch::{self, BatchDocument};
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
    let mut found = false;
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
        let text = std::str::from_utf8(&line).map_err(|_| wrong("this is not UTF-8 text: save it as UTF-8."))?;
        if text.trim().is_empty() {
            continue;
        }
        let document: BatchDocument =
            serde_json::from_str(text).map_err(|error| wrong(&format!("this is no document ({error}).")))?;
        let stated = (facts(arguments), baseline.as_ref());
        let answer = batch::answer(document, stated, arguments.lang.0, &options, arguments.ui_lang, &clock)
            .map_err(|error| wrong(&error.sentence))?;
        found |= answer.findings.iter().any(|finding| fails(arguments, finding.severity));
        let mut written = serde_json::to_string(&answer).expect("an answer is made of plain values");
        written.push('\n');
        match out.write_all(written.as_bytes()) {
            // A reader that has closed its end wants no more answers.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Ending::Done),
            other => other.map_err(|error| Failure::unusable(format!("The answers cannot be written: {error}.")))?,
        }
    }
    Ok(if found { Ending::Found } else { Ending::Done })
}
