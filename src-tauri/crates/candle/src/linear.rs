//! A linear layer on quantised weights that picks the faster of two ways to multiply; not the quantisation itself.

use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{Device, Module, Result, Tensor};
use std::sync::Arc;

/// From this many rows on, unpacking the weights to f32 once costs less than a dot product per cell.
const UNPACK_FROM: usize = 16;

/// `x Wᵀ + b`.
#[derive(Debug)]
pub(crate) struct Linear {
    weights: QMatMul,
    bias: Option<Tensor>,
    unpack: bool,
}

impl Linear {
    pub(crate) fn new(weights: Arc<QTensor>, bias: Option<Tensor>) -> Result<Self> {
        let unpack = !tiled(&weights);
        Ok(Self { weights: QMatMul::from_arc(weights)?, bias, unpack })
    }

    /// Whether many rows at once are multiplied with unpacked weights, and so profit from long chunks.
    pub(crate) fn unpacks(&self) -> bool {
        self.unpack
    }

    /// Maps rows of shape `(n, in)` to `(n, out)`.
    pub(crate) fn forward(&self, rows: &Tensor) -> Result<Tensor> {
        let product = match &self.weights {
            QMatMul::QTensor(weights) if self.unpack && rows.dim(0)? >= UNPACK_FROM => {
                rows.matmul(&weights.dequantize(&Device::Cpu)?.t()?)?
            }
            weights => weights.forward(rows)?,
        };
        match &self.bias {
            Some(bias) => product.broadcast_add(bias),
            None => Ok(product),
        }
    }
}

/// Whether candle multiplies many rows with this matrix in tiles: on x86-64 for two types in blocks of 256, elsewhere by
/// dot-product instructions for all.
fn tiled(weights: &QTensor) -> bool {
    if !cfg!(target_arch = "x86_64") {
        return true;
    }
    let dims = weights.shape().dims();
    let blocks = dims.len() == 2 && dims[0].is_multiple_of(16) && dims[1].is_multiple_of(256);
    blocks && matches!(weights.dtype(), GgmlDType::Q4K | GgmlDType::Q6K)
}
