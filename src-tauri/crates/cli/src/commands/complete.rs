//! `complete --jsonl`: one text a line in, proposals for how it goes on a line out, in their order and at once; not where
//! they come from.

use super::jsonl::Lines;
use crate::arguments::Complete;
use crate::ending::{Ending, Failure, say};
use crate::models::{self, Purpose};
use claimwright_api::completion::{Completion, Question};
use serde::{Deserialize, Serialize};
use std::io::{ErrorKind, Write as _};
use std::sync::Arc;
use std::time::Instant;

/// How many proposals are made where a line does not say.
const USUAL: usize = 5;

/// More proposals than this are not made.
const MOST: usize = 50;

/// A line that is asked.
#[derive(Deserialize)]
struct Asked {
    /// What stands before the caret.
    text: String,
    k: Option<usize>,
}

/// The line that answers it.
#[derive(Default, Serialize)]
struct Answer {
    candidates: Vec<Proposal>,
    ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Proposal {
    text: String,
    score: f32,
}

/// Runs the command.
pub fn run(arguments: &Complete) -> Result<Ending, Failure> {
    let adapter = arguments.adapter.as_deref();
    let mut completion = match models::unless_none(&arguments.model, adapter)? {
        Some(id) => Completion::hearing(models::generator(id, Purpose::Completing, adapter)?),
        None => Completion::default(),
    };
    let lines = Lines::of(&arguments.jsonl)?;
    let shown = lines.shown.clone();
    let mut out = std::io::stdout().lock();
    let mut unread = 0u32;
    let mut shortened = false;
    for line in lines {
        let (number, line) = line?;
        let answer = match serde_json::from_slice::<Asked>(&line) {
            Ok(asked) => {
                let begun = Instant::now();
                let most = asked.k.unwrap_or(USUAL).min(MOST);
                let own = Arc::default();
                let question = Question { text: asked.text, prose: None, most, language: arguments.lang.0, own };
                let candidates = completion.complete(&question, &mut || true)?;
                if completion.shortened() && !shortened {
                    say(&format!(
                        "{shown}, line {number}: too long for the model, which does not hear its first claims."
                    ));
                }
                shortened = completion.shortened();
                let proposals = candidates.into_iter().map(|found| Proposal { text: found.text, score: found.score });
                Answer { candidates: proposals.collect(), ms: begun.elapsed().as_secs_f64() * 1000.0, error: None }
            }
            Err(error) => {
                let sentence = format!("this is no object with a text and a number k ({error}).");
                say(&format!("{shown}, line {number}: {sentence}"));
                unread += 1;
                Answer { error: Some(sentence), ..Answer::default() }
            }
        };
        let mut json = serde_json::to_string(&answer).expect("an answer is made of plain values");
        json.push('\n');
        match out.write_all(json.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => {}
            // A reader that has closed its end wants no more answers.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Ending::Done),
            Err(error) => return Err(Failure::unusable(format!("The answers cannot be written: {error}."))),
        }
    }
    match unread {
        0 => Ok(Ending::Done),
        _ => Err(Failure::unusable(format!("{shown} has lines that could not be read ({unread}): mend them."))),
    }
}
