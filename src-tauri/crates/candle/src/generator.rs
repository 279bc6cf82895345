//! A decoder as a [`Generator`]: requests, the kept prefix, streaming and cancelling; not how a token is computed.

use crate::LoadError;
use crate::checkpoint::Checkpoint;
use crate::decoder::{Decoder, States};
use crate::encoder::broken;
use crate::lookup::Lookup;
use crate::memory::check_room;
use crate::sampler::Sampler;
use crate::shape::Shape;
use crate::stream::Stream;
use crate::tokens::Tokens;
use crate::{Loading, llama, qwen2};
use claimwright_infer::{Control, Ended, Generation, Generator, InferError, Outlook, Request, Score};
use std::path::Path;

/// A model and what it has computed.
#[derive(Debug)]
pub(crate) struct CandleGenerator {
    id: String,
    pub(crate) tokens: Tokens,
    pub(crate) decoder: Decoder,
    /// The tokens whose keys and values were computed for the last request, in the chunks of its plan.
    pub(crate) kept: Vec<u32>,
    /// Where those chunks end.
    pub(crate) ends: Vec<usize>,
    /// The tokens of a plain text that were computed in place of `kept`.
    pub(crate) plain: Vec<u32>,
    pub(crate) chunk: usize,
    /// What a guessed token costs that is checked, as a part of one computed alone; tokens are guessed only where that
    /// changes no answer.
    guess: Option<f32>,
}

/// What was computed ahead of an answer.
struct Steps {
    /// The tokens that were computed behind the last one that was chosen.
    guesses: Vec<u32>,
    /// Logits behind that one, and behind each guess.
    rows: Vec<Vec<f32>>,
    /// Guesses that were right.
    row: usize,
    lookup: Option<Lookup>,
}

/// Chunks of a prefill: short enough for a cancel between two blocks, long enough to read the weights seldom.
const CHUNK: usize = 64;
/// Where weights are unpacked for every chunk, a longer chunk pays; such models are small.
const LONG_CHUNK: usize = 128;

impl CandleGenerator {
    pub(crate) fn load(path: &Path, id: &str, loading: Loading) -> Result<Self, LoadError> {
        let mut checkpoint = Checkpoint::open(path)?;
        checkpoint.check_architecture()?;
        let shape = Shape::read(&checkpoint)?;
        check_room(checkpoint.memory() + shape.memory(), loading.free)?;
        let mut decoder = match checkpoint.architecture.as_str() {
            "llama" => llama::load(&mut checkpoint)?,
            _ => qwen2::load(&mut checkpoint)?,
        };
        decoder.set_crew(&loading.crew);
        if let Some(adapter) = loading.adapter {
            adapter.set_beside(&mut decoder)?;
        }
        let tokens = Tokens::new(&checkpoint, decoder.embedding.shape().dims()[0])?;
        let chunk = if decoder.likes_long_chunks() { LONG_CHUNK } else { CHUNK };
        let guess = loading.guess.filter(|_| decoder.steady());
        let (kept, ends, plain) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { id: id.to_owned(), tokens, decoder, kept, ends, plain, chunk, guess })
    }

    /// Computes what is not kept of these tokens and answers the last one's state with the number computed; `None` where
    /// `go_on` said no.
    ///
    /// Chunks end at the same places for the same request, whatever was asked before, and only whole chunks are kept:
    /// arithmetic in floating point depends on how rows are grouped, and a seed must give the same answer every time.
    fn prefill(
        &mut self,
        tokens: &[u32],
        prefix: usize,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<(usize, Option<States>), InferError> {
        self.plain.clear();
        let plan = plan(prefix, tokens.len(), self.chunk);
        let same = tokens.iter().zip(&self.kept).take_while(|(a, b)| a == b).count();
        let whole = plan.iter().zip(&self.ends).take_while(|(a, b)| a == b && **a <= same).count();
        // The last chunk is always computed: its state gives the first token of the answer.
        let whole = whole.min(plan.len() - 1);
        let start = if whole == 0 { 0 } else { plan[whole - 1] };
        self.ends.truncate(whole);
        self.kept.truncate(start);
        self.decoder.truncate(start);
        let mut state = None;
        for &end in &plan[whole..] {
            if !go_on() {
                return Ok((self.kept.len() - start, None));
            }
            let from = self.kept.len();
            state = self.decoder.forward(&tokens[from..end], go_on).map_err(broken)?;
            if state.is_none() {
                return Ok((self.kept.len() - start, None));
            }
            self.kept.extend_from_slice(&tokens[from..end]);
            self.ends.push(end);
        }
        Ok((tokens.len() - start, state))
    }
}

impl CandleGenerator {
    /// The logits behind the states from a row on; `None` where `go_on` said no.
    pub(crate) fn rows(
        &self,
        states: &States,
        from: usize,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Vec<f32>>>, InferError> {
        let count = states.count() - from;
        let logits = self.decoder.logits(states, from..states.count(), go_on).map_err(broken)?;
        Ok(logits.map(|logits| logits.chunks_exact(logits.len() / count).map(<[f32]>::to_vec).collect()))
    }

    /// Computes what follows the last token of a text, unless it was guessed and is there; with it some guesses, at most
    /// `room`. Answers whether `go_on` said yes.
    fn step(
        &mut self,
        steps: &mut Steps,
        text: &[u32],
        room: usize,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool, InferError> {
        let Some(&last) = text.last() else { return Ok(true) };
        if steps.guesses.get(steps.row) == Some(&last) {
            steps.row += 1;
            return Ok(true);
        }
        self.decoder.truncate(text.len() - 1);
        let guesses = steps.lookup.as_mut().map_or(&[][..], |lookup| lookup.guess(text, room));
        let tokens = [&[last], guesses].concat();
        let Some(states) = self.decoder.forward(&tokens, go_on).map_err(broken)? else { return Ok(false) };
        let Some(rows) = self.rows(&states, 0, go_on)? else { return Ok(false) };
        (steps.rows, steps.row) = (rows, 0);
        steps.guesses = tokens[1..].to_vec();
        Ok(true)
    }
}

/// Where the chunks of a request end: at the prefix, at its end, and every `chunk` tokens from the beginning of each.
fn plan(prefix: usize, total: usize, chunk: usize) -> Vec<usize> {
    let mut ends: Vec<_> = (0..prefix).step_by(chunk).skip(1).collect();
    ends.push(prefix);
    ends.extend((prefix..total).step_by(chunk).skip(1));
    ends.push(total);
    ends.dedup();
    ends.retain(|end| *end > 0);
    ends
}

impl Generator for CandleGenerator {
    fn id(&self) -> &str {
        &self.id
    }

    fn context(&self) -> usize {
        self.decoder.context
    }

    fn count(&self, text: &str) -> usize {
        // A text that cannot be encoded cannot be generated from either, and `generate` says so.
        self.tokens.encode(text).map_or(text.len(), |tokens| tokens.len())
    }

    fn generate(
        &mut self,
        request: &Request<'_>,
        on_text: &mut dyn FnMut(&str) -> Control,
    ) -> Result<Generation, InferError> {
        let encoded = self.tokens.request(request.prefix, request.prompt, request.opening).map_err(broken)?;
        let needed = encoded.tokens.len() + request.max_tokens;
        if needed > self.decoder.context {
            return Err(InferError::TooLong { needed, limit: self.decoder.context });
        }
        let go_on = &mut || on_text("") == Control::Continue;
        let (prefilled, states) = self.prefill(&encoded.tokens, encoded.prefix, go_on)?;
        let mut stream = Stream::new(request.stop);
        let mut sampler = Sampler::new(request.sampling);
        let mut text = encoded.tokens;
        let prompt = text.len();
        let mut steps = Steps { guesses: Vec::new(), rows: Vec::new(), row: 0, lookup: self.guess.map(Lookup::new) };
        let ended = 'ended: {
            let Some(states) = states else { break 'ended Ended::Cancelled };
            if request.max_tokens == 0 {
                break 'ended Ended::Length;
            }
            match self.rows(&states, states.count() - 1, go_on)? {
                Some(rows) => steps.rows = rows,
                None => break 'ended Ended::Cancelled,
            }
            loop {
                let mut logits = std::mem::take(&mut steps.rows[steps.row]);
                for &id in &self.tokens.banned {
                    logits[id as usize] = f32::NEG_INFINITY;
                }
                let tokens = &self.tokens;
                let mut may = request.wording.map(|wording| {
                    let said = stream.text();
                    move |token| match std::str::from_utf8(tokens.bytes(token)) {
                        _ if tokens.ends.contains(&token) => wording.may_end(said),
                        // A word is judged by its letters, so that a part of a character is never said.
                        Ok(piece) => !piece.is_empty() && wording.may_follow(said, piece),
                        Err(_) => false,
                    }
                });
                let numbers = logits.iter().all(|logit| !logit.is_nan());
                let may = may.as_mut().map(|may| may as &mut dyn FnMut(u32) -> bool);
                let Some(token) = sampler.choose(&mut logits, text.iter().copied(), may) else {
                    if request.wording.is_some() && numbers {
                        break 'ended Ended::Stop;
                    }
                    return Err(broken("its logits are no numbers"));
                };
                if self.tokens.ends.contains(&token) {
                    break 'ended Ended::Stop;
                }
                text.push(token);
                let control = on_text(stream.push(self.tokens.bytes(token)));
                if stream.stopped() {
                    break 'ended Ended::Stop;
                }
                if control == Control::Stop {
                    break 'ended Ended::Cancelled;
                }
                let left = request.max_tokens - (text.len() - prompt);
                if left == 0 {
                    break 'ended Ended::Length;
                }
                let go_on = &mut || on_text("") == Control::Continue;
                if !self.step(&mut steps, &text, left - 1, go_on)? {
                    break 'ended Ended::Cancelled;
                }
            }
        };
        let rest = stream.finish();
        if !rest.is_empty() && ended != Ended::Cancelled {
            on_text(rest);
        }
        Ok(Generation { text: stream.into_text(), prefilled, generated: text.len() - prompt, ended })
    }

    fn outlooks_while(
        &mut self,
        text: &str,
        offsets: &[usize],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Outlook>>, InferError> {
        self.look_ahead(text, offsets, go_on)
    }

    fn score_while(&mut self, text: &str, go_on: &mut dyn FnMut() -> bool) -> Result<Option<Score>, InferError> {
        self.weigh(text, go_on)
    }
}

#[cfg(test)]
mod tests {
    use super::{CandleGenerator, plan};
    use crate::common::{answer, ask, tiny_file};
    use crate::{Crew, LoadError, Loading};
    use candle_core::quantized::GgmlDType;
    use claimwright_infer::Sharing;
    use claimwright_infer::{Request, Sampling};

    #[test]
    fn guesses_change_no_answer() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = tiny_file(&folder, GgmlDType::Q8_0);
        let load = |guess| {
            let loading = Loading { guess, ..Loading::default() };
            CandleGenerator::load(&path, "tiny", loading).expect("a model")
        };
        let (mut guessing, mut plain) = (load(Some(0.0)), load(None));
        assert!(guessing.guess.is_some(), "its weights are of a type whose products are steady");
        let prompt = "a spring and a valve and a spring and a valve ".repeat(4);
        for (temperature, seed) in [(0.0, 0), (0.3, 1), (0.3, 2), (1.0, 3), (1.0, 4)] {
            let sampling = Sampling { temperature, seed, ..Sampling::default() };
            let request = Request { sampling, ..ask(&prompt, 120) };
            assert_eq!(answer(&mut guessing, &request), answer(&mut plain, &request), "{temperature} {seed}");
        }
    }

    #[test]
    fn threads_change_no_answer() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = tiny_file(&folder, GgmlDType::Q8_0);
        let crew = Crew::default();
        let loading = Loading { crew: crew.clone(), ..Loading::default() };
        let mut generator = CandleGenerator::load(&path, "tiny", loading).expect("a model");
        let prompt = "a spring and a valve ".repeat(20);
        let sampling = Sampling { temperature: 1.0, seed: 5, ..Sampling::default() };
        let request = Request { sampling, ..ask(&prompt, 60) };
        let alone = answer(&mut generator, &request);
        crew.share_as(Sharing { threads: 3, spin: 10 });
        generator.kept.clear();
        assert_eq!(answer(&mut generator, &request), alone);
    }

    #[test]
    fn a_model_that_does_not_fit_the_free_memory_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = tiny_file(&folder, GgmlDType::Q8_0);
        let load = |free| CandleGenerator::load(&path, "tiny", Loading { free, ..Loading::default() });
        let Err(LoadError::NoRoom { needed, free: 100_000 }) = load(Some(100_000)) else { panic!("it cannot fit") };
        assert!(load(Some(needed - 1)).is_err() && load(Some(needed)).is_ok() && load(None).is_ok());
        // The weights, the largest of them once more, and keys and values of its 640 tokens in single precision.
        let (weights, largest) = (std::fs::metadata(&path).expect("a file").len(), 260 * 64 * 34 / 32);
        let positions = 640 * 2 * 2 * 32 * 4;
        let expected = weights + largest + positions;
        assert!(needed <= expected && needed + 8192 > expected, "{needed} of {expected}");
    }

    #[test]
    fn a_prefix_ends_a_chunk_so_that_it_is_kept_whole() {
        assert_eq!(plan(10, 150, 64), [10, 74, 138, 150]);
        assert_eq!(plan(130, 131, 64), [64, 128, 130, 131]);
        assert_eq!(plan(64, 128, 64), [64, 128]);
        assert_eq!(plan(5, 5, 64), [5]);
    }
}
