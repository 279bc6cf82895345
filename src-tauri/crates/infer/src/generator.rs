//! The trait of a text generator; not what is asked of it, which `draft` and `assist` decide.

use crate::InferError;

/// A model that continues a text.
///
/// A request is a `prefix`, shared by many requests and kept computed between them, and a `prompt` of its own.
pub trait Generator: Send {
    /// The model's id in the manifest of weights.
    fn id(&self) -> &str;

    /// Tokens that prompt and answer may have together.
    fn context(&self) -> usize;

    /// Number of tokens of a text.
    fn count(&self, text: &str) -> usize;

    /// Answers a request. `on_text` receives each piece of text as it is decided and says whether to go on; it is also
    /// called with an empty piece every few hundredths of a second while tokens are computed, so that a cancel takes effect
    /// there too.
    ///
    /// # Errors
    /// [`InferError::TooLong`] where prefix, prompt and answer exceed the context, [`InferError::Broken`] where
    /// arithmetic fails.
    fn generate(
        &mut self,
        request: &Request<'_>,
        on_text: &mut dyn FnMut(&str) -> Control,
    ) -> Result<Generation, InferError>;

    /// What a plain text, without any template, goes on with at each of some ascending byte offsets, which stand between
    /// words; `None` where `go_on`, asked every few hundredths of a second, said no. What was computed of the text is kept
    /// for a text that begins alike. Of a text beyond the context the beginning is left out. A generator that cannot tell
    /// expects nothing.
    ///
    /// # Errors
    /// [`InferError::Broken`] where arithmetic fails.
    fn outlooks_while(
        &mut self,
        _text: &str,
        offsets: &[usize],
        _go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Vec<Outlook>>, InferError> {
        Ok(Some(vec![Outlook::default(); offsets.len()]))
    }

    /// [`outlooks_while`](Self::outlooks_while), which nobody stops.
    ///
    /// # Errors
    /// As there.
    fn outlooks(&mut self, text: &str, offsets: &[usize]) -> Result<Vec<Outlook>, InferError> {
        Ok(self.outlooks_while(text, offsets, &mut || true)?.unwrap_or_default())
    }

    /// How likely a plain text is, without any template; `None` where `go_on`, asked every few hundredths of a second, said
    /// no. A generator that cannot tell answers no logarithms.
    ///
    /// # Errors
    /// [`InferError::TooLong`] for a text beyond the context, [`InferError::Broken`] where arithmetic fails.
    fn score_while(&mut self, _text: &str, _go_on: &mut dyn FnMut() -> bool) -> Result<Option<Score>, InferError> {
        Ok(Some(Score::default()))
    }

    /// [`score_while`](Self::score_while), which nobody stops.
    ///
    /// # Errors
    /// As there.
    fn score(&mut self, text: &str) -> Result<Score, InferError> {
        Ok(self.score_while(text, &mut || true)?.unwrap_or_default())
    }
}

/// How a model expects a text to go on, token by token.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// The logarithm of the probability of each token but the first, given all tokens before it.
    pub logarithms: Vec<f32>,
}

impl Score {
    /// The number of equally likely tokens among which a choice would surprise as much; `None` for a text of one token.
    pub fn perplexity(&self) -> Option<f64> {
        let count = self.logarithms.len();
        let sum: f64 = self.logarithms.iter().map(|value| f64::from(*value)).sum();
        (count > 0).then(|| (-sum / count as f64).exp())
    }
}

/// What a model expects at one place of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outlook {
    /// The likeliest next pieces, each with its blank and perhaps only the beginning of a word, and the logarithm of the
    /// probability of each; likeliest first.
    pub pieces: Vec<(String, f32)>,
}

/// What an answer may say. It is asked before each token, about the likeliest first, and must answer in microseconds.
pub trait Wording: std::fmt::Debug {
    /// Whether an answer that has `said` so much may go on with `piece`, which may end within a word.
    fn may_follow(&self, said: &str, piece: &str) -> bool;

    /// Whether an answer may end with what it has `said`.
    fn may_end(&self, said: &str) -> bool;
}

/// What a generator is asked.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// System and shared user text, in plain words; the model's chat template is applied by the generator. Its cache is
    /// kept for the next request with the same prefix.
    pub prefix: &'a str,
    /// What this request adds after the prefix, within the same user turn.
    pub prompt: &'a str,
    /// The first words of the answer, put in the model's mouth; not repeated in the answer.
    pub opening: &'a str,
    /// At most this many tokens are generated.
    pub max_tokens: usize,
    /// Generation ends before the first of these.
    pub stop: &'a [&'a str],
    /// How a token is chosen.
    pub sampling: Sampling,
    /// What the answer may say; anything where there is none. An answer for which nothing is left to say ends there.
    pub wording: Option<&'a dyn Wording>,
}

/// How the next token is chosen from the model's distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// 0 takes the most likely token; otherwise logits are divided by it.
    pub temperature: f32,
    /// Only the `top_k` likeliest tokens are considered; 0 for all.
    pub top_k: usize,
    /// Only the likeliest tokens that together reach this probability are considered; 1 for all.
    pub top_p: f32,
    /// Logits of tokens already present are divided by it (multiplied when negative); 1 for none.
    pub repetition: f32,
    /// The same seed and request give the same answer on the same machine.
    pub seed: u64,
}

impl Default for Sampling {
    fn default() -> Self {
        Self { temperature: 0.0, top_k: 0, top_p: 1.0, repetition: 1.0, seed: 0 }
    }
}

/// Whether a streaming caller wants more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// Go on.
    Continue,
    /// Stop now; what was generated so far is the answer.
    Stop,
}

/// The answer of a generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// The generated text, without the opening and without the stop text.
    pub text: String,
    /// Tokens of prefix and prompt that had to be computed (not found in the cache).
    pub prefilled: usize,
    /// Tokens generated.
    pub generated: usize,
    /// Why it ended.
    pub ended: Ended,
}

/// Why a generation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The model ended its turn, a stop text came, or the wording allowed nothing more.
    Stop,
    /// `max_tokens` were generated.
    Length,
    /// The caller said [`Control::Stop`].
    Cancelled,
}
