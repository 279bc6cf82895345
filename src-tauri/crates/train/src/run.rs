//! One training run from first values to a judged adapter; not the files around it, nor whether it is put to use.

use crate::adam::Adam;
use crate::examples::{Example, Fold};
use crate::loss::loss;
use crate::random::Random;
use crate::score::{pearson, spearman};
use crate::{batches, checkpoint};
use candle_core::{Device, Tensor};
use claimwright_candle::{Adapter, AdapterShape, LoadError, PairTraining, load_similarity};
use claimwright_infer::{InferError, TermPair};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

/// Steps between two checkpoints.
const KEEP: u64 = 25;
/// Gradients are scaled down to this length.
const LONGEST: f64 = 1.0;
/// Steps in which the rate rises to its full height.
const WARM_UP: f64 = 25.0;
/// Part of all steps, the last, in which the rate falls to nothing. It stays at its height until then, so that a run can be
/// made longer or shorter while it lasts.
const COOL_DOWN: f64 = 0.4;
/// How much faster the head learns, which begins at nothing.
const HEAD: f64 = 4.0;
/// Letters of a word that is kept as one.
const SHORTEST_WORD: usize = 3;
/// Examples by which the first level of scores is set.
const LEVELLED: usize = 256;

/// How to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// The sizes of a new adapter.
    pub shape: AdapterShape,
    /// How often each example is met.
    pub epochs: f64,
    /// Examples of one step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f64,
    /// What decides first values and order.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        let shape = AdapterShape { rank: 16, scale: 2.0, context_pieces: 12 };
        Self { shape, epochs: 2.0, batch: 64, rate: 5e-4, seed: 1 }
    }
}

/// How far a run is.
#[derive(Debug, Clone, Copy)]
pub enum Progress<'a> {
    /// A step was made.
    Step {
        /// Steps made.
        done: u64,
        /// Steps to make.
        of: u64,
        /// The loss of late, as a moving mean.
        loss: f64,
    },
    /// What lets the run go on later, to be kept in the place of the last one.
    Checkpoint(&'a [u8]),
    /// The held-out pairs are scored.
    Judging,
}

/// Why there is no adapter.
#[derive(Debug)]
#[non_exhaustive]
pub enum TrainError {
    /// The encoder or the adapter to begin with cannot be loaded.
    Load(LoadError),
    /// There is too little to learn from, or nothing to judge by.
    TooFewExamples {
        /// Pairs to learn from.
        training: usize,
        /// Pairs to judge by.
        held_out: usize,
    },
    /// The caller stopped the run; its last checkpoint lets it go on.
    Stopped,
    /// Arithmetic failed.
    Broken(String),
}

impl std::fmt::Display for TrainError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Load(cause) => write!(f, "{cause}"),
            Self::TooFewExamples { training, held_out } => write!(
                f,
                "There are {training} pairs to learn from and {held_out} held out to judge by: give at least 200 pairs of at least 20 first terms."
            ),
            Self::Stopped => f.write_str("The training was stopped: run the same command again and it goes on."),
            Self::Broken(cause) => {
                write!(f, "The training failed ({cause}): verify the weights with `claimwright models verify`.")
            }
        }
    }
}

impl std::error::Error for TrainError {}

impl From<LoadError> for TrainError {
    fn from(cause: LoadError) -> Self {
        Self::Load(cause)
    }
}

impl From<candle_core::Error> for TrainError {
    fn from(cause: candle_core::Error) -> Self {
        Self::Broken(cause.to_string().lines().next().unwrap_or_default().to_owned())
    }
}

impl From<InferError> for TrainError {
    fn from(cause: InferError) -> Self {
        Self::Broken(cause.to_string())
    }
}

/// A trained adapter and how well it scores pairs that it never saw.
#[derive(Debug)]
pub struct Outcome {
    /// The adapter as the bytes of its file.
    pub bytes: Vec<u8>,
    /// Pearson's correlation on the held-out pairs with what was there before, and with the adapter.
    pub before: f64,
    /// With the adapter.
    pub after: f64,
    /// Spearman's with the adapter.
    pub after_ranks: f64,
    /// How many pairs were held out.
    pub held_out: usize,
}

impl Outcome {
    /// Whether it scores better than what was there.
    pub fn is_better(&self) -> bool {
        self.after > self.before
    }
}

/// The scores of pairs by what is used until now.
pub type Judge<'a> = dyn FnMut(&[TermPair<'_>]) -> Result<Vec<f32>, InferError> + 'a;

/// Trains an adapter for the encoder in `folder`, whose weights have the hash `base`, from `start` or from nothing.
/// `resume` is a checkpoint of the same run, or of another one, which is then left aside.
///
/// # Errors
/// [`TrainError`].
#[expect(clippy::too_many_arguments, reason = "each is a thing of its own that only the caller has")]
pub fn train(
    plan: &Plan,
    folder: &Path,
    base: &str,
    start: Option<&Adapter>,
    fold: &Fold,
    resume: Option<&[u8]>,
    judge: &mut Judge<'_>,
    tell: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> Result<Outcome, TrainError> {
    let (training, held_out) = (&fold.training, &fold.held_out);
    if training.len() < 2 * plan.batch || held_out.len() < 30 {
        return Err(TrainError::TooFewExamples { training: training.len(), held_out: held_out.len() });
    }
    let mut random = Random::new(plan.seed);
    let model = PairTraining::new(folder, base, plan.shape, start, &mut || random.normal())?;
    let run = identity(plan, base, start.is_some(), training);
    let mut adam = match resume.and_then(|bytes| checkpoint::read(bytes, &run, model.variables())) {
        Some(adam) => adam,
        None => {
            if start.is_none() {
                level(&model, training)?;
            }
            Adam::new(model.variables())
        }
    };
    let in_epoch = batches::of_epoch(training, plan.batch, plan.seed, 0).len() as u64;
    let steps = ((in_epoch as f64 * plan.epochs).round() as u64).max(1);
    let (mut epoch, mut order) = (u64::MAX, Vec::new());
    let mut shown = None;
    while adam.steps < steps {
        let step = adam.steps;
        if step / in_epoch != epoch {
            epoch = step / in_epoch;
            order = batches::of_epoch(training, plan.batch, plan.seed, epoch);
        }
        // Epochs are cut into batches anew and may differ by one.
        let batch = &order[(step % in_epoch) as usize % order.len()];
        let examples: Vec<&Example> = batch.iter().map(|place| &training[*place]).collect();
        let cost = learn(&model, &mut adam, &examples, plan, step, steps)?;
        shown = Some(shown.map_or(cost, |before| 0.98 * before + 0.02 * cost));
        let mut stop = tell(Progress::Step { done: adam.steps, of: steps, loss: shown.unwrap_or(cost) }).is_break();
        if stop || adam.steps.is_multiple_of(KEEP) || adam.steps == steps {
            let bytes = checkpoint::write(&run, model.variables(), &adam)?;
            stop |= tell(Progress::Checkpoint(&bytes)).is_break();
        }
        if stop {
            return Err(TrainError::Stopped);
        }
    }
    let _ = tell(Progress::Judging);
    let wanted: Vec<f32> = held_out.iter().map(|example| example.score).collect();
    let pairs: Vec<TermPair<'_>> = held_out.iter().map(Example::pair).collect();
    let before = pearson(&judge(&pairs)?, &wanted);
    let mut adapter = model.adapter();
    adapter.words = words(training, start.map_or(&[], |start| &start.words));
    // What is judged is what will be read from the file, in its precision.
    let scores = load_similarity(folder, base, &adapter.write()?, "trained")?.similar(&pairs)?;
    let (after, after_ranks) = (pearson(&scores, &wanted), spearman(&scores, &wanted));
    for (name, value) in [
        ("pairs", training.len().to_string()),
        ("epochs", plan.epochs.to_string()),
        ("held_out_pairs", held_out.len().to_string()),
        ("held_out_pearson_before", format!("{before:.4}")),
        ("held_out_pearson", format!("{after:.4}")),
        ("held_out_spearman", format!("{after_ranks:.4}")),
    ] {
        adapter.notes.insert(name.to_owned(), value);
    }
    Ok(Outcome { bytes: adapter.write()?, before, after, after_ranks, held_out: held_out.len() })
}

/// One step over these examples; answers their loss.
fn learn<'a>(
    model: &PairTraining,
    adam: &mut Adam,
    examples: &[&'a Example],
    plan: &Plan,
    step: u64,
    steps: u64,
) -> Result<f64, TrainError> {
    // How alike two terms are does not depend on which is named first.
    let mut random = Random::new(plan.seed ^ step.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut either = |example: &&'a Example| {
        let TermPair { a, b, context } = example.pair();
        if random.next().is_multiple_of(2) { TermPair { a, b, context } } else { TermPair { a: b, b: a, context } }
    };
    let pairs: Vec<TermPair<'a>> = examples.iter().map(&mut either).collect();
    let wanted: Vec<f32> = examples.iter().map(|example| example.score).collect();
    let wanted = Tensor::new(wanted, &Device::Cpu)?;
    let cost = loss(&model.scores(&pairs)?, &wanted)?;
    let gradients = cost.backward()?;
    let (done, all) = ((step + 1) as f64, steps as f64);
    let (rising, falling) = (done / WARM_UP, (all - step as f64) / (COOL_DOWN * all));
    let rate = plan.rate * rising.min(falling).min(1.0);
    adam.step(
        model.variables(),
        &gradients,
        LONGEST,
        |name| {
            if PairTraining::is_head(name) { HEAD * rate } else { rate }
        },
    )?;
    Ok(f64::from(cost.to_scalar::<f32>()?))
}

/// Fits a line from the first cosines to the scores, so that training does not begin by learning their level.
fn level(model: &PairTraining, training: &[Example]) -> Result<(), TrainError> {
    let every = training.len().div_ceil(LEVELLED);
    let sample: Vec<&Example> = training.iter().step_by(every).collect();
    let (mut cosines, mut wanted) = (Vec::new(), Vec::new());
    for part in sample.chunks(64) {
        let pairs: Vec<TermPair<'_>> = part.iter().map(|example| example.pair()).collect();
        cosines.extend(model.scores(&pairs)?.to_vec1::<f32>()?);
        wanted.extend(part.iter().map(|example| example.score));
    }
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
    let (mean_cosine, mean_wanted) = (mean(&cosines), mean(&wanted));
    let spread: f32 = cosines.iter().map(|cosine| (cosine - mean_cosine).powi(2)).sum();
    let joint: f32 = cosines.iter().zip(&wanted).map(|(x, y)| (x - mean_cosine) * (y - mean_wanted)).sum();
    let factor = if spread > 1e-6 { joint / spread } else { 1.0 };
    Ok(model.set_level(factor, mean_wanted - factor * mean_cosine)?)
}

/// The words that are learnt from, and those that an earlier run learnt from: the most frequent first, without those that
/// occur once, which may be slips.
fn words(training: &[Example], earlier: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let terms: BTreeSet<&str> = training.iter().flat_map(|example| [example.a.as_str(), &example.b]).collect();
    for word in terms.iter().flat_map(|term| term.split(|c: char| !c.is_alphabetic())) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts.retain(|word, count| word.len() >= SHORTEST_WORD && *count > 1);
    let mut words: Vec<(std::cmp::Reverse<usize>, String)> =
        counts.into_iter().map(|(word, count)| (std::cmp::Reverse(count), word)).collect();
    words.sort_unstable();
    let mut words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
    let known: BTreeSet<String> = words.iter().cloned().collect();
    words.extend(earlier.iter().filter(|word| !known.contains(*word)).cloned());
    words
}

/// What tells this run from others: a checkpoint of another one is of no use to it. How long it lasts is no part of that.
fn identity(plan: &Plan, base: &str, from_adapter: bool, training: &[Example]) -> String {
    let letters = training.iter().flat_map(|example| {
        example.a.bytes().chain(example.b.bytes()).chain(example.score.to_le_bytes()).chain(std::iter::once(0))
    });
    let hash =
        letters.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let Plan { shape, batch, rate, seed, epochs: _ } = plan;
    format!("{shape:?} {batch} {rate} {seed} {base} {from_adapter} {hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_come_first_and_what_occurs_once_may_be_a_slip() {
        let example = |a: &str, b: &str| Example { a: a.to_owned(), b: b.to_owned(), context: None, score: 1.0 };
        let pairs =
            [example("gear device", "gear unit"), example("Gear box", "geer of a unit"), example("gear device", "box")];
        assert_eq!(words(&pairs, &["seal".to_owned(), "unit".to_owned()]), ["gear", "box", "unit", "seal"]);
    }
}
