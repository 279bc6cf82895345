//! Products with quantised weights, and the arithmetic around them, for processors where candle's are slower; which layer
//! computes what is not known here.
//!
//! - [`Matrix`]: weights of Q4_K, Q6_K or Q8_0 as the file has them, and [`Inputs`], what they are multiplied with.
//! - [`norm`], [`gate`], [`attend`]: what stands between the products.
//!
//! Every number depends on its own row of weights and its own row of inputs alone, and is computed in the same order
//! however many rows are computed together: what a prefill in large chunks, a single token or a check of several guessed
//! tokens give is the same to the last bit.

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
use candle_core::utils::barrier_pool;
pub(crate) use floats::Asked;
use formats::{Bytes34, Bytes144, Bytes210};
use rows::{Coarse, Fine, Rows};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
pub(crate) use wide::{attend, gate, norm};

/// Rows of weights that a thread takes at a time.
const SHARE: usize = 64;

/// A matrix of quantised weights.
#[derive(Debug)]
pub(crate) struct Matrix {
    tensor: Arc<QTensor>,
    outputs: usize,
    inputs: usize,
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
    coarse: OnceLock<Rows<Coarse>>,
    fine: OnceLock<Rows<Fine>>,
}

impl<'a> Inputs<'a> {
    /// Rows of so many numbers each.
    pub(crate) fn new(values: &'a [f32], columns: usize) -> Self {
        Self { values, columns, coarse: OnceLock::new(), fine: OnceLock::new() }
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.values.len() / self.columns
    }

    fn coarse(&self) -> &Rows<Coarse> {
        self.coarse.get_or_init(|| wide::coarse(self.values, self.columns))
    }

    fn fine(&self) -> &Rows<Fine> {
        self.fine.get_or_init(|| wide::fine(self.values, self.columns))
    }
}

/// Some rows of weights, what they are multiplied with, and how.
struct Share<'a> {
    blocks: Blocks<'a>,
    inputs: &'a Inputs<'a>,
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
        here.then(|| Self { tensor: Arc::clone(tensor), outputs, inputs })
    }

    fn blocks<'a>(&self, bytes: &'a [u8]) -> Blocks<'a> {
        match self.tensor.dtype() {
            GgmlDType::Q4K => Blocks::Q4K(bytes.as_chunks().0),
            GgmlDType::Q6K => Blocks::Q6K(bytes.as_chunks().0),
            _ => Blocks::Q8(bytes.as_chunks().0),
        }
    }

    /// Each row of the inputs times each row of the weights, of shape `(count, outputs)`.
    pub(crate) fn product(&self, inputs: &Inputs<'_>) -> candle_core::Result<Vec<f32>> {
        if inputs.columns != self.inputs {
            candle_core::bail!("{} inputs for a matrix of {}", inputs.columns, self.inputs);
        }
        let bytes = self.tensor.data()?;
        let blocks = self.blocks(&bytes);
        let count = inputs.count();
        let mut answer = vec![0.0; count * self.outputs];
        if barrier_pool().n_workers() == 0 {
            multiply(&Share { blocks, inputs, rows: 0..self.outputs }, &mut answer);
            return Ok(answer);
        }
        let shared = Mutex::new(&mut answer);
        barrier_pool().execute_chunked(self.outputs.div_ceil(SHARE), |shares| {
            let rows = shares.start * SHARE..(shares.end * SHARE).min(self.outputs);
            let mut part = vec![0.0; count * rows.len()];
            multiply(&Share { blocks, inputs, rows: rows.clone() }, &mut part);
            let mut answer = shared.lock().unwrap_or_else(PoisonError::into_inner);
            for (row, part) in answer.chunks_exact_mut(self.outputs).zip(part.chunks_exact(rows.len())) {
                row[rows.clone()].copy_from_slice(part);
            }
        });
        Ok(answer)
    }
}

fn multiply(share: &Share<'_>, answer: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    if x86::available() {
        return x86::multiply(share, true, answer);
    }
    plain::multiply(share, answer);
}
