//! Products with quantised weights, and the arithmetic around them, for processors where candle's are slower; which layer
//! computes what is not known here.
//!
//! - [`Matrix`]: weights of Q4_K, Q6_K or Q8_0 as the file has them, and [`Inputs`], what they are multiplied with.
//! - [`Crew`]: the threads that share a product.
//! - [`norm`], [`gate`], [`attend`], [`add_low_rank`]: what stands between the products.
//!
//! Every number depends on its own row of weights and its own row of inputs alone, and is computed in the same order
//! however many rows are computed together: what a prefill in large chunks, a single token or a check of several guessed
//! tokens give is the same to the last bit.

mod crew;
mod floats;
mod formats;
mod plain;
mod rows;
#[cfg(test)]
mod tests;
mod wide;
#[cfg(target_arch = "x86_64")]
mod x86;

use candle_core::quantized::{GgmlDType, QTensor};
pub use crew::Crew;
pub(crate) use floats::{Asked, LowRank};
use formats::{Bytes34, Bytes144, Bytes210};
use rows::{Coarse, Fine, Rows};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
pub(crate) use wide::{add_low_rank, attend, gate, norm};

/// Rows of weights that a thread takes at a time.
const SHARE: usize = 64;

/// A product of fewer numbers is done before another thread is awake.
const WORTH_SHARING: usize = 1 << 18;

/// A matrix of quantised weights.
#[derive(Debug)]
pub(crate) struct Matrix {
    tensor: Arc<QTensor>,
    outputs: usize,
    inputs: usize,
    crew: Crew,
}

/// The blocks of a matrix, row after row.
#[derive(Clone, Copy)]
enum Blocks<'a> {
    Q4K(&'a [Bytes144]),
    Q6K(&'a [Bytes210]),
    Q8(&'a [Bytes34]),
}

/// Rows that several matrices are multiplied with; they are rounded to 8 bits once.
#[derive(Debug)]
pub(crate) struct Inputs<'a> {
    pub values: &'a [f32],
    pub columns: usize,
    narrow: Arc<Narrow>,
}

/// Rows that were rounded, in the blocks that some weights need.
#[derive(Debug)]
struct Narrow {
    count: usize,
    coarse: OnceLock<Rows<Coarse>>,
    fine: OnceLock<Rows<Fine>>,
}

impl Narrow {
    fn count(&self) -> usize {
        self.count
    }

    fn coarse(&self) -> &Rows<Coarse> {
        self.coarse.get().expect("rows are rounded before they are shared out")
    }

    fn fine(&self) -> &Rows<Fine> {
        self.fine.get().expect("rows are rounded before they are shared out")
    }
}

impl<'a> Inputs<'a> {
    /// Rows of so many numbers each.
    pub(crate) fn new(values: &'a [f32], columns: usize) -> Self {
        let narrow = Narrow { count: values.len() / columns, coarse: OnceLock::new(), fine: OnceLock::new() };
        Self { values, columns, narrow: Arc::new(narrow) }
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.narrow.count
    }

    /// The rows as weights of this type need them.
    fn rounded(&self, kind: GgmlDType) -> &Arc<Narrow> {
        match kind {
            GgmlDType::Q4K | GgmlDType::Q6K => {
                self.narrow.coarse.get_or_init(|| wide::coarse(self.values, self.columns));
            }
            _ => {
                self.narrow.fine.get_or_init(|| wide::fine(self.values, self.columns));
            }
        }
        &self.narrow
    }
}

/// Some rows of weights, what they are multiplied with, and how.
struct Share<'a> {
    blocks: Blocks<'a>,
    inputs: &'a Narrow,
    rows: Range<usize>,
}

impl Matrix {
    /// The matrix of a tensor; `None` where candle multiplies as fast (on ARM, with its instructions for dot products) or
    /// where the type of the weights is rare.
    pub(crate) fn new(tensor: &Arc<QTensor>) -> Option<Self> {
        let &[outputs, inputs] = tensor.shape().dims() else { return None };
        let length = match tensor.dtype() {
            GgmlDType::Q4K | GgmlDType::Q6K => rows::COARSE,
            GgmlDType::Q8_0 => rows::FINE,
            _ => return None,
        };
        let here = cfg!(target_arch = "x86_64") && inputs.is_multiple_of(length);
        here.then(|| Self { tensor: Arc::clone(tensor), outputs, inputs, crew: Crew::default() })
    }

    /// Shares its products with these threads.
    pub(crate) fn set_crew(&mut self, crew: &Crew) {
        self.crew = crew.clone();
    }

    /// Outputs and inputs.
    pub(crate) fn shape(&self) -> (usize, usize) {
        (self.outputs, self.inputs)
    }

    /// Each row of the inputs times each row of the weights, of shape `(count, outputs)`.
    pub(crate) fn product(&self, inputs: &Inputs<'_>) -> candle_core::Result<Vec<f32>> {
        if inputs.columns != self.inputs {
            candle_core::bail!("{} inputs for a matrix of {}", inputs.columns, self.inputs);
        }
        let narrow = inputs.rounded(self.tensor.dtype());
        let (count, outputs) = (inputs.count(), self.outputs);
        let mut answer = vec![0.0; count * outputs];
        let hands = if count * outputs * self.inputs < WORTH_SHARING { None } else { self.crew.hands() };
        let Some(hands) = hands else {
            let bytes = self.tensor.data()?;
            multiply(&Share { blocks: blocks(&self.tensor, &bytes), inputs: narrow, rows: 0..outputs }, &mut answer);
            return Ok(answer);
        };
        let shared = Arc::new(Mutex::new(answer));
        let (tensor, narrow, whole) = (Arc::clone(&self.tensor), Arc::clone(narrow), Arc::clone(&shared));
        hands.share(outputs.div_ceil(SHARE), move |index| {
            let rows = index * SHARE..((index + 1) * SHARE).min(outputs);
            let mut part = vec![0.0; count * rows.len()];
            let bytes = tensor.data().expect("weights lie in main memory");
            multiply(&Share { blocks: blocks(&tensor, &bytes), inputs: &narrow, rows: rows.clone() }, &mut part);
            let mut whole = whole.lock().unwrap_or_else(PoisonError::into_inner);
            for (row, part) in whole.chunks_exact_mut(outputs).zip(part.chunks_exact(rows.len())) {
                row[rows.clone()].copy_from_slice(part);
            }
        });
        let mut answer = shared.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut *answer))
    }
}

fn blocks<'a>(tensor: &QTensor, bytes: &'a [u8]) -> Blocks<'a> {
    match tensor.dtype() {
        GgmlDType::Q4K => Blocks::Q4K(bytes.as_chunks().0),
        GgmlDType::Q6K => Blocks::Q6K(bytes.as_chunks().0),
        _ => Blocks::Q8(bytes.as_chunks().0),
    }
}

fn multiply(share: &Share<'_>, answer: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    if x86::available() {
        return x86::multiply(share, true, answer);
    }
    plain::multiply(share, answer);
}
