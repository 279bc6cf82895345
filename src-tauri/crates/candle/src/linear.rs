//! A linear layer on quantised weights that picks the fastest way to multiply, with a low-rank change beside them where there
//! is one; not the ways themselves.

use crate::kernels::LowRank;
use crate::kernels::{Crew, Inputs, Matrix};
use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{Device, Module, Result, Tensor};
use std::sync::Arc;

/// From this many rows on, unpacking the weights to f32 once costs less than a dot product per cell.
const UNPACK_FROM: usize = 16;

/// `x Wᵀ + b`.
#[derive(Debug)]
pub(crate) struct Linear {
    weights: Weights,
    bias: Option<Vec<f32>>,
    change: Option<LowRank>,
}

#[derive(Debug)]
enum Weights {
    /// Multiplied here.
    Own(Matrix),
    /// Multiplied by candle, perhaps unpacked.
    Candle { weights: QMatMul, unpack: bool },
}

impl Linear {
    pub(crate) fn new(weights: Arc<QTensor>, bias: Option<Vec<f32>>) -> Result<Self> {
        let weights = match Matrix::new(&weights) {
            Some(matrix) => Weights::Own(matrix),
            None => {
                let unpack = !tiled(&weights);
                Weights::Candle { weights: QMatMul::from_arc(weights)?, unpack }
            }
        };
        Ok(Self { weights, bias, change: None })
    }

    /// Shares products with these threads, where they are made here.
    pub(crate) fn set_crew(&mut self, crew: &Crew) {
        if let Weights::Own(matrix) = &mut self.weights {
            matrix.set_crew(crew);
        }
    }

    /// Outputs and inputs.
    pub(crate) fn shape(&self) -> Result<(usize, usize)> {
        match &self.weights {
            Weights::Own(matrix) => Ok(matrix.shape()),
            Weights::Candle { weights: QMatMul::QTensor(tensor), .. } => tensor.shape().dims2(),
            Weights::Candle { weights: QMatMul::Tensor(tensor) | QMatMul::TensorF16(tensor), .. } => tensor.dims2(),
        }
    }

    /// Keeps a change beside the weights, of their shape.
    pub(crate) fn set_beside(&mut self, change: LowRank) {
        self.change = Some(change);
    }

    /// Whether many rows at once are multiplied with unpacked weights, and so profit from long chunks.
    pub(crate) fn unpacks(&self) -> bool {
        matches!(self.weights, Weights::Candle { unpack: true, .. })
    }

    /// Whether what a row gives does not depend, to the last bit, on how many rows are multiplied together.
    pub(crate) fn steady(&self) -> bool {
        matches!(self.weights, Weights::Own(_))
    }

    /// Products of two numbers for each row.
    pub(crate) fn work(&self) -> usize {
        let (outputs, inputs) = self.shape().unwrap_or_default();
        outputs * inputs + self.change.as_ref().map_or(0, LowRank::work)
    }

    /// Maps rows of shape `(n, in)` to `(n, out)`.
    pub(crate) fn forward(&self, rows: &Inputs<'_>) -> Result<Vec<f32>> {
        let mut product = match &self.weights {
            Weights::Own(matrix) => matrix.product(rows)?,
            Weights::Candle { weights, unpack } => {
                let tensor = Tensor::from_slice(rows.values, (rows.count(), rows.columns), &Device::Cpu)?;
                let product = match weights {
                    QMatMul::QTensor(weights) if *unpack && rows.count() >= UNPACK_FROM => {
                        tensor.matmul(&weights.dequantize(&Device::Cpu)?.t()?)?
                    }
                    weights => weights.forward(&tensor)?,
                };
                product.flatten_all()?.to_vec1()?
            }
        };
        if let Some(change) = &self.change {
            change.add_to(rows, &mut product);
        }
        if let Some(bias) = &self.bias {
            for row in product.chunks_exact_mut(bias.len()) {
                row.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
            }
        }
        Ok(product)
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
