//! `adapt`: trains an adapter of the encoder on scored pairs and writes it if it is better; learning is `train`'s.

use super::jsonl;
use crate::arguments::Adapt;
use crate::ending::{Ending, Failure, answer, say};
use crate::{input, models, output};
use claimwright_candle::{Adapter, AdapterShape, load_encoder, load_similarity};
use claimwright_infer::{Cosine, InferError, Similarity as _, TermPair};
use claimwright_train::{Example, Fold, Plan, Progress, TrainError, train};
use serde::Deserialize;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A line of the data; other keys are left aside.
#[derive(Debug, Deserialize)]
struct Scored {
    a: String,
    b: String,
    score: f32,
    context: Option<String>,
    /// The words of a context that is given by its symbol.
    context_title: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Adapt) -> Result<Ending, Failure> {
    let named: Vec<String> =
        arguments.data.iter().chain(&arguments.from).map(|path| path.display().to_string()).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    output::apart(&[("--out", &arguments.out)], &named)?;
    if !(arguments.epochs > 0.0 && arguments.epochs <= 100.0 && arguments.rate > 0.0 && arguments.rate < 1.0) {
        return Err(Failure::unusable("--epochs is above 0 and at most 100, and --rate between 0 and 1."));
    }
    let mut examples = Vec::new();
    for path in &arguments.data {
        for (index, scored) in jsonl::read::<Scored>(path)?.into_iter().enumerate() {
            if !(0.0..=1.0).contains(&scored.score) {
                let (shown, number) = (path.display(), index + 1);
                return Err(Failure::unusable(format!("{shown}, pair {number}: its score is not between 0 and 1.")));
            }
            let context = scored.context_title.or(scored.context);
            examples.push(Example { a: scored.a, b: scored.b, context, score: scored.score });
        }
    }
    let fold = Fold::of(examples, u64::from(arguments.held_out));
    let (installed, base) = models::term_encoder()?;
    let start = arguments.from.as_deref().map(input::bytes).transpose()?;
    let broken = |error: claimwright_candle::LoadError| Failure::model(error.to_string());
    let adapter = start.as_deref().map(|bytes| Adapter::read(bytes, &base)).transpose().map_err(broken)?;
    let shape = AdapterShape { rank: usize::from(arguments.rank), ..Plan::default().shape };
    let plan = Plan {
        shape,
        epochs: arguments.epochs,
        rate: arguments.rate,
        seed: u64::from(arguments.seed),
        ..Plan::default()
    };
    let partial = partial(&arguments.out);
    let kept = fs::read(&partial).ok();
    say(&format!(
        "Training on {} pairs, {} held out; it can be interrupted and goes on where it was.",
        fold.training.len(),
        fold.held_out.len()
    ));
    let mut judge = |pairs: &[TermPair<'_>]| -> Result<Vec<f32>, InferError> {
        let broken = |error: claimwright_candle::LoadError| InferError::Broken(error.to_string());
        match &start {
            Some(bytes) => {
                load_similarity(&installed.folder, &base, bytes, models::TERM_ENCODER).map_err(broken)?.similar(pairs)
            }
            None => Cosine(load_encoder(&installed.folder, models::TERM_ENCODER).map_err(broken)?).similar(pairs),
        }
    };
    let mut told = Told::new(&partial);
    let outcome =
        train(&plan, &installed.folder, &base, adapter.as_ref(), &fold, kept.as_deref(), &mut judge, &mut |progress| {
            told.tell(progress)
        });
    let outcome = match (told.unwritable.take(), outcome) {
        (Some(failure), _) => return Err(failure),
        (None, Err(error @ (TrainError::Stopped | TrainError::TooFewExamples { .. }))) => {
            return Err(Failure::unusable(error.to_string()));
        }
        (None, outcome) => outcome.map_err(|error| Failure::model(error.to_string()))?,
    };
    let figures = format!(
        "Pearson on {} held-out pairs: {:.4} before, {:.4} after (Spearman {:.4})",
        outcome.held_out, outcome.before, outcome.after, outcome.after_ranks
    );
    if !outcome.is_better() {
        return Err(Failure::unusable(format!(
            "{figures}: the adapter is no better than what is there, so it is not written; give more pairs or --epochs."
        )));
    }
    output::write(&[(&arguments.out, &outcome.bytes)])?;
    let _ = fs::remove_file(&partial);
    answer(&format!("{figures}. {} is written ({} kB).\n", arguments.out.display(), outcome.bytes.len() / 1000));
    Ok(Ending::Done)
}

/// Where a run is kept while it lasts.
fn partial(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    out.with_file_name(name)
}

/// What is told of a run, and kept of it.
struct Told<'a> {
    partial: &'a Path,
    begun: Instant,
    first: Option<u64>,
    unwritable: Option<Failure>,
}

impl<'a> Told<'a> {
    fn new(partial: &'a Path) -> Self {
        Self { partial, begun: Instant::now(), first: None, unwritable: None }
    }

    fn tell(&mut self, progress: Progress<'_>) -> ControlFlow<()> {
        let terminal = std::io::stderr().is_terminal();
        match progress {
            Progress::Step { done, of, loss } => {
                let first = *self.first.get_or_insert(done - 1);
                let seconds = self.begun.elapsed().as_secs_f64() / (done - first) as f64 * (of - done) as f64;
                let line = format!("step {done} of {of}, loss {loss:.3}, about {:.0} min left", seconds / 60.0);
                if terminal {
                    let _ = write!(std::io::stderr(), "\r{line}   ");
                } else if done.is_multiple_of(10) || done == of {
                    say(&line);
                }
            }
            Progress::Checkpoint(bytes) => {
                if let Err(failure) = output::write(&[(self.partial, bytes)]) {
                    self.unwritable = Some(failure);
                    return ControlFlow::Break(());
                }
            }
            Progress::Judging => {
                if terminal {
                    say("");
                }
                say("Scoring the held-out pairs.");
            }
        }
        ControlFlow::Continue(())
    }
}
