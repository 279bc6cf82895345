//! Answers requests that come as lines of JSON, each with what it cost; for comparisons with other programs
//! (`tests/peers`), not for users.
//!
//! `answers WEIGHTS [--without-lookup | --guess PRICE] [--threads N] [--spin N]` loads a generator from a GGUF file, or an encoder from a
//! folder, and then answers `{"prefix": …, "prompt": …, "tokens": …}`, `{"score": …}` or `{"texts": […]}` until its input ends.
//! Times are milliseconds; `cpu` is what all threads of the process used, 0 where the system does not tell.
#![allow(clippy::print_stdout, reason = "lines on standard output are its answers")]

use claimwright_candle::{Crew, Loading, load_encoder, load_generator_with};
use claimwright_infer::{Control, Encoder, Generator, Request, Sampling, Sharing};
use serde_json::{Value, json};
use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let path = std::env::args_os().nth(1).ok_or("name a GGUF file or the folder of an encoder")?;
    let path = Path::new(&path);
    let mut generator: Option<Box<dyn Generator>> = None;
    let mut encoder: Option<Box<dyn Encoder>> = None;
    if path.is_dir() {
        encoder = Some(load_encoder(path, "encoder")?);
    } else {
        let arguments: Vec<String> = std::env::args().skip(2).collect();
        let number = |name: &str| -> Option<f32> {
            arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1)?.parse().ok())
        };
        let sharing = Sharing {
            threads: number("--threads").unwrap_or(1.0) as usize,
            spin: number("--spin").unwrap_or_default() as u32,
        };
        let usual = Loading::default();
        let plain = arguments.iter().any(|argument| argument == "--without-lookup");
        let guess = number("--guess").or(usual.guess).filter(|_| !plain);
        let loading = Loading { crew: Crew::new(sharing), guess, ..usual };
        generator = Some(load_generator_with(path, "generator", loading)?);
    }
    println!("{}", json!({ "ready": true }));
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let answer = match (&mut generator, &mut encoder) {
            (Some(generator), _) if asked["score"].is_string() => {
                let score = generator.score(asked["score"].as_str().unwrap_or_default())?;
                json!({ "perplexity": score.perplexity(), "logarithms": score.logarithms })
            }
            (Some(generator), _) => write(&mut **generator, &asked)?,
            (_, Some(encoder)) => embed(&mut **encoder, &asked)?,
            _ => json!({}),
        };
        println!("{answer}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn write(generator: &mut dyn Generator, asked: &Value) -> Result<Value, Failure> {
    let text = |key: &str| asked[key].as_str().unwrap_or_default();
    let request = Request {
        prefix: text("prefix"),
        prompt: text("prompt"),
        opening: text("opening"),
        max_tokens: asked["tokens"].as_u64().unwrap_or(64) as usize,
        stop: &[],
        sampling: Sampling::default(),
        wording: None,
    };
    let begun = Moment::now();
    let mut first = None;
    let generation = generator.generate(&request, &mut |piece| {
        if !piece.is_empty() && first.is_none() {
            first = Some(Moment::now());
        }
        Control::Continue
    })?;
    let end = Moment::now();
    let first = first.unwrap_or(end);
    Ok(json!({
        "text": generation.text,
        "prefilled": generation.prefilled,
        "generated": generation.generated,
        "prefill": first.since(&begun),
        "decode": end.since(&first),
        "memory": memory(),
    }))
}

fn embed(encoder: &mut dyn Encoder, asked: &Value) -> Result<Value, Failure> {
    let texts: Vec<&str> = asked["texts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let begun = Moment::now();
    let vectors = encoder.embed(&texts)?;
    Ok(json!({ "embed": Moment::now().since(&begun), "vectors": vectors, "memory": memory() }))
}

/// A time by the clock and by the processor.
#[derive(Clone, Copy)]
struct Moment {
    wall: Instant,
    cpu: f64,
}

impl Moment {
    fn now() -> Self {
        Self { wall: Instant::now(), cpu: processor_time() }
    }

    fn since(&self, earlier: &Self) -> Value {
        json!({ "wall": (self.wall - earlier.wall).as_secs_f64() * 1000.0, "cpu": self.cpu - earlier.cpu })
    }
}

/// Milliseconds that the threads of this process ran, as Linux counts them in nanoseconds.
fn processor_time() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let ran = threads.filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    });
    ran.sum::<f64>() / 1e6
}

/// Resident memory and the most of it so far, in kilobytes.
fn memory() -> Value {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let entry = |key: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(key));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
    };
    json!({ "resident": entry("VmRSS:"), "peak": entry("VmHWM:") })
}
