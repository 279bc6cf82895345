//! An adapter while it is being trained: its variables and the scores through which gradients flow; not the schedule, the
//! loss or the data.

use crate::LoadError;
use crate::adapter::{Adapter, AdapterShape};
use crate::encoder::Loaded;
use crate::layers::Change;
use crate::memory::free_memory;
use crate::pace::Pace;
use crate::pairs::{Head, LEVEL, PairModel, WEIGHTS, evidence};
use candle_core::{DType, Device, Result, Tensor, Var};
use claimwright_infer::TermPair;
use std::path::Path;

/// An encoder whose weights stay as they are, and an adapter whose numbers change.
#[derive(Debug)]
pub struct PairTraining {
    model: PairModel,
    base: String,
    variables: Vec<(String, Var)>,
}

impl PairTraining {
    /// An adapter for the encoder in this folder, whose weights have the hash `base`: the one to begin with, or a new one
    /// of this shape. The change of a new one is nought: one factor of it is drawn with `normal` (mean 0, variance 1), the
    /// other is zero.
    ///
    /// # Errors
    /// [`LoadError`] where the encoder cannot be loaded, or the adapter does not fit it.
    pub fn new(
        folder: &Path,
        base: &str,
        shape: AdapterShape,
        start: Option<&Adapter>,
        normal: &mut dyn FnMut() -> f32,
    ) -> std::result::Result<Self, LoadError> {
        let shape = start.map_or(shape, |start| start.shape);
        let Loaded { words, mut bert, width, .. } = Loaded::load(folder, free_memory())?;
        let mut variables = Vec::new();
        let mut variable = |name: String, tensor: Tensor| -> Result<Tensor> {
            let variable = Var::from_tensor(&tensor)?;
            let tensor = variable.as_tensor().clone();
            variables.push((name, variable));
            Ok(tensor)
        };
        for (name, linear) in bert.linears() {
            let (outputs, inputs) = linear.shape()?;
            if let Some(start) = start {
                let Change { down, up, scale } = start.change(&name, (outputs, inputs))?;
                let (down, up) = (variable(format!("{name}.down"), down)?, variable(format!("{name}.up"), up)?);
                linear.set_beside(Change { down, up, scale });
                continue;
            }
            let spread = (inputs as f32).sqrt();
            let down: Vec<f32> = (0..shape.rank * inputs).map(|_| normal() / spread).collect();
            let down = Tensor::from_vec(down, (shape.rank, inputs), &Device::Cpu)?;
            let up = Tensor::zeros((outputs, shape.rank), DType::F32, &Device::Cpu)?;
            linear.set_beside(Change {
                down: variable(format!("{name}.down"), down)?,
                up: variable(format!("{name}.up"), up)?,
                scale: shape.scale,
            });
        }
        let (level, weights) = match start {
            Some(start) => (start.tensor(LEVEL, &[2])?.clone(), start.tensor(WEIGHTS, &[evidence(width)])?.clone()),
            None => {
                let none = Tensor::zeros(evidence(width), DType::F32, &Device::Cpu)?;
                (Tensor::new(&[1f32, 0.0], &Device::Cpu)?, none)
            }
        };
        let head = Head { level: variable(LEVEL.to_owned(), level)?, weights: variable(WEIGHTS.to_owned(), weights)? };
        let model = PairModel { words, bert, head, shape };
        Ok(Self { model, base: base.to_owned(), variables })
    }

    /// What is trained, by name.
    pub fn variables(&self) -> &[(String, Var)] {
        &self.variables
    }

    /// Whether a variable belongs to the head, which begins at nothing and learns faster.
    pub fn is_head(name: &str) -> bool {
        name == LEVEL || name == WEIGHTS
    }

    /// Sets what the cosine of two terms is multiplied by and what is added, before anything is trained.
    ///
    /// # Errors
    /// Those of candle, which has none for two numbers.
    pub fn set_level(&self, factor: f32, offset: f32) -> Result<()> {
        let level = self.variables.iter().find(|(name, _)| name == LEVEL);
        level.map_or(Ok(()), |(_, variable)| variable.set(&Tensor::new(&[factor, offset], &Device::Cpu)?))
    }

    /// The scores of these pairs, of shape `(pairs)`: as alike as the model finds them, not bounded.
    ///
    /// # Errors
    /// Those of candle.
    pub fn scores(&self, pairs: &[TermPair<'_>]) -> Result<Tensor> {
        let mut go_on = || true;
        let scores = self.model.scores(pairs, &mut Pace::new(&mut go_on, u64::MAX))?;
        Ok(scores.expect("nobody says no"))
    }

    /// The adapter as it is now.
    pub fn adapter(&self) -> Adapter {
        let tensors = self.variables.iter().map(|(name, variable)| (name.clone(), variable.as_detached_tensor()));
        Adapter::new(self.base.clone(), self.model.shape, tensors.collect())
    }
}
