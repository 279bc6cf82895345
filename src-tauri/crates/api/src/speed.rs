//! How fast a model is on this machine, and with how many threads it is fastest, by a clock that is handed in; not where
//! figures are kept, nor what a thread does.

use claimwright_infer::{Control, Encoder, Generator, InferError, Request, Sampling, Sharing};

/// Phrases that an encoder reads.
const PHRASES: usize = 64;

/// Sentences that a generator reads, and tokens that it writes, when it is measured and when a way is tried.
const MEASURED: (usize, usize) = (16, 32);
const TRIED: (usize, usize) = (3, 8);

/// Texts whose tokens are weighed all at once, as guesses are: one token, and what its further tokens cost.
const WEIGHED: [&str; 2] = ["A", "A housing has a"];

/// They are weighed so often, and the quickest counts.
const WEIGHINGS: usize = 5;

/// A trial is made so often, and the quickest counts: what else the machine does makes others slower.
const TRIALS: usize = 2;

/// How often a thread looks for work before it sleeps: the first, which takes nothing from others, is tried with every number
/// of threads.
const SPINS: [u32; 3] = [0, 2_000, 25_000];

/// More threads must take this part of the time of fewer at most: they are taken from the rest of the machine.
const WORTH_A_THREAD: f64 = 0.9;

/// Another time awake must take this part of the time at most, so that chance does not choose.
const WORTH_A_SPIN: f64 = 0.97;

/// How fast a generator was in one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The way of sharing its work among threads.
    pub way: Sharing,
    /// Tokens a second of a text that it reads.
    pub read: f64,
    /// Tokens a second of a text that it writes.
    pub written: f64,
}

/// How fast a generator is.
#[derive(Debug, Clone, PartialEq)]
pub struct GeneratorSpeed {
    /// In the way that was chosen.
    pub chosen: Figures,
    /// In each way that was tried, on a shorter text, in the order of the trials.
    pub tried: Vec<Figures>,
    /// What a guessed token costs that is checked, as a part of the time of one that is written; `None` where it cannot be
    /// told.
    pub guess: Option<f64>,
}

/// Reads a text of some 300 tokens and writes 32, in the way of sharing that was quickest on a shorter one, and tells what a
/// guess costs. `cores` are
/// those of the machine, `share_as` sets a way, `seconds` is a clock that only goes forward.
///
/// # Errors
/// Those of the generator.
pub fn of_generator(
    generator: &mut dyn Generator,
    cores: usize,
    share_as: &mut dyn FnMut(Sharing),
    seconds: &mut dyn FnMut() -> f64,
) -> Result<GeneratorSpeed, InferError> {
    let mut tried: Vec<Figures> = Vec::new();
    let mut round = 0;
    let mut try_way = |way: Sharing, tried: &mut Vec<Figures>| -> Result<f64, InferError> {
        share_as(way);
        let mut best: Option<(f64, Figures)> = None;
        for _ in 0..TRIALS {
            round += 1;
            let (time, figures) = measure(generator, way, TRIED, round, seconds)?;
            if best.is_none_or(|(least, _)| time < least) {
                best = Some((time, figures));
            }
        }
        let (time, figures) = best.expect("there is a trial");
        tried.push(figures);
        Ok(time)
    };
    let usual = SPINS[0];
    let mut chosen = Sharing { threads: 1, spin: usual };
    let mut least = try_way(chosen, &mut tried)?;
    for threads in counts(cores) {
        let way = Sharing { threads, spin: usual };
        let time = try_way(way, &mut tried)?;
        if time < WORTH_A_THREAD * least {
            (chosen, least) = (way, time);
        }
    }
    if chosen.threads > 1 {
        let threads = chosen.threads;
        for spin in &SPINS[1..] {
            let way = Sharing { threads, spin: *spin };
            let time = try_way(way, &mut tried)?;
            if time < WORTH_A_SPIN * least {
                (chosen, least) = (way, time);
            }
        }
    }
    share_as(chosen);
    let (_, chosen) = measure(generator, chosen, MEASURED, 0, seconds)?;
    let guess = guess(generator, seconds)?;
    Ok(GeneratorSpeed { chosen, tried, guess })
}

/// What a token costs that is checked beside others, as a part of the time of one alone.
fn guess(generator: &mut dyn Generator, seconds: &mut dyn FnMut() -> f64) -> Result<Option<f64>, InferError> {
    let mut times = [f64::INFINITY; WEIGHED.len()];
    let mut counts = [0; WEIGHED.len()];
    for _ in 0..WEIGHINGS {
        for (at, text) in WEIGHED.iter().enumerate() {
            let begun = seconds();
            counts[at] = generator.score(text)?.logarithms.len();
            times[at] = times[at].min(seconds() - begun);
        }
    }
    let ([one, more], [alone, together]) = (counts, times);
    Ok((more > one && alone > 0.0).then(|| ((together - alone) / (more - one) as f64 / alone).max(0.0)))
}

/// The numbers of threads beyond one that are tried: doubled each time, and all cores.
fn counts(cores: usize) -> Vec<usize> {
    let mut counts: Vec<usize> = (1..).map(|power| 1 << power).take_while(|count| *count < cores).collect();
    counts.extend((cores > 1).then_some(cores));
    counts
}

/// Reads some sentences and writes some tokens; answers the time of both together, and the figures.
fn measure(
    generator: &mut dyn Generator,
    way: Sharing,
    (sentences, tokens): (usize, usize),
    round: usize,
    seconds: &mut dyn FnMut() -> f64,
) -> Result<(f64, Figures), InferError> {
    // Each text begins otherwise, so that nothing of it is known from the one before.
    let text = "A housing has a lid, a hinge and a latch that holds the lid on the housing. ".repeat(sentences);
    let text = format!("{round}. {text}");
    let request = Request {
        prefix: &text,
        prompt: "Describe the housing in one sentence.",
        opening: "",
        max_tokens: tokens,
        stop: &[],
        sampling: Sampling::default(),
        wording: None,
    };
    let begun = seconds();
    let mut first = None;
    let generation = generator.generate(&request, &mut |piece| {
        if !piece.is_empty() && first.is_none() {
            first = Some(seconds());
        }
        Control::Continue
    })?;
    let ended = seconds();
    let first = first.unwrap_or(ended);
    let rate = |tokens: usize, time: f64| tokens as f64 / time.max(1e-9);
    let read = rate(generation.prefilled, first - begun);
    let written = rate(generation.generated.saturating_sub(1), ended - first);
    Ok((ended - begun, Figures { way, read, written }))
}

/// Reads 64 short phrases and answers milliseconds for a phrase.
///
/// # Errors
/// Those of the encoder.
pub fn of_encoder(encoder: &mut dyn Encoder, seconds: &mut dyn FnMut() -> f64) -> Result<f64, InferError> {
    let phrases: Vec<String> = (0..PHRASES).map(|n| format!("adjustable bearing housing number {n}")).collect();
    let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
    let begun = seconds();
    encoder.embed(&phrases)?;
    Ok((seconds() - begun) * 1000.0 / PHRASES as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_infer::scripted::LetterEncoder;
    use claimwright_infer::{Ended, Generation, Score};
    use std::sync::{Arc, Mutex};

    /// What a clock shows, and how long a token takes.
    type Time = Arc<Mutex<(f64, f64)>>;

    /// A generator that takes so long for a token as the clock says.
    struct Timed(Time);

    impl Timed {
        fn pass(&self, tokens: usize) {
            let mut time = self.0.lock().expect("nobody panics");
            time.0 += tokens as f64 * time.1;
        }
    }

    impl Generator for Timed {
        fn id(&self) -> &str {
            "timed"
        }
        fn context(&self) -> usize {
            4096
        }
        fn count(&self, text: &str) -> usize {
            text.split_whitespace().count()
        }
        fn generate(
            &mut self,
            request: &Request<'_>,
            on_text: &mut dyn FnMut(&str) -> Control,
        ) -> Result<Generation, InferError> {
            let prefilled = self.count(request.prefix);
            self.pass(prefilled);
            for _ in 0..request.max_tokens {
                on_text("word ");
                self.pass(1);
            }
            Ok(Generation { text: String::new(), prefilled, generated: request.max_tokens, ended: Ended::Length })
        }
        fn score_while(&mut self, text: &str, _: &mut dyn FnMut() -> bool) -> Result<Option<Score>, InferError> {
            // The first token takes its time, and each other a quarter of it.
            let others = self.count(text) - 1;
            let mut time = self.0.lock().expect("nobody panics");
            time.0 += (1.0 + 0.25 * others as f64) * time.1;
            Ok(Some(Score { logarithms: vec![-1.0; others] }))
        }
    }

    /// What is chosen where a token takes the time that `each` says of a way.
    fn chosen(cores: usize, each: fn(Sharing) -> f64) -> GeneratorSpeed {
        let time: Time = Arc::default();
        let mut share_as = |way| time.lock().expect("nobody panics").1 = each(way);
        let mut seconds = || time.lock().expect("nobody panics").0;
        of_generator(&mut Timed(Arc::clone(&time)), cores, &mut share_as, &mut seconds).expect("it does not fail")
    }

    #[test]
    fn threads_are_taken_where_they_pay() {
        let found = chosen(2, |way| if way.threads == 2 { 0.006 } else { 0.01 });
        assert_eq!(found.chosen.way, Sharing { threads: 2, spin: SPINS[0] });
        assert!((found.chosen.written - 31.0 / 0.192).abs() < 1.0 && found.chosen.read > 160.0, "{found:?}");
        let ways: Vec<(usize, u32)> = found.tried.iter().map(|tried| (tried.way.threads, tried.way.spin)).collect();
        assert_eq!(ways, [(1, SPINS[0]), (2, SPINS[0]), (2, SPINS[1]), (2, SPINS[2])]);
        let alone = chosen(2, |way| if way.threads == 2 { 0.0095 } else { 0.01 });
        assert_eq!((alone.chosen.way.threads, alone.tried.len()), (1, 2), "a twentieth is not worth a core");
        assert_eq!(chosen(1, |_| 0.01).tried.len(), 1);
    }

    #[test]
    fn a_guess_costs_a_part_of_a_token() {
        let told = chosen(2, |way| if way.threads == 2 { 0.006 } else { 0.01 }).guess;
        assert!(told.is_some_and(|guess| (guess - 0.25).abs() < 0.01), "{told:?}");
        let silent = guess(&mut claimwright_infer::scripted::ScriptedGenerator::new(["a lid"]), &mut || 0.0);
        assert_eq!(silent, Ok(None), "it tells no logarithms");
    }

    #[test]
    fn how_long_a_thread_stays_awake_is_chosen_too() {
        let found = chosen(6, |way| match (way.threads, way.spin) {
            (4, 2_000) => 0.003,
            (4, _) => 0.004,
            _ => 0.01,
        });
        assert_eq!(found.chosen.way, Sharing { threads: 4, spin: 2_000 });
        assert_eq!(counts(6), [2, 4, 6]);
        assert_eq!((counts(1), counts(2), counts(8)), (vec![], vec![2], vec![2, 4, 8]));
    }

    #[test]
    fn phrases_are_timed_by_the_clock() {
        let mut now = 0.0;
        let mut clock = || {
            now += 1.0;
            now
        };
        assert_eq!(of_encoder(&mut LetterEncoder, &mut clock).expect("letters do not fail"), 15.625);
    }
}
